import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import { clocksOf, stopClock } from '../../kernel/clock/clock.actions.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { Fact } from '../../kernel/fact/fact.ts'
import { record } from '../../kernel/fact/record.ts'
import { notify } from '../../kernel/notice/notify.ts'
import { refuse } from '../../kernel/refusal.ts'
import { dayMs } from '../../kernel/calendar/span.ts'
import { numberOf } from './abuse-numbers.actions.ts'
import type { Measure, ReviewStep, ReviewView } from './abuse.contract.ts'
import * as store from './abuse.store.ts'
import { whyNot } from './review.rules.ts'
import { notOwn, showReview } from './show.actions.ts'

async function take(ctx: Ctx, step: ReviewStep, id: string): Promise<store.Review> {
  const review = notOwn(ctx, await store.hold(ctx, id))
  const code = whyNot(step, review, await store.appealOf(ctx, id), ctx.actor.id)
  if (code !== null) refuse(code)
  return review
}

type Decision = {
  readonly id: string
  readonly measure: Measure
  readonly days?: number | undefined
  readonly text: string
}
/** A person decides. Nothing and a warning count at once; a limit waits for a second person. */
export async function decideReview(ctx: Ctx, { id, measure, days, text }: Decision): Promise<ReviewView> {
  const review = await take(ctx, 'decide', id)
  const most = numberOf(ctx, 'limit-days')
  if (measure === 'limit' && (days === undefined || days > most)) refuse('abuse.days-needed', { field: 'days', most })
  const limit = measure === 'limit'
  await store.change(ctx, review, {
    state: limit ? 'to-confirm' : 'decided',
    measure,
    days: limit ? (days ?? null) : null,
    reasons: text,
    decided_by: ctx.actor.id,
    decided_at: ctx.now,
  })
  await record(ctx, [{ kind: 'abuse.decided', subject: id, data: { measure, days: limit ? (days ?? null) : null } }])
  if (measure === 'warning') await tell(ctx, review, 'abuse.warning', {})
  return showReview(ctx, id)
}

type Confirmation = { readonly id: string; readonly agrees: boolean; readonly text: string }
/** Refused by the second person, the review is open again, and somebody decides anew. */
export async function confirmLimit(ctx: Ctx, { id, agrees, text }: Confirmation): Promise<ReviewView> {
  const review = await take(ctx, 'confirm', id)
  if (!agrees) {
    await store.change(ctx, review, {
      state: 'open',
      measure: null,
      days: null,
      reasons: null,
      decided_by: null,
      decided_at: null,
    })
    await record(ctx, [{ kind: 'abuse.not-confirmed', subject: id, data: { by: ctx.actor.id } }])
    return showReview(ctx, id)
  }
  const until = new Date(ctx.now.getTime() + (review.days ?? 1) * dayMs)
  const reasons = text === review.reasons ? text : `${review.reasons ?? ''}\n${text}`
  await store.change(ctx, review, {
    state: 'decided',
    confirmed_by: ctx.actor.id,
    confirmed_at: ctx.now,
    until,
    reasons,
  })
  await record(ctx, [{ kind: 'abuse.confirmed', subject: id, data: { days: review.days, until: until.toISOString() } }])
  await tell(ctx, review, 'abuse.limit', { until: shanghaiDay(until) })
  return showReview(ctx, id)
}

type AppealDecision = { readonly id: string; readonly decision: 'uphold' | 'lift'; readonly text: string }
/** By somebody who took no part. Lifted, it never was: the limit ends at once, and later reviews do not count it. */
export async function decideAppeal(ctx: Ctx, { id, decision, text }: AppealDecision): Promise<ReviewView> {
  const review = await take(ctx, 'decide-appeal', id)
  for (const clock of await clocksOf(ctx, [id]))
    if (clock.state === 'running') await stopClock(ctx, clock.id, { at: ctx.now, outcome: 'met' })
  await endAppeal(ctx, review, { decision, text })
  return showReview(ctx, id)
}

async function endAppeal(ctx: Ctx, review: store.Review, { decision, text }: Omit<AppealDecision, 'id'>) {
  await store.decideAppeal(ctx, review.id, { decision, reasons: text })
  if (decision === 'lift') await store.change(ctx, review, { state: 'lifted', lifted_at: ctx.now })
  const silent = ctx.actor.kind === 'system'
  await record(ctx, [{ kind: 'abuse.appeal-decided', subject: review.id, data: { decision, silent } }])
  await tell(ctx, review, 'abuse.appeal-result', {})
}

const silence =
  '平台没有在期限内答复您的申诉，措施已经撤销，以后不再计算。\nThe platform did not answer your appeal in time. The measure is lifted and is not counted later.'
/** Nobody looked at the appeal in time: that is not the consumer's burden. The head is told. */
export async function appealRanOut(ctx: Ctx, fact: Fact): Promise<void> {
  const review = await store.hold(ctx, fact.subject)
  const appeal = review && (await store.appealOf(ctx, review.id))
  if (!appeal || appeal.decision !== null) return
  await endAppeal(ctx, review, { decision: 'lift', text: silence })
  await notify(ctx, {
    to: { role: 'admin' },
    template: 'abuse.appeal-silent',
    params: { review: review.id },
    subject: review.id,
    dedupe: `abuse.appeal-silent:${review.id}`,
    happenedAt: fact.at,
  })
}

const tell = (ctx: Ctx, review: store.Review, template: string, params: Record<string, string>): Promise<void> =>
  notify(ctx, {
    to: { consumer: review.person },
    template,
    params,
    subject: null,
    dedupe: `${template}:${review.id}`,
    happenedAt: ctx.now,
  })
