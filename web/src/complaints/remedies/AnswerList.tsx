import type { Question } from '../../../../src/kernel/remedy/question.contract.ts'
import type { Situation } from '../../../../src/complaints/remedies/remedy.contract.ts'
import { useNarrow } from '../../parts/narrow.ts'
import { moneyWords } from '../../text/money.ts'
import { useText } from '../../text/text.ts'
import { dayWords } from '../../text/time.ts'
import { usePrinting } from './printing.ts'

type Props = {
  readonly questions: readonly Question[]
  readonly situation: Situation
  readonly onEdit: (id: string) => void
}

/** What was answered or skipped so far, each to be changed. */
export function AnswerList({ questions, situation, onEdit }: Props) {
  const { t, say } = useText()
  const words = useAnswerWords()
  const narrow = useNarrow()
  const printing = usePrinting()
  const given = questions.filter(({ id }) => situation.answers[id] !== undefined || situation.unsure.includes(id))
  if (given.length === 0) return null
  return (
    <details className="surface remedy-answers" open={printing || !narrow}>
      <summary>{t('remedies.flow.answeredCount', { count: given.length })}</summary>
      <ul>
        {given.map((question) => (
          <li key={question.id}>
            <span className="quiet">{say(question.name)}</span>
            <strong>{words(question, situation)}</strong>
            <button
              type="button"
              className="plain-button no-print"
              aria-label={t('remedies.flow.changeNamed', { name: say(question.name) })}
              onClick={() => onEdit(question.id)}
            >
              {t('remedies.flow.change')}
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}

function useAnswerWords() {
  const { t, say, language } = useText()
  return (question: Question, { answers }: Situation): string => {
    const answer = answers[question.id]
    if (answer === undefined) return t('remedies.flow.skipped')
    if (typeof answer === 'boolean') return t(answer ? 'remedies.flow.yes' : 'remedies.flow.no')
    if (question.type === 'money') return moneyWords(Number(answer))
    if (question.type === 'rate') return `${Number(answer) / 100}%`
    if (question.type === 'day') return dayWords(String(answer), language)
    const option = question.type === 'choice' && question.options.find(({ value }) => value === answer)
    return option ? say(option.words) : String(answer)
  }
}
