import { mediationReactions } from './mediation.jobs.ts'
import { mediationRoutes } from './mediation.routes.ts'
import { mediationRefusals } from './refusal-words.contract.ts'
import type { Part } from '../part.ts'

/** What mediation (7.1.2) plugs in. */
export const mediation: Part = {
  caseRoutes: mediationRoutes,
  reactions: mediationReactions,
  refusals: mediationRefusals,
}
