import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import type { Quarter } from './quarter.rules.ts'
import { RankingState } from './ranking.contract.ts'
import type { Rest } from './table.rules.ts'

export type Ranking = {
  readonly id: string
  readonly period: string
  readonly from: string
  readonly until: string
  readonly state: RankingState
  readonly countedAt: Date
  readonly clock: string | null
  readonly body: string | null
  readonly hash: string | null
  readonly publishedAt: Date | null
  readonly withdrawnAt: Date | null
  readonly reason: string | null
}
type Kept = Omit<Ranking, 'state'> & { readonly state: string }
const columns = sql`id, period, from_day::text as "from", until_day::text as "until", state, counted_at as "countedAt", clock, body,
  hash, published_at as "publishedAt", withdrawn_at as "withdrawnAt", reason`
const read = (row: Kept): Ranking => ({ ...row, state: RankingState.parse(row.state) })

/** False when the quarter was counted before, also by a worker at the same instant: the key decides. */
export async function claim({ db, now }: Ctx, id: string, { period, from, until }: Quarter): Promise<boolean> {
  const result = await db
    .insertInto('complaints.ranking')
    .values({ id, period, from_day: from, until_day: until, state: 'preview', counted_at: now })
    .onConflict((conflict) => conflict.column('period').doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}
export const setClock = ({ db }: Ctx, id: string, clock: string) =>
  db.updateTable('complaints.ranking').set({ clock }).where('id', '=', id).execute()

export async function exists({ db }: Ctx, period: string): Promise<boolean> {
  const query = db.selectFrom('complaints.ranking').select('id').where('period', '=', period)
  return (await query.executeTakeFirst()) !== undefined
}
export async function hold({ db }: Ctx, id: string): Promise<Ranking | undefined> {
  const { rows } = await sql<Kept>`select ${columns} from complaints.ranking where id = ${id} for update`.execute(db)
  return rows[0] && read(rows[0])
}
const mostPeriods = 80
/** The newest period first: twenty years of them. */
export async function rankings({ db }: Ctx): Promise<Ranking[]> {
  const { rows } = await sql<Kept>`
    select ${columns} from complaints.ranking order by period desc limit ${mostPeriods}`.execute(db)
  return rows.map(read)
}
/** The last one that is public, or the one of a period; a preview is nobody's. */
export async function openOne({ db }: Ctx, period: string): Promise<Ranking | undefined> {
  const { rows } = await sql<Kept>`
    select ${columns} from complaints.ranking where state <> 'preview' and (${period} = 'latest' or period = ${period})
    order by period desc limit 1`.execute(db)
  return rows[0] && read(rows[0])
}
export const publish = ({ db, now }: Ctx, id: string, of: { readonly body: string; readonly hash: string }) =>
  db
    .updateTable('complaints.ranking')
    .set({ ...of, state: 'published', published_at: now })
    .where('id', '=', id)
    .execute()
export const withdraw = ({ db, now }: Ctx, id: string, reason: string) =>
  db
    .updateTable('complaints.ranking')
    .set({ state: 'withdrawn', withdrawn_at: now, reason })
    .where('id', '=', id)
    .execute()

export async function insertRest({ db }: Ctx, id: string, rest: readonly Rest[]): Promise<void> {
  if (rest.length === 0) return
  await db
    .insertInto('complaints.ranking_rest')
    .values(rest.map((one) => ({ ranking_id: id, ...one })))
    .execute()
}
export const restOf = ({ db }: Ctx, id: string): Promise<Rest[]> =>
  db
    .selectFrom('complaints.ranking_rest')
    .select(['category', 'merchants', 'complaints'])
    .where('ranking_id', '=', id)
    .orderBy('category')
    .limit(5000)
    .execute()

export type Received = { readonly merchantId: string; readonly received: number }
/** Shops by the number of complaints of the quarter, the most first. */
export async function receivedBy({ db }: Ctx, { fromAt, untilAt }: Quarter, limit: number): Promise<Received[]> {
  const { rows } = await sql<Received>`
    select merchant_id as "merchantId", count(*)::int as received from complaints.complaint
    where merchant_id is not null and part_of is null and received_at >= ${fromAt} and received_at < ${untilAt}
    group by merchant_id order by received desc, merchant_id limit ${limit}`.execute(db)
  return rows
}
