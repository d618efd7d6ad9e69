import type { Ctx } from '../../kernel/context.ts'
import { dueOf } from '../../kernel/calendar/count.rules.ts'
import { dayText, shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import type { Due } from './owed.rules.ts'
import { replaceObligations, type Obligation } from './obligation.store.ts'

/** Where nothing else was agreed, what is owed falls due with the clock of performance. */
export function performanceDay(ctx: Ctx): string {
  const { amount, unit, roll } = ctx.rulebook.ruleOf('clock', 'complaint.performance', shanghaiDay(ctx.now))
  return dayText(dueOf({ amount, unit, roll }, ctx.now, ctx.rulebook.calendar, []).lastDay)
}

/** What the merchant owes, from a settlement or a ruling that names no day. */
export const oblige = (
  ctx: Ctx,
  complaintId: string,
  basis: Obligation['basis'],
  owed: readonly Due[],
): Promise<void> => {
  const dueOn = performanceDay(ctx)
  return replaceObligations(
    ctx,
    complaintId,
    owed.map((one) => ({ ...one, basis, debtor: 'merchant', dueOn })),
  )
}
