import type { Ctx } from '../../../kernel/context.ts'
import { BulkAction } from './bulk.contract.ts'

export type Changed = {
  readonly complaintId: string
  readonly before: string | null
  readonly versionBefore: number
  readonly versionAfter: number
}

export async function insertBulk(
  { db, now, actor }: Ctx,
  bulk: { readonly id: string; readonly action: BulkAction; readonly undoUntil: Date },
  rows: readonly Changed[],
): Promise<void> {
  await db
    .insertInto('complaints.bulk')
    .values({ id: bulk.id, by: actor.id, at: now, action: JSON.stringify(bulk.action), undo_until: bulk.undoUntil })
    .execute()
  if (rows.length === 0) return
  await db
    .insertInto('complaints.bulk_row')
    .values(
      rows.map((row) => ({
        bulk_id: bulk.id,
        complaint_id: row.complaintId,
        before: row.before,
        version_before: row.versionBefore,
        version_after: row.versionAfter,
      })),
    )
    .execute()
}

export async function holdBulk({ db }: Ctx, id: string) {
  const row = await db
    .selectFrom('complaints.bulk')
    .select(['by', 'action', 'undo_until', 'undone_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && { by: row.by, action: BulkAction.parse(row.action), undoUntil: row.undo_until, undoneAt: row.undone_at }
}

export async function rowsOf({ db }: Ctx, id: string): Promise<Changed[]> {
  const rows = await db
    .selectFrom('complaints.bulk_row')
    .select(['complaint_id', 'before', 'version_before', 'version_after'])
    .where('bulk_id', '=', id)
    .orderBy('complaint_id')
    .execute()
  return rows.map((row) => ({
    complaintId: row.complaint_id,
    before: row.before,
    versionBefore: row.version_before,
    versionAfter: row.version_after,
  }))
}

/** Undoing is a change too: what was done earlier stands again on the ground that it left. */
export async function moveGround({ db }: Ctx, complaintId: string, from: number, to: number): Promise<void> {
  await db
    .updateTable('complaints.bulk_row')
    .set({ version_after: to })
    .where('complaint_id', '=', complaintId)
    .where('version_after', '=', from)
    .execute()
}

export async function markUndone({ db, now }: Ctx, id: string): Promise<void> {
  await db.updateTable('complaints.bulk').set({ undone_at: now }).where('id', '=', id).execute()
}
