import { askMerchants, askOrder, askShare } from '../marketplace/index.ts'
import type { Ctx } from '../kernel/context.ts'
import { Currency } from './complaint.contract.ts'
import type { OrderFacts } from './filing.rules.ts'

/** The order as a complaint needs it; null when there is none, or none that somebody could be named for. */
export async function orderOf(ctx: Ctx, id: string): Promise<OrderFacts | null> {
  const order = await askOrder(ctx, id)
  const currency = Currency.safeParse(order?.currency)
  if (!order || !order.consumerId || !currency.success) return null
  return {
    id: order.id,
    number: order.number,
    consumerId: order.consumerId,
    placedAt: order.placedAt,
    currency: currency.data,
    paidFen: order.paidFen,
    refundedFen: order.refundedFen,
    lines: order.lines.map(({ id: line, title, quantity, amountFen, merchantId }) => ({
      id: line,
      title,
      quantity,
      amountFen,
      merchantId: merchantId ?? order.merchantId,
    })),
  }
}

/** As a shop may see it: of an order that spans shops the sums are its own. */
export async function orderForShop(ctx: Ctx, order: OrderFacts): Promise<OrderFacts> {
  const shop = ctx.actor.merchantId
  return shop === null ? order : { ...order, ...(await askShare(ctx, order.id, shop)) }
}

export async function merchantNames(ctx: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  return new Map([...(await askMerchants(ctx, ids))].map(([id, { name }]) => [id, name]))
}
