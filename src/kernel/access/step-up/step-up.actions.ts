import type { Ctx } from '../../context.ts'
import { inTransaction } from '../../db/transaction.ts'
import { record } from '../../fact/record.ts'
import { refuse } from '../../refusal.ts'
import { countAttempt, forgetAttempts, ownTrier } from '../attempt/attempt.actions.ts'
import { factorsOf } from '../factor/factor.store.ts'
import { takeCode, type Typed } from '../factor/take-code.actions.ts'
import { findProof, proveSession } from '../session.store.ts'
import { hashToken, newToken } from '../token.ts'
import { mustProveAgain, type StepUp } from './step-up.rules.ts'

/** Machines have keys and no second factor; guests come through doors that prove a contact. */
export async function assertFresh(ctx: Ctx, wanted: StepUp, sessionToken: string | null): Promise<void> {
  if (ctx.actor.kind !== 'person' || sessionToken === null) return
  const factors = await factorsOf(ctx, ctx.actor.id)
  const session = await findProof(ctx, hashToken(sessionToken))
  if (!session) return refuse('access.sign-in-needed')
  const proof = { level: session.level, provedAt: session.proved_at }
  if (!mustProveAgain(wanted, { proof, hasFactor: factors.length > 0, now: ctx.now })) return
  refuse('session.step-up-needed', { minutes: wanted.minutes, ways: factors.join(',') })
}

type Here = { readonly sessionToken: string | null; readonly ip: string }

/** A right code makes this session fresh, under a new token; no other session of the account. */
export async function stepUp(ctx: Ctx, typed: Typed, { sessionToken, ip }: Here) {
  const target = { factorOf: ctx.actor.id }
  const trier = ownTrier(ip, sessionToken)
  await countAttempt(ctx, target, trier)
  return inTransaction(ctx, async (inner) => {
    if (!(await takeCode(inner, inner.actor.id, typed))) refuse('factor.code-wrong', { field: 'code' })
    await forgetAttempts(inner, [target], trier)
    return refreshSession(inner, sessionToken)
  })
}

/** In the transaction in which a factor was shown. */
export async function refreshSession(ctx: Ctx, sessionToken: string | null) {
  const token = newToken()
  const session = sessionToken && (await proveSession(ctx, hashToken(sessionToken), hashToken(token)))
  if (!session) return refuse('access.sign-in-needed')
  await record(ctx, [{ kind: 'session.stepped-up', subject: ctx.actor.id, data: { session: session.id } }])
  return { token, expires: session.expires_at }
}
