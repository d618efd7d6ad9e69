import { abuseJobs, abuseReactions } from './abuse.jobs.ts'
import { abuseCaseRoutes, abuseRoutes } from './abuse.routes.ts'
import { abuseFacts } from './facts.rules.ts'
import { abuseRefusals } from './refusal-words.contract.ts'
import { abuseTasks } from './show.actions.ts'
import { demoAbuse } from '../demo/abuse.actions.ts'
import type { Part } from '../part.ts'

/** What suspected abuse of complaints (9.1.3) plugs in: README.md. */
export const abuse: Part = {
  caseRoutes: abuseCaseRoutes,
  routes: abuseRoutes,
  jobs: abuseJobs,
  reactions: abuseReactions,
  refusals: abuseRefusals,
  facts: abuseFacts,
  notices: new URL('./notices.yaml', import.meta.url),
  tasks: abuseTasks,
  demo: demoAbuse,
}
