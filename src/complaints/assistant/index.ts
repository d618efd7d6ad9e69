import { assistantJobs, assistantReactions } from './assistant.jobs.ts'
import { assistantRoutes } from './assistant.routes.ts'
import { assistantFacts } from './facts.rules.ts'
import { assistantRefusals } from './refusal-words.contract.ts'
import type { Part } from '../part.ts'

/** The optional assistant of the desk (7.3.1), plugged in: README.md. */
export const assistant: Part = {
  routes: assistantRoutes,
  jobs: assistantJobs,
  reactions: assistantReactions,
  refusals: assistantRefusals,
  facts: assistantFacts,
}
