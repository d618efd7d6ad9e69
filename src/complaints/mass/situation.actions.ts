import type { Ctx } from '../../kernel/context.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import type { ClaimStep } from './claim.contract.ts'
import { viewerOf, whyNot, type Situation } from './claim.rules.ts'
import * as claims from './claim.store.ts'
import { dayMs } from '../../kernel/calendar/span.ts'
import { numberOf } from './mass-numbers.actions.ts'
import * as members from './member.store.ts'
import * as motions from './motion.store.ts'
import { sittingIn } from './seat.store.ts'

/** Until when the merchant may answer once for all. */
export const answerBy = (ctx: Ctx, { openedAt }: claims.Claim): Date =>
  new Date(openedAt.getTime() + numberOf(ctx, 'answer-days') * dayMs)

/** What a step depends on, read once. */
export async function situationOf(ctx: Ctx, claim: claims.Claim): Promise<Situation> {
  const sitting = await sittingIn(ctx, claim.id)
  return {
    seat: sitting === null ? 'nobody' : sitting === ctx.actor.id ? 'mine' : 'others',
    state: claim.state,
    counts: await members.counts(ctx, claim.id),
    heard: claim.answeredAt !== null || ctx.now >= answerBy(ctx, claim),
    motions: (await motions.listOf(ctx, claim.id)).length,
    candidates: (await motions.candidates(ctx, claim.id)).length,
  }
}

/** Hold, and decide by the table; a claim that is not the actor's business does not exist. */
export async function take(ctx: Ctx, step: ClaimStep, id: string) {
  const claim = found(await claims.hold(ctx, id), 'mass-claim')
  const viewer = viewerOf(ctx.actor, claim) ?? refuse('not-found', { noun: 'mass-claim' })
  const situation = await situationOf(ctx, claim)
  const code = whyNot(step, situation, { viewer, actor: ctx.actor })
  if (code !== null) refuse(code)
  return { claim, situation }
}
