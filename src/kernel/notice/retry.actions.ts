import type { Ctx } from '../context.ts'
import { record } from '../fact/record.ts'
import { enqueueAll } from '../job/enqueue.ts'
import { found, refuse } from '../refusal.ts'
import * as store from './notice.store.ts'
import type { NoticeRow } from './notice.store.ts'
import { deliveryJob } from './notify.ts'

const mayTryAgain: readonly string[] = ['failed', 'skipped', 'held-local']

/** A person sends again what was not sent; two clicks lead to one sending, because the first leaves the state. */
export async function retryNotice(ctx: Ctx, id: string): Promise<NoticeRow> {
  const { recipient } = found(await store.findNotice(ctx, id), 'notice')
  const notice = found(await store.holdNotice(ctx, { recipient, id }), 'notice')
  if (!mayTryAgain.includes(notice.state)) refuse('notice.cannot-retry', { state: notice.state })
  await store.saveOutcome(ctx, notice, { state: 'queued', reason: 'retrying', nextTryAt: ctx.now })
  await enqueueAll(ctx, [deliveryJob(notice, notice.attempts, ctx.now)])
  const { template, channel } = notice
  await record(ctx, [
    { kind: 'notice.retried', subject: notice.subject ?? id, data: { notice: id, template, channel } },
  ])
  return found(await store.findNotice(ctx, id), 'notice')
}
