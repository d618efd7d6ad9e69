import type { Capability } from '../kernel/capability.ts'
import { demoPenalties } from './penalties/demo.actions.ts'
import { penaltyFacts } from './penalties/facts.rules.ts'
import { penaltyTasks } from './penalties/list.actions.ts'
import { penaltyJobs, penaltyReactions } from './penalties/penalty.jobs.ts'
import { penaltyRoutes } from './penalties/penalty.routes.ts'
import { mayReadId } from './penalties/show.actions.ts'
import { penaltyRefusals } from './penalties/words.contract.ts'

/** Chapter 9 of the plan: how violations by merchants are handled. */
export const governance: Capability = {
  name: 'governance',
  title: { zh: '自律与监管', en: 'Self-discipline and supervision' },
  routes: penaltyRoutes,
  jobs: penaltyJobs,
  reactions: penaltyReactions,
  refusals: penaltyRefusals,
  facts: penaltyFacts,
  subjects: { pnl: mayReadId },
  notices: new URL('./penalties/notices.yaml', import.meta.url),
  tasks: penaltyTasks,
  demo: demoPenalties,
}
