import type { Actor, Ctx } from '../context.ts'
import { inTransaction } from '../db/transaction.ts'
import { record } from '../fact/record.ts'
import { newId } from '../id.ts'
import { announce } from '../live/announce.ts'
import { found, refuse } from '../refusal.ts'
import { Role } from '../role.contract.ts'
import * as accounts from './account.store.ts'
import * as attemptStore from './attempt.store.ts'
import * as keys from './key.store.ts'
import { nameOfLogin } from './login.rules.ts'
import { assertGoodPassword, hashPassword, isOutdated, passwordMatches } from './password.ts'
import * as rules from './session.rules.ts'
import * as store from './session.store.ts'
import { hashToken, newToken } from './token.ts'

export type Device = { readonly userAgent: string; readonly ip: string }
export type Started = { readonly token: string; readonly expires: Date; readonly accountId: string }

/** Same words and same work whether the login exists or not; the attempt is counted before the password is looked at. */
export async function startSession(
  ctx: Ctx,
  login: { login: string; password: string },
  device: Device,
): Promise<Started> {
  const attempts = hashToken(nameOfLogin(login.login))
  await inTransaction(ctx, (inner) => countAttempt(inner, attempts))
  const account = await accounts.findByLogin(ctx, login.login)
  const matches = await passwordMatches(ctx, account?.password_hash ?? null, login.password)
  if (!account || !matches || account.state !== 'active') return refuse('session.wrong-login')
  // Before the row is held: nobody waits for a hash.
  const fresh = isOutdated(account.password_hash ?? '') ? await hashPassword(ctx, login.password) : null
  return inTransaction(ctx, async (inner) => {
    // A password changed or an account disabled while we were looking at the old one ends this sign-in too.
    const held = await accounts.holdAccount(inner, account.id)
    if (held?.state !== 'active' || held.password_hash !== account.password_hash) return refuse('session.wrong-login')
    await attemptStore.clearAttempts(inner, attempts)
    if (fresh !== null) await accounts.updateAccount(inner, held.id, { password_hash: fresh })
    return openSession({ ...inner, actor: personOf(held.id, Role.array().parse(held.roles), held) }, device)
  })
}

/** Known or not, a login that was tried too often waits: whether it has an account cannot be told from it. */
async function countAttempt(ctx: Ctx, loginHash: string): Promise<void> {
  const { failed_count, failed_at } = await attemptStore.holdAttempts(ctx, loginHash)
  const wait = rules.secondsToWait(failed_count, failed_at, ctx.now)
  if (wait > 0) refuse('session.wait', { seconds: wait })
  await attemptStore.countAttempt(ctx, loginHash)
}

/** A new session for the actor itself. */
export async function openSession(ctx: Ctx, device: Device, level: 1 | 2 = 1): Promise<Started> {
  const token = newToken()
  const expires = rules.sessionExpiry(ctx.actor.roles, ctx.now, ctx.now)
  const id = newId('ses')
  await store.insertSession(ctx, {
    token_hash: hashToken(token),
    id,
    account_id: ctx.actor.id,
    expires_at: expires,
    user_agent: device.userAgent,
    ip: device.ip,
    level,
  })
  await record(ctx, [{ kind: 'session.started', subject: ctx.actor.id, data: { session: id } }])
  return { token, expires, accountId: ctx.actor.id }
}

const touchEveryMs = 60_000

export async function actorOfSession(ctx: Ctx, token: string): Promise<Actor | null> {
  const session = await store.findSession(ctx, hashToken(token))
  if (!session) return null
  const roles = Role.array().parse(session.roles)
  if (ctx.now.getTime() - session.last_seen_at.getTime() > touchEveryMs) {
    await store.touchSession(ctx, session.id, rules.sessionExpiry(roles, session.created_at, ctx.now))
  }
  return personOf(session.account_id, roles, session)
}

export const sessionTopic = (accountId: string): string => `session.${accountId}`
/** Whoever listens is looked at again: a line that is open ends with its session. */
export const tellLines = (ctx: Ctx, accountId: string): Promise<void> =>
  announce(ctx, [sessionTopic(accountId)], accountId)

/** Whether it is still this actor's, with the same rights. Waiting for news is no use of a session and does not lengthen it. */
export async function isSessionOf(ctx: Ctx, token: string, actor: Actor): Promise<boolean> {
  const session = await store.findSession(ctx, hashToken(token))
  return session?.account_id === actor.id && session.roles.join(',') === actor.roles.join(',')
}

export async function actorOfKey(ctx: Ctx, token: string): Promise<Actor | null> {
  const key = await keys.findKey(ctx, hashToken(token))
  if (!key) return null
  if (ctx.now.getTime() - (key.last_used_at?.getTime() ?? 0) > touchEveryMs) await keys.touchKey(ctx, key.id)
  return { id: key.id, kind: 'machine', roles: ['machine'], consumerId: null, merchantId: null, scopes: key.scopes }
}

export async function endSession(ctx: Ctx, token: string): Promise<boolean> {
  const ended = await store.deleteSessionByToken(ctx, hashToken(token))
  if (ended) {
    await record(ctx, [{ kind: 'session.ended', subject: ended.account_id }])
    await tellLines(ctx, ended.account_id)
  }
  return ended !== undefined
}

export async function endSessionById(ctx: Ctx, id: string): Promise<boolean> {
  found(await store.deleteSession(ctx, ctx.actor.id, id), 'session')
  await record(ctx, [{ kind: 'session.ended', subject: ctx.actor.id, data: { session: id } }])
  await tellLines(ctx, ctx.actor.id)
  return true
}

export async function changePassword(
  ctx: Ctx,
  change: { current: string; next: string },
  currentToken: string | null,
): Promise<void> {
  const account = found(await accounts.holdAccount(ctx, ctx.actor.id), 'account')
  if (!(await passwordMatches(ctx, account.password_hash, change.current))) refuse('session.password-wrong')
  assertGoodPassword(ctx, change.next, [account.email, account.phone, account.display_name])
  const password_hash = await hashPassword(ctx, change.next)
  await accounts.updateAccount(ctx, account.id, { password_hash, password_changed_at: ctx.now })
  await store.deleteOtherSessions(ctx, account.id, currentToken ? hashToken(currentToken) : null)
  await record(ctx, [{ kind: 'account.password-changed', subject: account.id }])
  await tellLines(ctx, account.id)
}

type Party = { readonly consumer_id: string | null; readonly merchant_id: string | null }
const personOf = (id: string, roles: readonly Role[], party: Party): Actor => ({
  id,
  kind: 'person',
  roles,
  consumerId: party.consumer_id,
  merchantId: party.merchant_id,
  scopes: [],
})
