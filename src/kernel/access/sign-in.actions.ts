import type { Actor, Ctx } from '../context.ts'
import { inTransaction } from '../db/transaction.ts'
import { record } from '../fact/record.ts'
import { notify } from '../notice/notify.ts'
import { refuse } from '../refusal.ts'
import { Role } from '../role.contract.ts'
import * as accounts from './account.store.ts'
import { countAttempt, forgetAttempts, takeBackElsewhere } from './attempt/attempt.actions.ts'
import { deviceAt } from './attempt/device.actions.ts'
import * as challenges from './challenge.store.ts'
import { factorsOf, type Factor } from './factor/factor.store.ts'
import { takeCode, type Typed } from './factor/take-code.actions.ts'
import { hashPassword, isOutdated, passwordMatches } from './password.ts'
import { openSession, personOf, type Device, type Started } from './session.actions.ts'
import { hashToken, newToken } from './token.ts'

/** The cookie of a browser that signed in before. */
export type KnownBy = { readonly deviceCookie: string | null }
export type SecondStep = { readonly challenge: string; readonly ways: readonly Factor[]; readonly expires: Date }
export type Entered = { readonly started: Started } | { readonly second: SecondStep }

/** So long, and so often, a second step may be tried. */
const challengeLifeMs = 5 * 60_000
export const mostTries = 5

/** Same words and same work whether the login exists or not; the attempt is counted before the password is looked at. */
export async function signIn(
  ctx: Ctx,
  { login, password }: { login: string; password: string },
  device: Device & KnownBy,
): Promise<Entered> {
  const account = await accounts.findByLogin(ctx, login)
  const trier = { ip: device.ip, device: await deviceAt(ctx, device.deviceCookie, account?.id) }
  await countAttempt(ctx, { login }, trier)
  const matches = await passwordMatches(ctx, account?.password_hash ?? null, password)
  if (!account || !matches || account.state !== 'active') return refuse('session.wrong-login')
  // Before the row is held: nobody waits for a hash.
  const fresh = isOutdated(account.password_hash ?? '') ? await hashPassword(ctx, password) : null
  return inTransaction(ctx, async (inner) => {
    // A password changed or an account disabled while we were looking at the old one ends this sign-in too.
    const held = await accounts.holdAccount(inner, account.id)
    if (held?.state !== 'active' || held.password_hash !== account.password_hash) return refuse('session.wrong-login')
    if (fresh !== null) await accounts.updateAccount(inner, held.id, { password_hash: fresh })
    const ways = await factorsOf(inner, held.id)
    // The attempts stay counted until the second step: a password alone does not win a guesser new tries.
    if (ways.length > 0) {
      await takeBackElsewhere(inner, { login }, trier)
      return { second: await beginSecondStep(inner, held.id, ways) }
    }
    await forgetAttempts(inner, [{ login }], trier)
    return { started: await openSession(asAccount(inner, held), device) }
  })
}

export async function beginSecondStep(ctx: Ctx, accountId: string, ways: readonly Factor[]): Promise<SecondStep> {
  const challenge = newToken()
  const expires = new Date(ctx.now.getTime() + challengeLifeMs)
  await challenges.insertChallenge(ctx, {
    token_hash: hashToken(challenge),
    purpose: 'second-step',
    account_id: accountId,
    challenge: null,
    expires_at: expires,
  })
  return { challenge, ways, expires }
}

export async function finishSignIn(
  ctx: Ctx,
  { challenge, ...typed }: Typed & { readonly challenge: string },
  device: Device & KnownBy,
): Promise<Started> {
  const tokenHash = hashToken(challenge)
  const tried = await inTransaction(ctx, (inner) => challenges.countTry(inner, tokenHash, mostTries))
  if (!tried?.account_id) return refuse('factor.challenge-over')
  const accountId = tried.account_id
  const trier = { ip: device.ip, device: await deviceAt(ctx, device.deviceCookie, accountId) }
  await countAttempt(ctx, { factorOf: accountId }, trier)
  const started = await inTransaction(ctx, async (inner) => {
    const held = await accounts.holdAccount(inner, accountId)
    const open = await challenges.holdChallenge(inner, 'second-step', tokenHash)
    if (!open || held?.state !== 'active') return refuse('factor.challenge-over')
    if (!(await takeCode(inner, accountId, typed))) return null
    await challenges.deleteChallenge(inner, tokenHash)
    const logins = [held.email, held.phone].flatMap((login) => (login === null ? [] : [{ login }]))
    await forgetAttempts(inner, [{ factorOf: accountId }, ...logins], trier)
    return openSession(asAccount(inner, held), device, 2)
  })
  if (started) return started
  if (tried.tries >= mostTries) await inTransaction(ctx, (inner) => tellOfFailure(inner, accountId))
  return refuse('factor.code-wrong', { field: 'code', left: mostTries - tried.tries })
}

/** Somebody has the password and not the second factor: its owner should know, and choose another. */
async function tellOfFailure(ctx: Ctx, accountId: string): Promise<void> {
  const [fact] = await record(ctx, [{ kind: 'session.second-step-failed', subject: accountId }])
  await notify(ctx, {
    to: { account: accountId },
    template: 'account.second-step-failed',
    params: {},
    subject: null,
    dedupe: fact?.id ?? `${accountId} ${ctx.now.getTime()}`,
  })
}

type Held = {
  readonly id: string
  readonly roles: readonly string[]
  readonly consumer_id: string | null
  readonly merchant_id: string | null
}
/** As the one whose account it is. */
export const asAccount = (ctx: Ctx, held: Held): Ctx => ({ ...ctx, actor: actorOf(held) })
const actorOf = (held: Held): Actor => personOf(held.id, Role.array().parse(held.roles), held)
