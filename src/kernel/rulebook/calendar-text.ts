import { CalendarYear } from '../calendar/calendar-year.rules.ts'
import { checkYears } from './check.ts'
import { readList, type Problem } from './read-yaml.ts'

/** The text of one year, as it stands under `rulebook/cn/calendars`: the year, or every mistake with its line. */
export function readCalendarText(text: string): { year: CalendarYear } | { problems: readonly Problem[] } {
  const list = readList({ name: 'calendar', text }, CalendarYear, true)
  const problems = [...list.problems, ...checkYears(list.entries)]
  const [first, second] = list.entries
  if (problems.length > 0) return { problems }
  if (first === undefined || second !== undefined)
    return { problems: [{ file: 'calendar', line: second?.line ?? 1, reason: 'give exactly one year' }] }
  return { year: first.entry }
}
