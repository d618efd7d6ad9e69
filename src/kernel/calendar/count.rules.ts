import { dayMs, hourMs } from './span.ts'
import { addMonths, shanghaiDayNumber, startOfDay, type DayNumber } from './day.rules.ts'
import { mergedPauses, type Pause } from './pause.rules.ts'
import type { WorkCalendar, YearStatus } from './work-calendar.rules.ts'

export type Unit = 'working-day' | 'natural-day' | 'hour' | 'month' | 'year'
/** Where a last day that is a day off moves: past every rest day, past statutory holidays only, or nowhere. */
export type Roll = 'rest' | 'holiday' | 'none'
export type Budget = { readonly amount: number; readonly unit: Unit; readonly roll: Roll }
export type Due = {
  /** The first instant after the last day (24:00 in Shanghai), or the very instant for hours. */
  readonly dueAt: Date
  readonly lastDay: DayNumber
  /** What the date rests on: anything but `published` is provisional. */
  readonly certainty: YearStatus
}

/**
 * When a period ends. The day of receipt does not count (Civil Code art. 201); it ends at 24:00 of its last day (art. 203);
 * months and years end on the same day of the month or on its last (art. 202); hours run from the moment and neither pause nor
 * roll. Time in which the clock stood still is given back to the second, and a begun last day is granted whole.
 */
export function dueOf(budget: Budget, startedAt: Date, calendar: WorkCalendar, pauses: readonly Pause[] = []): Due {
  if (!Number.isSafeInteger(budget.amount) || budget.amount < 1)
    throw new RangeError(`a period is at least 1 ${budget.unit}: ${budget.amount}`)
  if (budget.unit === 'hour') return dueOfHours(budget.amount, startedAt)
  const received = shanghaiDayNumber(startedAt)
  const nominal = lastDayWithoutPauses(budget, received, calendar)
  const paused = pauses.length === 0 ? nominal : lastDayWithPauses(budget, startedAt, { calendar, pauses })
  const lastDay = rolled(budget, paused, calendar, pauses)
  const rests = budget.unit === 'working-day' || budget.roll !== 'none'
  return {
    dueAt: startOfDay(lastDay + 1),
    lastDay,
    certainty: rests ? certaintyOf(budget, { received, paused, lastDay }, calendar) : 'published',
  }
}

function dueOfHours(amount: number, startedAt: Date): Due {
  const dueAt = new Date(startedAt.getTime() + amount * hourMs)
  return { dueAt, lastDay: shanghaiDayNumber(new Date(dueAt.getTime() - 1)), certainty: 'published' }
}

/** A count of working days rests on every day it passed; natural days only on whether the last day is a day off. */
function certaintyOf(
  budget: Budget,
  days: { received: DayNumber; paused: DayNumber; lastDay: DayNumber },
  calendar: WorkCalendar,
): YearStatus {
  const from = budget.unit === 'working-day' ? days.received : days.paused - 1
  return calendar.certainty(from, days.lastDay)
}

function lastDayWithoutPauses({ amount, unit }: Budget, received: DayNumber, calendar: WorkCalendar): DayNumber {
  switch (unit) {
    case 'working-day':
      return calendar.workingDayAfter(received, amount)
    case 'natural-day':
    case 'hour':
      return received + amount
    case 'month':
      return addMonths(received, amount)
    case 'year':
      return addMonths(received, amount * 12)
  }
}

/** Time that stood still is given back to the millisecond, and the day on which the last of the budget is used is granted to its end. */
function lastDayWithPauses(
  budget: Budget,
  startedAt: Date,
  by: { calendar: WorkCalendar; pauses: readonly Pause[] },
): DayNumber {
  const end = instantOfUse(budget, startedAt, { ...by, ms: budgetMs(budget, startedAt, by.calendar) })
  return shanghaiDayNumber(new Date(end.getTime() - 1))
}

/**
 * A last day that is a day off moves on. The day it moves to is the last day of the period (Civil Code art. 203), so time that stands
 * still before its end is not lost: the period then ends on the day of resumption at the earliest.
 */
