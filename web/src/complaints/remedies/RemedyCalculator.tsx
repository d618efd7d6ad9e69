import { Button } from 'antd'
import { useState, type ReactNode } from 'react'
import { calculateRemedies, listRemedies, type Situation } from '../../../../src/complaints/remedies/remedy.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { Problem } from '../../parts/Problem.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { useText } from '../../text/text.ts'
import { dayWords } from '../../text/time.ts'
import { AnswerList } from './AnswerList.tsx'
import { QuestionFlow } from './QuestionFlow.tsx'
import { RemedyResults } from './RemedyResults.tsx'
import { emptySituation } from './situation.ts'
import { TopicStep } from './TopicStep.tsx'
import './remedies.css'

type Props = {
  readonly situation: Situation
  readonly onChange: (situation: Situation) => void
  /** Where the reader is: choosing the matter, answering, or looking at the result. */
  readonly screen: Screen
  readonly onScreen: (screen: Screen) => void
  /** What stands under the result. */
  readonly children?: ReactNode
}
export type Screen = 'topics' | 'questions' | 'result'

/** Question by question, with the result worked out by the server after each answer. */
export function RemedyCalculator({ situation, onChange, screen, onScreen, children }: Props) {
  const { t, language } = useText()
  const [editing, setEditing] = useState<string | null>(null)
  const catalogue = useRoute(listRemedies, {})
  const started = screen !== 'topics'
  const result = useRoute(calculateRemedies, situation, { keep: true, enabled: started })
  if (catalogue.problem) return <Problem problem={catalogue.problem} onRetry={() => void catalogue.refetch()} />
  if (!catalogue.data) return <Skeleton lines={8} />
  const edit = (id: string) => {
    setEditing(id)
    onScreen('questions')
  }
  if (!started)
    return (
      <TopicStep
        topics={catalogue.data.topics}
        situation={situation}
        onChange={onChange}
        onStart={() => onScreen('questions')}
      />
    )
  if (result.problem)
    return (
      <Problem problem={result.problem} onRetry={() => void result.refetch()}>
        <ul>
          {result.problem.fields.map(({ path, message }) => (
            <li key={path}>
              {path}: {message}
            </li>
          ))}
        </ul>
        <Button onClick={() => (onChange(emptySituation), onScreen('topics'))}>{t('remedies.flow.restart')}</Button>
      </Problem>
    )
  if (!result.data) return <Skeleton lines={8} />
  const left = result.data.next.length
  return (
    <div className="remedy-columns" data-screen={screen}>
      <div className="stack remedy-left">
        <p className="small quiet row">
          {situation.happenedOn
            ? t('remedies.flow.on', { day: dayWords(situation.happenedOn, language) })
            : t('remedies.flow.today')}
          <button type="button" className="plain-button no-print" onClick={() => onScreen('topics')}>
            {t('remedies.flow.topicsAgain')}
          </button>
        </p>
        <div className="stack remedy-asking no-print">
          <QuestionFlow
            questions={catalogue.data.questions}
            next={result.data.next}
            fetching={result.fetching}
            situation={situation}
            editing={editing}
            onEditing={setEditing}
            onChange={onChange}
            onTopics={() => onScreen('topics')}
            onResult={() => onScreen('result')}
          />
        </div>
        {screen === 'result' && left > 0 && (
          <Button className="remedy-more no-print" block onClick={() => onScreen('questions')}>
            {t('remedies.flow.more', { left })}
          </Button>
        )}
        <AnswerList questions={catalogue.data.questions} situation={situation} onEdit={edit} />
      </div>
      <div className="remedy-right" aria-busy={result.fetching}>
        <RemedyResults
          catalogue={catalogue.data}
          result={result.data}
          situation={situation}
          onChange={onChange}
          onAnswer={edit}
        >
          {children}
        </RemedyResults>
      </div>
    </div>
  )
}
