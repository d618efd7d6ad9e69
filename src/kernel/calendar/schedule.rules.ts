import { weekdayOf, type DayNumber } from './day.rules.ts'
import { instantAt } from './zone.rules.ts'

/** Seconds of the local day, half-open; 86400 is 24:00. */
export type Window = readonly [from: number, to: number]
/** When a team works: several windows a day, in its own zone. */
export type Schedule = {
  readonly zone: string
  /** By weekday, 0 = Sunday. */
  readonly weekly: Readonly<Record<number, readonly Window[]>>
  readonly holidays: ReadonlySet<DayNumber>
  /** A day with hours of its own, also on a weekend or holiday: make-up days, short days. */
  readonly shifts: ReadonlyMap<DayNumber, readonly Window[]>
  readonly breaks: ReadonlyMap<DayNumber, readonly Window[]>
}
/** Milliseconds, half-open. */
export type Interval = { readonly from: number; readonly until: number }

/** A schedule without any working time in so many days is a mistake, not a calendar. */
export const mostEmptyDays = 400

export function windowsOf(schedule: Schedule, day: DayNumber): readonly Window[] {
  const usual = schedule.holidays.has(day) ? [] : (schedule.weekly[weekdayOf(day)] ?? [])
  const windows = schedule.shifts.get(day) ?? usual
  return (schedule.breaks.get(day) ?? []).reduce<readonly Window[]>(
    (left, pause) => left.flatMap((window) => without(window, pause)),
    windows,
  )
}

/** A day of which the clocks skip every window, or all of it, is none. */
export const isWorkingDay = (schedule: Schedule, day: DayNumber): boolean => intervalsOf(schedule, day).length > 0

/** The day's working time as physical time: an hour that the clocks skip does not exist, one shown twice counts twice. */
export function intervalsOf(schedule: Schedule, day: DayNumber): readonly Interval[] {
  return windowsOf(schedule, day)
    .map(([from, to]) => ({ from: instantAt(schedule.zone, day, from), until: instantAt(schedule.zone, day, to) }))
    .filter(({ from, until }) => from < until)
}

function without([from, to]: Window, [pauseFrom, pauseTo]: Window): readonly Window[] {
  const parts: Window[] = [
    [from, Math.min(to, pauseFrom)],
    [Math.max(from, pauseTo), to],
  ]
  return parts.filter(([start, end]) => start < end)
}

/** The interval without what lies in any of the others (sorted, not overlapping). */
export function subtract(interval: Interval, others: readonly Interval[]): readonly Interval[] {
  return others.reduce<readonly Interval[]>(
    (left, other) =>
      left.flatMap(({ from, until }) =>
        [
          { from, until: Math.min(until, other.from) },
          { from: Math.max(from, other.until), until },
        ].filter((part) => part.from < part.until),
      ),
    [interval],
  )
}
