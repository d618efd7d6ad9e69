import type { DayNumber } from './day.rules.ts'
import { intervalsOf, isWorkingDay, mostEmptyDays, subtract, type Interval, type Schedule } from './schedule.rules.ts'
import { zoneDay } from './zone.rules.ts'

/*
 * Inner service targets in hours, counted inside a team's windows. Windows are half-open; what fits exactly ends at the end of a
 * window, not at the next opening; a reversed interval is negative. Statutory and plan deadlines never come here (count.rules.ts).
 */

const secondMs = 1000
/** Clocks put back over midnight show yesterday again: the day's windows have begun by then, so an instant may lie one day ahead. */
const mostAhead = 1

/** The instant after so many seconds of working time, outside the pauses; negative seconds count backwards. */
export function addWorkingTime(
  schedule: Schedule,
  start: Date,
  seconds: number,
  pauses: readonly Interval[] = [],
): Date {
  let left = Math.abs(seconds) * secondMs
  const forward = seconds >= 0
  for (const interval of intervalsFrom(schedule, start.getTime(), forward, pauses)) {
    const length = interval.until - interval.from
    if (left <= length) return new Date(forward ? interval.from + left : interval.until - left)
    left -= length
  }
  throw new RangeError('the schedule has no working time')
}

/** Working seconds in [start, end) outside the pauses; negative when end is before start. */
export function workingTimeBetween(
  schedule: Schedule,
  start: Date,
  end: Date,
  pauses: readonly Interval[] = [],
): number {
  if (end < start) return -workingTimeBetween(schedule, end, start, pauses)
  let sum = 0
  const lastDay = zoneDay(schedule.zone, end.getTime()) + mostAhead
  for (let day = zoneDay(schedule.zone, start.getTime()); day <= lastDay; day += 1)
    for (const interval of intervalsOf(schedule, day))
      for (const part of subtract(interval, pauses))
        sum += Math.max(0, Math.min(part.until, end.getTime()) - Math.max(part.from, start.getTime()))
  return sum / secondMs
}

/** The first instant at or after this one that is working time. */
export const nextWorkingInstant = (schedule: Schedule, start: Date): Date => addWorkingTime(schedule, start, 0)

/** The last instant at or before this one at which working time ends or runs. */
export function previousWorkingInstant(schedule: Schedule, start: Date): Date {
  for (const interval of intervalsFrom(schedule, start.getTime(), false, [])) return new Date(interval.until)
  throw new RangeError('the schedule has no working time')
}

export function isWorkingInstant(schedule: Schedule, instant: Date): boolean {
  const at = instant.getTime()
  const day = zoneDay(schedule.zone, at)
  const intervals = [...intervalsOf(schedule, day), ...intervalsOf(schedule, day + mostAhead)]
  return intervals.some(({ from, until }) => from <= at && at < until)
}

/** So many working days later (or earlier); a start on a day off first moves to the next (earlier) working day. */
export function addWorkingDays(schedule: Schedule, start: DayNumber, days: number): DayNumber {
  const step = days < 0 ? -1 : 1
  let day = start
  while (!isWorkingDay(schedule, day)) day = within(start, day + step)
  for (let left = Math.abs(days); left > 0;) {
    day += step
    if (isWorkingDay(schedule, day)) left -= 1
    else within(start, day - Math.abs(days) * 7 * step)
  }
  return day
}

/** Working days after `start` up to and including `end`; negative when reversed. */
export function workingDaysBetween(schedule: Schedule, start: DayNumber, end: DayNumber): number {
  if (end < start) return -workingDaysBetween(schedule, end, start)
  let count = 0
  for (let day = start + 1; day <= end; day += 1) if (isWorkingDay(schedule, day)) count += 1
  return count
}

/** The close of the n-th working day after the start day. */
export function endOfNthWorkingDay(schedule: Schedule, start: Date, days: number): Date {
  const day = addWorkingDays(schedule, zoneDay(schedule.zone, start.getTime()), days)
  return new Date(intervalsOf(schedule, day).at(-1)?.until ?? NaN)
}

function within(start: DayNumber, day: DayNumber): DayNumber {
  if (Math.abs(day - start) > 20 * mostEmptyDays) throw new RangeError('the schedule has no working day')
  return day
}

/** What is left of each interval from the instant on, in order of time or against it; ends after too many empty days. */
function* intervalsFrom(
  schedule: Schedule,
  at: number,
  forward: boolean,
  pauses: readonly Interval[],
): Generator<Interval> {
  const ordered = pauses.toSorted((a, b) => a.from - b.from)
  let empty = 0
  for (
    let day = zoneDay(schedule.zone, at) + (forward ? 0 : mostAhead);
    empty <= mostEmptyDays;
    day += forward ? 1 : -1
  ) {
    const parts = intervalsOf(schedule, day)
      .flatMap((interval) => subtract(interval, ordered))
      .map(({ from, until }) => (forward ? { from: Math.max(from, at), until } : { from, until: Math.min(until, at) }))
      .filter(({ from, until }) => from < until)
    empty = parts.length === 0 ? empty + 1 : 0
    yield* forward ? parts : parts.toReversed()
  }
}
