import type { Ctx } from '../../context.ts'
import { inTransaction } from '../../db/transaction.ts'
import { refuse } from '../../refusal.ts'
import { accessNumber } from '../access-numbers.ts'
import { nameOfLogin } from '../login.rules.ts'
import { hashToken } from '../token.ts'
import { counted, networkOf, secondsToWait, type Slowing } from './attempt.rules.ts'
import * as store from './attempt.store.ts'

/** Who tries: `device` is the browser that signed in as this person before, when it says so and we signed it. */
export type Trier = { readonly ip: string; readonly device: string | null }

/** Whoever is signed in tries from that session: strangers do not slow its owner down, nor does its thief. */
export const ownTrier = (ip: string, sessionToken: string | null): Trier => ({
  ip,
  device: sessionToken && hashToken(sessionToken).slice(0, 32),
})

/** What is guessed at: a login in its one spelling, known or not; or the second factor of an account. */
export type Target = { readonly login: string } | { readonly factorOf: string }
type Bucket = { readonly key: string; readonly slowing: Slowing }

const keyOf = (target: Target, device: string | null): string =>
  hashToken(
    [
      'login' in target ? nameOfLogin(target.login) : `factor ${target.factorOf}`,
      ...(device ? [`device ${device}`] : []),
    ].join(' '),
  )

/**
 * A stranger is counted at the login, at the network, and among everybody. A known device has a count of its own at the login and no other: whatever
 * strangers do, it does not wait for them.
 */
function bucketsOf(ctx: Ctx, target: Target, { ip, device }: Trier): readonly Bucket[] {
  const number = (id: string) => accessNumber(ctx, `sign-in.${id}`)
  const own: Bucket = {
    key: keyOf(target, device),
    slowing: { kind: 'doubling', free: number('free-attempts'), longestSeconds: number('longest-wait') },
  }
  if (device) return [own]
  const leaking = (id: string): Slowing => ({
    kind: 'leaking',
    burst: number(`${id}-burst`),
    perMinute: number(`${id}-per-minute`),
  })
  return [
    own,
    { key: hashToken(`network ${networkOf(ip)}`), slowing: leaking('network') },
    { key: hashToken('everybody'), slowing: leaking('everybody') },
  ]
}

/**
 * Counted before anything is looked at, in a transaction of its own, so that a refusal does not take it back. Known or not, a login that was tried
 * too often waits: whether it has an account cannot be told from it.
 */
export const countAttempt = (ctx: Ctx, target: Target, trier: Trier): Promise<void> =>
  inTransaction(ctx, async (inner) => {
    const held = []
    // Always in the same order: login, network, everybody. Two who hold one each never wait for each other.
    for (const bucket of bucketsOf(inner, target, trier))
      held.push({ ...bucket, count: await store.holdAttempts(inner, bucket.key) })
    const seconds = Math.max(...held.map(({ count, slowing }) => secondsToWait(count, slowing, inner.now)))
    if (seconds > 0) refuse('session.wait', { seconds })
    for (const { key, count, slowing } of held) await store.saveAttempts(inner, key, counted(count, slowing, inner.now))
  })

/** It succeeded: what was counted at the login is forgotten, for this device and for strangers; elsewhere it was one failure less. */
export async function forgetAttempts(ctx: Ctx, targets: readonly Target[], trier: Trier): Promise<void> {
  const devices = [null, ...(trier.device ? [trier.device] : [])]
  await store.clearAttempts(
    ctx,
    targets.flatMap((target) => devices.map((device) => keyOf(target, device))),
  )
  const [first] = targets
  if (first) await takeBackElsewhere(ctx, first, trier)
}

/** The password was right, the second step is still to come: only the network and everybody hear of it. */
export async function takeBackElsewhere(ctx: Ctx, target: Target, trier: Trier): Promise<void> {
  const [, ...elsewhere] = bucketsOf(ctx, target, trier)
  if (elsewhere.length > 0)
    await store.takeBack(
      ctx,
      elsewhere.map(({ key }) => key),
    )
}
