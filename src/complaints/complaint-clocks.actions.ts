import { clocksOf, startClock, stopClock } from '../kernel/clock/clock.actions.ts'
import type { ClockView } from '../kernel/clock/clock.contract.ts'
import type { Ctx } from '../kernel/context.ts'
import { shanghaiDay } from '../kernel/calendar/day.rules.ts'
import { statutoryRules } from './category.rules.ts'
import type { Complaint } from './complaint.rules.ts'
import { earliestDue, runsOn, type StagedClock } from './complaint-clock.rules.ts'

/** Which clocks a complaint from this channel starts: data of the rulebook. */
export function channelOf(ctx: Ctx, channel: string) {
  const { profile, clocks } = ctx.rulebook.ruleOf('channel', `channel.${channel}`, shanghaiDay(ctx.now))
  return { channel, profile, clocks }
}

/** The clocks of the channel, and beside them what the law sets for what is asked. The first answer is the first stage's timer. */
export async function startComplaintClocks(ctx: Ctx, complaint: Complaint): Promise<Complaint> {
  const statutory = statutoryRules(complaint.category, complaint.remedies)
  for (const rule of [...channelOf(ctx, complaint.channel).clocks, ...statutory])
    await startClock(ctx, { rule, subject: complaint.id, startedAt: complaint.receivedAt })
  const respond = (await openClocks(ctx, complaint)).find(({ stage }) => stage === 'respond')
  return { ...complaint, stageClock: respond?.id ?? null }
}

/** Promised once more from now: a matter that was decided is taken up again, or one that went with another goes on alone. */
export async function promiseAnew(ctx: Ctx, { id, channel }: Pick<Complaint, 'id' | 'channel'>): Promise<void> {
  for (const rule of channelOf(ctx, channel).clocks.filter((one) => one.includes('.finish.')))
    await startClock(ctx, { rule, subject: id, startedAt: ctx.now })
}

/** Stops the clocks that still run and that the caller names. */
export async function stopClocks(
  ctx: Ctx,
  complaint: Complaint,
  outcomeOf: (clock: StagedClock) => 'met' | 'cancelled' | null,
): Promise<void> {
  for (const clock of await openClocks(ctx, complaint)) {
    const outcome = outcomeOf(clock)
    if (outcome !== null) await stopClock(ctx, clock.id, { at: ctx.now, outcome })
  }
}

/** The queue's copy of the earliest due instant, after whatever happened to the clocks. One that stands still has none. */
export async function withNextDue(ctx: Ctx, complaint: Complaint): Promise<Complaint> {
  const clocks = await openClocks(ctx, complaint)
  return { ...complaint, nextDueAt: earliestDue(clocks.filter(({ state }) => state !== 'suspended')) }
}

export async function openClocks(ctx: Ctx, complaint: Complaint): Promise<StagedClock[]> {
  const clocks = staged(ctx, await clocksOf(ctx, [complaint.id]))
  return clocks.filter((clock) => runsOn(clock, complaint))
}

export const staged = (ctx: Ctx, clocks: readonly ClockView[]): StagedClock[] =>
  clocks.map((clock) => ({ ...clock, stage: stageOf(ctx, clock.rule) }))

/** The stage of a rule is the same in all its versions. */
function stageOf(ctx: Ctx, rule: string): string {
  const [first] = ctx.rulebook.history(rule)
  return first?.kind === 'clock' ? first.stage : 'duty'
}
