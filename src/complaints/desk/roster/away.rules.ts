import { dayNumber, dayText, startOfDay, type DayNumber } from '../../../kernel/calendar/day.rules.ts'
import type { WorkCalendar } from '../../../kernel/calendar/work-calendar.rules.ts'
import { isAbsent, type Member } from './duty.rules.ts'

/** The first working day after this day on which no further absence begins or goes on. */
export function backOn(untilDay: string, absences: Member['absences'], calendar: WorkCalendar): DayNumber {
  let day = calendar.workingDayAfter(dayNumber(untilDay), 1)
  while (isAbsent({ absences }, dayText(day))) day = calendar.workingDayAfter(day, 1)
  return day
}

/** One working day more than the absence: nobody finds a limit on the day of his return that runs out with it. */
export const runsOutBefore = (back: DayNumber, dueAt: Date | null): boolean =>
  dueAt !== null && dueAt <= startOfDay(back + 1)
