import type { z } from 'zod'
import type { Ctx } from '../../kernel/context.ts'
import { judge, rangeOf, type RemedyRule } from '../../kernel/remedy/remedy.rules.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import { sideOf } from '../complaint.rules.ts'
import type { Complaint } from '../complaint.rules.ts'
import * as complaints from '../complaint.store.ts'
import { resultOf } from '../remedies/explanation.rules.ts'
import { Situation } from '../remedies/remedy.contract.ts'
import { weigh } from '../remedies/together.rules.ts'
import { mayDemand, ruleFor } from './demand.actions.ts'
import type { DemandsView, DemandView } from './demand.contract.ts'
import * as store from './demand.store.ts'

/** What is demanded, for both sides alike: the formula with its numbers, the answers it rests on, the article. */
export async function showDemands(ctx: Ctx, id: string): Promise<z.input<typeof DemandsView>> {
  return viewDemands(ctx, found(await complaints.find(ctx, id), 'complaint'))
}

export async function viewDemands(ctx: Ctx, complaint: Complaint): Promise<z.input<typeof DemandsView>> {
  const side = sideOf(ctx.actor, complaint) ?? refuse('not-found', { noun: 'complaint' })
  const demands = await store.demandsOf(ctx, complaint.id)
  return {
    rows: demands.map((demand) => viewDemand(ctx, demand)),
    upToFen: complaint.demandedFen,
    mayDemand: side === 'consumer' && mayDemand(complaint),
  }
}

function viewDemand(ctx: Ctx, demand: store.Demand): z.input<typeof DemandView> {
  const { id, remedy, happenedOn, answers, choices, fromFen, upToFen, raisedAt, withdrawnAt } = demand
  const rule = ruleFor(ctx, remedy, happenedOn)
  return {
    id,
    happenedOn,
    answers: { ...answers },
    choices: { ...choices },
    remedy: rule ? explained(ctx, rule, demand) : null,
    title: rule?.title ?? { zh: remedy, en: remedy },
    amount: { fromFen, upToFen },
    raisedAt: raisedAt.toISOString(),
    withdrawnAt: withdrawnAt?.toISOString() ?? null,
  }
}

/** Under the version of that day, with what the consumer answered and chose. */
function explained({ rulebook }: Ctx, rule: RemedyRule, demand: store.Demand) {
  const { answers, choices, happenedOn } = demand
  const situation = {
    ...Situation.parse({ answers: { ...answers }, choices: { [rule.id]: { ...choices } }, demands: [rule.id] }),
    happenedOn,
  }
  const judged = judge(rule, { answers, choices }, rulebook)
  const weighed = weigh([{ rule, judged }], situation)
  const [one] = weighed
  if (!one || rangeOf(judged.variants) === null) return null
  return resultOf(one, { situation, rulebook, weighed })
}
