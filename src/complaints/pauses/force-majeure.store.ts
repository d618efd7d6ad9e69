import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import type { Place } from '../../kernel/http/cursor.ts'
import { Scope } from './force-majeure.contract.ts'
import type { Order } from './force-majeure.rules.ts'

type Row = Omit<Order, 'scope'> & { readonly scope: string }
const order = (row: Row): Order => ({ ...row, scope: Scope.parse(row.scope) })
const columns = sql.raw(
  `id, scope, scope_id as "scopeId", reason, from_at as "fromAt", until_at as "untilAt", ordered_by as "orderedBy",
   ordered_at as "orderedAt", ended_at as "endedAt", end_reason as "endReason"`,
)

export const insert = (
  { db, now, actor }: Ctx,
  one: Pick<Order, 'id' | 'scope' | 'scopeId' | 'reason' | 'fromAt' | 'untilAt'>,
) =>
  db
    .insertInto('complaints.force_majeure')
    .values({
      id: one.id,
      scope: one.scope,
      scope_id: one.scopeId,
      reason: one.reason,
      from_at: one.fromAt,
      until_at: one.untilAt,
      ordered_by: actor.id,
      ordered_at: now,
    })
    .execute()

/** Locked until the transaction is over: it is lifted once. */
export async function hold({ db }: Ctx, id: string): Promise<Order | undefined> {
  const { rows } = await sql<Row>`
    select ${columns} from complaints.force_majeure where id = ${id} for update`.execute(db)
  return rows[0] && order(rows[0])
}

export async function listed({ db }: Ctx, after: Place | null, limit: number): Promise<Order[]> {
  const { rows } = await sql<Row>`
    select ${columns} from complaints.force_majeure
    ${after === null ? sql`` : sql`where (ordered_at, id) < (${after.at}, ${after.id})`}
    order by ordered_at desc, id desc limit ${limit}`.execute(db)
  return rows.map(order)
}

/**
 * In force at this instant; few at any time. Shared until the transaction is over: none of them is lifted, nor its last batch run, between
 * this and the case that comes under it.
 */
export async function running({ db, now }: Ctx): Promise<Order[]> {
  const { rows } = await sql<Row>`
    select ${columns} from complaints.force_majeure
    where ended_at is null and from_at <= ${now} and until_at > ${now} order by id limit 200 for share`.execute(db)
  return rows.map(order)
}

/** Those that hold this complaint now. */
export async function coveringOrders({ db }: Ctx, complaintId: string): Promise<Order[]> {
  const { rows } = await sql<Row>`
    select ${columns} from complaints.force_majeure
    where id in (select order_id from complaints.force_majeure_case where complaint_id = ${complaintId} and ended_at is null)
    order by ordered_at, id limit 50`.execute(db)
  return rows.map(order)
}

export const saveEnd = ({ db, now, actor }: Ctx, id: string, reason: string) =>
  db
    .updateTable('complaints.force_majeure')
    .set({ ended_at: now, ended_by: actor.id, end_reason: reason })
    .where('id', '=', id)
    .execute()

/** True for the first time only. */
export async function claimCase({ db, now }: Ctx, orderId: string, complaintId: string): Promise<boolean> {
  const done = await db
    .insertInto('complaints.force_majeure_case')
    .values({ order_id: orderId, complaint_id: complaintId, began_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export async function endCase({ db, now }: Ctx, orderId: string, complaintId: string): Promise<boolean> {
  const done = await db
    .updateTable('complaints.force_majeure_case')
    .set({ ended_at: now })
    .where('order_id', '=', orderId)
    .where('complaint_id', '=', complaintId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** Complaints that it still holds, by id. */
export async function heldCases({ db }: Ctx, orderId: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('complaints.force_majeure_case')
    .select('complaint_id')
    .where('order_id', '=', orderId)
    .where('ended_at', 'is', null)
    .orderBy('complaint_id')
    .limit(limit)
    .execute()
  return rows.map((row) => row.complaint_id)
}

export async function countCases(
  { db }: Ctx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly cases: number; readonly holding: number }>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; cases: number; holding: number }>`
    select order_id as id, count(*)::int as cases, count(*) filter (where ended_at is null)::int as holding
    from complaints.force_majeure_case where order_id in (${sql.join([...ids])}) group by order_id`.execute(db)
  return new Map(rows.map(({ id, cases, holding }) => [id, { cases, holding }]))
}

export type Candidate = { readonly id: string; readonly orderId: string | null; readonly merchantId: string | null }
/** Complaints that are not closed, of a shop or of all, after an id. */
export async function openCases(
  { db }: Ctx,
  wanted: { readonly merchant: string | null; readonly after: string; readonly limit: number },
): Promise<Candidate[]> {
  const { merchant, after, limit } = wanted
  const { rows } = await sql<Candidate>`
    select id, order_id as "orderId", merchant_id as "merchantId" from complaints.complaint
    where state <> 'closed' and id > ${after} ${merchant === null ? sql`` : sql`and merchant_id = ${merchant}`}
    order by id limit ${limit}`.execute(db)
  return rows
}
