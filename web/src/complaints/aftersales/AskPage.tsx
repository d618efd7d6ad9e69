import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { listOrders, readOrder, type OrderDetail } from '../../../../src/marketplace/order.contract.ts'
import { useFeed, useRoute } from '../../api/hooks.ts'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { When } from '../../parts/When.tsx'
import { useQueryState } from '../../shell/place.ts'
import { moneyWords } from '../../text/money.ts'
import { useText } from '../../text/text.ts'
import { Choice } from '../Choice.tsx'
import { AskForm } from './AskForm.tsx'

/** Which order, which goods, then what can be asked for: the address holds the place, so the back button goes back a step. */
export function AskPage() {
  const { t } = useText()
  const [query] = useQueryState()
  return (
    <div className="page page-narrow">
      <PageHead title={t('aftersales.ask.title')} lead={t('aftersales.ask.lead')} />
      {query['order'] ? <OfOrder key={query['order']} id={query['order']} /> : <OrderChoice />}
    </div>
  )
}

function OrderChoice() {
  const { t } = useText()
  const orders = useFeed(listOrders, { limit: 20 })
  const rows = orders.pages.flatMap((page) => page.rows)
  return (
    <section className="stack" aria-label={t('aftersales.ask.order')}>
      <h2>{t('aftersales.ask.order')}</h2>
      {orders.problem && <Problem problem={orders.problem} onRetry={() => void orders.refetch()} />}
      {orders.loading && <Skeleton lines={6} />}
      {!orders.loading && !orders.problem && rows.length === 0 && <EmptyState title={t('aftersales.ask.noOrders')} />}
      <ul className="stack">
        {rows.map((row) => (
          <li key={row.id} className="surface stack-tight">
            <Link to="/aftersales/new" search={{ order: row.id }}>
              <strong>{row.title}</strong>
            </Link>
            <p className="quiet small">
              {row.merchant?.name} · <When at={row.placedAt} /> · {moneyWords(row.totalFen, row.currency)}
            </p>
          </li>
        ))}
      </ul>
      {orders.hasMore && (
        <Button block loading={orders.loadingMore} onClick={orders.more}>
          {t('marketplace.orders.more')}
        </Button>
      )}
    </section>
  )
}

function OfOrder({ id }: { readonly id: string }) {
  const { t } = useText()
  const [query, setQuery] = useQueryState()
  const { data: order, problem, refetch } = useRoute(readOrder, { id })
  const other = <Link to="/aftersales/new">{t('aftersales.ask.otherOrder')}</Link>
  if (problem)
    return (
      <Problem problem={problem} onRetry={() => void refetch()}>
        {other}
      </Problem>
    )
  if (!order) return <Skeleton lines={6} />
  const line = lineIn(order, query['line'])
  return (
    <>
      <section className="surface stack">
        <p className="row row-apart">
          <span className="quiet small">
            {order.merchant?.name} · <When at={order.placedAt} />
          </span>
          {other}
        </p>
        <fieldset className="choices">
          <legend>{t('aftersales.ask.line')}</legend>
          {order.lines.map((one) => (
            <Choice
              key={one.id}
              kind="radio"
              name="line"
              chosen={one.id === line?.id}
              onChoose={() => setQuery({ line: one.id })}
              title={one.title}
            >
              {t('complaints.case.orderLine', { n: one.quantity })} · {moneyWords(one.amountFen, order.currency)}
            </Choice>
          ))}
        </fieldset>
      </section>
      {line && <AskForm key={line.id} order={order.id} line={line} />}
    </>
  )
}

/** The only line is chosen by itself. */
const lineIn = ({ lines }: OrderDetail, id: string | undefined) =>
  lines.find((line) => line.id === id) ?? (lines.length === 1 ? lines[0] : undefined)
