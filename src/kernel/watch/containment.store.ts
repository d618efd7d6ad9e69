import type { Ctx } from '../context.ts'
import { Measure } from './watch.contract.ts'

export type Containment = {
  readonly id: string
  readonly held: string
  readonly measure: Measure
  readonly cause: string
  readonly beganAt: Date
  readonly endedAt: Date | null
  readonly endedBy: string | null
}
const columns = ['id', 'held', 'measure', 'cause', 'began_at', 'ended_at', 'ended_by'] as const
type Row = {
  id: string
  held: string
  measure: string
  cause: string
  began_at: Date
  ended_at: Date | null
  ended_by: string | null
}
const fromRow = (row: Row): Containment => ({
  id: row.id,
  held: row.held,
  measure: Measure.parse(row.measure),
  cause: row.cause,
  beganAt: row.began_at,
  endedAt: row.ended_at,
  endedBy: row.ended_by,
})

/** What stands against somebody now, of each measure the newest; asked at every call, in every process. */
export async function standing({ db }: Ctx, held: string): Promise<Containment[]> {
  const rows = await db
    .selectFrom('kernel.containment')
    .distinctOn('measure')
    .select(columns)
    .where('held', '=', held)
    .where('ended_at', 'is', null)
    .orderBy('measure')
    .orderBy('began_at', 'desc')
    .execute()
  return rows.map(fromRow)
}

/** False when the same stands already for the same cause. */
export async function insert(
  { db, now, actor }: Ctx,
  one: Pick<Containment, 'id' | 'held' | 'measure' | 'cause'>,
): Promise<boolean> {
  const row = await db
    .insertInto('kernel.containment')
    .values({ ...one, began_at: now, began_by: actor.id })
    .onConflict((conflict) => conflict.columns(['held', 'measure', 'cause']).where('ended_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function holdOne({ db }: Ctx, id: string): Promise<Containment | undefined> {
  const row = await db
    .selectFrom('kernel.containment')
    .select(columns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && fromRow(row)
}

export const end = ({ db, now, actor }: Ctx, id: string) =>
  db.updateTable('kernel.containment').set({ ended_at: now, ended_by: actor.id }).where('id', '=', id).execute()

export async function ofCause({ db }: Ctx, cause: string): Promise<Containment[]> {
  const rows = await db
    .selectFrom('kernel.containment')
    .select(columns)
    .where('cause', '=', cause)
    .orderBy('id')
    .limit(200)
    .execute()
  return rows.map(fromRow)
}
