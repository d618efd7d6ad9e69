import { dayNumber, shanghaiDay, startOfDay } from '../calendar/day.rules.ts'
import type { Ctx } from '../context.ts'
import { isKind } from '../rulebook/rulebook.rules.ts'
import type { ClockView } from './clock.contract.ts'
import type * as rules from './clock.rules.ts'
import { pauseOf } from './clock-rule.ts'
import { viewOf } from './held-clock.actions.ts'

/** A limit that runs elsewhere, told in days: what is known of it here. */
export type Mirrored = {
  readonly rule: string
  readonly subject: string
  readonly startedOn: string
  readonly stoppedOn: string | null
  /** Whole days on which it may have stood still, and the reason in the words of the rulebook's pauses. */
  readonly pauses: readonly { readonly reason: string; readonly from: string; readonly until: string | null }[]
}

/**
 * The clock of somebody else, as it has to stand by what we were told. It is worked out anew at every look, under the version in force on
 * the day it began; nothing is stored, no rung fires, no queue hears of it. Undefined where no version was in force on that day.
 */
export function mirrorClock(ctx: Ctx, { rule: id, subject, ...told }: Mirrored): ClockView | undefined {
  const rule = ctx.rulebook.find(id, told.startedOn)
  if (!rule || !isKind(rule, 'clock')) return undefined
  const stoppedAt = told.stoppedOn === null ? null : startOfDay(dayNumber(told.stoppedOn))
  const clock: rules.Clock = {
    subject,
    id: `${rule.id} ${told.startedOn}`,
    rule: rule.id,
    ruleFrom: rule.from,
    kind: rule.class,
    budget: { amount: rule.amount, unit: rule.unit, roll: rule.roll },
    ladder: null,
    startedAt: startOfDay(dayNumber(told.startedOn)),
    stoppedAt,
    outcome: stoppedAt && 'met',
    suspensions: [],
  }
  const suspensions = told.pauses
    .map((pause) => ({
      reason: pause.reason,
      item: null,
      party: null,
      maximum: null,
      from: startOfDay(dayNumber(pause.from)),
      until: pause.until === null ? null : startOfDay(dayNumber(pause.until) + 1),
    }))
    .filter(({ reason, from }) => pauseOf(ctx, clock, reason, from) !== undefined)
  return viewOf(ctx, { ...clock, suspensions })
}

/** The first day of the version that a clock runs under. */
export const versionOf = (ctx: Ctx, { rule, startedAt }: Pick<ClockView, 'rule' | 'startedAt'>) =>
  ctx.rulebook.find(rule, shanghaiDay(new Date(startedAt))) ?? ctx.rulebook.history(rule).at(-1)
