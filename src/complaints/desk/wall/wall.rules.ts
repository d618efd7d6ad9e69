import { shanghaiDayNumber, type DayNumber } from '../../../kernel/calendar/day.rules.ts'
import type { Schedule, Window } from '../../../kernel/calendar/schedule.rules.ts'
import type { WorkCalendar } from '../../../kernel/calendar/work-calendar.rules.ts'
import { workingTimeBetween } from '../../../kernel/calendar/working-time.rules.ts'
import type { Counts } from './wall.contract.ts'

/** `09:00-18:00` as seconds of the day. */
export function windowOf(hours: string): Window {
  const match = /^(\d\d):(\d\d)-(\d\d):(\d\d)$/.exec(hours)
  const [from = 0, until = 0] = match ? [at(match[1], match[2]), at(match[3], match[4])] : []
  if (until <= from) throw new RangeError(`no hours of work: ${hours}`)
  return [from, until]
}
const at = (hour = '', minute = ''): number => Number(hour) * 3600 + Number(minute) * 60

/** Far enough for anything that may still end soon: the longest holiday is ten days. */
const daysAhead = 21

/** The hours of the desk on the days that are worked by the official calendar, make-up days included. */
export function scheduleFrom(calendar: WorkCalendar, now: Date, window: Window): Schedule {
  const today = shanghaiDayNumber(now)
  const shifts = new Map<DayNumber, readonly Window[]>()
  for (let day = today; day <= today + daysAhead; day += 1) if (calendar.isWorking(day)) shifts.set(day, [window])
  return { zone: 'Asia/Shanghai', weekly: {}, holidays: new Set(), shifts, breaks: new Map() }
}

export type Standing = keyof Counts
export type Around = {
  readonly now: Date
  readonly dayEnds: Date
  readonly schedule: Schedule
  readonly soonHours: number
}

/** Past its end, with only so many hours of work left, or due today; each once, by the worst. Null: later. */
export function standingOf(dueAt: Date, { now, dayEnds, schedule, soonHours }: Around): Standing | null {
  if (dueAt <= now) return 'breached'
  const farthest = new Date(now.getTime() + daysAhead * 86_400_000)
  if (dueAt <= farthest && workingTimeBetween(schedule, now, dueAt) <= soonHours * 3600) return 'soon'
  return dueAt <= dayEnds ? 'today' : null
}

export function tally<Key>(
  items: readonly { readonly key: Key; readonly standing: Standing }[],
): { readonly key: Key; readonly counts: Counts }[] {
  return [...Map.groupBy(items, ({ key }) => key)]
    .map(([key, all]) => ({ key, counts: countsOf(all.map(({ standing }) => standing)) }))
    .toSorted((a, b) => weight(b.counts) - weight(a.counts))
}
export const countsOf = (standings: readonly Standing[]): Counts => ({
  breached: standings.filter((one) => one === 'breached').length,
  soon: standings.filter((one) => one === 'soon').length,
  today: standings.filter((one) => one === 'today').length,
})
const weight = ({ breached, soon, today }: Counts): number => breached * 1_000_000 + soon * 1000 + today
