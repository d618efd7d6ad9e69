import type { z } from 'zod'
import { dayNumber, shanghaiDayNumber } from '../kernel/calendar/day.rules.ts'
import type { WorkCalendar } from '../kernel/calendar/work-calendar.rules.ts'
import type { CategoryCode, Outcome, Profile } from './complaint.contract.ts'

/** What other chapters may ask about all complaints together: those received from one instant until before another. */
export type FigureFilter = {
  readonly fromAt: Date
  readonly untilAt: Date
  readonly profile?: z.infer<typeof Profile> | undefined
}
/** An outcome is there exactly when the complaint is closed. */
export type CountLine = {
  readonly month: string
  readonly profile: z.infer<typeof Profile>
  readonly category: CategoryCode
  readonly outcome: Outcome | null
  readonly count: number
}
export type SpanLine = {
  readonly profile: z.infer<typeof Profile> | null
  readonly median: number | null
  readonly sample: number
}
export type MerchantLine = {
  readonly merchantId: string
  readonly received: number
  readonly closed: number
  readonly resolved: number
}

/** How many of the days since `firstDay` were worked, up to and including each; the difference of two is a span. */
export function workdaysUpTo(calendar: WorkCalendar, firstDay: string, now: Date): number[] {
  const first = dayNumber(firstDay)
  const length = Math.max(0, shanghaiDayNumber(now) - first + 1)
  let count = 0
  return Array.from({ length }, (_, place) => (count += calendar.isWorking(first + place) ? 1 : 0))
}
