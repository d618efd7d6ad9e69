import { clocksOf } from '../kernel/clock/clock.actions.ts'
import type { Ctx } from '../kernel/context.ts'
import type { Fact } from '../kernel/fact/fact.ts'
import { notify } from '../kernel/notice/notify.ts'
import { staged } from './complaint-clocks.actions.ts'
import * as store from './complaint.store.ts'
import { partiesOf } from './telling.actions.ts'

/**
 * A calendar was announced or changed, and a day that somebody was given is another one now: both sides hear the new day by which the
 * complaint is over, and the new end of a stage that asks something of them. The same day is told once.
 */
export async function tellMoved(ctx: Ctx, fact: Fact): Promise<void> {
  const complaint = await store.find(ctx, fact.subject)
  const clock = staged(ctx, await clocksOf(ctx, [fact.subject])).find(({ id }) => id === fact.data['clock'])
  if (!complaint || !clock || clock.state !== 'running') return
  const template =
    clock.stage === 'finish'
      ? 'complaint.date-moved'
      : clock.id === complaint.stageClock
        ? 'complaint.stage-moved'
        : null
  if (template === null) return
  const { lastDay } = clock
  const { consumer, merchant } = partiesOf(complaint)
  for (const { to } of [...consumer(template), ...merchant(template)])
    await notify(ctx, {
      to,
      template,
      params: { complaint: complaint.id, receipt: complaint.receipt, lastDay },
      subject: complaint.id,
      dedupe: `${template}:${clock.id}:${lastDay}`,
      happenedAt: fact.at,
    })
}
