import type { Ctx } from '../kernel/context.ts'
import { refuse } from '../kernel/refusal.ts'
import { isSafety } from './category.rules.ts'
import type { Complaint } from './complaint.rules.ts'
import { addDemands } from './demand/demand.actions.ts'
import * as store from './complaint.store.ts'
import { assertFiling, shopOf, type Filing, type OrderFacts } from './filing.rules.ts'
import { receiveComplaint } from './intake/receive.actions.ts'
import { orderOf } from './orders.actions.ts'

/** A consumer's complaint about an order of its own: received now, with the clocks of its channel, in one transaction. */
export async function fileComplaint(ctx: Ctx, input: Filing, channel = 'online-service'): Promise<Complaint> {
  const filing = { ...input, lineIds: [...new Set(input.lineIds)], remedies: [...new Set(input.remedies)] }
  const order = await ownOrder(ctx, filing.orderId)
  assertFiling(filing, order)
  await assertFirst(ctx, filing)
  const { category, remedies, details, text, files, lineIds } = filing
  const complaint = await receiveComplaint(ctx, {
    channel,
    receivedAt: ctx.now,
    category,
    remedies,
    claimFen: filing.amountFen,
    details,
    text,
    files,
    flags: isSafety(details) ? ['safety'] : [],
    order: {
      id: order.id,
      number: order.number,
      merchantId: shopOf(order, lineIds) ?? refuse('complaint.several-shops', { field: 'lineIds' }),
      consumerId: order.consumerId,
      lineIds,
      currency: order.currency,
    },
  })
  return addDemands(ctx, complaint, filing.demands ?? [], (at) => `demands.${at}.`)
}

async function ownOrder(ctx: Ctx, orderId: string): Promise<OrderFacts> {
  const order = await orderOf(ctx, orderId)
  if (!order || order.consumerId !== ctx.actor.consumerId) refuse('complaint.order-unknown', { field: 'orderId' })
  return order
}

/** The same matter twice would run two sets of clocks and ask the merchant twice. */
export async function assertFirst(
  ctx: Ctx,
  { orderId, category, lineIds }: Pick<Filing, 'orderId' | 'category' | 'lineIds'>,
  field = 'orderId',
): Promise<void> {
  await store.holdOrder(ctx, orderId)
  const open = await store.openOfOrder(ctx, orderId, category, lineIds)
  if (open) refuse('complaint.already-open', { field, complaint: open.id, receipt: open.receipt })
}
