import { dayText, shanghaiDay } from '../calendar/day.rules.ts'
import type { Ctx } from '../context.ts'
import { record } from '../fact/record.ts'
import { newId } from '../id.ts'
import { dequeue, enqueueAll } from '../job/enqueue.ts'
import { found, refuse } from '../refusal.ts'
import type { ClockView } from './clock.contract.ts'
import * as rules from './clock.rules.ts'
import * as store from './clock.store.ts'
import { ladderOf, mayStandStill, wordsOfRule } from './clock-rule.ts'
import { timedRungs } from './rung.rules.ts'

export type ClockStart = {
  /** Id of a clock rule; the version in force on the day of the start is fixed for the clock's life. */
  readonly rule: string
  readonly subject: string
  readonly startedAt: Date
  /** Fewer units than the rule gives, where an outer promise leaves no more. */
  readonly atMost?: number
}

/** Starts a clock in the caller's transaction and plans its first rung. */
export async function startClock(ctx: Ctx, start: ClockStart): Promise<ClockView> {
  const rule = ctx.rulebook.ruleOf('clock', start.rule, shanghaiDay(start.startedAt))
  const clock: rules.Clock = {
    subject: start.subject,
    id: newId('clk'),
    rule: rule.id,
    ruleFrom: rule.from,
    kind: rule.class,
    budget: { amount: Math.min(rule.amount, start.atMost ?? rule.amount), unit: rule.unit, roll: rule.roll },
    ladder: rule.ladder ?? null,
    startedAt: start.startedAt,
    stoppedAt: null,
    outcome: null,
    suspensions: [],
  }
  const copies = copiesOf(ctx, clock, new Set())
  await store.insertClock(ctx, clock, copies)
  await plan(ctx, clock, copies.next_rung_at)
  await record(ctx, [
    {
      kind: 'clock.started',
      subject: clock.subject,
      data: { clock: clock.id, rule: rule.id, lastDay: copies.last_day },
    },
  ])
  return viewOf(ctx, clock)
}

/**
 * Stands still from `at` on. Refused when it stands still already, is over, counts hours, when the reason does not stop such a clock, or
 * `at` lies before its last event (a rung counts as one) or in the future.
 */
export async function suspendClock(
  ctx: Ctx,
  id: string,
  suspension: { readonly reason: string; readonly at: Date },
): Promise<ClockView> {
  const clock = found(await store.holdClock(ctx, id), 'clock')
  const fired = await store.firedRungs(ctx, clock)
  const lastRungAt = timedRungs(clock, ladderOf(ctx, clock), ctx.rulebook.calendar).findLast(({ rung }) =>
    fired.has(rung),
  )?.at
  const { at, reason } = suspension
  const problem = rules.suspensionProblem(clock, { at, now: ctx.now, lastRungAt: lastRungAt ?? null })
  if (problem) refuse(problem)
  if (!mayStandStill(ctx, clock, suspension)) refuse('clock.reason-does-not-stop', { reason, rule: clock.rule })
  const ledger = { from: at, until: null, reason }
  await store.insertSuspension(ctx, clock, ledger)
  await record(ctx, [
    { kind: 'clock.suspended', subject: clock.subject, data: { clock: id, rule: clock.rule, reason } },
  ])
  return changed(ctx, { ...clock, suspensions: [...clock.suspensions, ledger] })
}

/** Goes on from `at`. */
export async function resumeClock(ctx: Ctx, id: string, at: Date): Promise<ClockView> {
  const clock = found(await store.holdClock(ctx, id), 'clock')
  const open = rules.openSuspension(clock)
  if (!open) return refuse('clock.not-suspended')
  if (at < open.from) refuse('clock.before-last-event')
  if (at > ctx.now) refuse('clock.in-the-future')
  const ended = { ...open, until: at }
  await store.endSuspension(ctx, clock, ended)
  await record(ctx, [{ kind: 'clock.resumed', subject: clock.subject, data: { clock: id, rule: clock.rule } }])
  const others = clock.suspensions.filter((one) => one !== open)
  return changed(ctx, { ...clock, suspensions: at > open.from ? [...others, ended] : others })
}

/** Ends it for good. Stopping it a second time changes nothing. What was `met` after its end stays a breach. */
export async function stopClock(
  ctx: Ctx,
  id: string,
  stop: { readonly at: Date; readonly outcome: 'met' | 'cancelled' },
): Promise<ClockView> {
  const clock = found(await store.holdClock(ctx, id), 'clock')
  if (!rules.isOpen(clock)) return viewOf(ctx, clock)
  const open = rules.openSuspension(clock)
  if (open) await store.endSuspension(ctx, clock, { ...open, until: stop.at })
  const suspensions = clock.suspensions.flatMap((one) =>
    one === open ? (stop.at > one.from ? [{ ...one, until: stop.at }] : []) : [one],
  )
  const stopped: rules.Clock = { ...clock, suspensions, stoppedAt: stop.at, outcome: stop.outcome }
  await store.saveStop(ctx, stopped)
  await dequeue(ctx, jobKey(id))
  await record(ctx, [
    { kind: 'clock.stopped', subject: clock.subject, data: { clock: id, rule: clock.rule, outcome: stop.outcome } },
  ])
  return viewOf(ctx, stopped)
}

