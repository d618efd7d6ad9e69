import { addMonths, dayNumber, dayText, shanghaiDay, startOfDay, type Day } from '../../kernel/calendar/day.rules.ts'
import type { WorkCalendar } from '../../kernel/calendar/work-calendar.rules.ts'

/** `2026-Q3`. Quarters do not overlap: no complaint is in two tables. */
export type Quarter = {
  readonly period: string
  readonly from: Day
  readonly until: Day
  readonly fromAt: Date
  readonly untilAt: Date
}
const quarterMonths = 3

export function quarterFrom(first: Day): Quarter {
  const [year = '', month = ''] = first.split('-')
  const after = addMonths(dayNumber(first), quarterMonths)
  return {
    period: `${year}-Q${(Number(month) - 1) / quarterMonths + 1}`,
    from: first,
    until: dayText(after - 1),
    fromAt: startOfDay(dayNumber(first)),
    untilAt: startOfDay(after),
  }
}

/** The last one that is over. */
export function quarterBefore(now: Date): Quarter {
  const [year = '', month = ''] = shanghaiDay(now).split('-')
  const begin = Math.floor((Number(month) - 1) / quarterMonths) * quarterMonths + 1
  const present = dayNumber(`${year}-${String(begin).padStart(2, '0')}-01`)
  return quarterFrom(dayText(addMonths(present, -quarterMonths)))
}

/** Whether so many working days have passed since its end. */
export function isRipe({ until }: Quarter, now: Date, calendar: WorkCalendar, days: number): boolean {
  const today = dayNumber(shanghaiDay(now))
  let worked = 0
  for (let day = dayNumber(until) + 1; day < today && worked < days; day += 1) if (calendar.isWorking(day)) worked += 1
  return worked >= days
}
