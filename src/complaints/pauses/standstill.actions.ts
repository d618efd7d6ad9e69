import { clocksOf, resumeClock, suspendClock } from '../../kernel/clock/clock.actions.ts'
import type { ClockView } from '../../kernel/clock/clock.contract.ts'
import { systemActor, type Ctx } from '../../kernel/context.ts'
import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import { isInForce, isKind, mayPause } from '../../kernel/rulebook/rulebook.rules.ts'
import { openClocks } from '../complaint-clocks.actions.ts'
import type { StagedClock } from '../complaint-clock.rules.ts'
import type { Complaint } from '../complaint.rules.ts'

export type Standstill = {
  /** A reason of pauses.yaml. */
  readonly reason: string
  readonly item?: string | undefined
  readonly party?: string | undefined
  readonly atMost?: number | undefined
}

/** The open clocks of the case that run and that the rulebook lets stand still for this reason. */
export async function stoppable(ctx: Ctx, complaint: Complaint, reason: string): Promise<StagedClock[]> {
  const open = await openClocks(ctx, complaint)
  return open.filter((clock) => clock.state === 'running' && stopsFor(ctx, clock.rule, reason))
}

/**
 * Lets them stand still, and says which. That a party has a part in it makes it no less the platform's doing: the action has checked whose
 * it is to decide, and the system carries it out.
 */
export async function standStill(ctx: Ctx, complaint: Complaint, { reason, ...by }: Standstill): Promise<ClockView[]> {
  const { item, party, atMost } = by
  const held: ClockView[] = []
  for (const { id } of await stoppable(ctx, complaint, reason))
    held.push(
      await suspendClock({ ...ctx, actor: systemActor }, id, {
        reason,
        at: ctx.now,
        ...(item !== undefined && { item }),
        ...(party !== undefined && { party }),
        ...(atMost !== undefined && { atMost }),
      }),
    )
  return held
}

/** Ends what stands still for this reason, and nothing that stands still for another. */
export async function goOn(ctx: Ctx, complaint: Pick<Complaint, 'id'>, reason: string): Promise<number> {
  const standing = (await clocksOf(ctx, [complaint.id])).filter(
    ({ stoppedAt, pauses }) => stoppedAt === null && pauses.some((one) => one.until === null && one.reason === reason),
  )
  for (const { id } of standing) await resumeClock(ctx, id, ctx.now)
  return standing.length
}

function stopsFor(ctx: Ctx, clockRule: string, reason: string): boolean {
  const day = shanghaiDay(ctx.now)
  const rule = ctx.rulebook.find(clockRule, day)
  if (!rule || !isKind(rule, 'clock') || rule.unit === 'hour') return false
  return ctx.rulebook.all.some(
    (pause) => isKind(pause, 'pause') && pause.reason === reason && isInForce(pause, day) && mayPause(pause, rule),
  )
}
