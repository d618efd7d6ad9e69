import { Button, Input } from 'antd'
import { useId, useState, type ReactNode } from 'react'
import type { ApiProblem } from '../../api/problem.ts'
import { Problem } from '../../parts/Problem.tsx'
import { useText } from '../../text/text.ts'

/** A step that says why, opened under the button that names it. */
export function ReasonForm(props: {
  readonly label: string
  readonly help?: string
  readonly send: string
  readonly most: number
  readonly least?: number
  readonly rows?: number
  readonly busy: boolean
  readonly problem: ApiProblem | null
  readonly danger?: boolean
  /** What is being written, when somebody else keeps it. */
  readonly text?: { readonly value: string; readonly change: (value: string) => void }
  readonly children?: ReactNode
  readonly onSend: (text: string) => void
  readonly onClose: () => void
}) {
  const { t } = useText()
  const id = useId()
  const [own, setOwn] = useState('')
  const { value, change } = props.text ?? { value: own, change: setOwn }
  const rows = props.rows ?? 2
  return (
    <form
      className="inset stack no-print"
      onSubmit={(event) => {
        event.preventDefault()
        props.onSend(value)
      }}
    >
      {props.problem && <Problem problem={props.problem} />}
      {props.children}
      <div className="field">
        <label className="field-label" htmlFor={id}>
          {props.label}
        </label>
        <Input.TextArea
          id={id}
          autoSize={{ minRows: rows, maxRows: Math.max(8, rows * 2) }}
          maxLength={props.most}
          value={value}
          onChange={(event) => change(event.target.value)}
        />
        {props.help && <div className="field-help">{props.help}</div>}
      </div>
      <div className="actions">
        <Button
          htmlType="submit"
          type="primary"
          danger={props.danger ?? false}
          loading={props.busy}
          disabled={value.trim().length < (props.least ?? 4)}
        >
          {props.send}
        </Button>
        <Button onClick={props.onClose}>{t('parts.form.cancel')}</Button>
      </div>
    </form>
  )
}
