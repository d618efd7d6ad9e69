import { maskName } from '../kernel/personal/mask.rules.ts'
import { Currency, OrderStatus } from './noun.contract.ts'
import type { OrderDetail, OrderRow as View } from './order.contract.ts'
import * as contract from './order.contract.ts'
import type * as store from './order.store.ts'

const iso = (at: Date | null): string | null => at?.toISOString() ?? null
const named = (id: string | null, name: string | null) => (id === null ? null : { id, name })
type Rows<F extends (...given: never) => Promise<unknown>> = Awaited<ReturnType<F>>

/** Names of consumers, for those who work for the platform; null for everybody else. */
export type Names = ReadonlyMap<string, string> | null
export const rowView = (row: store.OrderRow, names: Names): View => ({
  id: row.id,
  number: row.number,
  status: OrderStatus.parse(row.status),
  placedAt: row.placedAt.toISOString(),
  totalFen: row.totalFen,
  refundedFen: row.refundedFen,
  currency: Currency.parse(row.currency),
  title: row.title ?? row.number,
  lineCount: row.lineCount,
  merchant: named(row.merchantId, row.merchantName),
  consumer: names && named(row.consumerId, maskName(names.get(row.consumerId ?? '') ?? '') || null),
})

export type Parts = {
  readonly lines: Rows<typeof store.linesOf>
  readonly payments: Rows<typeof store.paymentsOf>
  readonly refunds: Rows<typeof store.refundsOf>
  readonly shipments: Rows<typeof store.shipmentsOf>
  readonly reviews: Rows<typeof store.reviewsOf>
}
/** `ownPartOnly`: other shops have a part in the order, of which this reader sees nothing. */
type Viewer = { readonly names: Names; readonly mayComplain: boolean; readonly ownPartOnly: boolean }

/** An order that spans shops as one of them sees it: its own sums and title, and no other shop's name. */
export const asShare = (row: store.OrderRow, share: store.Share | undefined, shop: string): store.OrderRow =>
  share ? { ...row, ...share, title: share.title ?? row.number, merchantId: shop, shippingFen: 0 } : row

/** Of what stands in such an order, a shop's own. What names no shop is the order's; a payment is for all of them together. */
export function partsOfShop(parts: Parts, shop: string, orderShop: string | null): Parts {
  const ofLine = new Map(parts.lines.map((line) => [line.id, line.merchant_id]))
  const isOwn = (one: { readonly merchant_id: string | null; readonly line_id?: string | null }): boolean =>
    (one.merchant_id ?? ofLine.get(one.line_id ?? '') ?? orderShop) === shop
  return {
    lines: parts.lines.filter(isOwn),
    payments: [],
    refunds: parts.refunds.filter(isOwn),
    shipments: parts.shipments.filter(isOwn),
    reviews: parts.reviews.filter(isOwn),
  }
}

const Stated = contract.OrderDetail.shape
export const detailView = (row: store.OrderRow, parts: Parts, { names, ...viewer }: Viewer): OrderDetail => ({
  ...rowView(row, names),
  source: row.source,
  paidAt: iso(row.paidAt),
  shippedAt: iso(row.shippedAt),
  deliveredAt: iso(row.deliveredAt),
  promisedAt: iso(row.promisedAt),
  shippingFen: row.shippingFen,
  region: row.region,
  lines: parts.lines.map((line) => ({
    id: line.id,
    title: line.title ?? '',
    productId: line.product_id,
    merchantId: line.merchant_id,
    quantity: line.quantity,
    unitPriceFen: line.unit_price_fen,
    amountFen: line.amount_fen,
    shippingFen: line.shipping_fen,
  })),
  payments: parts.payments.map((payment) => ({
    id: payment.id,
    method: payment.method,
    state: Stated.payments.element.shape.state.parse(payment.state),
    amountFen: payment.amount_fen,
    instalments: payment.instalments,
    paidAt: iso(payment.paid_at),
  })),
  refunds: parts.refunds.map((refund) => ({
    id: refund.id,
    lineId: refund.line_id,
    state: Stated.refunds.element.shape.state.parse(refund.state),
    quantity: refund.quantity,
    amountFen: refund.amount_fen,
    reason: refund.reason,
    refundedAt: iso(refund.refunded_at),
  })),
  shipments: parts.shipments.map((shipment) => ({
    id: shipment.id,
    carrier: shipment.carrier,
    trackingNo: shipment.tracking_no,
    state: Stated.shipments.element.shape.state.parse(shipment.state),
    shippedAt: iso(shipment.shipped_at),
    deliveredAt: iso(shipment.delivered_at),
  })),
  reviews: parts.reviews.map((review) => ({
    id: review.id,
    score: review.score,
    title: review.title,
    text: review.body,
    writtenAt: review.written_at.toISOString(),
    reply: review.reply,
    repliedAt: iso(review.replied_at),
  })),
  ...viewer,
})
