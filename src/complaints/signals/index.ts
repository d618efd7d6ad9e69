import { signalFacts } from './facts.rules.ts'
import { signalRefusals } from './refusal-words.contract.ts'
import { signalReactions } from './signal.jobs.ts'
import { signalRoutes } from './signal.routes.ts'
import type { Part } from '../part.ts'

/** What the words of a complaint suggest (7.1.1, 3.3.1), plugged in: README.md. */
export const signals: Part = {
  routes: signalRoutes,
  reactions: signalReactions,
  refusals: signalRefusals,
  facts: signalFacts,
  notices: new URL('./notices.yaml', import.meta.url),
}
