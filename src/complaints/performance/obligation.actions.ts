import { startAfterEnd } from '../../kernel/clock/clock.rules.ts'
import type { Ctx } from '../../kernel/context.ts'
import { dueOf, type Due as DueEnd } from '../../kernel/calendar/count.rules.ts'
import { dayText, shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import type { Due } from './owed.rules.ts'
import { dateObligations, obligationsOf, replaceObligations, type Obligation, type Owed } from './obligation.store.ts'
import { targetOf } from './stand.rules.ts'

/** Where nothing else was agreed, what is owed falls due with the clock of performance. */
export function performanceDay(ctx: Ctx, from: Date = ctx.now): string {
  return dayText(dueBy(ctx, 'complaint.performance', from).lastDay)
}
/** Of a ruling it counts from the end of the time to appeal, as if nobody did. */
export const performanceDayOfRuling = (ctx: Ctx): string =>
  performanceDay(ctx, startAfterEnd(dueBy(ctx, 'complaint.appeal', ctx.now).dueAt))

function dueBy(ctx: Ctx, rule: string, from: Date): DueEnd {
  const { amount, unit, roll } = ctx.rulebook.ruleOf('clock', rule, shanghaiDay(from))
  return dueOf({ amount, unit, roll }, from, ctx.rulebook.calendar, [])
}

/** The duty begins: what nobody set a day for is counted from here, and the clock of the stage runs to the first day of all. */
export async function beginPerformance(ctx: Ctx, complaintId: string, from: Date): Promise<string | null> {
  const undated = performanceDay(ctx, from)
  await dateObligations(ctx, complaintId, undated)
  return untilOf(ctx, await obligationsOf(ctx, complaintId), from)
}

/** Null where the rule's own count says it: that one moves with the calendar, a day that was named does not. */
export function untilOf(ctx: Ctx, owed: readonly Owed[], from: Date): string | null {
  const own = performanceDay(ctx, from)
  const { key, until } = targetOf(owed)
  if (until === null || until === own) return null
  return key.startsWith('confirm') && until < own ? null : until
}

/** What the merchant owes, from a settlement or a ruling that names no day. */
export const oblige = (
  ctx: Ctx,
  complaintId: string,
  basis: Obligation['basis'],
  owed: readonly Due[],
  dueOn = performanceDay(ctx),
): Promise<void> => {
  return replaceObligations(
    ctx,
    complaintId,
    owed.map((one) => ({ ...one, basis, debtor: 'merchant', dueOn })),
  )
}
