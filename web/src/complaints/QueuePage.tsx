import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { assign, readCase } from '../../../src/complaints/case.contract.ts'
import { CategoryCode, Side, type ComplaintRow } from '../../../src/complaints/complaint.contract.ts'
import { listViews, optionalColumns, type SavedView } from '../../../src/complaints/desk/views/view.contract.ts'
import { countTabs, exportQueue, listQueue, Sort, Tab, tabs } from '../../../src/complaints/queue.contract.ts'
import { useAct, useList, useRoute } from '../api/hooks.ts'
import { requestOf } from '../api/url.ts'
import { DataTable } from '../parts/DataTable.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { useNarrow } from '../parts/narrow.ts'
import { PageHead } from '../parts/PageHead.tsx'
import { Problem } from '../parts/Problem.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { useQueryState } from '../shell/place.ts'
import { useSession } from '../shell/session.ts'
import { useText } from '../text/text.ts'
import { Clocks, EvidenceList, Statements } from './CaseFile.tsx'
import { useAtDesk } from './desk/at-desk.ts'
import { BulkBar } from './desk/queue/BulkBar.tsx'
import { BulkResult, type BulkDone } from './desk/queue/BulkResult.tsx'
import { KeysHelp, queueKeys } from './desk/queue/KeysHelp.tsx'
import { ViewTools } from './desk/queue/ViewTools.tsx'
import { TakeNext } from './desk/roster/TakeNext.tsx'
import { useQueueColumns } from './queue-columns.tsx'
import { QueueFilters } from './QueueFilters.tsx'
import { StepList } from './StepList.tsx'
import './complaints.css'

const tabsOf = {
  staff: tabs,
  shop: ['waiting-merchant', 'open', 'overdue', 'closed'],
  authority: ['open', 'due-today', 'overdue', 'closed'],
} satisfies Record<string, readonly Tab[]>
const titles = { staff: 'title', shop: 'shop', authority: 'authority' } as const
export type QueueReader = keyof typeof tabsOf

const readerOf = (roles: readonly string[]): QueueReader =>
  roles.includes('merchant') ? 'shop' : roles.includes('regulator') ? 'authority' : 'staff'

/** What waits, soonest first: for staff the whole queue, for a merchant that of its own shop, for the regulator what came through an authority. */
export function QueuePage() {
  const { t } = useText()
  const { me } = useSession()
  const navigate = useNavigate()
  const [query, setQuery] = useQueryState()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [done, setDone] = useState<BulkDone | null>(null)
  const reader = readerOf(me?.roles ?? [])
  const shop = reader === 'shop'
  const shown: readonly Tab[] = tabsOf[reader]
  const filter = filterOf(query, shown[0] ?? 'open')
  const list = useList(listQueue, { ...filter, limit: 50 }, { refetchEveryMs: 30_000 })
  const counts = useRoute(countTabs, {}, { refetchEveryMs: 60_000 })
  const take = useAct(assign)
  const narrow = useNarrow()
  const views = useRoute(listViews, {}, { enabled: useAtDesk(), refetchEveryMs: 60_000 })
  const view = views.data?.rows.find(({ id }) => id === query['view']) ?? null
  const shownColumns = view?.columns ?? optionalColumns
  const columns = useQueueColumns({ reader, beside: Boolean(query['open']) && !narrow, only: shownColumns })
  const mayAssign = me?.roles.some((role) => role === 'agent' || role === 'admin') ?? false
  const takeIt = (row: ComplaintRow) => void (me && take.run({ id: row.id, agentId: me.id }))
  const open = (row: ComplaintRow) => void navigate({ to: `/complaints/${row.id}`, search: { step: 'respond' } })
  const note = (row: ComplaintRow) => void navigate({ to: `/complaints/${row.id}`, search: { note: 'yes' } })
  return (
    <div className="page">
      <PageHead
        title={t(`complaints.queue.${titles[reader]}`)}
        action={me?.roles.includes('agent') === true && <TakeNext />}
      />
      {reader === 'authority' && <p className="quiet">{t('complaints.queue.authorityHelp')}</p>}
      {take.problem && <Problem problem={take.problem} />}
      {done && <BulkResult key={done.id} of={done} onClose={() => setDone(null)} />}
      <DataTable
        label={t('complaints.queue.title')}
        columns={columns}
        rows={list.data?.rows ?? []}
        keyOf={(row) => row.id}
        loading={list.loading}
        problem={list.problem}
        onRetry={() => void list.refetch()}
        empty={<Empty shop={shop} tab={filter.tab} filtered={isFiltered(query)} onClear={() => setQuery(nothing)} />}
        paging={list}
        views={{
          items: [
            ...shown.map((tab) => ({
              key: tab,
              label: t(`complaints.queue.${tab}`) + (atLimit(counts.data, tab) ? ' 999+' : ''),
              count: atLimit(counts.data, tab) ? null : (counts.data?.counts[tab] ?? null),
            })),
            ...(views.data?.rows ?? []).map(({ id, name, shared, count }) => ({
              key: id,
              label: shared ? t('desk.views.sharedMark', { name }) : name,
              count,
            })),
          ],
          value: view?.id ?? filter.tab,
          onChange: (key) => {
            const saved = views.data?.rows.find(({ id }) => id === key)
            if (saved) setQuery(queryOf(saved))
            else setQuery({ tab: key, open: undefined, ...(view && { ...nothing, view: undefined }) })
          },
        }}
        filters={
          <QueueFilters
            query={query}
            setQuery={setQuery}
            tags={reader === 'staff'}
            exportUrl={mayAssign ? requestOf(exportQueue, filter).url : null}
            more={
              mayAssign && (
                <ViewTools
                  chosen={view}
                  draft={{ filter, columns: [...shownColumns] }}
                  onChosen={(id) => setQuery({ view: id ?? undefined })}
                />
              )
            }
          />
        }
        opened={query['open'] ?? null}
        onOpen={(id) => setQuery({ open: id ?? undefined })}
        panel={panelOf}
        {...(mayAssign && {
          selection: {
            keys: chosen,
            onChange: setChosen,
            bar: (
              <BulkBar
                ids={chosen}
                onDone={(result) => {
                  setDone(result)
                  setChosen([])
                }}
              />
            ),
          },
          keys: { a: takeIt, r: open, n: note },
        })}
      />
      {mayAssign && <KeysHelp keys={queueKeys} />}
    </div>
  )
}

