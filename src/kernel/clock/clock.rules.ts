import { budgetMs, dueOf, pausedMs, usedMs, type Budget, type Due } from '../calendar/count.rules.ts'
import { dayText, shanghaiDayNumber, type DayNumber } from '../calendar/day.rules.ts'
import type { Pause } from '../calendar/pause.rules.ts'
import type { WorkCalendar, YearStatus } from '../calendar/work-calendar.rules.ts'
import type { ClockView } from './clock.contract.ts'
import { endOfMaximum, ledgerAt, type Suspension } from './suspension.rules.ts'

/** A budget, the instant it runs from, the ledger of its suspensions, and how it ended: nothing else is true about a clock. */
export type Clock = {
  readonly subject: string
  readonly id: string
  readonly rule: string
  /** The version of the rule that was in force at the start; it stays for the life of the clock. */
  readonly ruleFrom: string
  readonly kind: 'service' | 'statutory'
  readonly budget: Budget
  readonly ladder: string | null
  readonly startedAt: Date
  readonly stoppedAt: Date | null
  readonly outcome: 'met' | 'cancelled' | null
  readonly suspensions: readonly Suspension[]
}

/** What tables keep beside a clock so that queues and jobs can find it: derived, and derived again whenever what they rest on changes. */
export type Copies = {
  /** Null while the clock stands still. */
  readonly due_at: Date | null
  readonly last_day: string
  readonly certainty: YearStatus
  /** When its job has something to do: the next rung, or the end of a suspension's maximum. */
  readonly next_rung_at: Date | null
}

export const sameCopies = (a: Copies, b: Copies): boolean =>
  a.due_at?.getTime() === b.due_at?.getTime() &&
  a.next_rung_at?.getTime() === b.next_rung_at?.getTime() &&
  a.last_day === b.last_day &&
  a.certainty === b.certainty

export const openSuspension = (clock: Clock): Suspension | undefined =>
  clock.suspensions.find(({ until }) => until === null)

/** The clock as it is true at `now`. Whoever reads one from the tables reads it through here first. */
export const clockAt = (clock: Clock, calendar: WorkCalendar, now: Date): Clock => ({
  ...clock,
  suspensions: ledgerAt(clock.suspensions, calendar, now),
})
export const isOpen = (clock: Clock): boolean => clock.stoppedAt === null

/** When it ends, as things stand at `now`: a clock that stands still ends as if it went on now. */
export function clockDue(clock: Clock, calendar: WorkCalendar, now: Date): Due {
  return dueOf(clock.budget, clock.startedAt, calendar, pausesAt(clock, now))
}

/** Pauses with an end: an open one lasts to now, or to the stop. */
function pausesAt(clock: Clock, now: Date): readonly Pause[] {
  const end = clock.stoppedAt ?? now
  return clock.suspensions.map(({ from, until }) => ({ from, until: until ?? (end > from ? end : from) }))
}

/**
 * When a clock starts that follows the silent end of another: in the last moment of its last day, 24:00, which a machine calls 00:00 of
 * the next. Started there, the day after would be a day of receipt and would not count, and every silent stage would cost a day.
 */
export const startAfterEnd = (dueAt: Date): Date => new Date(dueAt.getTime() - 1)

export function stateOf(clock: Clock, due: Due, now: Date): ClockView['state'] {
  if (clock.outcome === 'cancelled') return 'cancelled'
  if (standsStill(clock, due)) return 'suspended'
  if ((clock.stoppedAt ?? now) >= due.dueAt) return 'breached'
  return clock.stoppedAt ? 'met' : 'running'
}

/** A clock that was over before its suspension began does not stand still: what is used up cannot be held. */
export function standsStill(clock: Clock, due: Due): boolean {
  const open = openSuspension(clock)
  return isOpen(clock) && open !== undefined && open.from < due.dueAt
}

export type SuspensionWish = {
  readonly at: Date
  readonly now: Date
  /** The last rung that was fired, and when it was due: what was told is not taken back. */
  readonly lastRungAt: Date | null
}

