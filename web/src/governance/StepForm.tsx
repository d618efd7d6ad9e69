import { Button } from 'antd'
import { useState } from 'react'
import {
  appealPenalty,
  decidePenalty,
  dropPenalty,
  giveNotice,
  stateDefence,
} from '../../../src/governance/penalties/penalty-routes.contract.ts'
import type { PenaltyStep, PenaltyView } from '../../../src/governance/penalties/penalty.contract.ts'
import { useAct } from '../api/hooks.ts'
import { Field } from '../parts/Field.tsx'
import { Problem } from '../parts/Problem.tsx'
import { Uploader } from '../parts/Uploader.tsx'
import { WordsField } from '../parts/WordsField.tsx'
import { useText } from '../text/text.ts'
import { PreviewBox } from './PreviewBox.tsx'

type Step = Exclude<PenaltyStep, 'decide-appeal'>
const withFiles: readonly Step[] = ['give-notice', 'state', 'appeal']
const most = 20

/** Words, files where there may be some, and for a decision what it will cause. */
export function StepForm({ of, step }: { readonly of: PenaltyView; readonly step: Step }) {
  const { t } = useText()
  const [text, setText] = useState(step === 'give-notice' ? of.seen : '')
  const [files, setFiles] = useState<readonly string[]>([])
  const [sending, setSending] = useState(false)
  const act = useSending(of, step)
  return (
    <form
      className="stack inset"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        act.send(text, [...files])
      }}
    >
      {step === 'decide' && <PreviewBox id={of.id} />}
      <WordsField
        name="text"
        label={t(`penalties.step.${step}.label`)}
        help={t(`penalties.step.${step}.help`)}
        problem={act.problem}
        upTo={12}
        most={5000}
        value={text}
        onChange={setText}
      />
      {withFiles.includes(step) && (
        <Field name="files" label={t('penalties.files')} required={false} problem={act.problem}>
          {({ id }) => <Uploader id={id} value={files} onChange={setFiles} max={most} onBusy={setSending} />}
        </Field>
      )}
      {act.problem && <Problem problem={act.problem} />}
      <div className="actions">
        <Button type="primary" htmlType="submit" loading={act.busy} disabled={sending || text.trim() === ''}>
          {t(`penalties.step.${step}.send`)}
        </Button>
      </div>
    </form>
  )
}

function useSending({ id, version }: PenaltyView, step: Step) {
  const notice = useAct(giveNotice)
  const drop = useAct(dropPenalty)
  const state = useAct(stateDefence)
  const decide = useAct(decidePenalty)
  const appeal = useAct(appealPenalty)
  const acts = { 'give-notice': notice, drop, state, decide, appeal }
  const send = (text: string, files: string[]) => {
    const words = { id, version, text }
    switch (step) {
      case 'give-notice':
        return void notice.run({ ...words, files })
      case 'state':
        return void state.run({ ...words, files })
      case 'appeal':
        return void appeal.run({ ...words, files })
      case 'drop':
        return void drop.run(words)
      case 'decide':
        return void decide.run(words)
    }
  }
  return { send, busy: acts[step].busy, problem: acts[step].problem }
}
