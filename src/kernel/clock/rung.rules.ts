import { budgetMs, dueOf, instantOfUse, type Due } from '../calendar/count.rules.ts'
import { shanghaiDayNumber, startOfDay } from '../calendar/day.rules.ts'
import type { WorkCalendar } from '../calendar/work-calendar.rules.ts'
import type { RuleOf } from '../rulebook/rulebook.contract.ts'
import { clockDue, isOpen, standsStill, type Clock } from './clock.rules.ts'

export type Rung = RuleOf<'ladder'>['rungs'][number]
export type TimedRung = { readonly rung: Rung['rung']; readonly at: Date }

/** A clock without a ladder of its own still says when it is over. */
export const plainLadder: readonly Rung[] = [
  { rung: 'due', percent: 100, tells: [], does: { zh: '到期', en: 'It ends' } },
]

/** When each rung is reached, soonest first; none while the clock stands still or after it stopped. */
export function timedRungs(clock: Clock, ladder: readonly Rung[], calendar: WorkCalendar): readonly TimedRung[] {
  const due = clockDue(clock, calendar, clock.startedAt)
  if (!isOpen(clock) || standsStill(clock, due)) return []
  return ladder
    .map((rung) => ({ rung: rung.rung, at: instantOf(clock, rung, { calendar, due }) }))
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
}

function instantOf(clock: Clock, rung: Rung, by: { calendar: WorkCalendar; due: Due }): Date {
  if (rung.after !== undefined) return afterEnd(clock, rung.after, by)
  if (rung.before !== undefined) return beforeEnd(clock, rung.before, by)
  const share = (rung.percent ?? 100) / 100
  return share >= 1
    ? by.due.dueAt
    : instantOfUse(clock.budget, clock.startedAt, {
        calendar: by.calendar,
        pauses: clock.suspensions,
        ms: Math.round(share * budgetMs(clock.budget, clock.startedAt, by.calendar)),
      })
}

/** The end of the same count with fewer units; with none left, the moment from which it counts. */
function beforeEnd(
  { budget, startedAt, suspensions }: Clock,
  units: number,
  { calendar, due }: { calendar: WorkCalendar; due: Due },
): Date {
  const amount = budget.amount - units
  if (budget.unit === 'hour') return new Date(Math.max(startedAt.getTime(), due.dueAt.getTime() - units * 3_600_000))
  if (amount < 1) return startOfDay(shanghaiDayNumber(startedAt) + 1)
  const { dueAt } = dueOf({ ...budget, amount, roll: 'none' }, startedAt, calendar, suspensions)
  return dueAt < due.dueAt ? dueAt : due.dueAt
}

function afterEnd({ budget }: Clock, units: number, { calendar, due }: { calendar: WorkCalendar; due: Due }): Date {
  if (budget.unit === 'hour') return new Date(due.dueAt.getTime() + units * 3_600_000)
  const day = budget.unit === 'working-day' ? calendar.workingDayAfter(due.lastDay, units) : due.lastDay + units
  return startOfDay(day + 1)
}
