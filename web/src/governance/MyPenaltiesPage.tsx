import {
  listPenalties,
  readStanding,
  type Standing,
} from '../../../src/governance/penalties/penalty-routes.contract.ts'
import { useList, useRoute } from '../api/hooks.ts'
import { DataTable } from '../parts/DataTable.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Problem } from '../parts/Problem.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { useQueryState } from '../shell/place.ts'
import { useText } from '../text/text.ts'
import { usePenaltyColumns } from './penalty-columns.tsx'
import { StandingCard } from './StandingCard.tsx'

const tabs = ['open', 'in-force', 'ended'] as const

/** The merchant's own: how it stands, what waits for it, and what was decided. */
export function MyPenaltiesPage() {
  const { t } = useText()
  const [query, setQuery] = useQueryState()
  const tab = tabs.find((one) => one === query['tab']) ?? 'open'
  const list = useList(listPenalties, { tab, limit: 50 }, { refetchEveryMs: 60_000 })
  const standing = useRoute(readStanding, {})
  return (
    <div className="page stack">
      <PageHead title={t('penalties.mine.title')} lead={t('penalties.mine.lead')} />
      <StandingOf data={standing.data} problem={standing.problem} retry={() => void standing.refetch()} />
      <DataTable
        label={t('penalties.mine.title')}
        columns={usePenaltyColumns().filter(({ key }) => key !== 'merchant')}
        rows={list.data?.rows ?? []}
        keyOf={(row) => row.id}
        loading={list.loading}
        problem={list.problem}
        onRetry={() => void list.refetch()}
        empty={<EmptyState title={t(`penalties.mine.empty.${tab}`)}>{t('penalties.mine.emptyHelp')}</EmptyState>}
        paging={list}
        views={{
          items: tabs.map((one) => ({ key: one, label: t(`penalties.mine.tab.${one}`), count: null })),
          value: tab,
          onChange: (key) => setQuery({ tab: key }),
        }}
      />
    </div>
  )
}

type Shown = {
  readonly data: Standing | undefined
  readonly problem: Parameters<typeof Problem>[0]['problem'] | null
  readonly retry: () => void
}
function StandingOf({ data, problem, retry }: Shown) {
  if (problem) return <Problem problem={problem} onRetry={retry} />
  return data ? <StandingCard of={data} /> : <Skeleton lines={4} />
}
