import { always, type YearVersion } from '../kernel/calendar/calendar-version.rules.ts'
import type { CalendarYear } from '../kernel/calendar/calendar-year.rules.ts'
import { dayNumber, dayText } from '../kernel/calendar/day.rules.ts'
import type { WorkCalendar } from '../kernel/calendar/work-calendar.rules.ts'
import type { CalendarVersion, CalendarYearRow, DayKind } from './calendar.contract.ts'

const kinds = {
  workday: 'working',
  weekend: 'rest',
  holiday: 'holiday',
  'make-up': 'make-up',
} as const satisfies Record<ReturnType<WorkCalendar['kindOf']>, DayKind>

/** Every day of a year as it is worked, also where another year's notice reaches into it. */
export function daysOf(calendar: WorkCalendar, year: number): { day: string; kind: DayKind; name: string | null }[] {
  const first = dayNumber(`${year}-01-01`)
  const last = dayNumber(`${year}-12-31`)
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    day: dayText(first + index),
    kind: kinds[calendar.kindOf(first + index)],
    name: calendar.nameOf(first + index),
  }))
}

export function yearRow(calendar: WorkCalendar, year: CalendarYear, imported: readonly number[]): CalendarYearRow {
  const days = daysOf(calendar, year.year)
  const count = (kind: DayKind) => days.filter((day) => day.kind === kind).length
  return {
    year: year.year,
    announced: year.status === 'published',
    imported: imported.includes(year.year),
    notice: { title: year.notice, url: year.url ?? null },
    workingDays: count('working') + count('make-up'),
    daysOff: count('holiday'),
    makeUpDays: count('make-up'),
  }
}

export function versionRow({ origin, knownAt, content }: YearVersion, version: string): CalendarVersion {
  return {
    version,
    knownAt: knownAt.getTime() === always.getTime() ? null : knownAt.toISOString(),
    origin,
    announced: content.status === 'published',
    notice: content.notice,
    daysOff: content.off.reduce((sum, { from, to }) => sum + dayNumber(to) - dayNumber(from) + 1, 0),
    makeUpDays: content.work.length,
  }
}

export function coverageOf({ years }: WorkCalendar) {
  const announced = years.filter(({ status }) => status === 'published').map(({ year }) => year)
  return {
    firstYear: Math.min(...years.map(({ year }) => year)),
    lastAnnouncedYear: Math.max(...announced),
    provisionalYears: years.filter(({ status }) => status === 'provisional').map(({ year }) => year),
  }
}
