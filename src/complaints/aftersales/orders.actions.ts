import { askOrder } from '../../marketplace/index.ts'
import type { Ctx } from '../../kernel/context.ts'
import { Currency } from '../complaint.contract.ts'
import type { Order } from './assess.rules.ts'

/** The order as after-sales needs it; null when there is none, or none that somebody could be named for. */
export async function orderOf(ctx: Ctx, id: string): Promise<Order | null> {
  const order = await askOrder(ctx, id)
  const currency = Currency.safeParse(order?.currency)
  if (!order || !order.consumerId || !currency.success) return null
  return {
    id: order.id,
    number: order.number,
    consumerId: order.consumerId,
    placedAt: order.placedAt,
    deliveredAt: order.deliveredAt,
    status: order.status,
    currency: currency.data,
    paidFen: order.paidFen,
    shippingFen: order.shippingFen,
    refundedFen: order.refundedFen,
    lines: order.lines.map((line) => ({ ...line, merchantId: line.merchantId ?? order.merchantId })),
  }
}
