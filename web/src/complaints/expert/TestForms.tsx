import { Input, Select } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { orderTest, reportTest } from '../../../../src/complaints/case.contract.ts'
import type { CaseView } from '../../../../src/complaints/complaint.contract.ts'
import { Favours, readTests } from '../../../../src/complaints/expert/expert.contract.ts'
import { useAct, useRoute } from '../../api/hooks.ts'
import { Field } from '../../parts/Field.tsx'
import { Uploader } from '../../parts/Uploader.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { useText } from '../../text/text.ts'
import { StepFrame } from '../StepFrame.tsx'

type Props = { readonly of: CaseView; readonly label: string; readonly onDone: () => void }

/** What both agreed to, or at the platform's own cost: then it says where. */
export function OrderTest({ of, label, onDone }: Props) {
  const { t } = useText()
  const { data } = useRoute(readTests, { id: of.id })
  const agreed = data?.tests.find(({ state }) => state === 'agreed')
  const act = useAct(orderTest, { done: onDone })
  const [laboratory, setLaboratory] = useState('')
  const [text, setText] = useState('')
  const base = { id: of.id, version: of.version, text }
  return (
    <StepFrame
      {...{ label, onDone, problem: act.problem, busy: act.busy }}
      ready={text.trim() !== '' && (agreed !== undefined || laboratory.trim() !== '')}
      onSend={() => void act.run(agreed ? { ...base, test: agreed.id } : { ...base, laboratory })}
    >
      {agreed ? (
        <p className="note">{t('expert.orderAgreed', { laboratory: agreed.laboratory })}</p>
      ) : (
        <>
          <p className="note note-risk">{t('expert.orderAlone')}</p>
          <Laboratory value={laboratory} onChange={setLaboratory} />
        </>
      )}
      <Said value={text} onChange={setText} />
    </StepFrame>
  )
}

const Outcome = z.enum(['found', 'not-possible'])
/** Method, finding, whom it speaks for, and the report; or that it was not possible, and why. */
export function ReportTest({ of, label, onDone }: Props) {
  const { t } = useText()
  const act = useAct(reportTest, { done: onDone })
  const [outcome, setOutcome] = useState<z.infer<typeof Outcome>>('found')
  const [favours, setFavours] = useState<Favours>('neither')
  const [value, setValue] = useState({ text: '', method: '', finding: '' })
  const [files, setFiles] = useState<readonly string[]>([])
  const [uploading, setUploading] = useState(false)
  const change = (part: Partial<typeof value>) => setValue((before) => ({ ...before, ...part }))
  const isFound = outcome === 'found'
  const enough = !isFound || (value.method.trim() !== '' && value.finding.trim() !== '' && files.length > 0)
  const send = () => {
    const base = { id: of.id, version: of.version, text: value.text, files: [...files], outcome }
    void act.run(isFound ? { ...base, method: value.method, finding: value.finding, favours } : base)
  }
  return (
    <StepFrame
      {...{ label, onDone, problem: act.problem, busy: act.busy, onSend: send }}
      ready={value.text.trim() !== '' && enough && !uploading}
    >
      <Field name="outcome" label={t('expert.outcome')}>
        {(control) => (
          <Select
            {...control}
            value={outcome}
            options={Outcome.options.map((one) => ({ value: one, label: t(`expert.outcomes.${one}`) }))}
            onChange={(one: string) => setOutcome(Outcome.parse(one))}
          />
        )}
      </Field>
      {isFound && (
        <>
          {(['method', 'finding'] as const).map((name) => (
            <WordsField
              key={name}
              name={name}
              label={t(`expert.${name}`)}
              upTo={8}
              most={name === 'method' ? 1000 : 2000}
              value={value[name]}
              onChange={(words) => change({ [name]: words })}
            />
          ))}
          <Field name="favours" label={t('expert.favours')}>
            {(control) => (
              <Select
                {...control}
                value={favours}
                options={Favours.options.map((one) => ({ value: one, label: t(`expert.favour.${one}`) }))}
                onChange={(one: string) => setFavours(Favours.parse(one))}
              />
            )}
          </Field>
        </>
      )}
      <Said value={value.text} onChange={(text) => change({ text })} />
      <Field name="files" label={t('expert.report')} required={isFound}>
        {({ id }) => <Uploader id={id} value={files} max={10} onBusy={setUploading} onChange={setFiles} />}
      </Field>
    </StepFrame>
  )
}

type OneProps = {
  readonly value: string
  readonly onChange: (value: string) => void
}
function Said({ value, onChange }: OneProps) {
  const { t } = useText()
  return (
    <WordsField name="text" label={t('complaints.step.text')} upTo={12} most={2000} value={value} onChange={onChange} />
  )
}

function Laboratory({ value, onChange }: OneProps) {
  const { t } = useText()
  return (
    <Field name="laboratory" label={t('expert.laboratory')}>
      {(control) => (
        <Input {...control} maxLength={120} value={value} onChange={(event) => onChange(event.target.value)} />
      )}
    </Field>
  )
}
