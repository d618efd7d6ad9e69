import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import type { Rulebook } from '../../kernel/rulebook/rulebook.ts'
import type { HearingRules } from './hearing.contract.ts'

/** The rules of the platform for hearings on this day. */
export function rulesOf(rulebook: Rulebook, now: Date): HearingRules {
  const value = (id: string) => rulebook.ruleOf('parameter', id, shanghaiDay(now)).value
  return {
    noticeHours: Number(value('hearing.notice-hours')),
    mostAdjournments: Number(value('hearing.most-adjournments')),
    mostRequests: Number(value('hearing.most-requests')),
    workingHours: String(value('hearing.working-hours')),
  }
}

/** How many hours before it begins everybody is reminded. */
export const remindersOf = (rulebook: Rulebook, now: Date): number[] =>
  String(rulebook.ruleOf('parameter', 'hearing.reminder-hours', shanghaiDay(now)).value)
    .split(' ')
    .map(Number)
