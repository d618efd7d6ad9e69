import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useText } from '../text/text.ts'
import { Dialog } from './Dialog.tsx'

/** A form in a dialog: what went wrong and the fields are its content; below stand what is sent and the way out. */
export function DialogForm(props: {
  readonly title: string
  readonly onClose: () => void
  readonly onSend: () => void
  readonly send: string
  readonly busy: boolean
  /** Whether there is enough to send. */
  readonly ready?: boolean
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
        {props.children}
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={props.busy} disabled={props.ready === false}>
            {props.send}
          </Button>
          <Button onClick={props.onClose}>{props.leave ?? t('parts.form.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
