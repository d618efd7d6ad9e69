import { Link } from '@tanstack/react-router'
import { listClaims, type ClaimRow } from '../../../../src/complaints/mass/claim.contract.ts'
import { useList } from '../../api/hooks.ts'
import { DataTable, type Column } from '../../parts/DataTable.tsx'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { When } from '../../parts/When.tsx'
import { ViewTabs, type Views } from '../../parts/TableTools.tsx'
import { useQueryState } from '../../shell/place.ts'
import { useSession } from '../../shell/session.ts'
import { useText } from '../../text/text.ts'
import { Proposals } from './Proposals.tsx'
import { SearchNow } from './SearchNow.tsx'
import { ClaimTag, useSharedWords } from './shared.tsx'
import '../complaints.css'
import './mass.css'

const tabs = ['proposals', 'running', 'closed'] as const
const handlers: readonly string[] = ['agent', 'mediator', 'arbitrator', 'admin']

/** What may belong together, what is handled as one, and what was: for those who handle it, the shop and the authority. */
export function MassClaimsPage() {
  const { t } = useText()
  const { me } = useSession()
  const handles = me?.roles.some((role) => handlers.includes(role)) ?? false
  const searches = me?.roles.some((role) => role === 'agent' || role === 'admin') ?? false
  const shop = me?.roles.includes('merchant') ?? false
  const [query, setQuery] = useQueryState()
  const offered = handles ? tabs : tabs.slice(1)
  const tab = offered.find((one) => one === query['tab']) ?? offered[0] ?? 'running'
  return (
    <div className="page">
      <PageHead
        title={t('mass.title')}
        lead={t(shop ? 'mass.leadMerchant' : handles ? 'mass.lead' : 'mass.leadRegulator')}
        action={searches && <SearchNow />}
      />
      <Claims
        tab={tab}
        offered={offered}
        onTab={(next) => setQuery({ tab: next })}
        agent={me?.roles.includes('agent') ?? false}
      />
    </div>
  )
}

type Tab = (typeof tabs)[number]
type Props = {
  readonly tab: Tab
  readonly offered: readonly Tab[]
  readonly onTab: (tab: Tab) => void
  readonly agent: boolean
}
function Claims({ tab, offered, onTab, agent }: Props) {
  const { t } = useText()
  const views = {
    items: offered.map((key) => ({ key, label: t(`mass.tab.${key}`), count: null })),
    value: tab,
    onChange: (key: string) => onTab(tabs.find((one) => one === key) ?? 'running'),
  }
  if (tab === 'proposals')
    return (
      <>
        <div className="table-tools no-print">
          <ViewTabs {...views} />
        </div>
        <Proposals decides={agent} />
      </>
    )
  return <ClaimTable tab={tab} views={views} />
}

function ClaimTable({ tab, views }: { readonly tab: 'running' | 'closed'; readonly views: Views }) {
  const { t } = useText()
  const list = useList(listClaims, { tab, limit: 50 }, { refetchEveryMs: 60_000 })
  const columns = useColumns()
  return (
    <DataTable
      label={t('mass.title')}
      columns={columns}
      rows={list.data?.rows ?? []}
      keyOf={(row) => row.id}
      loading={list.loading}
      problem={list.problem}
      onRetry={() => void list.refetch()}
      empty={<EmptyState title={t(`mass.empty.${tab}`)}>{t(`mass.emptyHelp.${tab}`)}</EmptyState>}
      paging={list}
      views={views}
    />
  )
}

function useColumns(): Column<ClaimRow>[] {
  const { t } = useText()
  const shared = useSharedWords()
  return [
    {
      key: 'title',
      title: t('mass.column.title'),
      render: (row) => (
        <Link to="/mass-claims/$id" params={{ id: row.id }}>
          {row.title}
        </Link>
      ),
    },
    { key: 'merchant', title: t('mass.column.merchant'), width: '180px', render: (row) => row.merchant.name },
    { key: 'shared', title: t('mass.column.shared'), width: '24%', render: (row) => shared(row.shared) },
    { key: 'state', title: t('mass.column.state'), width: '130px', render: (row) => <ClaimTag state={row.state} /> },
    {
      key: 'members',
      title: t('mass.column.members'),
      width: '200px',
      render: (row) => t('mass.joinedOf', { joined: row.joined, members: row.members }),
    },
    { key: 'opened', title: t('mass.column.opened'), width: '150px', render: (row) => <When at={row.openedAt} /> },
  ]
}
