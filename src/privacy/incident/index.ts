import { hasRole } from '../../kernel/context.ts'
import type { Part } from '../../kernel/part.ts'
import { incidentFacts } from './facts.rules.ts'
import { readers } from './incident-routes.contract.ts'
import { incidentReactions } from './incident.jobs.ts'
import { incidentRoutes } from './incident.routes.ts'
import { incidentSealed, wordSealed } from './incident.sealed.ts'
import { incidentRefusals } from './refusal-words.contract.ts'
import { incidentTasks } from './tasks.actions.ts'

export const incident: Part = {
  routes: incidentRoutes,
  reactions: incidentReactions,
  sealed: [incidentSealed, wordSealed],
  refusals: incidentRefusals,
  facts: incidentFacts,
  subjects: { inc: async ({ actor }) => hasRole(actor, ...readers) },
  notices: new URL('./notices.yaml', import.meta.url),
  tasks: incidentTasks,
}
