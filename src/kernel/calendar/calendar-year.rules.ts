import { z } from 'zod'
import { dayNumber, dayText, isWeekend, yearOf, type DayNumber } from './day.rules.ts'

const Day = z.iso.date()
const Name = z.string().trim().min(1).max(40)

/**
 * One year's arrangement of holidays as the State Council announces it: days off (with the weekends inside them) and weekend
 * days that are worked in exchange (调休). A notice may reach into December of the year before or January of the year after.
 */
export const CalendarYear = z.strictObject({
  year: z.int().min(2007).max(2100),
  /** `provisional`: only the days that the law itself fixes are known; the notice is not out. */
  status: z.enum(['published', 'provisional']),
  /** The notice: number and date, or the law for a provisional year. */
  notice: z.string().trim().min(1).max(200),
  url: z
    .url({ protocol: /^https?$/ })
    .max(300)
    .optional(),
  off: z
    .array(z.strictObject({ name: Name, from: Day, to: Day }))
    .min(1)
    .max(40),
  work: z.array(z.strictObject({ name: Name, day: Day })).max(40),
})
export type CalendarYear = z.infer<typeof CalendarYear>
export type YearProblem = { readonly path: string; readonly zh: string; readonly en: string }

const longestHoliday = 16

/** What a schema cannot see: days outside the year, ends before beginnings, a make-up day that is no weekend, days said twice. */
export function problemsOfYear(year: CalendarYear): YearProblem[] {
  const seen = new Set<DayNumber>()
  const claim = (day: DayNumber, path: string): YearProblem[] => {
    const problems: YearProblem[] = []
    if (!belongs(year.year, day))
      problems.push({
        path,
        zh: `${dayText(day)} 不属于 ${year.year} 年的放假安排`,
        en: `${dayText(day)} does not belong to the arrangement of ${year.year}`,
      })
    if (seen.has(day)) problems.push({ path, zh: `${dayText(day)} 出现了两次`, en: `${dayText(day)} is given twice` })
    seen.add(day)
    return problems
  }
  const off = year.off.flatMap(({ from, to }, i) => {
    const days = dayNumber(to) - dayNumber(from) + 1
    if (days < 1) return [{ path: `off.${i}.to`, zh: '结束日早于开始日', en: 'the end is before the beginning' }]
    if (days > longestHoliday)
      return [
        {
          path: `off.${i}.to`,
          zh: `一次放假最多 ${longestHoliday} 天`,
          en: `a holiday is at most ${longestHoliday} days long`,
        },
      ]
    return range(from, to).flatMap((day) => claim(day, `off.${i}`))
  })
  const work = year.work.flatMap(({ day }, i) => {
    const number = dayNumber(day)
    const problems = claim(number, `work.${i}.day`)
    if (!isWeekend(number))
      problems.push({ path: `work.${i}.day`, zh: `${day} 不是周末，无需调休上班`, en: `${day} is not a weekend day` })
    return problems
  })
  return [...off, ...work]
}

/** The year itself, the last week before it and the first after it. */
function belongs(year: number, day: DayNumber): boolean {
  return yearOf(day) === year || yearOf(day + 10) === year || yearOf(day - 10) === year
}

export function range(from: string, to: string): DayNumber[] {
  const first = dayNumber(from)
  return Array.from({ length: Math.max(0, dayNumber(to) - first + 1) }, (_, i) => first + i)
}
