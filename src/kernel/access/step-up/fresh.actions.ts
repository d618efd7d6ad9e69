import type { Ctx } from '../../context.ts'
import { findProof } from '../session.store.ts'
import { hashToken } from '../token.ts'

/** When whoever holds this session last proved to be its owner: by signing in, or by a second factor since. */
export async function provedAt(ctx: Ctx, sessionToken: string | null): Promise<Date | null> {
  const proof = sessionToken === null ? undefined : await findProof(ctx, hashToken(sessionToken))
  return proof?.proved_at ?? null
}
