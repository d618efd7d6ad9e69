import type { Part } from '../../kernel/part.ts'
import { demoRequests } from './demo.actions.ts'
import { replayErasures } from './erase.actions.ts'
import { erasureRoutes } from './erasure.routes.ts'
import { requestFacts } from './facts.rules.ts'
import { openRequests } from './plan-erasure.actions.ts'
import { requestRefusals } from './refusal-words.contract.ts'
import { requestJobs, requestReactions } from './request.jobs.ts'
import { requestRoutes } from './request.routes.ts'
import { requestSealed } from './request.sealed.ts'
import { requestTasks } from './show.actions.ts'
import { restrictionOf } from './restriction.store.ts'
import { mayReadRequest } from './step.actions.ts'

/** What people ask about their own data, plugged in: README.md. */
export const subjectRequests: Part = {
  routes: [...requestRoutes, ...erasureRoutes],
  jobs: requestJobs,
  reactions: requestReactions,
  refusals: requestRefusals,
  facts: requestFacts,
  subjects: { prq: mayReadRequest },
  sealed: [requestSealed],
  notices: new URL('./notices.yaml', import.meta.url),
  standing: { matters: openRequests },
  restricts: async (ctx, person) => (await restrictionOf(ctx, [person])) !== null,
  tasks: requestTasks,
  demo: (ctx) => demoRequests(ctx),
}

/** What was erased, and how it is erased again after an older backup was put back. */
export const requestErasures = { ledgers: ['privacy.erasure'], replay: replayErasures }
