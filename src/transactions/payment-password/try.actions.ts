import { passwordMatches } from '../../kernel/access/password.ts'
import type { Ctx } from '../../kernel/context.ts'
import { inTransaction } from '../../kernel/db/transaction.ts'
import { record } from '../../kernel/fact/record.ts'
import { refuse } from '../../kernel/refusal.ts'
import { numberOf } from '../parameter.rules.ts'
import { countTry } from './password.rules.ts'
import * as store from './password.store.ts'
import { tell } from './tell.actions.ts'

/**
 * Whether this is the password, for routes that open their own transactions: the try is counted and stays counted before anything is
 * compared. Returns the hash that was right, so that what follows can see that it is still the one.
 */
export async function tryPassword(ctx: Ctx, consumer: string, typed: string, field: string): Promise<string> {
  const most = numberOf(ctx.rulebook, 'transaction-password.tries', ctx.now)
  const lockMs = numberOf(ctx.rulebook, 'transaction-password.lock', ctx.now) * 3_600_000
  const counted = await inTransaction(ctx, async (inner) => {
    const row = await store.hold(inner, consumer)
    if (!row) return refuse('transaction-password.none')
    const next = countTry({ tries: row.tries, lockedUntil: row.locked_until }, { most, lockMs, now: ctx.now })
    if (!next) return refuse('transaction-password.locked', { minutes: minutesTo(row.locked_until, ctx.now) })
    await store.update(inner, consumer, { tries: next.tries, locked_until: next.lockedUntil })
    return { ...next, hash: row.hash }
  })
  if (await passwordMatches(ctx, counted.hash, typed)) {
    await inTransaction(ctx, (inner) => store.update(inner, consumer, { tries: 0, locked_until: null }))
    return counted.hash
  }
  if (counted.lockedUntil === null) return refuse('transaction-password.wrong', { field, left: most - counted.tries })
  await inTransaction(ctx, async (inner) => {
    const [fact] = await record(inner, [{ kind: 'transaction-password.locked', subject: consumer, data: {} }])
    await tell(inner, 'locked', { consumer, occasion: fact?.id ?? '' })
  })
  return refuse('transaction-password.locked', { minutes: minutesTo(counted.lockedUntil, ctx.now) })
}

const minutesTo = (until: Date | null, now: Date): number =>
  Math.ceil(((until?.getTime() ?? 0) - now.getTime()) / 60_000)
