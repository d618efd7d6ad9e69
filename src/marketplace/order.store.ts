import { sql } from 'kysely'
import type { Ctx } from '../kernel/context.ts'
import type { Place } from '../kernel/http/cursor.ts'

export type OrderRow = {
  id: string
  source: string
  number: string
  status: string
  placedAt: Date
  paidAt: Date | null
  shippedAt: Date | null
  deliveredAt: Date | null
  promisedAt: Date | null
  totalFen: number
  shippingFen: number
  refundedFen: number
  currency: string
  region: string | null
  title: string | null
  lineCount: number
  merchantId: string | null
  merchantName: string | null
  consumerId: string | null
}

/** The shop of an order that names none is that of its lines; the title is its first line's. */
const columns = sql`o.id, o.source, o.external_id as number, o.status, o.placed_at as "placedAt", o.paid_at as "paidAt",
  o.shipped_at as "shippedAt", o.delivered_at as "deliveredAt", o.promised_at as "promisedAt",
  coalesce(o.total_fen, o.goods_fen + o.shipping_fen + coalesce(lines.shipping_fen, 0))::bigint as "totalFen",
  o.shipping_fen as "shippingFen", o.refunded_fen as "refundedFen", o.currency, o.region, first.title,
  o.line_count as "lineCount", coalesce(o.merchant_id, first.merchant_id) as "merchantId", m.name as "merchantName",
  o.consumer_id as "consumerId"`
const around = sql`
  left join lateral (
    select coalesce(l.title, p.name) as title, l.merchant_id
    from marketplace.order_line l left join marketplace.product p on p.id = l.product_id
    where l.order_id = o.id and l.removed_at is null
    order by length(l.external_id), l.external_id limit 1
  ) first on true
  left join lateral (
    select sum(l.shipping_fen) as shipping_fen from marketplace.order_line l where l.order_id = o.id and l.removed_at is null
  ) lines on true
  left join marketplace.merchant m on m.id = coalesce(o.merchant_id, first.merchant_id)`

export type OrderFilter = {
  readonly status?: string | undefined
  /** Only orders in which this shop has a part. */
  readonly merchant?: string | undefined
  readonly consumer?: string | undefined
  readonly text?: string | undefined
  /** Also look into titles: only where the list is one person's. */
  readonly titles?: boolean
  readonly from?: Date | undefined
  readonly before?: Date | undefined
  readonly after: Place | null
  readonly limit: number
}

const like = (text: string): string => text.replaceAll(/[\\%_]/g, String.raw`\$&`)

/** Newest first. The page is cut before names and titles are fetched. */
export async function listOrders({ db }: Ctx, filter: OrderFilter): Promise<OrderRow[]> {
  const { rows } = await sql<OrderRow>`
    select ${columns}
    from (
      select o.* from ${filter.merchant === undefined ? sql`marketplace."order" o` : ofShop(filter.merchant)}
      where o.removed_at is null ${sql.join(conditions(filter), sql``)}
      order by ${order(filter)} limit ${filter.limit}
    ) o ${around}
    order by o.placed_at desc, o.id desc`.execute(db)
  return rows
}

const ofShop = (merchant: string) =>
  sql`marketplace.order_shop s join marketplace."order" o on o.id = s.order_id and s.merchant_id = ${merchant}`
const order = ({ merchant }: OrderFilter) =>
  merchant === undefined ? sql`o.placed_at desc, o.id desc` : sql`s.placed_at desc, s.order_id desc`

function conditions({ status, merchant, consumer, text, titles, from, before, after }: OrderFilter) {
  const at = merchant === undefined ? sql`o.placed_at` : sql`s.placed_at`
  const id = merchant === undefined ? sql`o.id` : sql`s.order_id`
  return [
    sql``,
    ...(status === undefined ? [] : [sql` and o.status = ${status}`]),
    ...(consumer === undefined ? [] : [sql` and o.consumer_id = ${consumer}`]),
    ...(text ? [titles ? byTitle(text) : sql` and o.external_id like ${`${like(text)}%`}`] : []),
    ...(from === undefined ? [] : [sql` and ${at} >= ${from}`]),
    ...(before === undefined ? [] : [sql` and ${at} < ${before}`]),
    ...(after === null ? [] : [sql` and (${at}, ${id}) < (${after.at}, ${after.id})`]),
  ]
}

const byTitle = (text: string) => sql` and (o.external_id like ${`${like(text)}%`} or exists (
  select 1 from marketplace.order_line l left join marketplace.product p on p.id = l.product_id
  where l.order_id = o.id and coalesce(l.title, p.name) ilike ${`%${like(text)}%`}))`

export async function findOrders({ db }: Ctx, ids: readonly string[]): Promise<OrderRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<OrderRow>`select ${columns} from marketplace."order" o ${around}
    where o.id = any (${ids}::text[]) and o.removed_at is null order by o.placed_at desc, o.id desc`.execute(db)
  return rows
}

/** Which of these numbers are orders; the same number may come from two shops' systems. */
export const findNumbered = ({ db }: Ctx, numbers: readonly string[], limit: number) =>
  db
    .selectFrom('marketplace.order')
    .select(['id', 'external_id as number', 'consumer_id as consumerId'])
    .where('external_id', 'in', [...numbers])
    .where('removed_at', 'is', null)
    .orderBy('placed_at', 'desc')
    .limit(limit)
    .execute()

