import { Link } from '@tanstack/react-router'
import {
  listRankings,
  orders,
  Period,
  rankingCsv,
  rankingJson,
  readRanking,
  type RankingView,
} from '../../../../src/complaints/ranking/ranking.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { requestOf } from '../../api/url.ts'
import { Choice } from '../../parts/Choice.tsx'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { DayText, When } from '../../parts/When.tsx'
import { useQueryState } from '../../shell/place.ts'
import { useSession } from '../../shell/session.ts'
import { useText } from '../../text/text.ts'
import { RankingGroups } from './RankingGroups.tsx'
import { quarterWords } from './ranking-words.ts'
import './ranking.css'

type Query = Readonly<Record<string, string>>
const periodIn = (query: Query): string => Period.safeParse(query['period']).data ?? 'latest'
const orderIn = (query: Query) => orders.find((one) => one === query['by']) ?? 'answered'

/** Open to everybody: a frozen table of a quarter, in groups that the figures can tell apart. */
export function RankingPage() {
  const { t } = useText()
  const { me } = useSession()
  const [query, setQuery] = useQueryState()
  const by = orderIn(query)
  const category = query['category']?.slice(0, 200)
  const wanted = { period: periodIn(query), by, ...(category && { category }) }
  const { data, problem, refetch } = useRoute(readRanking, wanted, { keep: true })
  const ranking = data?.ranking
  return (
    <div className="page page-article stack">
      <PageHead title={t('ranking.title')} lead={t('ranking.lead')} />
      {problem && <Problem problem={problem} onRetry={() => void refetch()} />}
      {!data && !problem && <Skeleton lines={8} />}
      {ranking === null && <EmptyState title={t('ranking.empty')}>{t('ranking.emptyHelp')}</EmptyState>}
      {ranking && (
        <>
          <Filters of={ranking} query={query} setQuery={setQuery} />
          <h2>
            {quarterWords(t, ranking.period)}{' '}
            <span className="small quiet">
              <DayText day={ranking.from} /> – <DayText day={ranking.until} />
            </span>
          </h2>
          {ranking.withdrawn ? <Withdrawn of={ranking} /> : <Table of={ranking} by={by} category={category} />}
          <Foot of={ranking} />
        </>
      )}
      {me?.roles.includes('merchant') && (
        <p className="no-print">
          <Link to="/performance">{t('ranking.toPerformance')}</Link>
        </p>
      )}
    </div>
  )
}

function Filters(props: {
  readonly of: RankingView
  readonly query: Query
  readonly setQuery: (change: Readonly<Record<string, string | undefined>>) => void
}) {
  const { t } = useText()
  const { of, query, setQuery } = props
  const list = useRoute(listRankings, {})
  const periods = list.data?.rows.map(({ period }) => period) ?? [of.period]
  return (
    <search className="row no-print needs-script" aria-label={t('parts.table.filters')}>
      <Choice
        label={t('ranking.by')}
        value={orderIn(query)}
        options={orders.map((value) => ({ value, label: t(`ranking.order.${value}`) }))}
        onChange={(by) => setQuery({ by })}
      />
      {of.categories.length > 0 && (
        <Choice
          label={t('ranking.category')}
          all={t('ranking.all')}
          value={query['category'] ?? ''}
          options={of.categories.map((value) => ({ value, label: value }))}
          onChange={(category) => setQuery({ category })}
        />
      )}
      {periods.length > 1 && (
        <Choice
          label={t('ranking.period')}
          value={of.period}
          options={periods.map((value) => ({ value, label: quarterWords(t, value) }))}
          onChange={(period) => setQuery({ period })}
        />
      )}
    </search>
  )
}

function Withdrawn({ of }: { readonly of: RankingView }) {
  const { t } = useText()
  return (
    <section className="note note-risk stack-tight">
      <p>
        <strong>{t('ranking.withdrawn')}</strong> {of.withdrawn && <When at={of.withdrawn.at} />}
      </p>
      <p>{t('ranking.withdrawnWhy', { reason: of.withdrawn?.reason ?? '' })}</p>
      <p className="small">{t('ranking.withdrawnHelp')}</p>
    </section>
  )
}

function Table(props: {
  readonly of: RankingView
  readonly by: (typeof orders)[number]
  readonly category: string | undefined
}) {
  const { t } = useText()
  const { of, by, category } = props
  const { merchants, complaints } = of.others
  const here = of.total > 0 && category !== undefined && category !== ''
  return (
    <>
      {of.rows.length === 0 ? (
        <EmptyState title={t(here ? 'ranking.noneHere' : 'ranking.noRows')}>
          {here ? t('ranking.noneHereHelp') : t('ranking.noRowsHelp', { n: of.minimum })}
        </EmptyState>
      ) : (
        <RankingGroups rows={of.rows} by={by} />
      )}
      {of.withheld.length > 0 && (
        <section className="stack-tight">
          <h3>{t('ranking.withheld')}</h3>
          <ul>
            {of.withheld.map(({ merchant }) => (
              <li key={merchant.id}>{merchant.name}</li>
            ))}
          </ul>
        </section>
      )}
      {merchants > 0 && <p>{t('ranking.others', { merchants, complaints, n: of.minimum })}</p>}
    </>
  )
}

function Foot({ of }: { readonly of: RankingView }) {
  const { t, say } = useText()
  const file = { period: of.period }
  return (
    <section className="stack-tight small">
      <p className="quiet">{t('ranking.rounded', { k: of.roundedTo })}</p>
      <details className="print-open">
        <summary>{t('ranking.how')}</summary>
        <p>{say(of.method)}</p>
      </details>
      <p>
        {t('ranking.published')} {of.publishedAt && <When at={of.publishedAt} />}
      </p>
      <p>
        {t('ranking.hash')} <code className="ranking-hash">{of.hash}</code>
      </p>
      {!of.withdrawn && (
        <p className="row no-print">
          <a href={requestOf(rankingCsv, file).url} download>
            {t('ranking.csv')}
          </a>
          <a href={requestOf(rankingJson, file).url} download>
            {t('ranking.json')}
          </a>
        </p>
      )}
      <p className="quiet">{t('ranking.licence', { licence: of.licence })}</p>
    </section>
  )
}
