import { Button } from 'antd'
import { useState } from 'react'
import { useText } from '../text/text.ts'
import { Dialog } from './Dialog.tsx'

/** Something shown once: it leaves only by the button that says it is kept. */
export function SecretDialog(props: {
  readonly title: string
  readonly help: string
  readonly secret: string
  readonly done: string
  readonly onDone: () => void
}) {
  const { t } = useText()
  const [copied, setCopied] = useState(false)
  const copy = () => {
    // Without a secure origin there is no clipboard; the text selects itself with one click.
    void navigator.clipboard?.writeText(props.secret).then(() => setCopied(true))
  }
  return (
    <Dialog title={props.title}>
      <p>{props.help}</p>
      <div className="secret">
        <span className="code">{props.secret}</span>
        <Button onClick={copy}>{t(copied ? 'parts.copy.copied' : 'parts.copy.copy')}</Button>
      </div>
      <div className="actions">
        <Button type="primary" onClick={props.onDone}>
          {props.done}
        </Button>
      </div>
    </Dialog>
  )
}
