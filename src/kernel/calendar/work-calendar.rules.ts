import { range, type CalendarYear } from './calendar-year.rules.ts'
import { dayNumber, dayText, isWeekend, yearOf, type DayNumber } from './day.rules.ts'

export type DayKind = 'workday' | 'weekend' | 'holiday' | 'make-up'
export type YearStatus = 'published' | 'provisional' | 'unknown'

/**
 * The working days of a run of years. Days past the last year are known by their weekday only; whatever rests on them is
 * provisional, never wrong without saying so.
 */
export type WorkCalendar = {
  readonly years: readonly CalendarYear[]
  kindOf(day: DayNumber): DayKind
  nameOf(day: DayNumber): string | null
  isWorking(day: DayNumber): boolean
  /** The n-th working day after this day; n ≥ 1. Constant time inside the table. */
  workingDayAfter(day: DayNumber, n: number): DayNumber
  /** Working days among (after, upTo]; a reversed stretch is a mistake. */
  workingDaysBetween(after: DayNumber, upTo: DayNumber): number
  /** The worst status of what the days (after, upTo] rest on: see `statusOf`. */
  certainty(after: DayNumber, upTo: DayNumber): YearStatus
  statusOf(year: number): YearStatus
}

/** Years counted by weekday alone after the last known one: enough for any clock, and marked. */
const yearsBeyond = 30
/** The next year's notice can still change the days from Christmas on (as on 2018-12-29); until it is out they are not final. */
const lastDaysOpen = 7

export function workCalendar(years: readonly CalendarYear[]): WorkCalendar {
  const ordered = years.toSorted((a, b) => a.year - b.year)
  const marks = marksOf(ordered)
  const status = new Map(ordered.map((year) => [year.year, year.status]))
  const firstYear = ordered[0]?.year ?? 2007
  const lastYear = (ordered.at(-1)?.year ?? 2006) + yearsBeyond
  const first = dayNumber(`${firstYear}-01-01`)
  const table = tableOf(first, dayNumber(`${lastYear}-12-31`), marks)
  const statusOf = (year: number): YearStatus => status.get(year) ?? 'unknown'
  const finalUntil = lastFinalDay(ordered)

  const at = (day: DayNumber): number => {
    const index = day - first
    if (index < 0 || index >= table.before.length)
      throw new RangeError(`the calendar knows ${firstYear} to ${lastYear} only`)
    return index
  }
  const countUpTo = (day: DayNumber): number => (table.before[at(day)] ?? 0) + (table.works[at(day)] ?? 0)
  const isWorking = (day: DayNumber): boolean => table.works[at(day)] === 1
  const nth = (position: number): DayNumber => table.days[position] ?? outside(firstYear, lastYear)
  return {
    years: ordered,
    isWorking,
    kindOf: (day) => marks.get(day)?.kind ?? (isWeekend(day) ? 'weekend' : 'workday'),
    nameOf: (day) => marks.get(day)?.name ?? null,
    workingDayAfter: (day, n) => nth(countUpTo(day) + n - 1),
    workingDaysBetween: (after, upTo) => {
      if (upTo < after) throw new RangeError(`${dayText(upTo)} is before ${dayText(after)}`)
      return countUpTo(upTo) - countUpTo(after)
    },
    statusOf,
    certainty: (after, upTo) => {
      if (upTo <= finalUntil) return 'published'
      const statuses = yearsOf(Math.max(after + 1, finalUntil + 1), upTo).map((year) =>
        statusOf(year) === 'published' && upTo > lastFinalDayOf(year) && statusOf(year + 1) !== 'published'
          ? 'provisional'
          : statusOf(year),
      )
      if (statuses.includes('unknown')) return 'unknown'
      return statuses.includes('provisional') ? 'provisional' : 'published'
    },
  }
}

function outside(firstYear: number, lastYear: number): never {
  throw new RangeError(`the calendar knows ${firstYear} to ${lastYear} only`)
}

function yearsOf(from: DayNumber, to: DayNumber): number[] {
  const first = yearOf(from)
  return Array.from({ length: Math.max(1, yearOf(Math.max(from, to)) - first + 1) }, (_, i) => first + i)
}

/** The last day before the first that a notice still to come can change: years after a gap are looked at one by one. */
function lastFinalDay(years: readonly CalendarYear[]): DayNumber {
  let last = years[0]?.status === 'published' ? years[0].year : 2006
  for (const { year, status } of years) if (year === last + 1 && status === 'published') last = year
  return lastFinalDayOf(last)
}

const lastFinalDayOf = (year: number): DayNumber => dayNumber(`${year}-12-31`) - lastDaysOpen

type Mark = { readonly kind: 'holiday' | 'make-up'; readonly name: string }

/** A later year's notice wins where it reaches into the year before. */
function marksOf(years: readonly CalendarYear[]): Map<DayNumber, Mark> {
  const marks = new Map<DayNumber, Mark>()
  for (const year of years) {
    for (const { name, from, to } of year.off)
      for (const day of range(from, to)) marks.set(day, { kind: 'holiday', name })
    for (const { name, day } of year.work) marks.set(dayNumber(day), { kind: 'make-up', name })
  }
  return marks
}

/** works[i]: 1 when day i is worked; before[i]: working days before day i; days: the working days themselves. */
function tableOf(first: DayNumber, last: DayNumber, marks: ReadonlyMap<DayNumber, Mark>) {
  const length = last - first + 1
  const works = new Uint8Array(length)
  const before = new Int32Array(length)
  const days = new Int32Array(length)
  let count = 0
  for (let i = 0; i < length; i += 1) {
    before[i] = count
    const mark = marks.get(first + i)?.kind
    if (mark === 'holiday' || (mark === undefined && isWeekend(first + i))) continue
    works[i] = 1
    days[count] = first + i
    count += 1
  }
  return { works, before, days: days.subarray(0, count) }
}
