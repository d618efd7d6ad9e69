import type { Ctx } from '../../context.ts'
import { refuse } from '../../refusal.ts'
import { factorsOf } from '../factor/factor.store.ts'
import { findProof } from '../session.store.ts'
import { hashToken } from '../token.ts'
import { mustProveAgain, type StepUp } from './step-up.rules.ts'

/** Machines have keys and no second factor; guests come through doors that prove a contact. */
export async function assertFresh(ctx: Ctx, stepUp: StepUp, sessionToken: string | null): Promise<void> {
  if (ctx.actor.kind !== 'person' || sessionToken === null) return
  const factors = await factorsOf(ctx, ctx.actor.id)
  const session = await findProof(ctx, hashToken(sessionToken))
  if (!session) return refuse('access.sign-in-needed')
  const proof = { level: session.level, provedAt: session.proved_at }
  if (!mustProveAgain(stepUp, { proof, hasFactor: factors.length > 0, now: ctx.now })) return
  refuse('session.step-up-needed', { minutes: stepUp.minutes, ways: factors.join(',') })
}
