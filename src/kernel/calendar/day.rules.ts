import { dayMs } from './span.ts'

/** A civil day as text, `2026-10-01`. */
export type Day = string
/** A civil day as a count of days since 1970-01-01: what arithmetic is done with. */
export type DayNumber = number

/** China keeps one time all year since 1992; the calendars here begin in 2007. */
const shanghaiOffsetMs = 8 * 60 * 60 * 1000

export function dayNumber(day: Day): DayNumber {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)
  const number = match ? Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) / dayMs : NaN
  if (!match || dayText(number) !== day) throw new RangeError(`not a day: ${day}`)
  return number
}

export const dayText = (number: DayNumber): Day => new Date(number * dayMs).toISOString().slice(0, 10)
/** 0 = Sunday … 6 = Saturday. */
export const weekdayOf = (number: DayNumber): number => (((number + 4) % 7) + 7) % 7
export const isWeekend = (number: DayNumber): boolean => weekdayOf(number) === 0 || weekdayOf(number) === 6
export const yearOf = (number: DayNumber): number => new Date(number * dayMs).getUTCFullYear()

/** The civil day in Shanghai on which the instant lies. */
export const shanghaiDayNumber = (instant: Date): DayNumber =>
  Math.floor((instant.getTime() + shanghaiOffsetMs) / dayMs)
export const shanghaiDay = (instant: Date): Day => dayText(shanghaiDayNumber(instant))
/** 00:00 in Shanghai; 24:00 of a day is the 00:00 of the next. */
export const startOfDay = (number: DayNumber): Date => new Date(number * dayMs - shanghaiOffsetMs)

/** So many months later on the same day of the month, or on the last day of a shorter month (Civil Code art. 202). */
export function addMonths(number: DayNumber, months: number): DayNumber {
  const date = new Date(number * dayMs)
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1)
  const length = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0)).getUTCDate()
  return first / dayMs + Math.min(date.getUTCDate(), length) - 1
}
