import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { readOrder } from '../../../src/marketplace/order.contract.ts'
import { useRoute } from '../api/hooks.ts'
import { DetailPage } from '../parts/DetailPage.tsx'
import { Money } from '../parts/Money.tsx'
import { Problem } from '../parts/Problem.tsx'
import { PageSkeleton } from '../parts/Skeleton.tsx'
import { When } from '../parts/When.tsx'
import { useId } from '../shell/place.ts'
import { useText } from '../text/text.ts'
import { OrderMark } from './marks.tsx'
import { OrderParts } from './OrderBody.tsx'
import './marketplace.css'

export function OrderPage() {
  const { t } = useText()
  const id = useId()
  const { data: order, problem, refetch } = useRoute(readOrder, { id })
  if (problem)
    return (
      <div className="page page-narrow">
        <h1>{t('marketplace.orders.order')}</h1>
        <Problem problem={problem} onRetry={() => void refetch()}>
          <Link to="/orders">{t('marketplace.order.back')}</Link>
        </Problem>
      </div>
    )
  if (!order) return <PageSkeleton />
  const facts = [
    { label: t('marketplace.order.number'), value: <span className="number">{order.number}</span> },
    { label: t('marketplace.orders.merchant'), value: order.merchant?.name ?? '–' },
    ...(order.consumer ? [{ label: t('marketplace.orders.consumer'), value: order.consumer.name ?? '–' }] : []),
    { label: t('marketplace.orders.placed'), value: <When at={order.placedAt} /> },
    { label: t('marketplace.orders.total'), value: <Money fen={order.totalFen} currency={order.currency} /> },
    ...(order.refundedFen > 0
      ? [
          {
            label: t('marketplace.orders.refunded'),
            value: <Money fen={order.refundedFen} currency={order.currency} />,
          },
        ]
      : []),
    ...(order.promisedAt
      ? [
          {
            label: t('marketplace.order.promised'),
            value: <Promised by={order.promisedAt} delivered={order.deliveredAt} />,
          },
        ]
      : []),
  ]
  return (
    <DetailPage
      title={order.title}
      tags={<OrderMark status={order.status} />}
      back={<Link to="/orders">← {t('marketplace.order.back')}</Link>}
      facts={facts}
      {...(order.mayComplain && { now: <Complain order={order.id} /> })}
    >
      <div className="surface stack">
        <OrderParts order={order} level={2} />
      </div>
    </DetailPage>
  )
}

function Promised({ by, delivered }: { readonly by: string; readonly delivered: string | null }) {
  const { t } = useText()
  return (
    <>
      <When at={by} />
      {delivered && delivered > by && <strong className="order-late"> {t('marketplace.order.late')}</strong>}
    </>
  )
}

function Complain({ order }: { readonly order: string }) {
  const { t } = useText()
  return (
    <div className="surface stack-tight no-print">
      <Link to={`/complaints/new?order=${order}`}>
        <Button type="primary" block size="large" tabIndex={-1}>
          {t('marketplace.order.complain')}
        </Button>
      </Link>
      <p className="quiet small">{t('marketplace.order.complainHint')}</p>
      <Link to="/aftersales/new" search={{ order }}>
        {t('aftersales.ask.fromOrder')}
      </Link>
    </div>
  )
}
