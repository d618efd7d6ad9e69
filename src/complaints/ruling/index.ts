import { rulingRefusals } from './refusal-words.contract.ts'
import { rulingReactions } from './ruling.jobs.ts'
import { rulingRoutes } from './ruling.routes.ts'
import type { Part } from '../part.ts'

/** What the ruling (7.1.3) plugs in. */
export const ruling: Part = {
  caseRoutes: rulingRoutes,
  reactions: rulingReactions,
  refusals: rulingRefusals,
}
