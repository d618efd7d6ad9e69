import { startClock } from '../../kernel/clock/clock.actions.ts'
import type { Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import { refuse } from '../../kernel/refusal.ts'
import { numberOf } from './abuse-numbers.actions.ts'
import type { MeasureView } from './abuse.contract.ts'
import * as store from './abuse.store.ts'
import { appealWhyNot, isTold, limitsNow, monthsAfter, toldAt } from './review.rules.ts'
import { reasonOf, viewAppeal } from './show.actions.ts'

/** As whom somebody complains: the account, and a guest by the contact that was verified. */
const personsOf = ({ actor }: Ctx): string[] =>
  [actor.consumerId, actor.kind === 'person' ? null : actor.id].filter((one) => one !== null)

/** What was decided about whoever asks, with its reasons and the way to appeal. */
export async function listMeasures(ctx: Ctx): Promise<{ rows: MeasureView[] }> {
  const rows: MeasureView[] = []
  for (const review of (await store.ofPersons(ctx, personsOf(ctx))).filter(isTold))
    rows.push(await viewMeasure(ctx, review))
  return { rows }
}

const appealBy = (ctx: Ctx, review: store.Review): Date =>
  monthsAfter(toldAt(review) ?? ctx.now, numberOf(ctx, 'appeal-months'))

async function viewMeasure(ctx: Ctx, review: store.Review): Promise<MeasureView> {
  const appeal = await store.appealOf(ctx, review.id)
  const by = appealBy(ctx, review)
  return {
    id: review.id,
    measure: review.measure === 'limit' ? 'limit' : 'warning',
    reasons: review.reasons ?? '',
    decidedAt: (toldAt(review) ?? review.openedAt).toISOString(),
    until: review.until?.toISOString() ?? null,
    limits: limitsNow(review, ctx.now),
    lifted: review.state === 'lifted',
    appealBy: by.toISOString(),
    appeal: await viewAppeal(ctx, review.id),
    appealRefused: reasonOf(appealWhyNot(review, appeal, { now: ctx.now, by })),
  }
}

/** Once, within six months; somebody who took no part decides. */
export async function appealMeasure(ctx: Ctx, { id, text }: { readonly id: string; readonly text: string }) {
  const review = await store.hold(ctx, id)
  if (!review || !personsOf(ctx).includes(review.person) || !isTold(review))
    return refuse('not-found', { noun: 'measure' })
  const code = appealWhyNot(review, await store.appealOf(ctx, id), { now: ctx.now, by: appealBy(ctx, review) })
  if (code !== null) refuse(code)
  await store.insertAppeal(ctx, id, text)
  await startClock(ctx, { rule: 'abuse.appeal', subject: id, startedAt: ctx.now })
  await record(ctx, [{ kind: 'abuse.appealed', subject: id, data: { measure: review.measure } }])
  return listMeasures(ctx)
}
