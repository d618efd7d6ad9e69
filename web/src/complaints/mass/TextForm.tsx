import { Button } from 'antd'
import { useState, type ReactNode } from 'react'
import type { ApiProblem } from '../../api/problem.ts'
import { ProblemSummary } from '../../parts/ProblemSummary.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { useText } from '../../text/text.ts'

type Act = { readonly busy: boolean; readonly problem: ApiProblem | null }

/** One text and a button that says what follows. */
export function TextForm(props: {
  readonly act: Act
  readonly label: string
  readonly help: string
  readonly send: string
  readonly name?: string
  readonly longest?: number
  readonly children?: ReactNode
  readonly onSend: (text: string) => void
}) {
  const { t } = useText()
  const [text, setText] = useState('')
  const name = props.name ?? 'text'
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        props.onSend(text)
      }}
    >
      <ProblemSummary problem={props.act.problem} labels={{ [name]: props.label }} />
      {props.children}
      <WordsField
        name={name}
        label={props.label || t('mass.form.text')}
        help={props.help}
        problem={props.act.problem}
        upTo={12}
        most={props.longest ?? 5000}
        value={text}
        onChange={setText}
      />
      <div className="actions">
        <Button htmlType="submit" type="primary" loading={props.act.busy} disabled={text.trim() === ''}>
          {props.send}
        </Button>
      </div>
    </form>
  )
}
