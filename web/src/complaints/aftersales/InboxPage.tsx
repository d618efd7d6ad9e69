import { Link } from '@tanstack/react-router'
import type { RequestRow } from '../../../../src/complaints/aftersales/aftersales.contract.ts'
import { countRequests, listRequests, Tab, tabs } from '../../../../src/complaints/aftersales/inbox.contract.ts'
import { requestWords } from '../../../../src/complaints/aftersales/words.contract.ts'
import { AfterSalesRequest, afterSalesRequests } from '../../../../src/kernel/rulebook/aftersales-rule.contract.ts'
import { useList, useRoute } from '../../api/hooks.ts'
import { Choice } from '../../parts/Choice.tsx'
import { ClockBar } from '../../parts/ClockBar.tsx'
import { DataTable, type Column } from '../../parts/DataTable.tsx'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { Money } from '../../parts/Money.tsx'
import { When } from '../../parts/When.tsx'
import { useQueryState } from '../../shell/place.ts'
import { useSession } from '../../shell/session.ts'
import { useText } from '../../text/text.ts'
import { SearchWords } from '../../marketplace/SearchWords.tsx'
import { RequestTag } from './marks.tsx'
import { ShopAddress } from './ShopAddress.tsx'

/** What waits, soonest first: a merchant sees its own shop, staff see every shop. */
export function InboxPage() {
  const { t, say } = useText()
  const { me } = useSession()
  const shop = me?.roles.includes('merchant') ?? false
  const [query, setQuery] = useQueryState()
  const tab = Tab.catch(shop ? 'waiting-merchant' : 'open').parse(query['tab'])
  const request = AfterSalesRequest.safeParse(query['request']).data
  const text = query['text'] ?? ''
  const list = useList(
    listRequests,
    { tab, limit: 50, ...(request && { request }), ...(text && { text }) },
    { refetchEveryMs: 30_000 },
  )
  const counts = useRoute(countRequests, {}, { refetchEveryMs: 60_000 })
  const columns = useColumns(shop)
  return (
    <div className="page">
      <h1>{t(shop ? 'aftersales.inbox.shop' : 'aftersales.inbox.title')}</h1>
      {shop && <ShopAddress />}
      <DataTable
        label={t('aftersales.inbox.title')}
        columns={columns}
        rows={list.data?.rows ?? []}
        keyOf={(row) => row.id}
        loading={list.loading}
        problem={list.problem}
        onRetry={() => void list.refetch()}
        empty={<EmptyState title={t('aftersales.inbox.empty')}>{t('aftersales.inbox.emptyHelp')}</EmptyState>}
        paging={list}
        views={{
          items: tabs.map((one) => ({
            key: one,
            label: t(`aftersales.tab.${one}`),
            count: counts.data?.counts[one] ?? null,
          })),
          value: tab,
          onChange: (chosen) => setQuery({ tab: chosen }),
        }}
        filters={
          <>
            <SearchWords
              label={t('aftersales.inbox.search')}
              text={text}
              onChange={(typed) => setQuery({ text: typed })}
            />
            <Choice
              label={t('aftersales.inbox.request')}
              value={request ?? ''}
              all={t('aftersales.inbox.all')}
              options={afterSalesRequests.map((value) => ({ value, label: say(requestWords[value]) }))}
              onChange={(value) => setQuery({ request: value })}
            />
          </>
        }
      />
    </div>
  )
}

function useColumns(shop: boolean): Column<RequestRow>[] {
  const { t, say } = useText()
  const merchant: Column<RequestRow> = {
    key: 'merchant',
    title: t('aftersales.inbox.merchant'),
    render: (row) => row.merchant.name,
  }
  return [
    {
      key: 'time',
      title: t('aftersales.inbox.time'),
      width: '25%',
      render: (row) =>
        row.clock ? <ClockBar clock={row.clock} compact /> : <When at={row.closedAt ?? row.requestedAt} />,
    },
    {
      key: 'goods',
      title: t('aftersales.inbox.goods'),
      width: '26%',
      render: (row) => (
        <>
          <Link to={`/aftersales/${row.id}`}>{row.title}</Link>
          <div className="quiet small code">{row.number}</div>
        </>
      ),
    },
    { key: 'request', title: t('aftersales.inbox.request'), render: (row) => say(requestWords[row.request]) },
    {
      key: 'state',
      title: t('aftersales.inbox.state'),
      render: (row) => <RequestTag of={row} side={shop ? 'merchant' : null} />,
    },
    {
      key: 'amount',
      title: t('aftersales.inbox.amount'),
      align: 'end',
      render: (row) => (row.amountFen > 0 ? <Money fen={row.amountFen} currency={row.currency} /> : '–'),
    },
    ...(shop ? [] : [merchant]),
  ]
}
