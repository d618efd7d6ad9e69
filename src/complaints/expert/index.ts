import { demoProcedure } from '../demo/procedure.actions.ts'
import type { Part } from '../part.ts'
import { expertRoutes } from './expert.routes.ts'
import { expertFacts } from './facts.rules.ts'
import { expertRefusals } from './refusal-words.contract.ts'

/** What joint tests by an expert (7.1.2) plug in: README.md. */
export const expert: Part = {
  caseRoutes: expertRoutes,
  refusals: expertRefusals,
  facts: expertFacts,
  demo: demoProcedure,
  notices: new URL('./notices.yaml', import.meta.url),
}
