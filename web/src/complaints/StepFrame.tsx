import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { ApiProblem } from '../api/problem.ts'
import { FormProblem } from '../parts/Field.tsx'
import { ProblemSummary } from '../parts/ProblemSummary.tsx'
import { useText } from '../text/text.ts'

/** The form of one step: what the server said no to above its fields and at each that it names; below what is sent, and the way out. */
export function StepFrame(props: {
  /** What the step is called. */
  readonly label: string
  readonly problem: ApiProblem | null
  readonly busy: boolean
  readonly ready: boolean
  readonly onSend: () => void
  readonly onDone: () => void
  readonly children: ReactNode
}) {
  const { t } = useText()
  return (
    <form
      className="stack step-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        props.onSend()
      }}
    >
      <ProblemSummary problem={props.problem} />
      <FormProblem value={props.problem}>{props.children}</FormProblem>
      <div className="actions">
        <Button type="primary" htmlType="submit" loading={props.busy} disabled={!props.ready}>
          {props.label}
        </Button>
        <Button onClick={props.onDone}>{t('complaints.step.cancel')}</Button>
      </div>
    </form>
  )
}