function rolled({ unit, roll }: Budget, day: DayNumber, calendar: WorkCalendar, pauses: readonly Pause[]): DayNumber {
  if (unit === 'working-day' || roll === 'none') return day
  const next = (from: DayNumber): DayNumber => {
    let last = from
    while (roll === 'rest' ? !calendar.isWorking(last) : calendar.kindOf(last) === 'holiday') last += 1
    return last
  }
  let last = next(day)
  if (last === day) return day
  for (const { from, until } of mergedPauses(pauses, startOfDay(day + 1), endOfPauses(pauses, startOfDay(day + 1))))
    if (from < startOfDay(last + 1).getTime()) last = next(Math.max(last, shanghaiDayNumber(new Date(until))))
  return last
}

/** Later than every pause that has an end; one that has none counts up to `start`. */
const endOfPauses = (pauses: readonly Pause[], start: Date): Date =>
  new Date(Math.max(...pauses.map(({ until }) => (until ?? start).getTime()), start.getTime()) + 1)

type By = { readonly calendar: WorkCalendar; readonly pauses: readonly Pause[] }

/** Counting milliseconds among [start of counting, until) outside the pauses: what of the budget is used. */
export function usedMs(budget: Budget, startedAt: Date, until: Date, by: By): number {
  const meter = meterOf(budget, startedAt, by.calendar)
  return until <= meter.from ? 0 : meter.at(until.getTime()) - pausedMs(budget, startedAt, until, by)
}

/** Counting milliseconds that fell into pauses. */
export function pausedMs(budget: Budget, startedAt: Date, until: Date, by: By): number {
  const meter = meterOf(budget, startedAt, by.calendar)
  if (budget.unit === 'hour' || until <= meter.from) return 0
  return mergedPauses(by.pauses, meter.from, until).reduce(
    (sum, span) => sum + meter.at(span.until) - meter.at(span.from),
    0,
  )
}

/** The first instant at which so many counting milliseconds are used; a pause without an end lasts no time yet. */
export function instantOfUse(budget: Budget, startedAt: Date, by: By & { readonly ms: number }): Date {
  const meter = meterOf(budget, startedAt, by.calendar)
  if (budget.unit === 'hour') return meter.instant(by.ms)
  const ended = by.pauses.filter(({ until }) => until !== null)
  let use = by.ms
  for (const span of mergedPauses(ended, meter.from, endOfPauses(ended, meter.from))) {
    const reached = meter.at(span.from)
    if (use <= reached) break
    use += meter.at(span.until) - reached
  }
  return meter.instant(use)
}

/** From an instant at or after the start of counting to the counting milliseconds since, and back to the first such instant. */
function meterOf({ unit }: Budget, startedAt: Date, calendar: WorkCalendar) {
  const received = shanghaiDayNumber(startedAt)
  const from = unit === 'hour' ? startedAt : startOfDay(received + 1)
  const at = (instantMs: number): number => {
    if (unit !== 'working-day') return instantMs - from.getTime()
    const day = shanghaiDayNumber(new Date(instantMs))
    const today = calendar.isWorking(day) ? instantMs - startOfDay(day).getTime() : 0
    return calendar.workingDaysBetween(received, day - 1) * dayMs + today
  }
  const instant = (use: number): Date => {
    if (unit !== 'working-day') return new Date(from.getTime() + use)
    if (use <= 0) return from
    const whole = Math.ceil(use / dayMs) - 1
    return new Date(startOfDay(calendar.workingDayAfter(received, whole + 1)).getTime() + use - whole * dayMs)
  }
  return { from, at, instant }
}

/** The whole budget in counting milliseconds: from the start of counting to the end of the last day without pauses and roll. */
export function budgetMs(budget: Budget, startedAt: Date, calendar: WorkCalendar): number {
  if (budget.unit === 'hour') return budget.amount * hourMs
  if (budget.unit === 'working-day' || budget.unit === 'natural-day') return budget.amount * dayMs
  const received = shanghaiDayNumber(startedAt)
  return (lastDayWithoutPauses(budget, received, calendar) - received) * dayMs
}
