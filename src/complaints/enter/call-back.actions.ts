import type { Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import { newId } from '../../kernel/id.ts'
import * as store from './call-back.store.ts'

/** Somebody was told when we call: from here on it stands on the desk until it was done. */
export async function promiseCall(ctx: Ctx, complaintId: string, dueAt: Date): Promise<store.CallBack> {
  const call = { complaintId, id: newId('cbk'), dueAt }
  await store.insertCallBack(ctx, call)
  const data = { callBack: call.id, dueAt: dueAt.toISOString() }
  await record(ctx, [{ kind: 'complaint.call-back-promised', subject: complaintId, data }])
  return call
}
