import type { Ctx } from '../../kernel/context.ts'
import type { State } from '../complaint.contract.ts'
import type { Complaint } from '../complaint.rules.ts'
import { isRunning, keepsRequests } from './extension.rules.ts'
import * as store from './extension.store.ts'
import { goOn } from './standstill.actions.ts'

/** Where somebody who mediates or rules may be challenged. */
const challengeable: readonly State[] = ['mediating', 'panel_forming', 'deliberating', 'review']

/**
 * An extension and a challenge are of the stage in which they were granted: when it is over before their time is, the promise gets back
 * what was not needed. A request that nobody decided is moot where there is nothing left to extend, and does not count as asked.
 */
export async function endWithStage(ctx: Ctx, before: Complaint, after: Complaint): Promise<void> {
  if (challengeable.includes(before.state)) await goOn(ctx, before, 'challenge')
  const all = await store.extensionsOf(ctx, before.id)
  const running = all.find((one) => isRunning(one, ctx.now))
  if (running) {
    await goOn(ctx, before, 'extension')
    await store.end(ctx, running.id)
  }
  const open = all.find(({ state }) => state === 'asked')
  if (open && !keepsRequests(after.state)) await store.drop(ctx, open.id)
}
