import type { Ctx } from '../context.ts'
import { record } from '../fact/record.ts'
import { skipWaiting } from '../notice/old-notice.store.ts'
import * as store from './account.store.ts'
import { endOtherSessions } from './session.actions.ts'

/**
 * The account of somebody who wanted it closed: nobody is signed in with it any more and nobody can be, and what waited to be sent is not sent.
 * What is held of the person goes by `kernel/person`. False when it was closed before, or there is none.
 */
export async function closeAccount(ctx: Ctx, id: string): Promise<boolean> {
  await skipWaiting(ctx, [id])
  if (!(await store.closeAccount(ctx, id))) return false
  await endOtherSessions(ctx, id, null)
  await record(ctx, [{ kind: 'account.closed', subject: id, data: {} }])
  return true
}
