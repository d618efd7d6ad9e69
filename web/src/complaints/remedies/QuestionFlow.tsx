import { Button } from 'antd'
import { useState } from 'react'
import type { Answer, Question } from '../../../../src/kernel/remedy/question.contract.ts'
import type { Situation } from '../../../../src/complaints/remedies/remedy.contract.ts'
import { useText } from '../../text/text.ts'
import { QuestionStep } from './QuestionStep.tsx'
import { answered, unsureOf } from './situation.ts'

type Props = {
  readonly questions: readonly Question[]
  /** What the server would ask next. */
  readonly next: readonly string[]
  readonly fetching: boolean
  readonly situation: Situation
  /** A question that is being changed; null while going on. */
  readonly editing: string | null
  readonly onEditing: (id: string | null) => void
  readonly onChange: (situation: Situation) => void
  readonly onTopics: () => void
  readonly onResult: () => void
}

/** One question after the other; while the server thinks, the one just answered stays. */
export function QuestionFlow(props: Props) {
  const { questions, next, fetching, situation, editing, onEditing, onChange, onTopics, onResult } = props
  const { t } = useText()
  const [trail, setTrail] = useState<readonly string[]>([])
  const held = fetching ? trail.at(-1) : undefined
  const current = questions.find(({ id }) => id === (editing ?? held ?? next[0]))
  const leave = (id: string, changed: Situation) => {
    setTrail([...trail.filter((one) => one !== id), id])
    onEditing(null)
    onChange(changed)
  }
  const back = () => {
    const before = trail.filter((id) => id !== current?.id)
    const last = before.at(-1)
    setTrail(before.slice(0, -1))
    if (last === undefined) onTopics()
    else onEditing(last)
  }
  const done = Object.keys(situation.answers).length + situation.unsure.length
  return (
    <>
      <div className="stack-tight">
        <progress
          className="filing-progress"
          max={Math.max(1, done + next.length)}
          value={done}
          aria-label={t('remedies.flow.progressLabel')}
        />
        <p className="quiet small">{t('remedies.flow.progress', { done, left: next.length })}</p>
      </div>
      {current ? (
        <QuestionStep
          question={current}
          answer={situation.answers[current.id]}
          busy={fetching}
          onAnswer={(answer: Answer) => leave(current.id, answered(situation, current.id, answer))}
          onUnsure={() => leave(current.id, unsureOf(situation, current.id))}
          onBack={back}
        />
      ) : (
        <p className="note note-kept">{t('remedies.flow.allDone')}</p>
      )}
      <Button type={current ? 'default' : 'primary'} block className="remedy-to-result" onClick={onResult}>
        {t('remedies.flow.result')}
      </Button>
    </>
  )
}
