import { demoMass } from '../demo/mass.actions.ts'
import { clusterTasks } from './cluster.actions.ts'
import { massFacts } from './facts.rules.ts'
import { massJobs, massReactions } from './mass.jobs.ts'
import { maySeeCopies } from './lead-case.actions.ts'
import { massCaseRoutes, massRoutes } from './mass.routes.ts'
import { massRefusals } from './refusal-words.contract.ts'
import { maySeeMass } from './see.actions.ts'
import type { Part } from '../part.ts'

/** What mass claims plug in: README.md. */
export const mass: Part = {
  caseRoutes: massCaseRoutes,
  routes: massRoutes,
  jobs: massJobs,
  reactions: massReactions,
  refusals: massRefusals,
  facts: massFacts,
  subjects: { mss: maySeeMass, mle: maySeeCopies },
  notices: new URL('./notices.yaml', import.meta.url),
  tasks: clusterTasks,
  demo: demoMass,
}
