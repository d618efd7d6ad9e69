import { z } from 'zod'
import { CalendarYear } from '../calendar/calendar-year.rules.ts'
import { checkYears } from './check.ts'
import { readList, type Problem } from './read-yaml.ts'

const oneYear = { zh: '请给出恰好一年的日历', en: 'give exactly one year' }

/** The text of one year, as it stands under `rulebook/cn/calendars`: the year, or every mistake with its line. */
export function readCalendarText(
  text: string,
  language: 'zh' | 'en',
): { year: CalendarYear } | { problems: readonly Problem[] } {
  const error = (language === 'zh' ? z.locales.zhCN() : z.locales.en()).localeError
  const list = readList({ name: 'calendar', text }, CalendarYear, { orOne: true, error })
  const problems = [...list.problems, ...checkYears(list.entries, language)]
  const [first, second] = list.entries
  if (problems.length > 0) return { problems }
  if (first === undefined || second !== undefined)
    return { problems: [{ file: 'calendar', line: second?.line ?? 1, reason: oneYear[language] }] }
  return { year: first.entry }
}
