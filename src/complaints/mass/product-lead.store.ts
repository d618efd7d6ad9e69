import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import type { Place } from '../../kernel/http/cursor.ts'
import { Counted } from './cluster.contract.ts'
import type { Phrase } from './phrase.rules.ts'
import type { Across } from './product.rules.ts'

/** Goods of one identity about which consumers of several shops complain. */
export type ProductLead = Across & {
  readonly id: string
  readonly value: string
  readonly title: string | null
  readonly firstOn: string
  readonly lastOn: string
  readonly words: readonly Phrase[]
  readonly foundAt: Date
  readonly lookedAt: Date
}

type Found = Pick<ProductLead, 'title' | 'shops' | 'people' | 'complaints' | 'safety' | 'firstOn' | 'lastOn'>
/** Closed complaints count too: a defect stays one when its first complaints were settled. */
export async function acrossShops({ db }: Ctx, value: string, since: Date): Promise<Found | undefined> {
  const found = await sql<Found>`
    select max(t.title) as title, count(distinct t.merchant_id)::int as shops, count(distinct t.person)::int as people,
      count(*)::int as complaints, count(*) filter (where c.flags @> '{safety}')::int as safety,
      to_char(min(t.received_at) at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "firstOn",
      to_char(max(t.received_at) at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "lastOn"
    from complaints.mass_trait t join complaints.complaint c on c.id = t.complaint_id
    where t.kind = 'product' and t.value = ${value} and t.received_at >= ${since}`.execute(db)
  return found.rows[0]
}

/** The shops of each of these goods, the most complained about first, in the days that the lead is about. */
export async function shopsOf({ db }: Ctx, values: readonly string[]) {
  if (values.length === 0) return []
  const found = await sql<{ value: string; merchantId: string; complaints: number }>`
    select t.value, t.merchant_id as "merchantId", count(*)::int as complaints
    from complaints.mass_trait t join complaints.mass_product_lead l on l.value = t.value
    where t.kind = 'product' and t.value = any(${[...values]})
      and (t.received_at at time zone 'Asia/Shanghai')::date between l.first_on and l.last_on
    group by t.value, t.merchant_id order by count(*) desc, t.merchant_id limit 1000`.execute(db)
  return found.rows
}

export async function casesOf({ db }: Ctx, value: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('complaints.mass_trait')
    .select('complaint_id')
    .where('kind', '=', 'product')
    .where('value', '=', value)
    .orderBy('received_at', 'desc')
    .orderBy('complaint_id')
    .limit(limit)
    .execute()
  return rows.map((row) => row.complaint_id)
}

export const holdIdentity = ({ db }: Ctx, value: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`mass product ${value}`}, 0))`.execute(db)

/** True when it was not known before. */
export async function note({ db, now }: Ctx, lead: Omit<ProductLead, 'foundAt' | 'lookedAt'>): Promise<boolean> {
  const { id, value, title, shops, people, complaints, safety } = lead
  const looked = {
    title,
    shops,
    people,
    complaints,
    safety,
    first_on: lead.firstOn,
    last_on: lead.lastOn,
    words: JSON.stringify(lead.words),
    looked_at: now,
  }
  const row = await db
    .insertInto('complaints.mass_product_lead')
    .values({ id, value, found_at: now, ...looked })
    .onConflict((conflict) => conflict.column('value').doUpdateSet(looked))
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id === id
}

export async function list({ db }: Ctx, { after, limit }: { readonly after: Place | null; readonly limit: number }) {
  let query = db
    .selectFrom('complaints.mass_product_lead')
    .selectAll()
    .orderBy('looked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
  if (after)
    query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('looked_at', 'id'), '<', tuple(after.at, after.id)))
  return (await query.execute()).map((row): ProductLead => ({
    id: row.id,
    value: row.value,
    title: row.title,
    shops: row.shops,
    people: row.people,
    complaints: row.complaints,
    safety: row.safety,
    firstOn: row.first_on,
    lastOn: row.last_on,
    words: Counted.parse(row.words),
    foundAt: row.found_at,
    lookedAt: row.looked_at,
  }))
}
