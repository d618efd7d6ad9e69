import { Button } from 'antd'
import { useState, type ReactNode } from 'react'
import { confirmLimit, decideAppeal, type ReviewView } from '../../../../src/complaints/abuse/abuse.contract.ts'
import type { ApiProblem } from '../../api/problem.ts'
import { useAct } from '../../api/hooks.ts'
import { ProblemSummary } from '../../parts/ProblemSummary.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { useText } from '../../text/text.ts'

/** Somebody else than whoever proposed the limit says yes or no to it. */
export function ConfirmForm({ of }: { readonly of: ReviewView }) {
  const { t } = useText()
  const act = useAct(confirmLimit)
  return (
    <YesNo label={t('abuse.confirmText')} problem={act.problem}>
      {(text) => (
        <>
          <Button
            type="primary"
            danger
            loading={act.busy}
            disabled={text.trim() === ''}
            onClick={() => void act.run({ id: of.id, agrees: true, text })}
          >
            {t('abuse.agree', { days: of.days ?? 0 })}
          </Button>
          <Button
            disabled={act.busy || text.trim() === ''}
            onClick={() => void act.run({ id: of.id, agrees: false, text })}
          >
            {t('abuse.refuse')}
          </Button>
        </>
      )}
    </YesNo>
  )
}

/** Somebody who took no part decides the appeal. */
export function AppealForm({ of }: { readonly of: ReviewView }) {
  const { t } = useText()
  const act = useAct(decideAppeal)
  return (
    <YesNo label={t('abuse.appealReasons')} problem={act.problem}>
      {(text) => (
        <>
          <Button
            type="primary"
            loading={act.busy}
            disabled={text.trim() === ''}
            onClick={() => void act.run({ id: of.id, decision: 'lift', text })}
          >
            {t('abuse.decideAppeal.lift')}
          </Button>
          <Button
            disabled={act.busy || text.trim() === ''}
            onClick={() => void act.run({ id: of.id, decision: 'uphold', text })}
          >
            {t('abuse.decideAppeal.uphold')}
          </Button>
        </>
      )}
    </YesNo>
  )
}

function YesNo(props: {
  readonly label: string
  readonly problem: ApiProblem | null
  readonly children: (text: string) => ReactNode
}) {
  const [text, setText] = useState('')
  return (
    <div className="stack">
      <ProblemSummary problem={props.problem} labels={{ text: props.label }} />
      <WordsField
        name="text"
        label={props.label}
        problem={props.problem}
        upTo={10}
        most={5000}
        value={text}
        onChange={setText}
      />
      <div className="actions">{props.children(text)}</div>
    </div>
  )
}
