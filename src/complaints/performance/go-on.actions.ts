import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { NewFact } from '../../kernel/fact/fact.ts'
import { closedFact, ended, finish } from '../complaint.actions.ts'
import type { Complaint } from '../complaint.rules.ts'
import { obligationsOf, type Owed } from './obligation.store.ts'
import { afterDone, isProven, targetOf } from './stand.rules.ts'

type Going = {
  readonly before: Complaint
  readonly after: Complaint
  /** As it stood before the step. */
  readonly owed: readonly Owed[]
  /** What was enforced, where it is not what was promised. */
  readonly amountFen?: number
}
/** Where the case is after something of what is owed was said to be done, or was done: over, still performed, or still enforced. */
export async function goOn(ctx: Ctx, { before, after, owed, amountFen }: Going, facts: readonly NewFact[]) {
  const now = await obligationsOf(ctx, before.id)
  const performing = after.state === 'performing'
  const state = afterDone(now, performing ? 'performing' : 'enforcing', shanghaiDay(ctx.now))
  if (state === 'closed') {
    const outcome = performing ? 'performed' : 'enforced'
    const ending = { outcome, amountFen: amountFen ?? before.outcomeFen ?? 0 } as const
    return finish(ctx, { before, after: ended(ctx, after, ending) }, [...facts, closedFact(before.id, ending)])
  }
  const renew = performing && targetOf(now).key !== targetOf(owed).key
  return finish(ctx, { before, after: { ...after, state, proven: isProven(now) }, renew }, facts)
}
