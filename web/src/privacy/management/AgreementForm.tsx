import { Input } from 'antd'
import { useState } from 'react'
import { dataUses, type DataUse } from '../../../../src/kernel/consent/purpose-rule.contract.ts'
import { dataUseWords } from '../../../../src/kernel/consent/purpose-words.contract.ts'
import {
  listThirdParties,
  PartnerRole,
  registerThirdParty,
  renewAgreement,
  type ThirdParty,
} from '../../../../src/privacy/management/third-party.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { Checks } from '../../parts/Checks.tsx'
import { Choice } from '../../parts/Choice.tsx'
import { DialogForm } from '../../parts/DialogForm.tsx'
import { Field } from '../../parts/Field.tsx'
import { Uploader } from '../../parts/Uploader.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { useText } from '../../text/text.ts'

type Role = (typeof PartnerRole.options)[number]
type Partner = { name: string; role: Role; goal: string; uses: readonly DataUse[]; safeguards: string }
const nobody: Partner = { name: '', role: 'processor', goal: '', uses: [], safeguards: '' }

/** A new third party with its agreement, or a new agreement with one that is there. */
export function AgreementForm({ of, onClose }: { readonly of: ThirdParty | null; readonly onClose: () => void }) {
  const { t } = useText()
  const [partner, setPartner] = useState<Partner>(nobody)
  const [agreement, setAgreement] = useState('')
  const [days, setDays] = useState({ signedOn: '', until: '' })
  const [secrecy, setSecrecy] = useState(true)
  const [files, setFiles] = useState<readonly string[]>([])
  const [sending, setSending] = useState(false)
  const after = { refresh: [listThirdParties], done: onClose }
  const register = useAct(registerThirdParty, after)
  const renew = useAct(renewAgreement, after)
  const act = of ? renew : register
  const { name, goal, uses, safeguards } = partner
  const known = of !== null || ([name, goal, safeguards].every((one) => one.trim() !== '') && uses.length > 0)
  const send = () => {
    const signed = { agreement: agreement.trim(), ...days, secrecy, files: [...files] }
    void (of ? renew.run({ id: of.id, ...signed }) : register.run({ ...partner, uses: [...uses], ...signed }))
  }
  return (
    <DialogForm
      title={of ? `${t('privacyManagement.partners.renew')} · ${of.name}` : t('privacyManagement.partners.add')}
      onClose={onClose}
      onSend={send}
      send={t(of ? 'privacyManagement.partners.renew' : 'privacyManagement.partners.add')}
      busy={act.busy}
      problem={act.problem}
      ready={known && agreement.trim() !== '' && days.signedOn !== '' && days.until !== '' && !sending}
      missing={t('privacyManagement.partners.missing')}
    >
      {!of && <PartnerFields value={partner} onChange={setPartner} />}
      <Field name="agreement" label={t('privacyManagement.partners.agreement')}>
        {(control) => (
          <Input
            {...control}
            value={agreement}
            maxLength={120}
            onChange={(event) => setAgreement(event.target.value)}
          />
        )}
      </Field>
      {(['signedOn', 'until'] as const).map((day) => (
        <Field key={day} name={day} label={t(`privacyManagement.partners.${day}`)}>
          {(control) => (
            <input
              {...control}
              type="date"
              value={days[day]}
              onChange={(event) => setDays({ ...days, [day]: event.target.value })}
            />
          )}
        </Field>
      ))}
      <label>
        <input type="checkbox" checked={secrecy} onChange={(event) => setSecrecy(event.target.checked)} />{' '}
        {t('privacyManagement.partners.secrecy')}
      </label>
      <Field name="files" label={t('privacyManagement.partners.files')} required={false}>
        {({ id }) => <Uploader id={id} value={files} onChange={setFiles} max={10} onBusy={setSending} />}
      </Field>
    </DialogForm>
  )
}

type FieldsProps = { readonly value: Partner; readonly onChange: (partner: Partner) => void }
function PartnerFields({ value, onChange }: FieldsProps) {
  const { t, say } = useText()
  const label = t('privacyManagement.partners.uses')
  return (
    <>
      <Field name="name" label={t('privacyManagement.partners.name')}>
        {(control) => (
          <Input
            {...control}
            value={value.name}
            maxLength={120}
            onChange={(event) => onChange({ ...value, name: event.target.value })}
          />
        )}
      </Field>
      <Choice
        label={t('privacyManagement.partners.role')}
        value={value.role}
        options={PartnerRole.options.map((role) => ({
          value: role,
          label: t(`privacyManagement.partners.roles.${role}`),
        }))}
        onChange={(role) => role && onChange({ ...value, role })}
      />
      <WordsField
        name="goal"
        label={t('privacyManagement.partners.goal')}
        value={value.goal}
        onChange={(goal) => onChange({ ...value, goal })}
        most={500}
        rows={2}
      />
      <Field name="uses" label={label}>
        {(control) => (
          <Checks
            control={control}
            label={label}
            options={dataUses.map((use) => ({ value: use, label: say(dataUseWords[use]) }))}
            value={value.uses}
            onChange={(uses) => onChange({ ...value, uses })}
          />
        )}
      </Field>
      <WordsField
        name="safeguards"
        label={t('privacyManagement.partners.safeguards')}
        value={value.safeguards}
        onChange={(safeguards) => onChange({ ...value, safeguards })}
        most={2000}
      />
    </>
  )
}
