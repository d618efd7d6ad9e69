import type { z } from 'zod'
import type { Ctx } from '../kernel/context.ts'
import { Currency, type OrderStatus } from './noun.contract.ts'
import { afterOthers } from './command.rules.ts'
import * as commands from './command.store.ts'
import { rowView } from './order-view.rules.ts'
import * as consumers from './consumer.store.ts'
import * as merchants from './merchant.store.ts'
import * as store from './order.store.ts'

/** What other capabilities may know of an order. Who may see it is the asker's business. */
export type AskedOrder = {
  readonly id: string
  readonly number: string
  readonly status: z.infer<typeof OrderStatus>
  readonly consumerId: string | null
  readonly merchantId: string | null
  readonly merchantName: string | null
  readonly placedAt: Date
  readonly deliveredAt: Date | null
  readonly currency: Currency
  /** What was paid for it, freight included; what of it came back. */
  readonly paidFen: number
  /** The freight in it. */
  readonly shippingFen: number
  readonly refundedFen: number
  readonly title: string
  /** Where it was sent to, in the words of the marketplace. */
  readonly region: string | null
  readonly lines: readonly {
    readonly id: string
    readonly title: string
    readonly productId: string | null
    readonly merchantId: string | null
    readonly quantity: number
    readonly amountFen: number
    /** Its product's category in the words of the marketplace. */
    readonly category: string | null
    /** The consumer confirmed at this purchase that it cannot go back without a reason; null when nobody said. */
    readonly noReturnConfirmed: boolean | null
  }[]
}

export const askOrder = async (ctx: Ctx, id: string): Promise<AskedOrder | null> =>
  (await askOrders(ctx, [id]))[0] ?? null

/** At most 200 at once. */
export async function askOrders(ctx: Ctx, ids: readonly string[]): Promise<readonly AskedOrder[]> {
  return withLines(ctx, await store.findOrders(ctx, ids.slice(0, 200)))
}

export type NumberedOrder = { readonly id: string; readonly number: string; readonly consumerId: string | null }
/** Orders that exist under numbers somebody wrote, newest first; at most ten. */
export async function askOrdersNumbered(ctx: Ctx, numbers: readonly string[]): Promise<readonly NumberedOrder[]> {
  return numbers.length === 0 ? [] : store.findNumbered(ctx, numbers.slice(0, 50), 10)
}

/** Newest first, with lines: for the picker of a complaint. */
export async function askOrdersOfConsumer(ctx: Ctx, consumer: string, limit = 50): Promise<readonly AskedOrder[]> {
  return withLines(ctx, await store.listOrders(ctx, { consumer, after: null, limit: Math.min(limit, 200) }))
}

/** Orders placed before an instant, newest first, with lines; at most 200. */
export async function askOrdersBefore(ctx: Ctx, before: Date, limit: number): Promise<readonly AskedOrder[]> {
  return withLines(ctx, await store.listOrders(ctx, { before, after: null, limit: Math.min(limit, 200) }))
}

async function withLines(ctx: Ctx, orders: readonly store.OrderRow[]): Promise<AskedOrder[]> {
  if (orders.length === 0) return []
  const lines = Map.groupBy(
    await store.linesOf(
      ctx,
      orders.map(({ id }) => id),
    ),
    (line) => line.order_id,
  )
  return orders.map((row) => ({
    id: row.id,
    number: row.number,
    status: rowView(row, null).status,
    consumerId: row.consumerId,
    merchantId: row.merchantId,
    merchantName: row.merchantName,
    placedAt: row.placedAt,
    deliveredAt: row.deliveredAt,
    currency: Currency.parse(row.currency),
    paidFen: row.totalFen,
    shippingFen: (lines.get(row.id) ?? []).reduce((sum, line) => sum + line.shipping_fen, row.shippingFen),
    refundedFen: row.refundedFen,
    title: row.title ?? row.number,
    region: row.region,
    lines: (lines.get(row.id) ?? []).map((line) => ({
      id: line.id,
      title: line.title ?? row.number,
      productId: line.product_id,
      merchantId: line.merchant_id,
      quantity: line.quantity,
      amountFen: line.amount_fen,
      category: line.category,
      noReturnConfirmed: line.no_return_confirmed,
    })),
  }))
}

