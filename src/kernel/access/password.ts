import { availableParallelism } from 'node:os'
import { hash, verify, type Options } from '@node-rs/argon2'
import type { Ctx } from '../context.ts'
import { refuse } from '../refusal.ts'
import { accessNumber } from './access-numbers.ts'
import { passwordProblem, type About } from './password/password.rules.ts'
import { waitingRoom } from './password/waiting-room.ts'
import { signInKey } from './secret/secret.actions.ts'

/** OWASP's first argon2id choice: 19 MiB, two passes, one lane. */
const cost: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
/** Which pepper a hash was made with; without one it is from before there was any. */
const peppered = 'p1'

/** Fifty wait for a second or two at most; more than that is a flood. */
const room = waitingRoom({ atOnce: 2 * availableParallelism(), waiting: 50 })

/**
 * The pepper goes in as argon2's own secret (RFC 9106, 3.1: `K`). It stands sealed in the vault: with a copy of the database alone nobody tries
 * a single password.
 */
export async function hashPassword(ctx: Ctx, password: string): Promise<string> {
  const secret = await signInKey(ctx, 'password')
  return peppered + (await room.run(() => hash(password.normalize('NFKC'), { ...cost, secret })))
}

/** An unknown login costs the same work as a known one, so the answer's time tells nothing. */
const nobody = hash('nobody has this password', cost)
export async function passwordMatches(ctx: Ctx, stored: string | null, password: string): Promise<boolean> {
  const secret = await signInKey(ctx, 'password')
  const known = stored ?? peppered + (await nobody)
  const options = known.startsWith(peppered) ? { secret } : {}
  const matches = await room.run(() => verify(known.replace(peppered, ''), password.normalize('NFKC'), options))
  return matches && stored !== null
}

/** From before the pepper: hashed anew at the next sign-in, when the password is there. */
export const isOutdated = (stored: string): boolean => !stored.startsWith(peppered)

export function assertGoodPassword(ctx: Ctx, password: string, about: About): void {
  const problem = passwordProblem(password, about, {
    leastLength: accessNumber(ctx, 'password.least-length'),
    leastBits: accessNumber(ctx, 'password.least-bits'),
  })
  if (problem) refuse(problem.code, problem.params)
}
