import { dayText } from '../calendar/day.rules.ts'
import type { Ctx } from '../context.ts'
import type { SuspensionRequest } from './clock.actions.ts'
import type { ClockView } from './clock.contract.ts'
import * as rules from './clock.rules.ts'
import * as store from './clock.store.ts'
import { pauseOf, wordsOfRule } from './clock-rule.ts'
import { viewOf } from './held-clock.actions.ts'
import { endOfMaximum, grantProblem, maximumOf, type Grant, type Suspension } from './suspension.rules.ts'

/**
 * How a clock would stand if it stood still from now to the end of the pause's maximum: the effect, before anybody decides. Null when the
 * reason does not stop it, has no maximum, or the clock stands still already.
 */
export async function askSuspended(
  ctx: Ctx,
  id: string,
  { reason, atMost, ...who }: Omit<SuspensionRequest, 'at'>,
): Promise<ClockView | null> {
  const { item = null, party = null } = who
  const [stored] = await store.clocksById(ctx, [id])
  const clock = stored && rules.clockAt(stored, ctx.rulebook.calendar, ctx.now)
  if (!clock || rules.suspensionProblem(clock, { at: ctx.now, now: ctx.now, lastRungAt: null })) return null
  const pause = pauseOf(ctx, clock, reason, ctx.now)
  const grant: Grant = { reason, item, party }
  if (!pause || grantProblem(pause.times, clock.suspensions, grant)) return null
  const one: Suspension = { ...grant, from: ctx.now, until: null, maximum: maximumOf(pause.maximum, atMost) }
  const until = endOfMaximum(one, ctx.rulebook.calendar)
  return until && viewOf(ctx, { ...clock, suspensions: [...clock.suspensions, { ...one, until }] })
}

export type PauseEffect = {
  readonly title: ClockView['title']
  readonly reason: string
  readonly from: Date
  readonly until: Date | null
  /** The last day without this pause and those after it, and with it: why the date moved. Null while it stands still. */
  readonly before: string
  readonly lastDay: string | null
}
/** Every stretch in which a clock of the subject stood still, the oldest first, and what each did to its date. */
export async function pauseEffects(ctx: Ctx, subject: string): Promise<PauseEffect[]> {
  const { calendar } = ctx.rulebook
  const clocks = (await store.clocksOf(ctx, [subject])).map((clock) => rules.clockAt(clock, calendar, ctx.now))
  const dayWith = (clock: rules.Clock, count: number): string =>
    dayText(rules.clockDue({ ...clock, suspensions: clock.suspensions.slice(0, count) }, calendar, ctx.now).lastDay)
  return clocks
    .flatMap((clock) =>
      clock.suspensions.map(({ reason, from, until }, at) => ({
        title: wordsOfRule(ctx, clock).title,
        reason,
        from,
        until,
        before: dayWith(clock, at),
        lastDay: until === null && rules.isOpen(clock) ? null : dayWith(clock, at + 1),
      })),
    )
    .toSorted((a, b) => a.from.getTime() - b.from.getTime())
}
