import { isStaff, type Actor, type Ctx } from '../kernel/context.ts'
import { found } from '../kernel/refusal.ts'
import type { Input } from '../kernel/route.contract.ts'
import { cut, readCursor } from '../kernel/http/cursor.ts'
import { askConsumerNames } from './ask.actions.ts'
import type * as contract from './order.contract.ts'
import { asShare, detailView, partsOfShop, rowView, type Names } from './order-view.rules.ts'
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
  const names = await namesFor(ctx, page.rows)
  return { rows: (await asSeen(ctx, page.rows)).map((row) => rowView(row, names)), next: page.next }
}

/** One question for a whole page. */
async function namesFor(ctx: Ctx, rows: readonly store.OrderRow[]): Promise<Names> {
  return seesAll(ctx.actor)
    ? askConsumerNames(
        ctx,
        rows.flatMap(({ consumerId }) => consumerId ?? []),
      )
    : null
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

/** What happened to an order of several shops tells each of them of the others' refunds: a shop reads the story of its own only. */
export async function maySeeStory(ctx: Ctx, id: string): Promise<boolean> {
  if (!(await maySeeOrder(ctx, id))) return false
  const shop = shopOf(ctx.actor)
  return shop === null || (await store.sharesOf(ctx, [id], shop)).size === 0
}

/** The shop through whose eyes this actor looks, if it is one. */
export const shopOf = (actor: Actor): string | null =>
  seesAll(actor) || actor.consumerId !== null ? null : (actor.merchantId ?? nobody)

/** Orders as this actor may know them. */
export async function asSeen(ctx: Ctx, rows: readonly store.OrderRow[]): Promise<readonly store.OrderRow[]> {
  const shop = shopOf(ctx.actor)
  if (shop === null) return rows
  const shares = await store.sharesOf(
    ctx,
    rows.map(({ id }) => id),
    shop,
  )
  return rows.map((row) => asShare(row, shares.get(row.id), shop))
}

export async function readOrder(ctx: Ctx, id: string) {
  const parties = (await maySeeOrder(ctx, id)) ? await store.partiesOf(ctx, id) : undefined
  const order = found(parties && (await store.findOrders(ctx, [id]))[0], 'order')
  const [lines, payments, refunds, shipments, reviews] = await Promise.all([
    store.linesOf(ctx, [id]),
    store.paymentsOf(ctx, id),
    store.refundsOf(ctx, id),
    store.shipmentsOf(ctx, id),
    store.reviewsOf(ctx, id),
  ])
  const all = { lines, payments, refunds, shipments, reviews }
  const shop = shopOf(ctx.actor)
  const share = shop === null ? undefined : (await store.sharesOf(ctx, [id], shop)).get(id)
  const { consumerId } = ctx.actor
  const viewer = {
    names: await namesFor(ctx, [order]),
    mayComplain: consumerId !== null && order.consumerId === consumerId,
    ownPartOnly: share !== undefined,
  }
  if (shop === null || !share) return detailView(order, all, viewer)
  return detailView(asShare(order, share, shop), partsOfShop(all, shop, parties?.merchant_id ?? null), viewer)
}
