import { sql } from 'kysely'
import type { Ctx } from '../kernel/context.ts'
import type { Noun } from './noun.contract.ts'
import type { Row } from './noun.rules.ts'
import type { Known } from './version.rules.ts'

type Table = { readonly name: string; readonly key: readonly string[] }
const one = (name: string): Table => ({ name: `marketplace.${name}`, key: ['id'] })
const inOrder = (name: string): Table => ({ name: `marketplace.${name}`, key: ['order_id', 'id'] })
const tables: Readonly<Record<Noun, Table>> = {
  supplier: one('supplier'),
  merchant: one('merchant'),
  consumer: one('consumer'),
  product: one('product'),
  listing: one('listing'),
  order: one('order'),
  'order-line': inOrder('order_line'),
  payment: inOrder('payment'),
  refund: inOrder('refund'),
  shipment: inOrder('shipment'),
  review: inOrder('review'),
}

/** What is known of these things. The names of a thing are its key columns. */
export const knownThings = (ctx: Ctx, noun: Noun, rows: readonly Row[]) => known(ctx, tables[noun], rows)
/** Saves what is newer than what is known; also safe when another transaction came first. */
export const saveThings = (ctx: Ctx, noun: Noun, rows: readonly Row[]) => save(ctx, tables[noun], rows)

async function known({ db }: Ctx, table: Table, rows: readonly Row[]): Promise<Map<string, Known>> {
  if (rows.length === 0) return new Map()
  const keys = rows.map((row) => Object.fromEntries(table.key.map((column) => [column, row[column] ?? null])))
  const id = sql.ref(`t.${table.key.at(-1) ?? 'id'}`)
  const { rows: found } = await sql<{ id: string; hash: string; as_of: Date; as_of_key: string }>`
    select ${id} as id, t.hash, t.as_of, t.as_of_key
    from json_populate_recordset(null::${sql.table(table.name)}, ${JSON.stringify(keys)}::json) k
    join ${sql.table(table.name)} t on ${sql.join(
      table.key.map((column) => sql`${sql.ref(`t.${column}`)} = ${sql.ref(`k.${column}`)}`),
      sql` and `,
    )}`.execute(db)
  return new Map(
    found.map((row) => [row.id, { id: row.id, hash: row.hash, asOf: row.as_of.toISOString(), key: row.as_of_key }]),
  )
}

async function save({ db }: Ctx, table: Table, rows: readonly Row[]): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = Object.keys(first)
  const list = sql.join(columns.map((column) => sql.ref(column)))
  const changes = columns
    .filter((column) => !table.key.includes(column))
    .map((column) => sql`${sql.ref(column)} = ${sql.ref(`excluded.${column}`)}`)
  await sql`
    insert into ${sql.table(table.name)} as t (${list})
    select ${list} from json_populate_recordset(null::${sql.table(table.name)}, ${JSON.stringify(rows)}::json)
    on conflict (${sql.join(table.key.map((column) => sql.ref(column)))}) do update set ${sql.join(changes)}
    where (excluded.as_of, excluded.as_of_key) > (t.as_of, t.as_of_key)`.execute(db)
}

/** One writer at a time per group of orders: what is counted from lines and refunds is counted by one who sees them all. */
export async function holdOrders({ db }: Ctx, orders: readonly string[]): Promise<void> {
  if (orders.length === 0) return
  await sql`select pg_advisory_xact_lock(71428, bucket) from
    (select distinct hashtext(id) & 255 as bucket from unnest(${orders}::text[]) id order by 1) held`.execute(db)
}

/** Recounts what follows from lines and refunds, and in which shops' lists the orders stand. */
export async function settleOrders({ db }: Ctx, orders: readonly string[]): Promise<void> {
  if (orders.length === 0) return
  await sql`
    update marketplace."order" o
    set line_count = c.line_count, goods_fen = c.goods_fen, refunded_fen = c.refunded_fen
    from (
      select w.id,
        (select count(*) from marketplace.order_line l where l.order_id = w.id and l.removed_at is null)::integer as line_count,
        (select coalesce(sum(l.amount_fen), 0) from marketplace.order_line l
          where l.order_id = w.id and l.removed_at is null)::bigint as goods_fen,
        (select coalesce(sum(r.amount_fen), 0) from marketplace.refund r
          where r.order_id = w.id and r.removed_at is null and r.state = 'done')::bigint as refunded_fen
      from unnest(${orders}::text[]) w (id)
    ) c
    where o.id = c.id and (o.line_count, o.goods_fen, o.refunded_fen) is distinct from (c.line_count, c.goods_fen, c.refunded_fen)`.execute(
    db,
  )
  await sql`
    with wanted as (
      select o.id as order_id, shop.merchant_id, o.placed_at
      from marketplace."order" o
      cross join lateral (
        select o.merchant_id
        union select l.merchant_id from marketplace.order_line l where l.order_id = o.id and l.removed_at is null
        union select r.merchant_id from marketplace.refund r where r.order_id = o.id and r.removed_at is null
      ) shop
      where o.id = any (${orders}::text[]) and shop.merchant_id is not null
    ), gone as (
      delete from marketplace.order_shop s
      where s.order_id = any (${orders}::text[])
        and not exists (select 1 from wanted w where w.order_id = s.order_id and w.merchant_id = s.merchant_id)
    )
    insert into marketplace.order_shop as s (order_id, merchant_id, placed_at)
    select order_id, merchant_id, placed_at from wanted
    on conflict (order_id, merchant_id) do update set placed_at = excluded.placed_at
    where s.placed_at <> excluded.placed_at`.execute(db)
}

/** Of these orders and merchants, the ones we have heard of. */
export async function whichAreKnown({ db }: Ctx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    select id from marketplace."order" where id = any (${ids}::text[])
    union all select id from marketplace.merchant where id = any (${ids}::text[])`.execute(db)
  return new Set(rows.map(({ id }) => id))
}
