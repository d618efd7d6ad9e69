import type { Ctx } from '../../kernel/context.ts'
import { dueOf } from '../../kernel/calendar/count.rules.ts'
import { dayText, shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import type { Remedy } from '../complaint.contract.ts'
import { replaceObligations, type Obligation } from './obligation.store.ts'

/** Where nothing else was agreed, what is owed falls due with the clock of performance. */
export function performanceDay(ctx: Ctx): string {
  const { amount, unit, roll } = ctx.rulebook.ruleOf('clock', 'complaint.performance', shanghaiDay(ctx.now))
  return dayText(dueOf({ amount, unit, roll }, ctx.now, ctx.rulebook.calendar, []).lastDay)
}

/** One thing that the merchant owes, from a settlement, a ruling or a judgment. */
export const oblige = (
  ctx: Ctx,
  complaintId: string,
  owed: { readonly basis: Obligation['basis']; readonly remedy: Remedy; readonly amountFen: number },
): Promise<void> => replaceObligations(ctx, complaintId, [{ ...owed, debtor: 'merchant', dueOn: performanceDay(ctx) }])
