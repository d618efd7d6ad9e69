import { Button } from 'antd'
import { useState } from 'react'
import { answerTest } from '../../../../src/complaints/expert/expert.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { FieldScope } from '../../parts/Field.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { useText } from '../../text/text.ts'

/** Yes or no to these terms, once; what a no leads to is said before. */
export function AnswerTest({ id, test }: { readonly id: string; readonly test: string }) {
  const { t } = useText()
  const [text, setText] = useState('')
  const act = useAct(answerTest)
  const answer = (says: boolean) => void act.run({ id, test, says, text })
  return (
    <FieldScope name={`test-${test}`}>
      <div className="stack-tight no-print">
        <p>{t('expert.asksYou')}</p>
        {act.problem && <Problem problem={act.problem} />}
        <WordsField
          name="text"
          label={t('expert.why')}
          required={false}
          problem={act.problem}
          upTo={6}
          most={1000}
          value={text}
          onChange={setText}
        />
        <div className="actions">
          <Button type="primary" loading={act.busy} onClick={() => answer(true)}>
            {t('expert.agree')}
          </Button>
          <Button disabled={act.busy} onClick={() => answer(false)}>
            {t('expert.refuse')}
          </Button>
        </div>
      </div>
    </FieldScope>
  )
}
