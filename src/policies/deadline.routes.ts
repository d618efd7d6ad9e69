import { handle, type BoundRoute } from '../kernel/http/handle.ts'
import { dayNumber, startOfDay } from '../kernel/calendar/day.rules.ts'
import { rulebookKnownAt } from '../kernel/rulebook/calendar-known.ts'
import { calculateDeadlines } from './deadline.contract.ts'
import { answerAll } from './deadline.rules.ts'

const endOfDay = (day: string): Date => new Date(startOfDay(dayNumber(day) + 1).getTime() - 1)

export const deadlineRoutes: readonly BoundRoute[] = [
  // It computes and stores nothing, so it needs no transaction.
  handle(
    calculateDeadlines,
    async (ctx, { items, explain, knownOn }, { language }) => {
      const rulebook = knownOn === undefined ? ctx.rulebook : await rulebookKnownAt(ctx, endOfDay(knownOn))
      return answerAll(items, { rulebook, language, explain })
    },
    { outside: true },
  ),
]
