import { disputeReactions } from './dispute.jobs.ts'
import { disputeRoutes } from './dispute.routes.ts'
import { disputeFacts } from './facts.rules.ts'
import { disputeRefusals } from './refusal-words.contract.ts'
import type { Part } from '../part.ts'

/** What the statement of the dispute (7.1.1) plugs in: README.md. */
export const dispute: Part = {
  caseRoutes: disputeRoutes,
  reactions: disputeReactions,
  refusals: disputeRefusals,
  facts: disputeFacts,
  notices: new URL('./notices.yaml', import.meta.url),
}