/** What of an order that spans shops was paid to this one, and came back from it; null when it is this shop's alone. */
export async function askShare(
  ctx: Ctx,
  order: string,
  shop: string,
): Promise<Pick<AskedOrder, 'paidFen' | 'refundedFen'> | null> {
  const share = (await store.sharesOf(ctx, [order], shop)).get(order)
  return share ? { paidFen: share.totalFen, refundedFen: share.refundedFen } : null
}

export type AskedMerchant = {
  readonly id: string
  readonly name: string
  readonly state: string
  readonly region: string | null
  /** What it mainly sells, in the words of the marketplace. */
  readonly category: string | null
  /** What its deposit held, and when the marketplace said so; null when it never did. */
  readonly depositFen: number | null
  readonly heardAt: Date
}
export async function askMerchants(ctx: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, AskedMerchant>> {
  const rows = await merchants.findMerchants(ctx, [...new Set(ids)].slice(0, 500))
  return new Map(
    rows.map(({ id, name, state, region, category, deposit_fen: depositFen, as_of: heardAt }) => [
      id,
      { id, name, state, region, category, depositFen, heardAt },
    ]),
  )
}

/** Shops that mainly sell the same; at most 200. */
export const askMerchantsOf = async (ctx: Ctx, category: string): Promise<readonly string[]> =>
  (await merchants.findAlike(ctx, category, 200)).map(({ id }) => id)

/** How many orders these shops had; those without any are not in it. */
export async function askOrdersPlaced(
  ctx: Ctx,
  ids: readonly string[],
  period: { readonly from: Date; readonly until: Date },
): Promise<ReadonlyMap<string, number>> {
  const rows = await merchants.countPlaced(ctx, ids.slice(0, 500), period)
  return new Map(rows.map(({ merchant_id: id, orders }) => [id, Number(orders)]))
}

/** The shop of exactly this name; null where there is none, or more than one. */
export async function askMerchantNamed(ctx: Ctx, name: string): Promise<string | null> {
  if (name.trim() === '') return null
  const rows = await merchants.listMerchants(ctx, { text: name.trim(), after: null, limit: 50 })
  const named = rows.filter((row) => row.name === name.trim())
  return named.length === 1 ? (named[0]?.id ?? null) : null
}

/** Consumers who are reached by this number or address; at most five. */
export async function askConsumersReached(
  ctx: Ctx,
  by: { readonly phone: string | null; readonly email: string | null },
): Promise<readonly string[]> {
  if (by.phone === null && by.email === null) return []
  return (await consumers.findReached(ctx, by)).map(({ consumer_id: id }) => id)
}

/** Consumers whose number ends so, of these where some are named; the number was looked at, and whoever asks compares the name. */
export const askConsumersByLastFour = (
  ctx: Ctx,
  by: { readonly lastFour: string; readonly among: readonly string[] | null },
) => consumers.findByLastFour(ctx, by)

/** Names of consumers, whole: whoever shows them masks them for everybody who need not know. */
export async function askConsumerNames(ctx: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await consumers.findNames(ctx, [...new Set(ids)].slice(0, 500))
  return new Map(rows.flatMap(({ consumer_id: id, name }) => (name === null ? [] : [[id, name] as const])))
}

/** Everything personal that is known of a consumer, whole: for a read that is recorded, and to be masked for every other. */
export async function askConsumerContact(ctx: Ctx, id: string) {
  const row = await consumers.findContact(ctx, id)
  return row ? { name: row.name, phone: row.phone, email: row.email, address: row.address } : null
}

/**
 * What of an order may still be refunded beside what other commands come to, and for which of these reasons a command is among
 * them. The order is held until the transaction ends: nobody else spends the same meanwhile.
 */
export async function askRefundRoom(ctx: Ctx, order: string, reasons: readonly string[]) {
  await commands.holdTarget(ctx, order)
  const known = await commands.findTarget(ctx, order)
  const asked = await commands.askedFen(ctx, { kind: 'refund', target: order, except: null })
  const leftFen = known === undefined ? 0 : (afterOthers(known, asked).leftFen ?? 0)
  return { leftFen, commanded: await commands.countedReasons(ctx, order, reasons) }
}

/** What goods are, whoever sells them: their name and, where the marketplace told it, the code on the package. At most 200. */
export async function askProducts(ctx: Ctx, ids: readonly string[]) {
  const rows = await merchants.findProducts(ctx, [...new Set(ids)].slice(0, 200))
  return new Map(rows.map(({ id, name, gtin, brand }) => [id, { name, gtin, brand }]))
}
