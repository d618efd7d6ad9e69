import type { Ctx } from '../context.ts'
import { inTransaction } from '../db/transaction.ts'
import { refuse } from '../refusal.ts'
import { nameOfLogin } from './login.rules.ts'
import * as store from './attempt.store.ts'
import * as rules from './session.rules.ts'
import { hashToken } from './token.ts'

/** What is guessed at: a login, known or not; or the second factor of an account. */
export const attemptsAtLogin = (login: string): string => hashToken(nameOfLogin(login))
export const attemptsAtFactor = (accountId: string): string => hashToken(`factor ${accountId}`)

/**
 * Counted before anything is looked at, in a transaction of its own, so that a refusal does not take it back. Known or not, a login that was tried
 * too often waits: whether it has an account cannot be told from it.
 */
export const countAttempt = (ctx: Ctx, key: string): Promise<void> =>
  inTransaction(ctx, async (inner) => {
    const { failed_count, failed_at } = await store.holdAttempts(inner, key)
    const wait = rules.secondsToWait(failed_count, failed_at, inner.now)
    if (wait > 0) refuse('session.wait', { seconds: wait })
    await store.countAttempt(inner, key)
  })
