import { bodyRoutes, caseBodyRoutes } from './body.routes.ts'
import { bodyFacts } from './facts.rules.ts'
import { bodyRefusals } from './refusal-words.contract.ts'
import type { Part } from '../part.ts'

/** What the directory of bodies (7.1.4) plugs in: README.md. */
export const bodies: Part = {
  caseRoutes: caseBodyRoutes,
  routes: bodyRoutes,
  refusals: bodyRefusals,
  facts: bodyFacts,
}
