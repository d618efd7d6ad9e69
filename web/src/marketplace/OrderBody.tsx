import type { ReactNode } from 'react'
import { readOrder, type OrderDetail } from '../../../src/marketplace/order.contract.ts'
import { useRoute } from '../api/hooks.ts'
import { Money } from '../parts/Money.tsx'
import { Problem } from '../parts/Problem.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { StateTag } from '../parts/StateTag.tsx'
import { When } from '../parts/When.tsx'
import { useText } from '../text/text.ts'
import './marketplace.css'

/** What was bought, paid, sent, returned and said. In the side panel and on the page of its own. */
export function OrderBody({ id }: { readonly id: string }) {
  const order = useRoute(readOrder, { id })
  if (order.problem) return <Problem problem={order.problem} onRetry={() => void order.refetch()} />
  return order.data ? <OrderParts order={order.data} level={3} /> : <Skeleton lines={8} />
}

/** `level` of the headings: below a page's title they are its second, in a panel the third. */
export function OrderParts({ order, level }: { readonly order: OrderDetail; readonly level: 2 | 3 }) {
  const { t } = useText()
  return (
    <>
      {order.ownPartOnly && <p className="inset small">{t('marketplace.order.ownPartOnly')}</p>}
      <Part level={level} title={t('marketplace.order.items')}>
        <Items order={order} />
      </Part>
      <Part level={level} title={t('marketplace.order.shipments')} empty={order.shipments.length === 0}>
        {order.shipments.map((shipment) => (
          <li key={shipment.id} className="stack-tight">
            <span className="row row-apart">
              <span>
                {shipment.carrier} <span className="number quiet">{shipment.trackingNo}</span>
              </span>
              <StateTag tone={shipment.state === 'delivered' ? 'kept' : 'info'}>
                {t(`marketplace.shipment.${shipment.state}`)}
              </StateTag>
            </span>
            <Moment label={t('marketplace.order.sent')} at={shipment.shippedAt} />
            <Moment label={t('marketplace.order.arrived')} at={shipment.deliveredAt} />
          </li>
        ))}
      </Part>
      {!order.ownPartOnly && (
        <Part level={level} title={t('marketplace.order.payments')} empty={order.payments.length === 0}>
          {order.payments.map((payment) => (
            <MoneyLine
              key={payment.id}
              words={payment.method}
              more={
                payment.instalments && payment.instalments > 1
                  ? t('marketplace.order.instalments', { n: payment.instalments })
                  : ''
              }
              state={t(`marketplace.payment.${payment.state}`)}
              at={payment.paidAt}
              money={<Money fen={payment.amountFen} currency={order.currency} />}
            />
          ))}
        </Part>
      )}
      <Part level={level} title={t('marketplace.order.refunds')} empty={order.refunds.length === 0}>
        {order.refunds.map((refund) => (
          <MoneyLine
            key={refund.id}
            words={refund.reason ?? t('marketplace.order.refunds')}
            more=""
            state={t(`marketplace.refund.${refund.state}`)}
            at={refund.refundedAt}
            money={<Money fen={refund.amountFen} currency={order.currency} />}
          />
        ))}
      </Part>
      {order.reviews.length > 0 && (
        <Part level={level} title={t('marketplace.order.reviews')}>
          {order.reviews.map((review) => (
            <li key={review.id} className="stack-tight">
              <span className="row row-apart">
                <span>
                  <span className="only-read-aloud">{t('marketplace.order.score', { n: review.score })}</span>
                  <span aria-hidden="true">
                    {'★'.repeat(review.score)}
                    {'☆'.repeat(5 - review.score)}
                  </span>
                </span>
                <span className="small quiet">
                  <When at={review.writtenAt} />
                </span>
              </span>
              {review.title && <strong>{review.title}</strong>}
              {review.text && <p>{review.text}</p>}
              {review.reply && <p className="inset small">{t('marketplace.order.reply', { text: review.reply })}</p>}
            </li>
          ))}
        </Part>
      )}
    </>
  )
}

function Part(props: {
  readonly level: 2 | 3
  readonly title: string
  readonly empty?: boolean
  readonly children: ReactNode
}) {
  const { t } = useText()
  return (
    <section className="order-part stack-tight">
      {props.level === 2 ? <h2>{props.title}</h2> : <h3>{props.title}</h3>}
      {props.empty ? (
        <p className="quiet small">{t('marketplace.order.none')}</p>
      ) : (
        <ul className="stack-tight">{props.children}</ul>
      )}
    </section>
  )
}

function Items({ order }: { readonly order: OrderDetail }) {
  const { t } = useText()
  const freight = order.shippingFen + order.lines.reduce((sum, line) => sum + line.shippingFen, 0)
  return (
    <>
      {order.lines.map((line) => (
        <li key={line.id} className="row row-apart order-line">
          <span>{line.title || line.productId}</span>
          <span className="number">
            {line.quantity > 1 && (
              <span className="quiet">
                <Money fen={line.unitPriceFen} currency={order.currency} /> × {line.quantity} ={' '}
              </span>
            )}
            <Money fen={line.amountFen} currency={order.currency} />
          </span>
        </li>
      ))}
      {freight > 0 && (
        <li className="row row-apart quiet">
          <span>{t('marketplace.order.shipping')}</span>
          <Money fen={freight} currency={order.currency} />
        </li>
      )}
      <li className="row row-apart order-sum">
        <strong>{t('marketplace.orders.total')}</strong>
        <strong>
          <Money fen={order.totalFen} currency={order.currency} />
        </strong>
      </li>
    </>
  )
}

function MoneyLine(props: {
  readonly words: string
  readonly more: string
  readonly state: string
  readonly at: string | null
  readonly money: ReactNode
}) {
  return (
    <li className="row row-apart">
      <span>
        {props.words} <span className="quiet small">{props.more}</span>
        <br />
        <span className="quiet small">
          {props.state}
          {props.at && (
            <>
              {' · '}
              <When at={props.at} />
            </>
          )}
        </span>
      </span>
      {props.money}
    </li>
  )
}

function Moment({ label, at }: { readonly label: string; readonly at: string | null }) {
  return at ? (
    <span className="small quiet">
      {label} <When at={at} />
    </span>
  ) : null
}
