import type { Ctx } from '../../context.ts'
import { factorsOf } from '../factor/factor.store.ts'
import { findProof } from '../session.store.ts'
import { hashToken } from '../token.ts'
import { mustProveAgain, type StepUp } from './step-up.rules.ts'

/** When whoever holds this session last proved to be its owner: by signing in, or by a second factor since. */
export async function provedAt(ctx: Ctx, sessionToken: string | null): Promise<Date | null> {
  const proof = sessionToken === null ? undefined : await findProof(ctx, hashToken(sessionToken))
  return proof?.proved_at ?? null
}

/** Whether that was just now: by a second factor where there is one, else by signing in. */
export async function isFresh(ctx: Ctx, wanted: StepUp, sessionToken: string | null): Promise<boolean> {
  const proof = sessionToken === null ? undefined : await findProof(ctx, hashToken(sessionToken))
  if (!proof) return false
  const hasFactor = (await factorsOf(ctx, ctx.actor.id)).length > 0
  if (hasFactor)
    return !mustProveAgain(wanted, {
      proof: { level: proof.level, provedAt: proof.proved_at },
      hasFactor,
      now: ctx.now,
    })
  return ctx.now.getTime() - proof.proved_at.getTime() <= wanted.minutes * 60_000
}
