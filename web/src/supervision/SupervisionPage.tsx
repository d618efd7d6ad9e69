import { readSupervision, type Supervision } from '../../../src/evaluation/supervision.contract.ts'
import { useRoute } from '../api/hooks.ts'
import { EmptyState } from '../parts/EmptyState.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Problem } from '../parts/Problem.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { When } from '../parts/When.tsx'
import { useQueryState } from '../shell/place.ts'
import { useText } from '../text/text.ts'
import { CountList } from './CountList.tsx'
import { Headline } from './Headline.tsx'
import { MerchantTable } from './MerchantTable.tsx'
import { MonthTable } from './MonthTable.tsx'
import { monthWords, wantedOf } from './period.ts'
import { PlanStand } from './PlanStand.tsx'
import { ProfileTable } from './ProfileTable.tsx'
import { SupervisionFilters } from './SupervisionFilters.tsx'
import './supervision.css'

/** What a supervisor asks first: how many, how quickly, how they ended, about what and whom, and is the plan kept. */
export function SupervisionPage() {
  const { t } = useText()
  const [query, setQuery] = useQueryState()
  const { data, problem, loading, refetch } = useRoute(readSupervision, wantedOf(query), {
    keep: true,
    refetchEveryMs: 300_000,
  })
  return (
    <div className="page">
      <PageHead title={t('supervision.title')} lead={data && !problem ? <Lead of={data} /> : t('supervision.lead')} />
      <SupervisionFilters query={query} setQuery={setQuery} shown={data} />
      {problem && <Problem problem={problem} onRetry={() => void refetch()} />}
      {loading && <Skeleton lines={14} />}
      {data && !problem && <Board of={data} />}
    </div>
  )
}

function Lead({ of }: { readonly of: Supervision }) {
  const { t } = useText()
  const profile = of.profile ? t(`supervision.profiles.${of.profile}`) : t('supervision.everyProfile')
  return (
    <>
      {t('supervision.period', { from: monthWords(of.from), until: monthWords(of.until), profile })} ·{' '}
      {t('supervision.asOf')} <When at={of.asOf} />
    </>
  )
}

function Board({ of }: { readonly of: Supervision }) {
  const { t, say } = useText()
  if (of.total.received === 0)
    return (
      <>
        <EmptyState title={t('supervision.empty')}>{t('supervision.emptyHelp')}</EmptyState>
        <PlanStand of={of} />
      </>
    )
  return (
    <>
      <Headline of={of} />
      <ProfileTable of={of} />
      <MonthTable of={of} />
      <div className="supervision-pair">
        <CountList
          figure="categories"
          whole={of.total.received}
          empty={t('supervision.nothing')}
          lines={of.categories.map(({ category, title, count }) => ({ id: category, words: say(title), count }))}
        />
        <CountList
          figure="outcomes"
          whole={of.total.closed}
          empty={t('supervision.noneClosed')}
          lines={of.outcomes.map(({ outcome, count }) => ({
            id: outcome,
            words: t(`complaints.outcome.${outcome}`),
            count,
          }))}
        />
      </div>
      <MerchantTable of={of} />
      <PlanStand of={of} />
    </>
  )
}
