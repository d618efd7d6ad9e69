import { callBackTasks } from './call-back.actions.ts'
import { enterReactions } from './enter.jobs.ts'
import { enterRoutes } from './enter.routes.ts'
import { enterFacts } from './facts.rules.ts'
import { entryRefusals } from './refusal-words.contract.ts'
import { transferTasks } from './transfer.actions.ts'
import type { Part } from '../part.ts'

/** What calls, transfers and posts (7.2) plug in: README.md. */
export const enter: Part = {
  routes: enterRoutes,
  reactions: enterReactions,
  refusals: entryRefusals,
  facts: enterFacts,
  tasks: async (ctx, limit) => [...(await callBackTasks(ctx, limit)), ...(await transferTasks(ctx, limit))],
}
