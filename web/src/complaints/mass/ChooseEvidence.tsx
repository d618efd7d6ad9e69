import { Checkbox, Input } from 'antd'
import { useState } from 'react'
import { readCase } from '../../../../src/complaints/case.contract.ts'
import type { ClaimView } from '../../../../src/complaints/mass/claim.contract.ts'
import { chooseLeadEvidence, type LeadEvidence } from '../../../../src/complaints/mass/lead-case.contract.ts'
import { useAct, useRoute } from '../../api/hooks.ts'
import { DialogForm } from '../../parts/DialogForm.tsx'
import { Field, FieldScope } from '../../parts/Field.tsx'
import { ProblemSummary } from '../../parts/ProblemSummary.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { StoredFile, Uploader } from '../../parts/Uploader.tsx'
import { useText } from '../../text/text.ts'

type Props = {
  readonly of: ClaimView
  readonly lead: string
  readonly chosen: readonly LeadEvidence[]
  readonly onClose: () => void
}
type Choice = { readonly shows: string; readonly masked: readonly string[] }

/** From what both sides of the lead case can read: which pieces, what each shows, and a masked copy where there is one. */
export function ChooseEvidence({ of, lead, chosen, onClose }: Props) {
  const { t } = useText()
  const { data } = useRoute(readCase, { id: lead })
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>(() =>
    Object.fromEntries(
      chosen.flatMap(({ file, shows, masked }) =>
        file ? [[file.id, { shows, masked: masked ? [masked.id] : [] }]] : [],
      ),
    ),
  )
  const [busy, setBusy] = useState(false)
  const act = useAct(chooseLeadEvidence, { done: onClose })
  const set = (file: string, to: Choice | null) =>
    setChoices((before) => {
      const others = Object.entries(before).filter(([one]) => one !== file)
      return Object.fromEntries(to === null ? others : [...others, [file, to]])
    })
  const evidence = Object.entries(choices).map(([file, { shows, masked }]) => ({
    file,
    shows,
    ...(masked[0] !== undefined && { masked: masked[0] }),
  }))
  return (
    <DialogForm
      title={t('massLeads.leadCase.choose')}
      send={t('massLeads.leadCase.save', { n: evidence.length })}
      busy={act.busy}
      ready={!busy && evidence.every(({ shows }) => shows.trim().length >= 4)}
      onSend={() => void act.run({ id: of.id, evidence })}
      onClose={onClose}
    >
      <p className="quiet small">{t('massLeads.leadCase.chooseHelp')}</p>
      <ProblemSummary problem={act.problem} labels={{ evidence: t('massLeads.leadCase.title') }} />
      {!data && <Skeleton lines={4} />}
      {data?.evidence.length === 0 && <p className="quiet">{t('massLeads.leadCase.noFiles')}</p>}
      {data?.evidence.map(({ file }) => (
        <FieldScope key={file.id} name={`lead-${file.id}`}>
          <div className="inset stack-tight">
            <Checkbox
              checked={choices[file.id] !== undefined}
              onChange={(event) => set(file.id, event.target.checked ? { shows: '', masked: [] } : null)}
            >
              {file.name}
            </Checkbox>
            <ul className="upload-list">
              <StoredFile id={file.id} />
            </ul>
            <Shows choice={choices[file.id]} onChange={(to) => set(file.id, to)} onBusy={setBusy} />
          </div>
        </FieldScope>
      ))}
    </DialogForm>
  )
}

type ShowsProps = {
  readonly choice: Choice | undefined
  readonly onChange: (to: Choice) => void
  readonly onBusy: (busy: boolean) => void
}
function Shows({ choice, onChange, onBusy }: ShowsProps) {
  const { t } = useText()
  if (!choice) return null
  return (
    <>
      <Field name="shows" label={t('massLeads.leadCase.shows')} help={t('massLeads.leadCase.showsHelp')}>
        {(control) => (
          <Input
            {...control}
            maxLength={300}
            value={choice.shows}
            onChange={(event) => onChange({ ...choice, shows: event.target.value })}
          />
        )}
      </Field>
      <Field
        name="masked"
        label={t('massLeads.leadCase.maskedCopy')}
        help={t('massLeads.leadCase.maskedHelp')}
        required={false}
      >
        {({ id }) => (
          <Uploader
            id={id}
            max={1}
            value={choice.masked}
            onChange={(masked) => onChange({ ...choice, masked: [...masked] })}
            onBusy={onBusy}
          />
        )}
      </Field>
    </>
  )
}
