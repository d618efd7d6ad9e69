import { rankingRoutes } from './ranking.routes.ts'
import { rankingRefusals } from './refusal-words.contract.ts'
import type { Part } from '../part.ts'

/** A shop's own figures, and the public ranking (7.1.1, 9.1.2), plugged in: README.md. */
export const ranking: Part = {
  routes: rankingRoutes,
  refusals: rankingRefusals,
}
