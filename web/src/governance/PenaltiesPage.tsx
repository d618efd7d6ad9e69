import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { readCatalogue } from '../../../src/governance/penalties/catalogue.contract.ts'
import {
  exportPenalties,
  listPenalties,
  PenaltyFilter,
} from '../../../src/governance/penalties/penalty-routes.contract.ts'
import { useList, useRoute } from '../api/hooks.ts'
import { queryOf } from '../api/url.ts'
import { SearchBox } from '../parts/SearchBox.tsx'
import { Choice } from '../parts/Choice.tsx'
import { DataTable } from '../parts/DataTable.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { useQueryState } from '../shell/place.ts'
import { useSession } from '../shell/session.ts'
import { useText } from '../text/text.ts'
import { usePenaltyColumns } from './penalty-columns.tsx'

const tabs = ['open', 'overdue', 'in-force', 'ended'] as const
function filterOf(query: Readonly<Record<string, string>>) {
  const violation = PenaltyFilter.shape.violation.safeParse(query['violation']).data
  const text = (query['text'] ?? '').slice(0, 80)
  return {
    tab: tabs.find((tab) => tab === query['tab']) ?? ('open' as const),
    ...(violation && { violation }),
    ...(text && { text }),
  }
}

/** Violations by merchants with the time that is left. */
export function PenaltiesPage() {
  const { t, say } = useText()
  const { me } = useSession()
  const [query, setQuery] = useQueryState()
  const filter = filterOf(query)
  const list = useList(listPenalties, { ...filter, limit: 50 }, { refetchEveryMs: 60_000 })
  const violations = useRoute(readCatalogue, {}).data?.violations ?? []
  return (
    <div className="page">
      <PageHead
        title={t('penalties.title')}
        lead={t('penalties.lead')}
        action={
          <div className="row">
            <a href={`${exportPenalties.path}${queryOf(filter)}`} download>
              {t('penalties.export')}
            </a>
            {me?.roles.includes('governance-officer') && (
              <Link to="/penalties/new">
                <Button type="primary" tabIndex={-1}>
                  {t('penalties.open')}
                </Button>
              </Link>
            )}
          </div>
        }
      />
      <DataTable
        label={t('penalties.title')}
        columns={usePenaltyColumns()}
        rows={list.data?.rows ?? []}
        keyOf={(row) => row.id}
        loading={list.loading}
        problem={list.problem}
        onRetry={() => void list.refetch()}
        empty={<EmptyState title={t(`penalties.empty.${filter.tab}`)}>{t('penalties.emptyHelp')}</EmptyState>}
        paging={list}
        views={{
          items: tabs.map((tab) => ({ key: tab, label: t(`penalties.tab.${tab}`), count: null })),
          value: filter.tab,
          onChange: (tab) => setQuery({ tab }),
        }}
        filters={
          <>
            <SearchBox
              words={t('penalties.search')}
              text={query['text'] ?? ''}
              onChange={(text) => setQuery({ text: text.trim() || undefined })}
            />
            <Choice
              label={t('penalties.column.violation')}
              value={filter.violation ?? ''}
              all={t('penalties.anyViolation')}
              options={violations.map(({ id, title }) => ({ value: id, label: say(title) }))}
              onChange={(violation) => setQuery({ violation })}
            />
          </>
        }
      />
    </div>
  )
}
