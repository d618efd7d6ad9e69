import { hasRole } from '../../kernel/context.ts'
import { demoRanking } from '../demo/ranking.actions.ts'
import { rankingFacts } from './facts.rules.ts'
import { rankingJobs } from './ranking.jobs.ts'
import { rankingRoutes } from './ranking.routes.ts'
import { rankingTasks } from './tasks.actions.ts'
import { rankingRefusals } from './refusal-words.contract.ts'
import type { Part } from '../part.ts'

/** A shop's own figures, and the public ranking (7.1.1, 9.1.2), plugged in: README.md. */
export const ranking: Part = {
  routes: rankingRoutes,
  jobs: rankingJobs,
  refusals: rankingRefusals,
  facts: rankingFacts,
  subjects: { rnk: async ({ actor }) => hasRole(actor, 'governance-officer', 'admin') },
  notices: new URL('./notices.yaml', import.meta.url),
  tasks: rankingTasks,
  demo: demoRanking,
}
