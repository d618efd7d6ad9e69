import type { Part } from '../part.ts'
import { legalFacts } from './facts.rules.ts'
import { legalReactions } from './legal.jobs.ts'
import { caseLegalRoutes, legalRoutes } from './legal.routes.ts'
import { legalRefusals } from './refusal-words.contract.ts'

/** What the results of courts, arbitration bodies and authorities plug in (7.1.4): README.md. */
export const legal: Part = {
  caseRoutes: caseLegalRoutes,
  routes: legalRoutes,
  reactions: legalReactions,
  refusals: legalRefusals,
  facts: legalFacts,
  notices: new URL('./notices.yaml', import.meta.url),
}
