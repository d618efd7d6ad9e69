import { Link } from '@tanstack/react-router'
import { Outcome } from '../../../../src/complaints/complaint.contract.ts'
import { readRound } from '../../../../src/complaints/quality/round.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { DataTable } from '../../parts/DataTable.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { useId } from '../../shell/place.ts'
import { dayWords } from '../../text/time.ts'
import { useText } from '../../text/text.ts'
import { ReviewList } from './ReviewList.tsx'
import './quality.css'

/** One draw: what came of it, from how many, and the seed with which anybody can draw again. */
export function RoundPage() {
  const { t, language } = useText()
  const id = useId()
  const { data, problem, refetch } = useRoute(readRound, { id })
  const outcomeWords = (key: string) => {
    const known = Outcome.options.find((one) => one === key)
    return known ? t(`complaints.outcome.${known}`) : key
  }
  return (
    <div className="page">
      <p>
        <Link to="/complaints/quality">{t('quality.back')}</Link>
      </p>
      {problem && <Problem problem={problem} onRetry={() => void refetch()} />}
      {!data && !problem && <Skeleton lines={8} />}
      {data && (
        <>
          <PageHead
            title={t('quality.round', { from: dayWords(data.from, language), until: dayWords(data.until, language) })}
            lead={t('quality.roundLead', { candidates: data.candidates, drawn: data.drawn, done: data.done })}
          />
          <ReviewList tab="all" isLead round={id} />
          <h2>{t('quality.strata')}</h2>
          <DataTable
            plain
            label={t('quality.strata')}
            rows={data.strata}
            keyOf={({ agent, outcome }) => `${agent} ${outcome}`}
            empty={null}
            columns={[
              { key: 'agent', title: t('quality.agent'), render: (row) => row.name },
              { key: 'outcome', title: t('complaints.case.outcome'), render: (row) => outcomeWords(row.outcome) },
              {
                key: 'candidates',
                title: t('quality.candidates'),
                align: 'end',
                width: '120px',
                render: (row) => row.candidates,
              },
              { key: 'drawn', title: t('quality.drawn'), align: 'end', width: '120px', render: (row) => row.drawn },
            ]}
          />
          <details>
            <summary>{t('quality.repeat')}</summary>
            <p>{t('quality.repeatHelp')}</p>
            <p className="quality-seed">
              {t('quality.seed')} <span className="code">{data.seed}</span>
            </p>
          </details>
        </>
      )}
    </div>
  )
}