/** Has this shop a part in this order? */
export async function isOfShop({ db }: Ctx, order: string, merchant: string): Promise<boolean> {
  const row = await db
    .selectFrom('marketplace.order_shop')
    .select('order_id')
    .where('order_id', '=', order)
    .where('merchant_id', '=', merchant)
    .executeTakeFirst()
  return row !== undefined
}

/** Who may see an order is decided by its consumer and `isOfShop`; what names no shop is that of the order. */
export const partiesOf = ({ db }: Ctx, id: string) =>
  db.selectFrom('marketplace.order').select(['consumer_id', 'merchant_id']).where('id', '=', id).executeTakeFirst()

/** What one shop has in an order that spans several. Freight of the whole order belongs to none of them. */
export type Share = {
  readonly orderId: string
  readonly totalFen: number
  readonly refundedFen: number
  readonly lineCount: number
  readonly title: string | null
  readonly merchantName: string | null
}
/** Only for those of these orders in which other shops have a part too. */
export async function sharesOf({ db }: Ctx, orders: readonly string[], shop: string): Promise<Map<string, Share>> {
  if (orders.length === 0) return new Map()
  const { rows } = await sql<Share>`
    select o.id as "orderId", coalesce(own.fen, 0)::bigint as "totalFen", coalesce(own.lines, 0)::int as "lineCount",
      own.title, coalesce(back.fen, 0)::bigint as "refundedFen",
      (select m.name from marketplace.merchant m where m.id = ${shop}) as "merchantName"
    from marketplace."order" o
    left join lateral (
      select sum(l.amount_fen + l.shipping_fen) as fen, count(*) as lines,
        (array_agg(coalesce(l.title, p.name) order by length(l.external_id), l.external_id))[1] as title
      from marketplace.order_line l left join marketplace.product p on p.id = l.product_id
      where l.order_id = o.id and l.removed_at is null and coalesce(l.merchant_id, o.merchant_id) = ${shop}
    ) own on true
    left join lateral (
      select sum(r.amount_fen) as fen
      from marketplace.refund r left join marketplace.order_line l on l.order_id = r.order_id and l.id = r.line_id
      where r.order_id = o.id and r.removed_at is null and r.state = 'done'
        and coalesce(r.merchant_id, l.merchant_id, o.merchant_id) = ${shop}
    ) back on true
    where o.id = any (${orders}::text[]) and exists (
      select from marketplace.order_shop s where s.order_id = o.id and s.merchant_id <> ${shop})`.execute(db)
  return new Map(rows.map((row) => [row.orderId, row]))
}

export const linesOf = ({ db }: Ctx, orders: readonly string[]) =>
  db
    .selectFrom('marketplace.order_line as line')
    .leftJoin('marketplace.product as product', 'product.id', 'line.product_id')
    .select([
      'line.order_id',
      'line.id',
      (value) => value.fn.coalesce('line.title', 'product.name').as('title'),
      'line.product_id',
      'line.merchant_id',
      'line.quantity',
      'line.unit_price_fen',
      'line.amount_fen',
      'line.shipping_fen',
      'line.no_return_confirmed',
      'product.category',
    ])
    .where('line.order_id', 'in', [...orders, ''])
    .where('line.removed_at', 'is', null)
    .orderBy((value) => value.fn('length', ['line.external_id']))
    .orderBy('line.external_id')
    .limit(2000)
    .execute()

const most = 500
export const paymentsOf = ({ db }: Ctx, order: string) =>
  db
    .selectFrom('marketplace.payment')
    .select(['id', 'method', 'state', 'amount_fen', 'instalments', 'paid_at'])
    .where('order_id', '=', order)
    .where('removed_at', 'is', null)
    .orderBy('external_id')
    .limit(most)
    .execute()
export const refundsOf = ({ db }: Ctx, order: string) =>
  db
    .selectFrom('marketplace.refund')
    .select(['id', 'line_id', 'merchant_id', 'state', 'quantity', 'amount_fen', 'reason', 'refunded_at'])
    .where('order_id', '=', order)
    .where('removed_at', 'is', null)
    .orderBy('refunded_at')
    .orderBy('id')
    .limit(most)
    .execute()
export const shipmentsOf = ({ db }: Ctx, order: string) =>
  db
    .selectFrom('marketplace.shipment')
    .select(['id', 'merchant_id', 'carrier', 'tracking_no', 'state', 'shipped_at', 'delivered_at'])
    .where('order_id', '=', order)
    .where('removed_at', 'is', null)
    .orderBy('shipped_at')
    .limit(most)
    .execute()
export const reviewsOf = ({ db }: Ctx, order: string) =>
  db
    .selectFrom('marketplace.review')
    .select(['id', 'merchant_id', 'score', 'title', 'body', 'written_at', 'reply', 'replied_at'])
    .where('order_id', '=', order)
    .where('removed_at', 'is', null)
    .orderBy('written_at')
    .limit(most)
    .execute()
