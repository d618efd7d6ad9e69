import type { Ctx } from '../../kernel/context.ts'

export type CallBack = { readonly complaintId: string; readonly id: string; readonly dueAt: Date }

export async function insertCallBack({ db, now, actor }: Ctx, { complaintId, id, dueAt }: CallBack): Promise<void> {
  await db
    .insertInto('complaints.call_back')
    .values({ complaint_id: complaintId, id, due_at: dueAt, promised_by: actor.id, promised_at: now })
    .execute()
}
