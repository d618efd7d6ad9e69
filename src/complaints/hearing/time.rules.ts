import { hourMs, minuteMs } from '../../kernel/calendar/span.ts'
import { shanghaiDayNumber } from '../../kernel/calendar/day.rules.ts'
import type { WorkCalendar } from '../../kernel/calendar/work-calendar.rules.ts'
import type { HearingRules, HearingWarning } from './hearing.contract.ts'

const shanghaiMs = 8 * hourMs
/** Farther ahead is a mistake in the year. */
export const mostDaysAhead = 60

export type Span = { readonly startsAt: Date; readonly length: number }
export const endOf = ({ startsAt, length }: Span): Date => new Date(startsAt.getTime() + length * minuteMs)
export const overlap = (one: Span, other: Span): boolean => one.startsAt < endOf(other) && other.startsAt < endOf(one)

/** What is wrong with the times that somebody proposes; null when nothing is. */
export function timesProblem(times: readonly Date[], length: number, now: Date): string | null {
  if (times.some((time) => time <= now)) return 'hearing.past'
  if (times.some((time) => time.getTime() > now.getTime() + mostDaysAhead * 24 * hourMs)) return 'hearing.too-far'
  const spans = times.map((startsAt) => ({ startsAt, length }))
  return spans.some((one, index) => spans.slice(index + 1).some((other) => overlap(one, other)))
    ? 'hearing.times-overlap'
    : null
}

export const isShort = (startsAt: Date, now: Date, noticeHours: number): boolean =>
  startsAt.getTime() - now.getTime() < noticeHours * hourMs

export type Given = Span & {
  readonly now: Date
  readonly rules: HearingRules
  readonly calendar: WorkCalendar
  /** When the time of the stage ends. */
  readonly stageEnds: Date | null
  readonly adjourned: number
  readonly clashes: boolean
}

/** What speaks against a time. These are rules of the platform: they warn whoever presides and forbid nothing. */
export function warningsOf(given: Given): HearingWarning[] {
  const { startsAt, now, rules, calendar, stageEnds } = given
  const warns: readonly (readonly [HearingWarning, boolean])[] = [
    ['short-notice', isShort(startsAt, now, rules.noticeHours)],
    ['day-off', !calendar.isWorking(shanghaiDayNumber(startsAt))],
    ['outside-hours', !isWithin(given, rules.workingHours)],
    ['after-stage', stageEnds !== null && endOf(given) > stageEnds],
    ['clash', given.clashes],
    ['adjourned-often', given.adjourned > rules.mostAdjournments],
  ]
  return warns.filter(([, is]) => is).map(([code]) => code)
}

/** `09:00-18:00`, in the time of Shanghai. */
function isWithin(span: Span, hours: string): boolean {
  const [from = 0, until = 24 * 60] = hours.split('-').map(minutesOf)
  const begins = Math.floor((span.startsAt.getTime() + shanghaiMs) / minuteMs) % (24 * 60)
  return begins >= from && begins + span.length <= until
}
const minutesOf = (clock: string): number => {
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  return hour * 60 + minute
}
