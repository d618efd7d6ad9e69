import { Input, Radio } from 'antd'
import { useState } from 'react'
import type { Answer, Question } from '../../../../src/kernel/remedy/question.contract.ts'
import type { ApiProblem } from '../../api/problem.ts'
import { Field } from '../../parts/Field.tsx'
import { useText } from '../../text/text.ts'
import { readTyped, typedOf } from '../remedies/answer-text.ts'

type Props = {
  readonly question: Question
  readonly value: Answer | undefined
  readonly onChange: (answer: Answer | undefined) => void
  /** Where the answer stands in what is sent. */
  readonly name: string
  readonly problem?: ApiProblem | null
}

/** One fact that a rule asks for: yes, no and choices by a tap, numbers and days by typing. */
export function AnswerField({ question, value, onChange, name, problem = null }: Props) {
  const { t, say } = useText()
  if (question.type !== 'yes-no' && question.type !== 'choice')
    return <TypedField {...{ question, value, onChange, name, problem }} />
  const options =
    question.type === 'choice'
      ? question.options.map((one) => ({ value: one.value, label: say(one.words) }))
      : [
          { value: 'true', label: t('remedies.flow.yes') },
          { value: 'false', label: t('remedies.flow.no') },
        ]
  const read = (text: string): Answer => (question.type === 'choice' ? text : text === 'true')
  return (
    <Field name={name} label={say(question.ask)} {...(question.help && { help: say(question.help) })} problem={problem}>
      {({ id }) => (
        <Radio.Group
          id={id}
          aria-label={say(question.ask)}
          value={value === undefined ? null : String(value)}
          options={options}
          onChange={(event) => onChange(read(String(event.target.value)))}
        />
      )}
    </Field>
  )
}

function TypedField({ question, value, onChange, name, problem = null }: Props) {
  const { t, say } = useText()
  const [text, setText] = useState(() => typedOf(question, value))
  const typed = readTyped(question, text)
  const error = text !== '' && 'problem' in typed ? t(`remedies.error.${typed.problem}`, typed) : undefined
  return (
    <Field
      name={name}
      label={say(question.ask)}
      {...(question.help && { help: say(question.help) })}
      problem={problem}
      error={error}
    >
      {(control) => (
        <Input
          {...control}
          {...(question.type === 'day' ? { type: 'date' } : { inputMode: 'decimal', maxLength: 20 })}
          {...(question.type === 'money' && { prefix: '¥' })}
          {...(question.type === 'rate' && { suffix: t('remedies.unit.rate') })}
          value={text}
          onChange={({ target }) => {
            setText(target.value)
            const now = readTyped(question, target.value)
            onChange('answer' in now && target.value !== '' ? now.answer : undefined)
          }}
        />
      )}
    </Field>
  )
}
