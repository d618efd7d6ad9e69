import type { Part } from '../part.ts'
import { withdrawalFacts } from './facts.rules.ts'
import { withdrawalRefusals } from './refusal-words.contract.ts'
import { withdrawalReactions } from './withdrawal.jobs.ts'
import { withdrawalRoutes } from './withdrawal.routes.ts'

/** Withdrawing after a ruling or a settlement, with the shop's consent (7.1.3): README.md. */
export const withdrawal: Part = {
  caseRoutes: withdrawalRoutes,
  reactions: withdrawalReactions,
  refusals: withdrawalRefusals,
  facts: withdrawalFacts,
  notices: new URL('./notices.yaml', import.meta.url),
}
