import { sql } from 'kysely'
import type { Ctx } from '../kernel/context.ts'

const columns = ['id', 'external_id', 'source', 'name', 'state', 'category', 'region', 'opened_on'] as const
const like = (text: string): string => `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`

export type MerchantFilter = {
  text?: string | undefined
  state?: string | undefined
  after: { name: string; id: string } | null
  limit: number
}
export const listMerchants = ({ db }: Ctx, { text, state, after, limit }: MerchantFilter) =>
  db
    .selectFrom('marketplace.merchant')
    .select(columns)
    .where('removed_at', 'is', null)
    .$if(Boolean(text), (query) => query.where('name', 'ilike', like(text ?? '')))
    .$if(state !== undefined, (query) => query.where('state', '=', state ?? ''))
    .$if(after !== null, (query) => query.where(sql<boolean>`(name, id) > (${after?.name ?? ''}, ${after?.id ?? ''})`))
    .orderBy('name')
    .orderBy('id')
    .limit(limit)
    .execute()
export type MerchantRow = Awaited<ReturnType<typeof listMerchants>>[number]

export const findMerchants = ({ db }: Ctx, ids: readonly string[]) =>
  db
    .selectFrom('marketplace.merchant')
    .select([...columns, 'service_email', 'service_phone', 'language', 'deposit_fen', 'as_of'])
    .where('id', 'in', [...ids, ''])
    .execute()

export type Recent = { orders: number; refundedOrders: number; reviews: number; averageScore: number | null }
export async function recentOf({ db }: Ctx, merchant: string, since: Date): Promise<Recent> {
  const { rows } = await sql<Recent>`
    select count(*)::int as orders, (count(*) filter (where exists (
        select from marketplace.refund b left join marketplace.order_line l on l.order_id = b.order_id and l.id = b.line_id
        where b.order_id = s.order_id and b.state = 'done' and b.removed_at is null
          and coalesce(b.merchant_id, l.merchant_id, s.merchant_id) = s.merchant_id)))::int as "refundedOrders",
      coalesce(sum(r.reviews), 0)::int as reviews, (sum(r.score) / nullif(sum(r.reviews), 0))::float8 as "averageScore"
    from marketplace.order_shop s
    join marketplace."order" o on o.id = s.order_id
    left join lateral (
      select count(*)::int as reviews, sum(v.score)::float8 as score from marketplace.review v
      where v.order_id = s.order_id and v.removed_at is null and coalesce(v.merchant_id, s.merchant_id) = s.merchant_id
    ) r on true
    where s.merchant_id = ${merchant} and s.placed_at >= ${since}`.execute(db)
  return rows[0] ?? { orders: 0, refundedOrders: 0, reviews: 0, averageScore: null }
}

export async function countListings({ db }: Ctx, merchant: string): Promise<number> {
  const row = await db
    .selectFrom('marketplace.listing')
    .select((count) => count.fn.countAll<number>().as('rows'))
    .where('merchant_id', '=', merchant)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.rows)
}

export type ProductRow = {
  id: string
  externalId: string
  name: string
  category: string | null
  brand: string | null
  gtin: string | null
  priceFen: number | null
  currency: string | null
  offers: number
}
export type ProductFilter = {
  text?: string | undefined
  category?: string | undefined
  merchant?: string | undefined
  after: { name: string; id: string } | null
  limit: number
}
/** By name; the page is cut before the offers are counted. */
export async function listProducts({ db }: Ctx, filter: ProductFilter): Promise<ProductRow[]> {
  const { text, category, merchant, after, limit } = filter
  const sold = merchant === undefined ? sql`` : sql`and l.merchant_id = ${merchant}`
  const { rows } = await sql<ProductRow>`
    select p.id, p.external_id as "externalId", p.name, p.category, p.brand, p.gtin,
      offer.price_fen as "priceFen", offer.currency, coalesce(offer.offers, 0)::int as offers
    from (
      select p.* from marketplace.product p
      where p.removed_at is null
        ${text ? sql`and p.name ilike ${like(text)}` : sql``}
        ${category === undefined ? sql`` : sql`and p.category = ${category}`}
        ${merchant === undefined ? sql`` : sql`and exists (select 1 from marketplace.listing l where l.product_id = p.id ${sold})`}
        ${after === null ? sql`` : sql`and (p.name, p.id) > (${after.name}, ${after.id})`}
      order by p.name, p.id limit ${limit}
    ) p
    left join lateral (
      select min(l.price_fen)::bigint as price_fen, min(l.currency) as currency, count(*) as offers from marketplace.listing l
      where l.product_id = p.id and l.state = 'on-sale' and l.removed_at is null ${sold}
    ) offer on true
    order by p.name, p.id`.execute(db)
  return rows
}

/** The demo's own marketplace keeps the deposits itself; false when there is not enough in it. */
export async function spendDeposit({ db, now }: Ctx, merchant: string, amountFen: number): Promise<boolean> {
  const row = await db
    .updateTable('marketplace.merchant')
    .set((to) => ({ deposit_fen: to('deposit_fen', '-', amountFen), as_of: now }))
    .where('id', '=', merchant)
    .where('deposit_fen', '>=', amountFen)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Shops of one category of the marketplace, in an order that stays. */
export const findAlike = ({ db }: Ctx, category: string, limit: number) =>
  db
    .selectFrom('marketplace.merchant')
    .select('id')
    .where('category', '=', category)
    .where('removed_at', 'is', null)
    .orderBy('id')
    .limit(limit)
    .execute()

/** Orders in which the shops sold something, placed from one instant until before another. */
export const countPlaced = ({ db }: Ctx, merchants: readonly string[], { from, until }: { from: Date; until: Date }) =>
  db
    .selectFrom('marketplace.order_shop')
    .select((count) => ['merchant_id', count.fn.countAll<number>().as('orders')] as const)
    .where('merchant_id', 'in', [...merchants, ''])
    .where('placed_at', '>=', from)
    .where('placed_at', '<', until)
    .groupBy('merchant_id')
    .execute()

export async function findProducts({ db }: Ctx, ids: readonly string[]) {
  if (ids.length === 0) return []
  return db.selectFrom('marketplace.product').select(['id', 'name', 'gtin', 'brand']).where('id', 'in', ids).execute()
}
