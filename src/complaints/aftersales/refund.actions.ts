import type { Ctx } from '../../kernel/context.ts'
import type { NewFact } from '../../kernel/fact/fact.ts'
import { askCommand, askRefundRoom } from '../../marketplace/index.ts'
import { closedAs, type Request } from './request.rules.ts'
import { mostBack } from './money.rules.ts'
import { orderOf } from './orders.actions.ts'
import { pendingAmong, promisedBy } from './refund.rules.ts'
import * as store from './request.store.ts'

export type Ordered = { readonly request: Request; readonly facts: readonly NewFact[] }
/**
 * Orders the refund: never more than was paid for the line, nor than is left of the order once every other refund that was
 * promised comes true. The order is held, so that two requests cannot both count on the same money.
 */
export async function orderRefund(ctx: Ctx, request: Request): Promise<Ordered> {
  await store.holdOrder(ctx, request.orderId)
  const amountFen = Math.min(request.amountFen, await roomFor(ctx, request))
  if (amountFen <= 0) {
    const done = { ...closedAs(request, 'refunded', ctx.now), amountFen: 0, refundedAt: ctx.now }
    return { request: done, facts: [{ kind: 'aftersales.refunded', subject: request.id, data: { amountFen: 0 } }] }
  }
  const ordered = { ...request, amountFen, refundOrderedAt: ctx.now }
  const data = { order: request.orderId, amountFen, askedFen: request.amountFen }
  return {
    request: ordered,
    facts: [
      { kind: 'aftersales.refund-ordered', subject: request.id, data },
      askCommand({ reason: request.id, kind: 'refund', target: request.orderId, amountFen }),
    ],
  }
}

/** What may still be paid back for this request. The order must be held. */
export async function roomFor(ctx: Ctx, request: Pick<Request, 'id' | 'orderId' | 'lineId' | 'quantity' | 'freight'>) {
  const order = await orderOf(ctx, request.orderId)
  if (!order) return 0
  const others = (await store.ofOrder(ctx, request.orderId)).filter(({ id }) => id !== request.id)
  const pending = pendingAmong(others)
  const room = await askRefundRoom(
    ctx,
    request.orderId,
    pending.map(({ id }) => id),
  )
  // A refund that was ordered a moment ago, and of which the marketplace's list of commands does not know yet.
  const unheard = pending.filter(({ id }) => !room.commanded.has(id)).reduce((sum, one) => sum + one.amountFen, 0)
  return Math.min(mostBack(order, request, promisedBy(others)), room.leftFen - unheard)
}
