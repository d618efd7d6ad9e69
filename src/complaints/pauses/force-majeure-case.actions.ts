import type { Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import { askMerchants, askOrders } from '../../marketplace/index.ts'
import { provinceIn } from '../bodies/region.rules.ts'
import type { Complaint } from '../complaint.rules.ts'
import * as complaints from '../complaint.store.ts'
import { stateTable } from '../lifecycle/states.rules.ts'
import { covers, type Order, type Place } from './force-majeure.rules.ts'
import * as store from './force-majeure.store.ts'
import { goOn, standStill } from './standstill.actions.ts'

/** Where each of these lies; at most 200 at once. */
export async function placesOf(ctx: Ctx, cases: readonly store.Candidate[]): Promise<Place[]> {
  const orderIds = cases.map(({ orderId }) => orderId).filter((id) => id !== null)
  const shopIds = cases.map(({ merchantId }) => merchantId).filter((id) => id !== null)
  const orders = new Map((await askOrders(ctx, orderIds)).map(({ id, region }) => [id, region]))
  const shops = await askMerchants(ctx, shopIds)
  return cases.map(({ id, orderId, merchantId }) => ({
    complaint: id,
    merchant: merchantId,
    provinces: [orders.get(orderId ?? '') ?? null, shops.get(merchantId ?? '')?.region ?? null]
      .map(provinceIn)
      .filter((province) => province !== null),
  }))
}

/** What runs stands still; what stands still for another reason joins when that is over. Both sides hear of it once. */
export async function beginFor(ctx: Ctx, order: Order, complaint: Complaint): Promise<void> {
  if (complaint.state === 'closed') return
  const held = await standStill(ctx, complaint, { reason: 'force-majeure' })
  if (held.length === 0 || !(await store.claimCase(ctx, order.id, complaint.id))) return
  const data = { order: order.id, until: order.untilAt.toISOString() }
  await record(ctx, [{ kind: 'force-majeure.began', subject: complaint.id, data }])
}

/** It goes on, unless another order still holds it or the stage itself stands still. */
export async function endFor(ctx: Ctx, order: Pick<Order, 'id'>, complaintId: string): Promise<void> {
  const complaint = await complaints.hold(ctx, complaintId)
  if (!complaint || !(await store.endCase(ctx, order.id, complaintId))) return
  if (complaint.state === 'closed' || (await store.coveringOrders(ctx, complaintId)).length > 0) return
  await goOn(ctx, complaint, 'force-majeure')
  const { pause } = stateTable[complaint.state]
  if (pause !== null) await standStill(ctx, complaint, { reason: pause, item: `${complaint.stageClock}` })
  await record(ctx, [{ kind: 'force-majeure.ended', subject: complaint.id, data: { order: order.id } }])
}

/** A complaint that arrives, moves on or goes on while an order is in force comes under it. */
export async function comeUnder(ctx: Ctx, complaintId: string): Promise<void> {
  const orders = await store.running(ctx)
  if (orders.length === 0) return
  const complaint = await complaints.hold(ctx, complaintId)
  if (!complaint || complaint.state === 'closed') return
  const [place] = await placesOf(ctx, [complaint])
  for (const order of orders) if (place && covers(order, place)) await beginFor(ctx, order, complaint)
}
