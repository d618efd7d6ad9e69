import { Button } from 'antd'
import { useState } from 'react'
import { listAlarms, readAlarm, triageAlarm, type Verdict } from '../../../../src/privacy/warning/warning.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { FormProblem } from '../../parts/Field.tsx'
import { ProblemSummary } from '../../parts/ProblemSummary.tsx'
import { Radios } from '../../parts/Radios.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { useText } from '../../text/text.ts'

const verdicts = ['true', 'false', 'unclear'] as const

/** The judgement of a person: what a number said is only a reason to look. */
export function TriageForm({ id }: { readonly id: string }) {
  const { t } = useText()
  const [verdict, setVerdict] = useState<Verdict | null>(null)
  const [reason, setReason] = useState('')
  const act = useAct(triageAlarm, { refresh: [readAlarm, listAlarms] })
  const send = () => {
    if (verdict !== null) void act.run({ id, verdict, reason })
  }
  return (
    <form
      className="surface stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <h2>{t('warning.judge')}</h2>
      <p className="quiet">{t('warning.judgeHelp')}</p>
      {act.problem && <ProblemSummary problem={act.problem} />}
      <FormProblem value={act.problem}>
        <Radios
          legend={t('warning.verdict')}
          name="verdict"
          value={verdict}
          options={verdicts.map((value) => ({ value, label: t(`warning.verdicts.${value}`) }))}
          onChange={setVerdict}
        />
        <WordsField name="reason" label={t('warning.reason')} value={reason} onChange={setReason} most={1000} />
      </FormProblem>
      <Button
        type="primary"
        htmlType="submit"
        loading={act.busy}
        disabled={verdict === null || reason.trim().length < 4}
      >
        {t('warning.send')}
      </Button>
    </form>
  )
}
