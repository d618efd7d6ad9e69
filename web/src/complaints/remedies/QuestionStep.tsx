import { Button, Input } from 'antd'
import { useState, type FormEvent } from 'react'
import type { Answer, Question } from '../../../../src/kernel/remedy/question.contract.ts'
import { Field } from '../../parts/Field.tsx'
import { useText } from '../../text/text.ts'
import { dayOf } from '../../text/time.ts'
import { readTyped, typedOf } from './answer-text.ts'
import { useHeadingFocus } from '../../parts/heading-focus.ts'

type Props = {
  readonly question: Question
  readonly answer: Answer | undefined
  readonly busy: boolean
  readonly onAnswer: (answer: Answer) => void
  readonly onUnsure: () => void
  readonly onBack: () => void
}

/** One question, one decision: yes, no and choices by a tap, numbers and days by typing. */
export function QuestionStep({ question, answer, busy, onAnswer, onUnsure, onBack }: Props) {
  const { t, say } = useText()
  const heading = useHeadingFocus(question.id)
  return (
    <section className="surface stack remedy-step" aria-busy={busy}>
      <h2 ref={heading} tabIndex={-1} className="remedy-question">
        {say(question.ask)}
      </h2>
      {question.help && <p className="quiet">{say(question.help)}</p>}
      {question.type === 'yes-no' || question.type === 'choice' ? (
        <Taps question={question} answer={answer} busy={busy} onAnswer={onAnswer} />
      ) : (
        <Typing key={question.id} question={question} answer={answer} busy={busy} onAnswer={onAnswer} />
      )}
      {question.proof && <p className="quiet small">{t('remedies.flow.proof', { proof: say(question.proof) })}</p>}
      <div className="row row-apart">
        <Button onClick={onBack}>{t('remedies.flow.back')}</Button>
        <Button type="text" disabled={busy} onClick={onUnsure}>
          {t('remedies.flow.unsure')}
        </Button>
      </div>
    </section>
  )
}

type AnswerProps = Pick<Props, 'question' | 'answer' | 'busy' | 'onAnswer'>

function Taps({ question, answer, busy, onAnswer }: AnswerProps) {
  const { t, say } = useText()
  const options =
    question.type === 'choice'
      ? question.options.map(({ value, words }) => ({ value, words: say(words) }))
      : [
          { value: true, words: t('remedies.flow.yes') },
          { value: false, words: t('remedies.flow.no') },
        ]
  return (
    <div className={question.type === 'yes-no' ? 'remedy-taps remedy-taps-two' : 'remedy-taps'}>
      {options.map(({ value, words }) => (
        <button
          key={String(value)}
          type="button"
          className={value === answer ? 'choice choice-on' : 'choice'}
          aria-pressed={value === answer}
          disabled={busy}
          onClick={() => onAnswer(value)}
        >
          {words}
        </button>
      ))}
    </div>
  )
}

function Typing({ question, answer, busy, onAnswer }: AnswerProps) {
  const { t, say } = useText()
  const [text, setText] = useState(
    () => typedOf(question, answer) || (question.type === 'day' ? dayOf(new Date()) : ''),
  )
  const [tried, setTried] = useState(false)
  const typed = readTyped(question, text)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if ('answer' in typed) onAnswer(typed.answer)
  }
  const error = tried && 'problem' in typed ? t(`remedies.error.${typed.problem}`, typed) : undefined
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <Field name={question.id} label={say(question.name)} error={error}>
        {(control) => (
          <Input
            {...control}
            {...(question.type === 'day'
              ? { type: 'date', min: '2007-01-01' }
              : { inputMode: question.type === 'count' ? 'numeric' : 'decimal', autoComplete: 'off', maxLength: 20 })}
            {...(question.type === 'money' && { prefix: '¥' })}
            {...(question.type === 'rate' && { suffix: t('remedies.unit.rate') })}
            size="large"
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        )}
      </Field>
      <Button type="primary" htmlType="submit" size="large" block loading={busy}>
        {t('remedies.flow.next')}
      </Button>
    </form>
  )
}
