import type { Selectable } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import type { DB } from '../../kernel/db/tables.ts'

export type Merge = Selectable<DB['complaints.report_merge']>

export async function insertMerge({ db }: Ctx, merge: Merge): Promise<void> {
  await db.insertInto('complaints.report_merge').values(merge).execute()
}
/** The merges by hand that stand, of these reports. */
export const standingMerges = ({ db }: Ctx, ids: readonly string[]): Promise<Merge[]> =>
  db
    .selectFrom('complaints.report_merge')
    .selectAll()
    .where('report_id', 'in', [...ids, ''])
    .where('undone_at', 'is', null)
    .limit(600)
    .execute()
export async function endMerge({ db, actor, now }: Ctx, id: string): Promise<void> {
  await db
    .updateTable('complaints.report_merge')
    .set({ undone_at: now, undone_by: actor.id })
    .where('id', '=', id)
    .execute()
}

/** Repeats follow the report that they were merged into. */
export async function follow({ db }: Ctx, ids: readonly string[], from: string, to: string): Promise<void> {
  await db
    .updateTable('complaints.report')
    .set({ merged_into: to })
    .where('merged_into', '=', from)
    .where('id', 'in', [...ids, ''])
    .execute()
}

/** For how long a report was merged, in all: an extension counts from the arrival without it. */
export async function mergedMs({ db }: Ctx, id: string): Promise<number> {
  const rows = await db
    .selectFrom('complaints.report_merge')
    .select(['at', 'undone_at'])
    .where('report_id', '=', id)
    .where('undone_at', 'is not', null)
    .limit(200)
    .execute()
  return rows.reduce((sum, { at, undone_at: until }) => sum + ((until?.getTime() ?? 0) - at.getTime()), 0)
}
