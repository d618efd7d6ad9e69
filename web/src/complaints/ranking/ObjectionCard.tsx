import { Button } from 'antd'
import { useState } from 'react'
import { decideObjection, mostLeftOut, type DeskRanking } from '../../../../src/complaints/ranking/ranking.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { Choice } from '../../parts/Choice.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { When } from '../../parts/When.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { useText } from '../../text/text.ts'

type Objection = DeskRanking['objections'][number]
const verdicts = ['refuse', 'recount', 'withhold'] as const

export function ObjectionCard({ ranking, of }: { readonly ranking: string; readonly of: Objection }) {
  const { t } = useText()
  const { inTime, late, solved, unsolved } = of.exact
  return (
    <article className="stack-tight ranking-objection">
      <p>
        <strong>{of.merchant.name}</strong> <When at={of.at} />
      </p>
      <p>{t('ranking.desk.said', { reason: of.reason })}</p>
      <p className="small quiet">{t('ranking.desk.counted', { inTime, late, solved, unsolved })}</p>
      {of.verdict ? (
        <p className="note">
          {t('ranking.desk.decided', { verdict: t(`ranking.desk.verdicts.${of.verdict}`), answer: of.answer ?? '' })}
        </p>
      ) : (
        <Decide ranking={ranking} merchant={of.merchant.id} />
      )}
    </article>
  )
}

function Decide({ ranking, merchant }: { readonly ranking: string; readonly merchant: string }) {
  const { t } = useText()
  const [verdict, setVerdict] = useState<(typeof verdicts)[number]>('refuse')
  const [answer, setAnswer] = useState('')
  const [numbers, setNumbers] = useState('')
  const act = useAct(decideObjection)
  const leaveOut = numbers.split(/\s+/).filter(Boolean).slice(0, mostLeftOut)
  const again = verdict === 'recount'
  return (
    <form
      className="stack-tight"
      onSubmit={(event) => {
        event.preventDefault()
        void act.run({ id: ranking, merchant, verdict, answer, ...(again && { leaveOut }) })
      }}
    >
      <div>
        <Choice
          label={t('ranking.desk.verdict')}
          value={verdict}
          options={verdicts.map((value) => ({ value, label: t(`ranking.desk.verdicts.${value}`) }))}
          onChange={(value) => setVerdict(value ?? 'refuse')}
        />
      </div>
      {again && (
        <WordsField
          name="leaveOut"
          label={t('ranking.desk.leaveOut')}
          help={t('ranking.desk.leaveOutHelp')}
          required={false}
          value={numbers}
          onChange={setNumbers}
          most={1300}
          problem={act.problem}
        />
      )}
      <WordsField
        name="answer"
        label={t('ranking.desk.answer')}
        value={answer}
        onChange={setAnswer}
        most={2000}
        problem={act.problem}
      />
      {act.problem && <Problem problem={act.problem} />}
      <div>
        <Button type="primary" htmlType="submit" loading={act.busy}>
          {t('ranking.desk.send')}
        </Button>
      </div>
    </form>
  )
}
