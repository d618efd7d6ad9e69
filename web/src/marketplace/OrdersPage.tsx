import { Input, Select } from 'antd'
import { Link } from '@tanstack/react-router'
import { OrderStatus } from '../../../src/marketplace/noun.contract.ts'
import { listOrders, type OrderRow } from '../../../src/marketplace/order.contract.ts'
import { useList } from '../api/hooks.ts'
import { DataTable, type Column } from '../parts/DataTable.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Money } from '../parts/Money.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { When } from '../parts/When.tsx'
import { useQueryState } from '../shell/place.ts'
import { useText } from '../text/text.ts'
import { OrderMark } from './marks.tsx'
import { OrderBody } from './OrderBody.tsx'
import { SearchWords } from './SearchWords.tsx'
import './marketplace.css'

const statuses = OrderStatus.options
const filterNames = ['text', 'status', 'merchant', 'consumer', 'from', 'to'] as const

/** All orders for staff, those of the own shop for a merchant. */
export function OrdersPage() {
  const { t } = useText()
  const [query, setQuery] = useQueryState()
  const status = OrderStatus.safeParse(query['status'])
  const filter = Object.fromEntries(
    filterNames.flatMap((name) => (query[name] && name !== 'status' ? [[name, query[name]]] : [])),
  )
  const list = useList(listOrders, { ...filter, ...(status.success && { status: status.data }), limit: 50 })
  const clear = () => setQuery(Object.fromEntries(filterNames.map((name) => [name, undefined])))
  return (
    <div className="page">
      <PageHead title={t('marketplace.orders.title')} lead={t('marketplace.orders.lead')} />
      <DataTable
        label={t('marketplace.orders.title')}
        columns={useColumns()}
        rows={list.data?.rows ?? []}
        keyOf={(row) => row.id}
        loading={list.loading}
        problem={list.problem}
        onRetry={() => void list.refetch()}
        empty={
          <EmptyState
            title={t('marketplace.orders.empty')}
            action={
              <button type="button" className="plain-button" onClick={clear}>
                {t('marketplace.orders.clear')}
              </button>
            }
          >
            {t('marketplace.orders.emptyHint')}
          </EmptyState>
        }
        paging={list}
        filters={<Filters query={query} setQuery={setQuery} />}
        opened={query['order'] ?? null}
        onOpen={(order) => setQuery({ order: order ?? undefined })}
        panel={panelOf}
        csvName="orders"
      />
    </div>
  )
}

const panelOf = (row: OrderRow) => ({ title: row.title, href: `/orders/${row.id}`, body: <OrderBody id={row.id} /> })

type Query = ReturnType<typeof useQueryState>
function Filters({ query, setQuery }: { readonly query: Query[0]; readonly setQuery: Query[1] }) {
  const { t } = useText()
  const day = (name: 'from' | 'to') => (
    <label className="row small">
      <span className="quiet">{t(`marketplace.orders.${name}`)}</span>
      <Input
        type="date"
        className="market-day"
        value={query[name] ?? ''}
        onChange={(event) => setQuery({ [name]: event.target.value || undefined })}
      />
    </label>
  )
  return (
    <>
      <SearchWords
        label={t('marketplace.orders.search')}
        text={query['text'] ?? ''}
        onChange={(text) => setQuery({ text })}
      />
      <Select
        aria-label={t('marketplace.orders.status')}
        value={query['status'] ?? ''}
        onChange={(value) => setQuery({ status: value || undefined })}
        options={[
          { value: '', label: t('marketplace.orders.anyStatus') },
          ...statuses.map((value) => ({ value, label: t(`marketplace.status.${value}`) })),
        ]}
        popupMatchSelectWidth={false}
      />
      {day('from')}
      {day('to')}
    </>
  )
}

function useColumns(): Column<OrderRow>[] {
  const { t } = useText()
  return [
    {
      key: 'order',
      title: t('marketplace.orders.order'),
      render: (row) => (
        <div>
          <Link to={`/orders/${row.id}`}>{row.title}</Link>
          <div className="quiet small number">{row.number}</div>
        </div>
      ),
      csv: (row) => `${row.number} ${row.title}`,
      width: '30%',
    },
    {
      key: 'merchant',
      title: t('marketplace.orders.merchant'),
      render: (row) => (
        <div>
          <span className="number">{row.merchant?.name ?? '–'}</span>
          {row.consumer?.name && (
            <div className="quiet small number">
              {t('marketplace.orders.consumer')} {row.consumer.name}
            </div>
          )}
        </div>
      ),
      csv: (row) => row.merchant?.name ?? '',
    },
    {
      key: 'status',
      title: t('marketplace.orders.status'),
      render: (row) => <OrderMark status={row.status} />,
      csv: (row) => row.status,
      width: '110px',
    },
    {
      key: 'placed',
      title: t('marketplace.orders.placed'),
      render: (row) => <When at={row.placedAt} />,
      csv: (row) => row.placedAt,
      width: '160px',
    },
    {
      key: 'total',
      title: t('marketplace.orders.total'),
      align: 'end',
      render: (row) => <Money fen={row.totalFen} currency={row.currency} />,
      csv: (row) => row.totalFen / 100,
      width: '120px',
    },
    {
      key: 'refunded',
      title: t('marketplace.orders.refunded'),
      align: 'end',
      render: (row) => (row.refundedFen > 0 ? <Money fen={row.refundedFen} currency={row.currency} /> : '–'),
      csv: (row) => row.refundedFen / 100,
      width: '110px',
    },
  ]
}
