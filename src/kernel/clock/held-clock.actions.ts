import { dayText } from '../calendar/day.rules.ts'
import type { Ctx } from '../context.ts'
import { record } from '../fact/record.ts'
import { dequeue, enqueueAll } from '../job/enqueue.ts'
import type { ClockView } from './clock.contract.ts'
import * as rules from './clock.rules.ts'
import * as store from './clock.store.ts'
import { ladderOf, wordsOfRule } from './clock-rule.ts'
import { timedRungs } from './rung.rules.ts'
import { endOfMaximum } from './suspension.rules.ts'

/** The clock, locked, with a ledger that is true at the instant: what lasted its maximum by then is ended there, on the record. */
export async function holdClock(ctx: Ctx, id: string, at = ctx.now): Promise<rules.Clock | undefined> {
  return (await holdWithCopies(ctx, id, at))?.clock
}

export async function holdWithCopies(
  ctx: Ctx,
  id: string,
  at = ctx.now,
): Promise<{ readonly clock: rules.Clock; readonly copies: rules.Copies } | undefined> {
  const held = await store.holdWithCopies(ctx, id)
  if (!held) return undefined
  const clock = rules.clockAt(held.clock, ctx.rulebook.calendar, at)
  if (rules.openSuspension(held.clock) && !rules.openSuspension(clock)) await writeEnd(ctx, clock)
  return { clock, copies: held.copies }
}

async function writeEnd(ctx: Ctx, clock: rules.Clock): Promise<void> {
  const last = clock.suspensions.at(-1)
  if (!last?.until) return
  await store.endSuspension(ctx, clock, last)
  const data = { clock: clock.id, rule: clock.rule, because: 'maximum', at: last.until.toISOString() }
  await record(ctx, [{ kind: 'clock.resumed', subject: clock.subject, data }])
}

/** Saves what is derived from a clock that changed, and plans what comes next. */
export async function saveChange(ctx: Ctx, clock: rules.Clock): Promise<ClockView> {
  await saveDerived(ctx, clock, await store.firedRungs(ctx, clock))
  return viewOf(ctx, clock)
}

export async function saveDerived(ctx: Ctx, clock: rules.Clock, fired: ReadonlySet<string>): Promise<void> {
  const copies = copiesOf(ctx, clock, fired)
  await store.saveCopies(ctx, clock, copies)
  await plan(ctx, clock, copies.next_rung_at)
}

export function copiesOf(ctx: Ctx, clock: rules.Clock, fired: ReadonlySet<string>): rules.Copies {
  const { calendar } = ctx.rulebook
  const due = rules.clockDue(clock, calendar, ctx.now)
  const next = timedRungs(clock, ladderOf(ctx, clock), calendar).find(({ rung }) => !fired.has(rung))
  const open = rules.openSuspension(clock)
  return {
    due_at: rules.standsStill(clock, due) ? null : due.dueAt,
    last_day: dayText(due.lastDay),
    certainty: due.certainty,
    next_rung_at: rules.earlier(next?.at ?? null, open ? endOfMaximum(open, calendar) : null),
  }
}

/** The job that fires rungs and ends suspensions (clock.jobs.ts), by name: it calls back into the actions. */
export const rungJob = 'kernel.fire-rungs'
export const jobKey = (id: string): string => `clock:${id}`

export async function plan(ctx: Ctx, clock: rules.Clock, runAt: Date | null): Promise<void> {
  if (runAt === null) await dequeue(ctx, jobKey(clock.id))
  else await enqueueAll(ctx, [{ name: rungJob, payload: { clock: clock.id }, runAt, key: jobKey(clock.id) }])
}

export const viewOf = (ctx: Ctx, clock: rules.Clock): ClockView =>
  rules.viewClock(clock, wordsOfRule(ctx, clock), { calendar: ctx.rulebook.calendar, now: ctx.now })
