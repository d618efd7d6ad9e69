import { callBackTasks } from './call-back.actions.ts'
import { enterJobs, enterReactions } from './enter.jobs.ts'
import { enterRoutes } from './enter.routes.ts'
import { enterFacts } from './facts.rules.ts'
import { transferRowSealed } from './import.sealed.ts'
import { entryRefusals } from './refusal-words.contract.ts'
import { transferTasks } from './transfer.actions.ts'
import type { Part } from '../part.ts'

/** What calls, transfers and posts (7.2) plug in: README.md. */
export const enter: Part = {
  routes: enterRoutes,
  jobs: enterJobs,
  reactions: enterReactions,
  notices: new URL('./notices.yaml', import.meta.url),
  refusals: entryRefusals,
  facts: enterFacts,
  sealed: [transferRowSealed],
  tasks: async (ctx, limit) => [...(await callBackTasks(ctx, limit)), ...(await transferTasks(ctx, limit))],
}
