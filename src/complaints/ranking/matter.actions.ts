import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import { clockEnds } from '../../kernel/clock/clock-ends.actions.ts'
import type { Ctx } from '../../kernel/context.ts'
import { profiles } from '../complaint.contract.ts'
import { windowOf } from '../desk/wall/wall.rules.ts'
import { clockRuleOf } from '../lifecycle/states.rules.ts'
import { hoursWorked, type Counting } from './figure.rules.ts'
import type { Matter } from './matter.rules.ts'
import * as store from './matter.store.ts'

/** Cases counted at once; beyond it the newest ones. */
export const mostCounted = 10_000

const replyRules = profiles.flatMap((profile) => clockRuleOf('negotiating', profile) ?? [])
const rules = [...replyRules, 'aftersales.merchant-answer']

export type Span = { readonly merchants: readonly string[]; readonly fromAt: Date; readonly untilAt: Date }

/** Complaints and after-sales requests of these shops, each with the first time that the shop had to answer. */
export async function mattersOf(ctx: Ctx, span: Span): Promise<{ matters: Matter[]; more: boolean }> {
  const wanted = { ...span, today: shanghaiDay(ctx.now), limit: mostCounted + 1 }
  const [complaints, requests] = await Promise.all([store.complaintsOf(ctx, wanted), store.requestsOf(ctx, wanted)])
  const bare = [...complaints.slice(0, mostCounted), ...requests.slice(0, mostCounted)]
  const ends = await clockEnds(
    ctx,
    bare.map(({ id }) => id),
    rules,
  )
  // Oldest first: of several the first one stays.
  const first = new Map(ends.toReversed().map((end) => [end.subject, end]))
  return {
    matters: bare.map((one) => ({ ...one, answer: first.get(one.id) ?? null })),
    more: complaints.length > mostCounted || requests.length > mostCounted,
  }
}

export function countingOf(ctx: Ctx, fromAt: Date): Counting {
  const hours = String(ctx.rulebook.ruleOf('parameter', 'complaint.desk-hours', shanghaiDay(ctx.now)).value)
  return { now: ctx.now, schedule: hoursWorked(ctx.rulebook.calendar, fromAt, ctx.now, windowOf(hours)) }
}
export const numberIn = (ctx: Ctx, rule: string): number =>
  Number(ctx.rulebook.ruleOf('parameter', rule, shanghaiDay(ctx.now)).value)
