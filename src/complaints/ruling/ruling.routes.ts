import { namesOf } from '../../kernel/access/people.ts'
import type { Ctx } from '../../kernel/context.ts'
import { handle, type BoundRoute } from '../../kernel/http/handle.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import { showCase } from '../case.actions.ts'
import { sideOf } from '../complaint.rules.ts'
import * as complaints from '../complaint.store.ts'
import * as review from './review.actions.ts'
import * as ruling from './ruling.actions.ts'
import * as contract from './ruling.contract.ts'
import { rulingsOf } from './ruling.store.ts'

export const rulingRoutes: readonly BoundRoute[] = [
  handle(contract.readRulings, async (ctx, { id }) => ({ rows: await showRulings(ctx, id) })),
  handle(contract.applyForRuling, async (ctx, input) => showCase(ctx, await ruling.applyForRuling(ctx, input))),
  handle(contract.refuseRuling, async (ctx, input) => showCase(ctx, await ruling.refuseRuling(ctx, input))),
  handle(contract.challenge, async (ctx, input) => showCase(ctx, await ruling.challengeArbitrator(ctx, input))),
  handle(contract.assignArbitrator, async (ctx, input) => showCase(ctx, await ruling.beginRuling(ctx, input))),
  handle(contract.issueRuling, async (ctx, input) => showCase(ctx, await ruling.issueRuling(ctx, input))),
  handle(contract.askEvidence, async (ctx, input) => showCase(ctx, await ruling.askForEvidence(ctx, input))),
  handle(contract.appeal, async (ctx, input) => showCase(ctx, await review.appealRuling(ctx, input))),
  handle(contract.decideReview, async (ctx, input) => showCase(ctx, await review.decideReview(ctx, input))),
]

async function showRulings(ctx: Ctx, id: string) {
  const complaint = found(await complaints.find(ctx, id), 'complaint')
  const side = sideOf(ctx.actor, complaint) ?? refuse('not-found', { noun: 'complaint' })
  const rulings = await rulingsOf(ctx, id)
  const ids = rulings.flatMap(({ arbitratorId }) => arbitratorId ?? [])
  const names = side === 'platform' ? await namesOf(ctx, [...new Set(ids)]) : new Map<string, string>()
  return rulings.map(({ arbitratorId, assignedAt, at, cites, ...one }) => ({
    ...one,
    cites: [...cites],
    arbitrator: {
      assigned: arbitratorId !== null,
      me: arbitratorId === ctx.actor.id,
      name: arbitratorId === null ? null : (names.get(arbitratorId) ?? null),
    },
    assignedAt: assignedAt.toISOString(),
    at: at?.toISOString() ?? null,
  }))
}
