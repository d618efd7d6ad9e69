import {
  readQualityFigures,
  type QualityFigures as Figures,
} from '../../../../src/complaints/quality/round.contract.ts'
import type { Share } from '../../../../src/complaints/survey/figures.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { Choice } from '../../parts/Choice.tsx'
import { DataTable } from '../../parts/DataTable.tsx'
import { Figure } from '../../parts/Figure.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { useQueryState } from '../../shell/place.ts'
import { useText } from '../../text/text.ts'

const spans = ['1', '3', '6', '12', '24'] as const
const percent = (share: number): string => `${Math.round(share * 100)}%`

export function QualityFigures() {
  const { t } = useText()
  const [query, setQuery] = useQueryState()
  const months = spans.find((one) => one === query['months']) ?? '6'
  const { data, problem, refetch } = useRoute(readQualityFigures, { months: Number(months) })
  return (
    <>
      <Choice
        label={t('survey.leads.months')}
        value={months}
        options={spans.map((value) => ({ value, label: t('survey.leads.lastMonths', { n: value }) }))}
        onChange={(value) => setQuery({ months: value })}
      />
      {problem && <Problem problem={problem} onRetry={() => void refetch()} />}
      {data ? <Board of={data} /> : !problem && <Skeleton lines={10} />}
    </>
  )
}

function Board({ of }: { readonly of: Figures }) {
  const { t, say } = useText()
  const { calibration, minimum } = of
  const words = (share: Share | null) =>
    share
      ? `${percent(share.share)} · ${t('survey.leads.interval', { count: share.count, of: share.of, low: percent(share.low), high: percent(share.high) })}`
      : t('survey.leads.tooFew', { n: minimum })
  return (
    <>
      <div className="figures">
        <Figure label={t('quality.figures.reviewed')} value={of.reviewed} />
        <Figure
          label={t('quality.figures.passed')}
          value={of.passed ? percent(of.passed.share) : '—'}
          note={words(of.passed)}
        />
        <Figure
          label={t('quality.figures.tasks')}
          value={of.tasksOpen}
          note={t('quality.figures.late', { n: of.tasksLate })}
          tone={of.tasksLate > 0 ? 'risk' : 'plain'}
        />
        <Figure
          label={t('quality.figures.kappa')}
          value={calibration.kappa === null ? '—' : calibration.kappa.toFixed(2)}
          note={
            calibration.pairs === 0
              ? t('quality.figures.noPairs')
              : t('quality.figures.pairs', {
                  pairs: calibration.pairs,
                  same: calibration.same,
                  items: calibration.items,
                })
          }
          definition={t('quality.figures.kappaIs')}
        />
      </div>
      <h2>{t('quality.figures.byItem')}</h2>
      <DataTable
        plain
        label={t('quality.figures.byItem')}
        rows={of.items}
        keyOf={({ id }) => id}
        empty={null}
        columns={[
          { key: 'item', title: t('quality.item'), render: (row) => say(row.title) },
          { key: 'yes', title: t('quality.found.yes'), align: 'end', width: '100px', render: (row) => row.yes },
          { key: 'no', title: t('quality.found.no'), align: 'end', width: '100px', render: (row) => row.no },
          {
            key: 'na',
            title: t('quality.found.not-applicable'),
            align: 'end',
            width: '100px',
            render: (row) => row.notApplicable,
          },
          { key: 'kept', title: t('quality.figures.kept'), width: '30%', render: (row) => words(row.kept) },
        ]}
      />
      <h2>{t('quality.figures.byAgent')}</h2>
      <DataTable
        plain
        label={t('quality.figures.byAgent')}
        rows={of.agents}
        keyOf={({ agent }) => agent}
        empty={<p className="quiet">{t('quality.empty.all')}</p>}
        columns={[
          { key: 'name', title: t('quality.agent'), render: (row) => row.name },
          {
            key: 'reviewed',
            title: t('quality.figures.reviewed'),
            align: 'end',
            width: '110px',
            render: (row) => row.reviewed,
          },
          { key: 'failed', title: t('quality.failed'), align: 'end', width: '110px', render: (row) => row.failed },
          {
            key: 'score',
            title: t('quality.figures.score'),
            align: 'end',
            width: '140px',
            render: (row) => row.score ?? '—',
          },
          { key: 'passed', title: t('quality.figures.passed'), width: '30%', render: (row) => words(row.passed) },
        ]}
      />
    </>
  )
}
