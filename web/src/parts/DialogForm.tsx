import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useText } from '../text/text.ts'
import type { ApiProblem } from '../api/problem.ts'
import { Dialog } from './Dialog.tsx'
import { FormProblem } from './Field.tsx'
import { ProblemSummary } from './ProblemSummary.tsx'

/** A form in a dialog: what went wrong and the fields are its content; below stand what is sent and the way out. */
export function DialogForm(props: {
  readonly title: string
  readonly onClose: () => void
  readonly onSend: () => void
  readonly send: string
  readonly busy: boolean
  /** What the server said no to: above the fields, and at each that it names. */
  readonly problem?: ApiProblem | null
  /** Whether there is enough to send. */
  readonly ready?: boolean
  /** What has to be there first, said beside the button while it cannot be pressed. */
  readonly missing?: string | undefined
  /** What the way out is called: there is nothing to cancel once something was sent. */
  readonly leave?: string
  readonly children: ReactNode
}) {
  const { t } = useText()
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          props.onSend()
        }}
      >
        {props.problem && <ProblemSummary problem={props.problem} />}
        <FormProblem value={props.problem ?? null}>{props.children}</FormProblem>
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={props.busy} disabled={props.ready === false}>
            {props.send}
          </Button>
          <Button onClick={props.onClose}>{props.leave ?? t('parts.form.cancel')}</Button>
          {props.ready === false && props.missing && <span className="quiet small">{props.missing}</span>}
        </div>
      </form>
    </Dialog>
  )
}
