import { dossierFacts } from './dossier-facts.rules.ts'
import { dossierRefusals } from './dossier.contract.ts'
import { dossierJobs, dossierReactions } from './dossier.jobs.ts'
import { dossierRoutes } from './dossier.routes.ts'
import type { Part } from '../part.ts'

/** What dossiers (7.1.4) plug in: README.md. */
export const dossier: Part = {
  caseRoutes: dossierRoutes,
  jobs: dossierJobs,
  reactions: dossierReactions,
  refusals: dossierRefusals,
  facts: dossierFacts,
}
