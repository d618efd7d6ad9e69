import { addMonths, dayNumber, dayText, shanghaiDay, startOfDay, type Day } from '../../kernel/calendar/day.rules.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { mostMonths, type WantedPeriod } from './performance.contract.ts'

/** `until` is the last day of it; `untilAt` the first instant after it. */
export type Period = {
  readonly from: Day
  readonly until: Day
  readonly fromAt: Date
  readonly untilAt: Date
}
const between = (from: number, after: number): Period => ({
  from: dayText(from),
  until: dayText(after - 1),
  fromAt: startOfDay(from),
  untilAt: startOfDay(after),
})
const firstOf = (month: string): number => dayNumber(`${month}-01`)

/** The last days including today, or whole months up to the present one. */
export function periodOf({ days, from, until }: WantedPeriod, now: Date): Period {
  const today = shanghaiDay(now)
  const tomorrow = dayNumber(today) + 1
  if (from === undefined && until === undefined) return between(tomorrow - Number(days), tomorrow)
  const [first, last] = [from ?? until ?? '', until ?? today.slice(0, 7)]
  const end = addMonths(firstOf(last), 1)
  if (last > today.slice(0, 7)) throw new Refusal('performance.period', { field: 'until', most: mostMonths })
  if (first > last || addMonths(firstOf(first), mostMonths) < end)
    throw new Refusal('performance.period', { field: 'from', most: mostMonths })
  return between(firstOf(first), Math.min(end, tomorrow))
}

const inTrend = 12
/** The last twelve months up to the end of the period. */
export function trendMonths({ until }: Period): string[] {
  const last = firstOf(until.slice(0, 7))
  return Array.from({ length: inTrend }, (_, place) => dayText(addMonths(last, place + 1 - inTrend)).slice(0, 7))
}
export const startOfMonth = (month: string): Date => startOfDay(firstOf(month))
