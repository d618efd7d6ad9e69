/** Civil days as text, `2026-11-30`; weeks begin on Monday. */

const dayMs = 86_400_000
const at = (day: string): number => Date.parse(`${day}T00:00:00Z`)
export const addDays = (day: string, days: number): string =>
  new Date(at(day) + days * dayMs).toISOString().slice(0, 10)
const mondayOf = (day: string): string => addDays(day, -((new Date(at(day)).getUTCDay() + 6) % 7))

export const weekOf = (day: string): string[] => Array.from({ length: 7 }, (_, n) => addDays(mondayOf(day), n))

/** The weeks that a month lies in, whole. */
export function monthOf(day: string): string[][] {
  const last = addDays(`${shiftMonth(day, 1).slice(0, 7)}-01`, -1)
  const weeks: string[][] = []
  for (let first = mondayOf(`${day.slice(0, 7)}-01`); first <= last; first = addDays(first, 7))
    weeks.push(weekOf(first))
  return weeks
}

/** The first day of the month so many months later. */
export function shiftMonth(day: string, months: number): string {
  const [year = 2026, month = 1] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10)
}
export const isDay = (text: string | undefined): text is string =>
  text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at(text))

/** 00:00 in China. */
export const startOf = (day: string): string => `${day}T00:00:00+08:00`