/** Every clock of the subjects, as it stands now. */
export async function clocksOf(ctx: Ctx, subjects: readonly string[]): Promise<ClockView[]> {
  return (await store.clocksOf(ctx, subjects)).map((clock) => viewOf(ctx, clock))
}

/** Fires what is reached and not fired yet, then plans the next rung. Safe to run early, late, twice, and beside itself. */
export async function fireDueRungs(ctx: Ctx, id: string): Promise<number> {
  const clock = await store.holdClock(ctx, id)
  if (!clock || !rules.isOpen(clock)) return 0
  const fired = new Set(await store.firedRungs(ctx, clock))
  let count = 0
  for (const { rung, at } of timedRungs(clock, ladderOf(ctx, clock), ctx.rulebook.calendar)) {
    if (at > ctx.now || fired.has(rung)) continue
    fired.add(rung)
    if (!(await store.claimRung(ctx, clock, rung))) continue
    count += 1
    const data = { clock: id, rule: clock.rule, rung, at: at.toISOString() }
    await record(ctx, [{ kind: 'clock.rung-reached', subject: clock.subject, data }])
  }
  const copies = copiesOf(ctx, clock, fired)
  await store.saveCopies(ctx, clock, copies)
  await plan(ctx, clock, copies.next_rung_at)
  return count
}

export type Recomputed = {
  readonly clock: string
  readonly subject: string
  readonly rule: string
  readonly before: Date
  readonly after: Date
}
const batch = 500

/**
 * Counts every open clock again with the calendar of `ctx.rulebook`: also those that were certain, since a published year can be changed
 * (2020: the Spring Festival was prolonged while it ran). `dryRun` only says which would move.
 */
export async function recountOpenClocks(
  ctx: Ctx,
  options: { readonly dryRun: boolean },
): Promise<readonly Recomputed[]> {
  const moved: Recomputed[] = []
  for (let after = ''; ;) {
    const clocks = await store.openClocks(ctx, after, batch)
    for (const { clock, copies, fired } of clocks) {
      if (rules.sameCopies(copies, copiesOf(ctx, clock, fired))) continue
      const move = options.dryRun ? moveOf(ctx, clock, copies) : await recount(ctx, clock.id)
      if (move) moved.push(move)
    }
    if (clocks.length < batch) return moved
    after = clocks.at(-1)?.clock.id ?? ''
  }
}

async function recount(ctx: Ctx, id: string): Promise<Recomputed | null> {
  const held = await store.holdWithCopies(ctx, id)
  if (!held || !rules.isOpen(held.clock)) return null
  const { clock, copies } = held
  const move = moveOf(ctx, clock, copies)
  await changed(ctx, clock)
  if (move)
    await record(ctx, [
      {
        kind: 'clock.recomputed',
        subject: clock.subject,
        data: { clock: id, rule: clock.rule, before: move.before.toISOString(), after: move.after.toISOString() },
      },
    ])
  return move
}

/** Null when the end stays where it is; a clock that stands still has none to move. */
function moveOf(ctx: Ctx, clock: rules.Clock, { due_at: before }: rules.Copies): Recomputed | null {
  const { dueAt: after } = rules.clockDue(clock, ctx.rulebook.calendar, ctx.now)
  if (before === null || before.getTime() === after.getTime()) return null
  return { clock: clock.id, subject: clock.subject, rule: clock.rule, before, after }
}

async function changed(ctx: Ctx, clock: rules.Clock): Promise<ClockView> {
  const copies = copiesOf(ctx, clock, await store.firedRungs(ctx, clock))
  await store.saveCopies(ctx, clock, copies)
  await plan(ctx, clock, copies.next_rung_at)
  return viewOf(ctx, clock)
}

function copiesOf(ctx: Ctx, clock: rules.Clock, fired: ReadonlySet<string>): rules.Copies {
  const due = rules.clockDue(clock, ctx.rulebook.calendar, ctx.now)
  const next = timedRungs(clock, ladderOf(ctx, clock), ctx.rulebook.calendar).find(({ rung }) => !fired.has(rung))
  return {
    due_at: rules.standsStill(clock, due) ? null : due.dueAt,
    last_day: dayText(due.lastDay),
    certainty: due.certainty,
    next_rung_at: next?.at ?? null,
  }
}

/** The job that fires rungs (clock.jobs.ts), by name: it calls back here. */
export const rungJob = 'kernel.fire-rungs'
const jobKey = (id: string): string => `clock:${id}`

async function plan(ctx: Ctx, clock: rules.Clock, runAt: Date | null): Promise<void> {
  if (runAt === null) await dequeue(ctx, jobKey(clock.id))
  else await enqueueAll(ctx, [{ name: rungJob, payload: { clock: clock.id }, runAt, key: jobKey(clock.id) }])
}

const viewOf = (ctx: Ctx, clock: rules.Clock): ClockView =>
  rules.viewClock(clock, wordsOfRule(ctx, clock), { calendar: ctx.rulebook.calendar, now: ctx.now })
