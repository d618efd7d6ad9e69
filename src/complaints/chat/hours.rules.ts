import { minuteMs } from '../../kernel/calendar/span.ts'
import { shanghaiDayNumber, startOfDay } from '../../kernel/calendar/day.rules.ts'
import type { WorkCalendar } from '../../kernel/calendar/work-calendar.rules.ts'

const minutesOf = (clock: string): number => {
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  return hour * 60 + minute
}

/** Null while the desk works (`09:00-18:00` on working days); otherwise when it opens next. */
export function opensAt(hours: string, calendar: WorkCalendar, now: Date): Date | null {
  const [from = 0, until = 24 * 60] = hours.split('-').map(minutesOf)
  const today = shanghaiDayNumber(now)
  const opens = (day: number) => new Date(startOfDay(day).getTime() + from * minuteMs)
  if (calendar.isWorking(today)) {
    if (now < opens(today)) return opens(today)
    if (now.getTime() < startOfDay(today).getTime() + until * minuteMs) return null
  }
  return opens(calendar.workingDayAfter(today, 1))
}
