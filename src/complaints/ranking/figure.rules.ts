import { shanghaiDayNumber, type DayNumber } from '../../kernel/calendar/day.rules.ts'
import type { Schedule, Window } from '../../kernel/calendar/schedule.rules.ts'
import type { WorkCalendar } from '../../kernel/calendar/work-calendar.rules.ts'
import { workingTimeBetween } from '../../kernel/calendar/working-time.rules.ts'
import { answerOf, placeIn, type Matter } from './matter.rules.ts'
import { figureIds, type FigureId, type OwnFigure, type OwnMonth } from './performance.contract.ts'
import { ascending, quantile, wilson } from './wilson.rules.ts'

export type Counting = { readonly now: Date; readonly schedule: Schedule }
export type Cell = Omit<OwnFigure, 'alike'>

/** The hours of the desk on every day worked of a period. */
export function hoursWorked(calendar: WorkCalendar, from: Date, until: Date, window: Window): Schedule {
  const shifts = new Map<DayNumber, readonly Window[]>()
  const last = shanghaiDayNumber(until)
  for (let day = shanghaiDayNumber(from); day <= last; day += 1) if (calendar.isWorking(day)) shifts.set(day, [window])
  return { zone: 'Asia/Shanghai', weekly: {}, holidays: new Set(), shifts, breaks: new Map() }
}

/** Working hours from when the shop was asked to its first answer, of those that it answered; ascending. */
export function answerHours(matters: readonly Matter[], { schedule }: Counting): number[] {
  const hours = matters.flatMap(({ answer, repliedAt }) =>
    answer === null || repliedAt === null
      ? []
      : [Math.max(0, workingTimeBetween(schedule, answer.startedAt, repliedAt)) / 3600],
  )
  return ascending(hours)
}

export const figuresOf = (matters: readonly Matter[], orders: number, counting: Counting): Cell[] =>
  figureIds.map((id) => figureOf(id, matters, { ...counting, orders }))

function figureOf(id: FigureId, matters: readonly Matter[], counting: Counting & { readonly orders: number }): Cell {
  const places = matters.map((matter) => placeIn(id, matter, counting.now))
  const part = places.filter((place) => place === 'part').length
  const bare = { id, low: null, high: null, p90: null }
  if (id === 'received') {
    const { orders } = counting
    return { ...bare, part, whole: orders, value: orders === 0 ? null : (part / orders) * 1000 }
  }
  if (id === 'answer-time') {
    const hours = answerHours(
      matters.filter((_, place) => places[place] === 'part'),
      counting,
    )
    return { ...bare, part, whole: part, value: quantile(hours, 0.5), p90: quantile(hours, 0.9) }
  }
  const whole = places.filter((place) => place !== null).length
  const interval = wilson(part, whole)
  const [low, high] = [interval?.low ?? null, interval?.high ?? null]
  return { ...bare, part, whole, value: whole === 0 ? null : part / whole, low, high }
}

/** The months one by one, by the month of receipt. */
export function monthsOf(matters: readonly Matter[], months: readonly string[], counting: Counting): OwnMonth[] {
  const complaints = matters.filter(({ kind }) => kind === 'complaint')
  const byMonth = Map.groupBy(complaints, ({ receivedAt }) => monthOf(receivedAt))
  return months.map((month) => {
    const own = byMonth.get(month) ?? []
    const standings = own.map((matter) => answerOf(matter, counting.now)).filter((one) => one !== null)
    return {
      month,
      received: own.length,
      inTime: standings.filter((one) => one === 'in-time').length,
      decided: standings.length,
      hours: quantile(answerHours(own, counting), 0.5),
    }
  })
}
const shanghaiMs = 8 * 3_600_000
const monthOf = (at: Date): string => new Date(at.getTime() + shanghaiMs).toISOString().slice(0, 7)

/** Whole percents, half hours, complaints in a thousand with one digit: no shop's own count is read from them. */
const grain: Partial<Record<FigureId, number>> = { 'answer-time': 0.5, received: 0.1 }

/** The median over other shops, each with enough cases; null where they are too few to hide one. */
export function medianAlike(
  id: FigureId,
  others: readonly (readonly Cell[])[],
  { cases, merchants }: { readonly cases: number; readonly merchants: number },
): OwnFigure['alike'] {
  const values = others.flatMap((cells) => {
    const cell = cells.find((one) => one.id === id)
    return cell && cell.value !== null && cell.whole >= cases ? [cell.value] : []
  })
  const median = values.length < merchants ? null : quantile(ascending(values), 0.5)
  const step = grain[id] ?? 0.01
  return median === null
    ? null
    : { median: Number((Math.round(median / step) * step).toFixed(4)), merchants: values.length }
}
