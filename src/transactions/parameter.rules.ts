import { shanghaiDay } from '../kernel/calendar/day.rules.ts'
import type { Rulebook } from '../kernel/rulebook/rulebook.ts'

/** A number of the rulebook, as it is in force now. */
export const numberOf = (rulebook: Rulebook, id: string, now: Date): number =>
  Number(rulebook.ruleOf('parameter', id, shanghaiDay(now)).value)
