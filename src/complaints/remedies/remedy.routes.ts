import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import { handle, type BoundRoute } from '../../kernel/http/handle.ts'
import { calculateAll } from './batch.rules.ts'
import { answerOne, listOn } from './remedy.actions.ts'
import * as contract from './remedy.contract.ts'

/** They compute and store nothing, so they need no transaction. */
const outside = { outside: true }

export const remedyRoutes: readonly BoundRoute[] = [
  handle(contract.listRemedies, (ctx, { onDay }, { language }) => listOn(ctx, onDay, language)),
  handle(contract.calculateRemedies, (ctx, situation, { language }) => answerOne(ctx, situation, language), outside),
  handle(
    contract.calculateManyRemedies,
    ({ rulebook, now }, { rows }, { language }) => calculateAll(rows, { rulebook, language, today: shanghaiDay(now) }),
    outside,
  ),
]
