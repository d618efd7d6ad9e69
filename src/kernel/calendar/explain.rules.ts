import { dueOf, type Budget } from './count.rules.ts'
import { dayText, shanghaiDayNumber, startOfDay, type Day, type DayNumber } from './day.rules.ts'
import { mergedPauses, type Pause } from './pause.rules.ts'
import type { WorkCalendar } from './work-calendar.rules.ts'

/** Why a day counted or did not. `rolled`: the count was over, but its last day was a day off. */
export type DayReason = 'received' | 'counted' | 'weekend' | 'holiday' | 'make-up' | 'paused' | 'rolled'
export type CountedDay = {
  readonly day: Day
  /** Its running number when it counts (a make-up working day counts too), otherwise null. */
  readonly number: number | null
  readonly why: DayReason
  /** The holiday's name, also for its make-up days. */
  readonly name: string | null
}

/** The count written out day by day, from the day of receipt to the last day; at most `most` days. */
export function explainCount(
  budget: Budget,
  startedAt: Date,
  by: { calendar: WorkCalendar; pauses?: readonly Pause[]; most?: number },
): readonly CountedDay[] {
  const { calendar, pauses = [] } = by
  const received = shanghaiDayNumber(startedAt)
  const { lastDay, dueAt } = dueOf(budget, startedAt, calendar, pauses)
  const unrolled = dueOf({ ...budget, roll: 'none' }, startedAt, calendar, pauses).lastDay
  const spans = mergedPauses(pauses, startOfDay(received + 1), dueAt)
  const days: CountedDay[] = [
    { day: dayText(received), number: null, why: 'received', name: calendar.nameOf(received) },
  ]
  let number = 0
  for (let day = received + 1; day <= lastDay && days.length < (by.most ?? 4000); day += 1) {
    const why = reasonOf(budget, day, { calendar, paused: isPaused(spans, day), over: day > unrolled })
    if (why === 'counted' || why === 'make-up') number += 1
    days.push({
      day: dayText(day),
      number: why === 'counted' || why === 'make-up' ? number : null,
      why,
      name: calendar.nameOf(day),
    })
  }
  return days
}

function reasonOf(
  budget: Budget,
  day: DayNumber,
  about: { calendar: WorkCalendar; paused: boolean; over: boolean },
): DayReason {
  const kind = about.calendar.kindOf(day)
  if (about.over) return 'rolled'
  if (budget.unit === 'working-day' && (kind === 'weekend' || kind === 'holiday')) return kind
  if (about.paused && budget.unit !== 'hour') return 'paused'
  return budget.unit === 'working-day' && kind === 'make-up' ? 'make-up' : 'counted'
}

/** A day is shown as paused when the clock stood still for some of it. */
function isPaused(spans: readonly { from: number; until: number }[], day: DayNumber): boolean {
  const from = startOfDay(day).getTime()
  const until = startOfDay(day + 1).getTime()
  return spans.some((span) => span.from < until && span.until > from)
}
