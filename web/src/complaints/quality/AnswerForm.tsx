import { Button } from 'antd'
import { useState } from 'react'
import { longestText } from '../../../../src/complaints/complaint.contract.ts'
import { answerReview, type ReviewView } from '../../../../src/complaints/quality/quality.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { Problem } from '../../parts/Problem.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { useText } from '../../text/text.ts'

/** Once: an answer, or an objection that somebody else decides. */
export function AnswerForm({ of }: { readonly of: ReviewView }) {
  const { t } = useText()
  const [text, setText] = useState('')
  const act = useAct(answerReview)
  const send = (objects: boolean) => void act.run({ id: of.id, version: of.version, text, objects })
  const empty = text.trim() === ''
  return (
    <div className="stack">
      <WordsField
        name="text"
        label={t('quality.yourAnswer')}
        help={t('quality.yourAnswerHelp')}
        problem={act.problem}
        most={longestText}
        value={text}
        onChange={setText}
      />
      {act.problem && <Problem problem={act.problem} />}
      <div className="actions">
        <Button type="primary" loading={act.busy} disabled={empty} onClick={() => send(false)}>
          {t('quality.sendAnswer')}
        </Button>
        <Button loading={act.busy} disabled={empty} onClick={() => send(true)}>
          {t('quality.object')}
        </Button>
      </div>
    </div>
  )
}