/** Why this clock cannot be suspended then, or null: suspensions follow one another and never reach back before what is known. */
export function suspensionProblem(clock: Clock, { at, now, lastRungAt }: SuspensionWish): string | null {
  if (!isOpen(clock)) return 'clock.stopped'
  if (clock.budget.unit === 'hour') return 'clock.hours-never-pause'
  if (openSuspension(clock)) return 'clock.suspended-already'
  const ends = clock.suspensions.map(({ until }) => until?.getTime() ?? 0)
  const last = Math.max(clock.startedAt.getTime(), lastRungAt?.getTime() ?? 0, ...ends)
  if (at.getTime() < last) return 'clock.before-last-event'
  return at > now ? 'clock.in-the-future' : null
}

export const earlier = (a: Date | null, b: Date | null): Date | null => (a && b ? (a < b ? a : b) : (a ?? b))

/** The shortest-lived of the clocks that still run: service and statutory beside each other, the earlier end is the one that counts. */
export function strictest<T extends Pick<ClockView, 'dueAt' | 'state'>>(clocks: readonly T[]): T | null {
  const running = clocks.filter(({ state }) => state === 'running' || state === 'breached')
  return running.toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt))[0] ?? null
}

export type RuleWords = {
  readonly title: ClockView['title']
  readonly consequence: ClockView['consequence']
  readonly pauseTitle: (reason: string) => ClockView['title']
}

export function viewClock(
  clock: Clock,
  words: RuleWords,
  at: { readonly calendar: WorkCalendar; readonly now: Date },
): ClockView {
  const { calendar, now } = at
  const due = clockDue(clock, calendar, now)
  const end = clock.stoppedAt ?? now
  const by = { calendar, pauses: pausesAt(clock, now) }
  const budget = budgetMs(clock.budget, clock.startedAt, calendar)
  const open = openSuspension(clock)
  return {
    id: clock.id,
    subject: clock.subject,
    rule: clock.rule,
    title: words.title,
    kind: clock.kind,
    startedAt: clock.startedAt.toISOString(),
    dueAt: due.dueAt.toISOString(),
    lastDay: dayText(due.lastDay),
    provisional: due.certainty !== 'published',
    provisionalBecause: becauseOf(due.certainty),
    state: stateOf(clock, due, now),
    stoppedAt: clock.stoppedAt?.toISOString() ?? null,
    budget: { amount: clock.budget.amount, unit: clock.budget.unit },
    usedShare: Math.min(1, usedMs(clock.budget, clock.startedAt, end, by) / budget),
    pausedShare: Math.min(1, pausedMs(clock.budget, clock.startedAt, end, by) / budget),
    pauses: clock.suspensions.map(({ from, until, reason }) => ({
      from: from.toISOString(),
      until: until?.toISOString() ?? null,
      reason,
      title: words.pauseTitle(reason),
    })),
    resumesBy: (open && endOfMaximum(open, calendar)?.toISOString()) ?? null,
    remaining: remainingAt(clock.budget, due, { calendar, now: end }),
    consequence: words.consequence,
  }
}

/** Whole units after today up to the last day: 0 means that it ends today, less than 0 that it is over by so many. */
function remainingAt({ unit }: Budget, due: Due, at: { calendar: WorkCalendar; now: Date }): ClockView['remaining'] {
  if (unit === 'hour') return { amount: Math.ceil((due.dueAt.getTime() - at.now.getTime()) / 3_600_000), unit }
  const today = shanghaiDayNumber(at.now)
  if (unit !== 'working-day') return { amount: due.lastDay - today, unit: 'natural-day' }
  return { amount: signedWorkingDays(at.calendar, today, due.lastDay), unit }
}

const signedWorkingDays = (calendar: WorkCalendar, from: DayNumber, to: DayNumber): number =>
  to >= from ? calendar.workingDaysBetween(from, to) : -calendar.workingDaysBetween(to, from)

export function becauseOf(certainty: YearStatus): ClockView['provisionalBecause'] {
  switch (certainty) {
    case 'published':
      return null
    case 'provisional':
      return {
        zh: '下一年的放假安排尚未公布，公布后会自动重算。',
        en: "The next year's holidays are not announced yet; the date is recounted when they are.",
      }
    case 'unknown':
      return {
        zh: '这一年的放假安排还不知道，目前只按周末推算，公布后会自动重算。',
        en: 'The holidays of that year are unknown; only weekends were counted, and the date is recounted when they are announced.',
      }
  }
}