const panelOf = (row: ComplaintRow) => ({
  title: row.receipt,
  href: `/complaints/${row.id}`,
  body: <Peek id={row.id} />,
})

type Counts = { readonly counts: Readonly<Record<Tab, number>>; readonly limit: number }
const atLimit = (counts: Counts | undefined, tab: Tab): boolean =>
  counts !== undefined && counts.counts[tab] >= counts.limit

/** The case beside the list: enough to answer it without leaving the place. */
function Peek({ id }: { readonly id: string }) {
  const { data, problem, refetch } = useRoute(readCase, { id })
  if (problem) return <Problem problem={problem} onRetry={() => void refetch()} />
  if (!data) return <Skeleton lines={8} />
  return (
    <>
      <Clocks of={data} compact />
      <Statements of={data} />
      {data.viewer !== 'regulator' && <StepList of={data} />}
      <EvidenceList of={data} />
    </>
  )
}

function Empty(props: { shop: boolean; tab: Tab; filtered: boolean; onClear: () => void }) {
  const { t } = useText()
  if (props.filtered)
    return (
      <EmptyState
        title={t('complaints.queue.empty')}
        action={
          <button type="button" className="plain-button" onClick={props.onClear}>
            {t('complaints.queue.clear')}
          </button>
        }
      >
        {t('complaints.queue.emptyHelp')}
      </EmptyState>
    )
  if (props.shop && props.tab === 'waiting-merchant')
    return <EmptyState title={t('complaints.queue.emptyShop')}>{t('complaints.queue.emptyShopHelp')}</EmptyState>
  if (props.tab === 'mine')
    return (
      <EmptyState
        title={t('complaints.queue.emptyMine')}
        action={
          <Link to="/complaints" search={{ tab: 'unassigned' }}>
            {t('complaints.queue.unassigned')}
          </Link>
        }
      >
        {t('complaints.queue.emptyMineHelp')}
      </EmptyState>
    )
  return <EmptyState title={t('complaints.queue.empty')}>{t('complaints.queue.emptyHelp')}</EmptyState>
}

const nothing = {
  category: undefined,
  channel: undefined,
  waitsFor: undefined,
  tag: undefined,
  text: undefined,
  sort: undefined,
}
/** A view replaces whatever was filtered before. */
const queryOf = ({ id, filter }: SavedView): Readonly<Record<string, string | undefined>> => ({
  ...nothing,
  ...filter,
  view: id,
  open: undefined,
})
const isFiltered = (query: Readonly<Record<string, string>>): boolean =>
  Object.keys(nothing).some((name) => name !== 'sort' && query[name])

/** What stands in the address, as far as the server understands it. */
function filterOf(query: Readonly<Record<string, string>>, first: Tab) {
  const category = CategoryCode.safeParse(query['category']).data
  const waitsFor = Side.safeParse(query['waitsFor']).data
  return {
    tab: Tab.catch(first).parse(query['tab']),
    sort: Sort.catch('time-left').parse(query['sort']),
    ...(category && { category }),
    ...(waitsFor && { waitsFor }),
    ...(query['channel'] && { channel: query['channel'] }),
    ...(query['tag'] && { tag: query['tag'] }),
    ...(query['text'] && { text: query['text'] }),
  }
}
