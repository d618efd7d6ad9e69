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

const dayMs = 86_400_000
const hourMs = 3_600_000

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
  const paused = pauses.length === 0 ? nominal : lastDayWithPauses(budget, { received, nominal }, calendar, pauses)
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

/**
 * The budget in seconds of counting time, from the start of the day after receipt; a pause takes counting seconds away, and the day on
 * which the last one falls is granted to its end. An open pause holds the end away for ever, so it counts up to where the caller looks.
 */
function lastDayWithPauses(
  budget: Budget,
  days: { received: DayNumber; nominal: DayNumber },
  calendar: WorkCalendar,
  pauses: readonly Pause[],
): DayNumber {
  const start = startOfDay(days.received + 1)
  const nominalEnd = startOfDay(days.nominal + 1)
  const counts = (day: DayNumber) => budget.unit !== 'working-day' || calendar.isWorking(day)
  let owedMs = 0
  let day = days.nominal
  const spans = mergedPauses(pauses, start, endOfPauses(pauses, nominalEnd))
  owedMs += countingMs(spans, { from: start.getTime(), until: nominalEnd.getTime() }, counts)
  while (owedMs > 0) {
    day += 1
    if (!counts(day)) continue
    const from = startOfDay(day).getTime()
    owedMs -= dayMs - countingMs(spans, { from, until: from + dayMs }, counts)
  }
  return day
}

/** Milliseconds of counting days inside the spans and inside the window. */
function countingMs(
  spans: readonly { from: number; until: number }[],
  window: { from: number; until: number },
  counts: (day: DayNumber) => boolean,
): number {
  let sum = 0
  for (const span of spans) {
    const until = Math.min(span.until, window.until)
    let from = Math.max(span.from, window.from)
    while (from < until) {
      const day = shanghaiDayNumber(new Date(from))
      const end = Math.min(until, startOfDay(day + 1).getTime())
      if (counts(day)) sum += end - from
      from = end
    }
  }
  return sum
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

/** Counting milliseconds among [start of counting, until) outside the pauses: what of the budget is used. */
export function usedMs(
  budget: Budget,
  startedAt: Date,
  until: Date,
  by: { calendar: WorkCalendar; pauses: readonly Pause[] },
): number {
  const { from, counts } = countingFrom(budget, startedAt, by.calendar)
  if (until <= from) return 0
  const window = { from: from.getTime(), until: until.getTime() }
  return countingMs([window], window, counts) - pausedMs(budget, startedAt, until, by)
}

/** Counting milliseconds that fell into pauses. */
export function pausedMs(
  budget: Budget,
  startedAt: Date,
  until: Date,
  by: { calendar: WorkCalendar; pauses: readonly Pause[] },
): number {
  const { from, counts } = countingFrom(budget, startedAt, by.calendar)
  if (budget.unit === 'hour' || until <= from) return 0
  const window = { from: from.getTime(), until: until.getTime() }
  return countingMs(mergedPauses(by.pauses, from, until), window, counts)
}

function countingFrom(budget: Budget, startedAt: Date, calendar: WorkCalendar) {
  const from = budget.unit === 'hour' ? startedAt : startOfDay(shanghaiDayNumber(startedAt) + 1)
  return { from, counts: (day: DayNumber) => budget.unit !== 'working-day' || calendar.isWorking(day) }
}

/** The whole budget in counting milliseconds: from the start of counting to the end of the last day without pauses and roll. */
export function budgetMs(budget: Budget, startedAt: Date, calendar: WorkCalendar): number {
  if (budget.unit === 'hour') return budget.amount * hourMs
  if (budget.unit === 'working-day' || budget.unit === 'natural-day') return budget.amount * dayMs
  const received = shanghaiDayNumber(startedAt)
  return (lastDayWithoutPauses(budget, received, calendar) - received) * dayMs
}
