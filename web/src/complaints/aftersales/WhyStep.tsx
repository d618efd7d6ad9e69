import { Button } from 'antd'
import { useState } from 'react'
import type { AskReason } from '../../../../src/complaints/aftersales/aftersales.contract.ts'
import { askReasonWords } from '../../../../src/complaints/aftersales/words.contract.ts'
import type { ApiProblem } from '../../api/problem.ts'
import { Choice } from '../../parts/Choice.tsx'
import { Field } from '../../parts/Field.tsx'
import { ProblemSummary } from '../../parts/ProblemSummary.tsx'
import { Uploader } from '../../parts/Uploader.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { useText } from '../../text/text.ts'
import type { AskProps, Chosen } from './ask-draft.ts'

type Props = AskProps & {
  readonly chosen: Chosen
  readonly reason: AskReason | undefined
  readonly problem: ApiProblem | null
  readonly sending: boolean
}

/** Why, with what to show for it, and what follows when the merchant stays silent. */
export function WhyStep({ chosen, reason, problem, sending, value, change }: Props) {
  const { t, say } = useText()
  const [busy, setBusy] = useState(false)
  return (
    <section className="surface stack">
      <h2>{t('aftersales.ask.why')}</h2>
      <ProblemSummary
        problem={problem}
        labels={{ text: t('aftersales.ask.text'), files: t('complaints.step.files') }}
      />
      <Choice
        label={t('aftersales.ask.reason')}
        value={reason ?? ''}
        options={chosen.reasonsToAsk.map((one) => ({ value: one, label: say(askReasonWords[one]) }))}
        onChange={(one) => change({ reason: one ?? null })}
      />
      <Story chosen={chosen} problem={problem} value={value} change={change} />
      <Field
        name="files"
        label={t('complaints.step.files')}
        required={false}
        problem={problem}
        {...(chosen.evidence && { help: t('aftersales.ask.evidence') })}
      >
        {({ id }) => (
          <Uploader id={id} value={value.files} onChange={(files) => change({ files })} max={20} onBusy={setBusy} />
        )}
      </Field>
      <p className="small quiet">{t('aftersales.ask.silence', { what: say(chosen.onSilence) })}</p>
      <Button type="primary" size="large" block htmlType="submit" loading={sending} disabled={busy}>
        {t('aftersales.ask.send')}
      </Button>
    </section>
  )
}

function Story({ chosen, problem, value, change }: Omit<Props, 'reason' | 'sending'>) {
  const { t } = useText()
  return (
    <WordsField
      name="text"
      label={t('aftersales.ask.text')}
      required={chosen.request !== 'no-reason-return'}
      problem={problem}
      upTo={12}
      most={2000}
      value={value.text}
      onChange={(text) => change({ text })}
    />
  )
}
