import type { Ctx } from '../../../kernel/context.ts'

export const openReminder = ({ db }: Ctx, complaintId: string, accountId: string) =>
  db
    .selectFrom('complaints.reminder')
    .select(['id', 'due_at'])
    .where('complaint_id', '=', complaintId)
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()

export const readReminder = ({ db, actor }: Ctx, complaintId: string) =>
  db
    .selectFrom('complaints.reminder')
    .select('due_at')
    .where('complaint_id', '=', complaintId)
    .where('account_id', '=', actor.id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()

type New = { readonly complaintId: string; readonly id: string; readonly dueAt: Date }
export async function insertReminder({ db, now, actor }: Ctx, { complaintId, id, dueAt }: New): Promise<void> {
  await db
    .insertInto('complaints.reminder')
    .values({ complaint_id: complaintId, id, account_id: actor.id, due_at: dueAt, set_at: now })
    .execute()
}

/** Whom to tell; undefined when it was taken back or told already. */
export const endReminder = ({ db, now }: Ctx, complaintId: string, id: string) =>
  db
    .updateTable('complaints.reminder')
    .set({ ended_at: now })
    .where('complaint_id', '=', complaintId)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .returning('account_id')
    .executeTakeFirst()
