import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { readCatalogue } from '../../../src/governance/penalties/catalogue.contract.ts'
import { openPenalty } from '../../../src/governance/penalties/penalty-routes.contract.ts'
import { listMerchants } from '../../../src/marketplace/merchant.contract.ts'
import { useAct, useRoute } from '../api/hooks.ts'
import { Field } from '../parts/Field.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { ProblemSummary } from '../parts/ProblemSummary.tsx'
import { Uploader } from '../parts/Uploader.tsx'
import { WordsField } from '../parts/WordsField.tsx'
import { dayOf } from '../text/time.ts'
import { useText } from '../text/text.ts'
import './governance.css'

const today = () => dayOf(new Date())
const empty = () => ({ merchantId: '', violation: '', happenedOn: today(), complaint: '', text: '' })

/** An officer charges a shop with a violation of the catalogue, with evidence; the shop has notice at once. */
export function NewPenaltyPage() {
  const { t } = useText()
  const navigate = useNavigate()
  const [draft, setDraft] = useState(empty)
  const [files, setFiles] = useState<readonly string[]>([])
  const [sending, setSending] = useState(false)
  const set = (part: Partial<ReturnType<typeof empty>>) => setDraft((before) => ({ ...before, ...part }))
  const act = useAct(openPenalty, { done: ({ id }) => void navigate({ to: '/penalties/$id', params: { id } }) })
  const { problem } = act
  const labels = {
    merchantId: t('penalties.column.merchant'),
    violation: t('penalties.column.violation'),
    happenedOn: t('penalties.happened'),
    complaint: t('penalties.new.case'),
    text: t('penalties.new.text'),
    files: t('penalties.files'),
  }
  const ready = draft.merchantId !== '' && draft.violation !== '' && draft.text.trim() !== ''
  const proven = draft.complaint.trim() !== '' || files.length > 0
  return (
    <div className="page page-narrow stack">
      <PageHead title={t('penalties.new.title')} lead={t('penalties.new.lead')} />
      <p className="small">
        <Link to="/penalties">{t('penalties.back')}</Link>
      </p>
      <form
        className="surface stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void act.run({ ...draft, complaint: draft.complaint.trim() || null, files: [...files] })
        }}
      >
        <ProblemSummary problem={problem} labels={labels} />
        <Field name="merchantId" label={labels.merchantId} help={t('penalties.new.merchantHelp')} problem={problem}>
          {(control) => (
            <MerchantSelect control={control} value={draft.merchantId} onChange={(merchantId) => set({ merchantId })} />
          )}
        </Field>
        <ViolationField
          label={labels.violation}
          problem={problem}
          day={draft.happenedOn}
          value={draft.violation}
          onChange={(violation) => set({ violation })}
        />
        <Field name="happenedOn" label={labels.happenedOn} help={t('penalties.new.dayHelp')} problem={problem}>
          {(control) => (
            <Input
              {...control}
              type="date"
              max={today()}
              value={draft.happenedOn}
              onChange={(event) => set({ happenedOn: event.target.value })}
            />
          )}
        </Field>
        <WordsField
          name="text"
          label={labels.text}
          help={t('penalties.new.textHelp')}
          problem={problem}
          upTo={12}
          most={5000}
          value={draft.text}
          onChange={(text) => set({ text })}
        />
        <Field
          name="complaint"
          label={labels.complaint}
          help={t('penalties.new.caseHelp')}
          required={false}
          problem={problem}
        >
          {(control) => (
            <Input
              {...control}
              maxLength={60}
              value={draft.complaint}
              onChange={(event) => set({ complaint: event.target.value })}
            />
          )}
        </Field>
        <Field name="files" label={labels.files} required={false} problem={problem}>
          {({ id }) => <Uploader id={id} value={files} onChange={setFiles} max={20} onBusy={setSending} />}
        </Field>
        {!proven && <p className="quiet small">{t('penalties.new.evidenceNeeded')}</p>}
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={act.busy} disabled={!ready || !proven || sending}>
            {t('penalties.new.send')}
          </Button>
        </div>
      </form>
    </div>
  )
}

type Control = { readonly id: string }
type SelectProps = { readonly control: Control; readonly value: string; readonly onChange: (id: string) => void }
function MerchantSelect({ control, value, onChange }: SelectProps) {
  const [text, setText] = useState('')
  const { data } = useRoute(listMerchants, { limit: 20, ...(text && { text }) }, { keep: true })
  return (
    <Select
      {...control}
      showSearch={{ onSearch: setText, filterOption: false }}
      value={value || null}
      onChange={(id: string) => onChange(id)}
      options={(data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))}
    />
  )
}

type ViolationProps = {
  readonly label: string
  readonly problem: Parameters<typeof Field>[0]['problem']
  readonly day: string
  readonly value: string
  readonly onChange: (id: string) => void
}
/** By the catalogue of the day on which it happened, with what the chosen entry says. */
function ViolationField({ label, problem, day, value, onChange }: ViolationProps) {
  const { t, say } = useText()
  const { data } = useRoute(readCatalogue, day ? { onDay: day } : {}, { keep: true })
  const chosen = data?.violations.find(({ id }) => id === value)
  const [first, second, third] = chosen?.points ?? [0, 0, 0]
  return (
    <Field
      name="violation"
      label={label}
      problem={problem ?? null}
      help={
        chosen && (
          <>
            {say(chosen.definition)}{' '}
            {t('penalties.catalogue.pointsOf', { first, second, third, months: chosen.windowMonths })}{' '}
            {t('penalties.evidenceNeeded', { list: chosen.evidence.map((one) => say(one)).join(' · ') })}
          </>
        )
      }
    >
      {(control) => (
        <select {...control} className="field-select" value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">—</option>
          {(data?.violations ?? []).map(({ id, title, level }) => (
            <option key={id} value={id}>
              {`${say(title)} · ${t(`penalties.catalogue.levels.${level}`)}`}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
