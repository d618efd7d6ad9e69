import { Button } from 'antd'
import { useState } from 'react'
import { objectToRow, readOwnRow, type OwnRow as Row } from '../../../../src/complaints/ranking/ranking.contract.ts'
import { useAct, useRoute } from '../../api/hooks.ts'
import { ClockBar } from '../../parts/ClockBar.tsx'
import { FieldScope } from '../../parts/Field.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { useText } from '../../text/text.ts'
import { quarterWords, shownOf } from './ranking-words.ts'

/** What everybody will read of the shop, while it can still object. */
export function OwnRow() {
  const { data } = useRoute(readOwnRow, {})
  return data?.row ? <Preview of={data.row} /> : null
}

function Preview({ of }: { readonly of: Row }) {
  const { t, language } = useText()
  const { ranking, clock, exact, shown, objection } = of
  const words = shown && shownOf(t, shown, 'answered')
  const { inTime, late, solved, unsolved } = exact
  return (
    <section className="surface stack-tight">
      <h2>
        {t('ranking.own.title')} · {quarterWords(t, ranking.period)}
      </h2>
      <p>{t(`ranking.own.${ranking.state}`)}</p>
      {clock?.state === 'running' && <ClockBar clock={clock} />}
      <p>{t('ranking.own.exact', { inTime, late, solved, unsolved })}</p>
      <p>
        {words
          ? t('ranking.own.shown', { words: [words.main, words.interval].join(language === 'zh' ? '，' : ', ') })
          : t('ranking.own.notShown')}
      </p>
      {objection && (
        <p className="note">
          {objection.verdict ? t(`ranking.own.verdict.${objection.verdict}`) : t('ranking.own.sent')}{' '}
          {objection.answer && t('ranking.own.answer', { answer: objection.answer })}
        </p>
      )}
      {of.mayObject && <ObjectForm id={ranking.id} />}
    </section>
  )
}

function ObjectForm({ id }: { readonly id: string }) {
  const { t } = useText()
  const [reason, setReason] = useState('')
  const act = useAct(objectToRow)
  return (
    <FieldScope name="objection">
      <form
        className="stack-tight"
        onSubmit={(event) => {
          event.preventDefault()
          void act.run({ id, reason })
        }}
      >
        <WordsField
          name="reason"
          label={t('ranking.own.why')}
          value={reason}
          onChange={setReason}
          most={2000}
          problem={act.problem}
        />
        {act.problem && <Problem problem={act.problem} />}
        <div>
          <Button htmlType="submit" loading={act.busy}>
            {t('ranking.own.send')}
          </Button>
        </div>
      </form>
    </FieldScope>
  )
}
