import { demoMilestones } from '../demo/milestones.actions.ts'
import { handle } from '../../kernel/http/handle.ts'
import type { Part } from '../part.ts'
import { limitFacts } from './facts.rules.ts'
import * as contract from './limit.contract.ts'
import { enterMilestone, withdrawMilestone } from './milestone.actions.ts'
import { limitRefusals } from './refusal-words.contract.ts'
import { limitReactions } from './limit.jobs.ts'
import { showLimits, viewLimits } from './show.actions.ts'

/** What the law says about time beside the promises of the platform (7.1.4, 7.2.2), plugged in: README.md. */
export const limits: Part = {
  caseRoutes: [
    handle(contract.readLimits, (ctx, { id }) => showLimits(ctx, id)),
    handle(contract.enterMilestone, async (ctx, input) => viewLimits(ctx, await enterMilestone(ctx, input))),
    handle(contract.withdrawMilestone, async (ctx, input) => viewLimits(ctx, await withdrawMilestone(ctx, input))),
  ],
  reactions: limitReactions,
  refusals: limitRefusals,
  facts: limitFacts,
  demo: demoMilestones,
}
