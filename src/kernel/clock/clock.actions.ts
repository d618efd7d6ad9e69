import type { Budget } from '../calendar/count.rules.ts'
import { dayNumber, shanghaiDay, shanghaiDayNumber } from '../calendar/day.rules.ts'
import { hasRole, type Actor, type Ctx } from '../context.ts'
import { record } from '../fact/record.ts'
import { newId } from '../id.ts'
import { dequeue } from '../job/enqueue.ts'
import { found, refuse } from '../refusal.ts'
import { roleWords } from '../role.contract.ts'
import type { RuleOf } from '../rulebook/rulebook.contract.ts'
import type { ClockView } from './clock.contract.ts'
import * as rules from './clock.rules.ts'
import * as store from './clock.store.ts'
import { ladderOf, pauseOf } from './clock-rule.ts'
import {
  copiesOf,
  holdClock,
  holdWithCopies,
  jobKey,
  plan,
  saveChange,
  saveDerived,
  viewOf,
} from './held-clock.actions.ts'
import { timedRungs } from './rung.rules.ts'
import { grantProblem, maximumOf } from './suspension.rules.ts'

export type ClockStart = {
  /** Id of a clock rule; the version in force on the day of the start is fixed for the clock's life. */
  readonly rule: string
  readonly subject: string
  readonly startedAt: Date
  /** Fewer units than the rule gives, where an outer promise leaves no more. */
  readonly atMost?: number
  /** A day that was agreed on instead of the rule's count: it ends with it, and at the earliest with the day after the start. */
  readonly until?: string
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
    budget: budgetOf(rule, start),
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

function budgetOf(rule: RuleOf<'clock'>, { startedAt, atMost, until }: ClockStart): Budget {
  if (until === undefined)
    return { amount: Math.min(rule.amount, atMost ?? rule.amount), unit: rule.unit, roll: rule.roll }
  return { amount: Math.max(1, dayNumber(until) - shanghaiDayNumber(startedAt)), unit: 'natural-day', roll: 'none' }
}

export type SuspensionRequest = {
  /** A reason of the rulebook's pauses. */
  readonly reason: string
  readonly at: Date
  /** Id of what is missing or awaited, where the rulebook grants it once for each; never words. */
  readonly item?: string
  /** The side that asked, where it is granted once to each: an id or a role. */
  readonly party?: string
  /** Fewer units than the pause's maximum, where fewer were granted. */
  readonly atMost?: number
}

/**
 * Stands still from `at` on: until `resumeClock`, at the latest to the end of the pause's maximum. Refused when it stands still already, is
 * over, counts hours, when `at` lies before its last event (a rung counts as one) or in the future, when the reason does not stop such a
 * clock, has been used up, or is not this actor's to decide. The system may: it carries out what somebody who may has decided.
 */
export async function suspendClock(ctx: Ctx, id: string, wish: SuspensionRequest): Promise<ClockView> {
  const clock = found(await holdClock(ctx, id), 'clock')
  const { at, reason, item = null, party = null } = wish
  const problem = rules.suspensionProblem(clock, { at, now: ctx.now, lastRungAt: await lastRungAt(ctx, clock) })
  if (problem) refuse(problem)
  const pause = pauseOf(ctx, clock, reason, at)
  if (!pause) return refuse('clock.reason-does-not-stop', { reason, rule: clock.rule })
  assertMayDecide(ctx.actor, pause)
  const grant = { reason, item, party }
  const used = grantProblem(pause.times, clock.suspensions, grant)
  if (used) refuse(used, { zh: pause.title.zh, en: pause.title.en })
  const ledger = { ...grant, from: at, until: null, maximum: maximumOf(pause.maximum, wish.atMost) }
  await store.insertSuspension(ctx, clock, ledger)
  const data = { clock: id, rule: clock.rule, reason, ...(item && { item }), ...(party && { party }) }
  await record(ctx, [{ kind: 'clock.suspended', subject: clock.subject, data }])
  return saveChange(ctx, { ...clock, suspensions: [...clock.suspensions, ledger] })
}

async function lastRungAt(ctx: Ctx, clock: rules.Clock): Promise<Date | null> {
  const fired = await store.firedRungs(ctx, clock)
  const rungs = timedRungs(clock, ladderOf(ctx, clock), ctx.rulebook.calendar)
  return rungs.findLast(({ rung }) => fired.has(rung))?.at ?? null
}

function assertMayDecide(actor: Actor, { title, allowedTo }: RuleOf<'pause'>): void {
  if (actor.kind === 'system' || hasRole(actor, ...allowedTo)) return
  const named = (language: 'zh' | 'en') => allowedTo.map((role) => roleWords[role][language])
  refuse('clock.suspension-not-yours', {
    zh: title.zh,
    en: title.en,
    neededZh: named('zh').join('、'),
    neededEn: named('en').join(', '),
  })
}

/** Goes on from `at`. Refused when it does not stand still, also because its maximum is over. */
export async function resumeClock(ctx: Ctx, id: string, at: Date): Promise<ClockView> {
  const clock = found(await holdClock(ctx, id), 'clock')
  const open = rules.openSuspension(clock)
  if (!open) return refuse('clock.not-suspended')
  if (at < open.from) refuse('clock.before-last-event')
  if (at > ctx.now) refuse('clock.in-the-future')
  const ended = { ...open, until: at }
  await store.endSuspension(ctx, clock, ended)
  await record(ctx, [{ kind: 'clock.resumed', subject: clock.subject, data: { clock: id, rule: clock.rule } }])
  const others = clock.suspensions.filter((one) => one !== open)
  return saveChange(ctx, { ...clock, suspensions: at > open.from ? [...others, ended] : others })
}

/** Ends it for good. Stopping it a second time changes nothing. What was `met` after its end stays a breach. */
export async function stopClock(
  ctx: Ctx,
  id: string,
  stop: { readonly at: Date; readonly outcome: 'met' | 'cancelled' },
): Promise<ClockView> {
  const clock = found(await holdClock(ctx, id, stop.at), 'clock')
  if (!rules.isOpen(clock)) return viewOf(ctx, clock)
  const open = rules.openSuspension(clock)
  // What was reached before the end was reached, also when the timer's job is too late to say so.
  if (!open && rules.clockDue(clock, ctx.rulebook.calendar, stop.at).dueAt < stop.at)
    await fireDueRungs({ ...ctx, now: stop.at }, id)
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
  const { calendar } = ctx.rulebook
  return (await store.clocksOf(ctx, subjects)).map((clock) => viewOf(ctx, rules.clockAt(clock, calendar, ctx.now)))
}

/** Ends a suspension that has lasted its maximum, fires what is reached and not fired yet, then plans what comes next. Safe to run early, late, twice, and beside itself. */
export async function fireDueRungs(ctx: Ctx, id: string): Promise<number> {
  const clock = await holdClock(ctx, id)
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
  await saveDerived(ctx, clock, fired)
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
    for (const { clock: stored, copies, fired } of clocks) {
      const clock = rules.clockAt(stored, ctx.rulebook.calendar, ctx.now)
      if (rules.sameCopies(copies, copiesOf(ctx, clock, fired))) continue
      const move = options.dryRun ? moveOf(ctx, clock, copies) : await recount(ctx, clock.id)
      if (move) moved.push(move)
    }
    if (clocks.length < batch) return moved
    after = clocks.at(-1)?.clock.id ?? ''
  }
}

async function recount(ctx: Ctx, id: string): Promise<Recomputed | null> {
  const held = await holdWithCopies(ctx, id)
  if (!held || !rules.isOpen(held.clock)) return null
  const { clock, copies } = held
  const move = moveOf(ctx, clock, copies)
  await saveChange(ctx, clock)
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
