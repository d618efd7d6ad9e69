import { hearingFacts } from './facts.rules.ts'
import { hearingJobs, hearingReactions, maySeeHearing } from './hearing.jobs.ts'
import { caseHearingRoutes, hearingRoutes } from './hearing.routes.ts'
import { hearingTasks } from './list.actions.ts'
import { hearingRefusals } from './refusal-words.contract.ts'
import type { Part } from '../part.ts'

/** What hearings (7.1.2, 7.1.3) plug in: README.md. */
export const hearing: Part = {
  caseRoutes: caseHearingRoutes,
  routes: hearingRoutes,
  jobs: hearingJobs,
  reactions: hearingReactions,
  refusals: hearingRefusals,
  facts: hearingFacts,
  subjects: { hrg: maySeeHearing },
  notices: new URL('./notices.yaml', import.meta.url),
  tasks: hearingTasks,
}
