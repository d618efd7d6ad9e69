import { demoPauses } from '../demo/pauses.actions.ts'
import type { Part } from '../part.ts'
import { pauseFacts } from './facts.rules.ts'
import { maySeeOrder } from './force-majeure.actions.ts'
import { pauseJobs, pauseReactions } from './pause.jobs.ts'
import { casePauseRoutes, pauseRoutes } from './pause.routes.ts'
import { pauseRefusals } from './refusal-words.contract.ts'

/** When clocks stand still because somebody said so (7.1.1, 7.3.1): README.md. */
export const pauses: Part = {
  caseRoutes: casePauseRoutes,
  routes: pauseRoutes,
  jobs: pauseJobs,
  reactions: pauseReactions,
  refusals: pauseRefusals,
  facts: pauseFacts,
  subjects: { fmj: maySeeOrder },
  notices: new URL('./notices.yaml', import.meta.url),
  demo: demoPauses,
}
