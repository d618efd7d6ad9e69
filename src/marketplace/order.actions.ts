import { isStaff, type Actor, type Ctx } from '../kernel/context.ts'
import { found } from '../kernel/refusal.ts'
import type { Input } from '../kernel/route.contract.ts'
import { cut, readCursor } from './cursor.rules.ts'
import type * as contract from './order.contract.ts'
import { detailView, rowView } from './order-view.rules.ts'
import * as store from './order.store.ts'

const seesAll = (actor: Actor): boolean => isStaff(actor) || actor.kind === 'machine'
/** Nobody's rows: an actor without a party sees an empty list, never everything. */
const nobody = 'none'

export async function listOrders(ctx: Ctx, input: Input<typeof contract.listOrders>) {
  const { cursor, limit, from, to, ...filter } = input
  const all = seesAll(ctx.actor)
  const own = ctx.actor.consumerId
  const mine = all ? {} : own ? { consumer: own } : { merchant: ctx.actor.merchantId ?? nobody }
  const rows = await store.listOrders(ctx, {
    ...filter,
    ...mine,
    titles: !all && own !== null,
    from: from ? new Date(`${from}T00:00:00+08:00`) : undefined,
    // The last day counts whole.
    before: to ? new Date(new Date(`${to}T00:00:00+08:00`).getTime() + 24 * 60 * 60 * 1000) : undefined,
    after: readCursor(cursor),
    limit: limit + 1,
  })
  const page = cut(rows, limit, (row) => ({ at: row.placedAt, id: row.id }))
  return { rows: page.rows.map((row) => rowView(row, all)), next: page.next }
}

/** Its consumer, the shops in it, and those who work for the platform. For everybody else it does not exist. */
export async function maySeeOrder(ctx: Ctx, id: string): Promise<boolean> {
  const order = await store.partiesOf(ctx, id)
  if (!order) return false
  if (seesAll(ctx.actor)) return true
  const { consumerId, merchantId } = ctx.actor
  if (consumerId !== null && order.consumer_id === consumerId) return true
  return merchantId !== null && (await store.isOfShop(ctx, id, merchantId))
}

export async function readOrder(ctx: Ctx, id: string) {
  const [row] = (await maySeeOrder(ctx, id)) ? await store.findOrders(ctx, [id]) : []
  const order = found(row, 'order')
  const [lines, payments, refunds, shipments, reviews] = await Promise.all([
    store.linesOf(ctx, [id]),
    store.paymentsOf(ctx, id),
    store.refundsOf(ctx, id),
    store.shipmentsOf(ctx, id),
    store.reviewsOf(ctx, id),
  ])
  const { consumerId, merchantId } = ctx.actor
  // Of an order that spans shops, each shop sees its own lines only.
  const ofShop = <T extends { merchant_id: string | null }>(rows: T[]): T[] =>
    seesAll(ctx.actor) || consumerId !== null
      ? rows
      : rows.filter((one) => one.merchant_id === merchantId || one.merchant_id === null)
  return detailView(
    order,
    { lines: ofShop(lines), payments, refunds: ofShop(refunds), shipments, reviews },
    { forStaff: seesAll(ctx.actor), mayComplain: consumerId !== null && order.consumerId === consumerId },
  )
}
