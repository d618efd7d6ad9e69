import { handle, type BoundRoute } from '../kernel/http/handle.ts'
import { calculateDeadlines } from './deadline.contract.ts'
import { answerAll } from './deadline.rules.ts'

export const deadlineRoutes: readonly BoundRoute[] = [
  // It computes and stores nothing, so it needs no transaction.
  handle(
    calculateDeadlines,
    ({ rulebook }, { items, explain }, { language }) => answerAll(items, { rulebook, language, explain }),
    { outside: true },
  ),
]
