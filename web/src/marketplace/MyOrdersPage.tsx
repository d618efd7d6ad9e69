import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { listOrders, type OrderRow } from '../../../src/marketplace/order.contract.ts'
import { useFeed } from '../api/hooks.ts'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Money } from '../parts/Money.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Problem } from '../parts/Problem.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { When } from '../parts/When.tsx'
import { useQueryState } from '../shell/place.ts'
import { moneyWords } from '../text/money.ts'
import { useText } from '../text/text.ts'
import { OrderMark } from './marks.tsx'
import { SearchWords } from './SearchWords.tsx'
import './marketplace.css'

/** A consumer's own orders, made for a phone: one card each, the newest first. */
export function MyOrdersPage() {
  const { t } = useText()
  const [query, setQuery] = useQueryState()
  const text = query['text'] ?? ''
  const feed = useFeed(listOrders, { limit: 20, ...(text && { text }) })
  const rows = feed.pages.flatMap((page) => page.rows)
  return (
    <div className="page page-narrow">
      <PageHead title={t('marketplace.orders.mine')} />
      <SearchWords
        label={t('marketplace.orders.searchMine')}
        text={text}
        onChange={(typed) => setQuery({ text: typed })}
      />
      {feed.problem && <Problem problem={feed.problem} onRetry={() => void feed.refetch()} />}
      {feed.loading && <Skeleton lines={8} />}
      {!feed.loading && !feed.problem && rows.length === 0 && (
        <EmptyState title={t(text ? 'marketplace.orders.empty' : 'marketplace.orders.emptyMine')}>
          {t(text ? 'marketplace.orders.emptyHint' : 'marketplace.orders.emptyMineHint')}
        </EmptyState>
      )}
      <ul className="stack">
        {rows.map((order) => (
          <OrderCard key={order.id} order={order} />
        ))}
      </ul>
      {feed.hasMore && (
        <Button block loading={feed.loadingMore} onClick={feed.more}>
          {t('marketplace.orders.more')}
        </Button>
      )}
    </div>
  )
}

function OrderCard({ order }: { readonly order: OrderRow }) {
  const { t } = useText()
  return (
    <li className="surface order-card">
      <div className="row row-apart">
        <span className="quiet">{order.merchant?.name ?? ''}</span>
        <OrderMark status={order.status} />
      </div>
      <h2>
        <Link to={`/orders/${order.id}`}>{order.title}</Link>
      </h2>
      <div className="row row-apart">
        <span className="quiet small">
          <When at={order.placedAt} />
          {order.lineCount > 1 && ` · ${t('marketplace.orders.lines', { n: order.lineCount })}`}
        </span>
        <strong>
          <Money fen={order.totalFen} currency={order.currency} />
        </strong>
      </div>
      {order.refundedFen > 0 && (
        <p className="small quiet">
          {t('marketplace.orders.refundedPart', { money: moneyWords(order.refundedFen, order.currency) })}
        </p>
      )}
    </li>
  )
}
