import { dayNumber, dayText, type Day } from '../../kernel/calendar/day.rules.ts'
import type { WorkCalendar } from '../../kernel/calendar/work-calendar.rules.ts'

/** Letters whose day was over longer ago were told of then. */
const lookBackDays = 7

/** Which days of letters somebody hears of today: those up to the next working day, and those that are just over. */
export const daysToTell = (today: Day, calendar: WorkCalendar): { readonly from: Day; readonly until: Day } => ({
  from: dayText(dayNumber(today) - lookBackDays),
  until: dayText(calendar.workingDayAfter(dayNumber(today), 1)),
})

/** Near while there is still time on that day, over afterwards. */
export const letterNews = (answerBy: Day, today: Day): 'complaint.letter-due-soon' | 'complaint.letter-late' =>
  answerBy < today ? 'complaint.letter-late' : 'complaint.letter-due-soon'
