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

/** The clocks of the channel, and beside them what the law sets for what is asked. */
export async function startComplaintClocks(ctx: Ctx, complaint: Complaint): Promise<void> {
  const statutory = statutoryRules(complaint.category, complaint.remedies)
  for (const rule of [...channelOf(ctx, complaint.channel).clocks, ...statutory])
    await startClock(ctx, { rule, subject: complaint.id, startedAt: complaint.receivedAt })
}

/** Starts the clock of a stage (the merchant's answer, the consumer's decision) and makes it the one that counts. */
export async function startStageClock(
  ctx: Ctx,
  complaint: Complaint,
  stage: 'merchant-reply' | 'consumer-answer',
  startedAt: Date = ctx.now,
): Promise<Complaint> {
  const rule =
    stage === 'merchant-reply' ? `complaint.merchant-reply.${complaint.profile}` : 'complaint.consumer-answer'
  const stageClock = await startClock(ctx, { rule, subject: complaint.id, startedAt })
  return { ...complaint, stageClock: stageClock.id }
}

export async function stopStageClock(ctx: Ctx, complaint: Complaint, outcome: 'met' | 'cancelled'): Promise<Complaint> {
  if (complaint.stageClock === null) return complaint
  await stopClock(ctx, complaint.stageClock, { at: ctx.now, outcome })
  return { ...complaint, stageClock: null }
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

/** The queue's copy of the earliest due instant, after whatever happened to the clocks. */
export async function withNextDue(ctx: Ctx, complaint: Complaint): Promise<Complaint> {
  return { ...complaint, nextDueAt: earliestDue(await openClocks(ctx, complaint)) }
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
