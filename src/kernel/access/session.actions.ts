import type { Actor, Ctx } from '../context.ts'
import { record } from '../fact/record.ts'
import { newId } from '../id.ts'
import { isHeld } from '../restraint/restraint.store.ts'
import { announce } from '../live/announce.ts'
import { found, refuse } from '../refusal.ts'
import { Role } from '../role.contract.ts'
import * as accounts from './account.store.ts'
import { deleteChallengesOf } from './challenge.store.ts'
import { assertGoodPassword, hashPassword, passwordMatches } from './password.ts'
import * as rules from './session.rules.ts'
import * as store from './session.store.ts'
import { networkOf } from './attempt/attempt.rules.ts'
import { noteAccess } from '../watch/note.actions.ts'
import * as containments from '../watch/containment.store.ts'
import { deviceDigest } from '../watch/device.ts'
import { hashToken, newToken } from './token.ts'

export type Device = { readonly userAgent: string; readonly ip: string }
export type Started = { readonly token: string; readonly expires: Date; readonly accountId: string }

/** A new session for the actor itself. */
export async function openSession(ctx: Ctx, device: Device, level: 1 | 2 = 1): Promise<Started> {
  if (await isHeld(ctx, 'account', ctx.actor.id)) return refuse('restraint.account-held')
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
  await noteAccess(ctx, {
    actor: ctx.actor.id,
    kind: 'signed-in',
    role: ctx.actor.roles[0] ?? null,
    thing: null,
    rows: 1,
    route: 'session',
    network: networkOf(device.ip),
    device: deviceDigest(device.userAgent),
    detail: null,
  })
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
  if (session?.account_id !== actor.id || session.roles.join(',') !== actor.roles.join(',')) return false
  return !(await containments.standing(ctx, actor.id)).some(({ measure }) => measure === 'frozen')
}

export async function endSession(ctx: Ctx, token: string): Promise<boolean> {
  const ended = await store.deleteSessionByToken(ctx, hashToken(token))
  if (ended) {
    await record(ctx, [{ kind: 'session.ended', subject: ended.account_id }])
    await tellLines(ctx, ended.account_id)
  }
  return ended !== undefined
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
  await endOtherSessions(ctx, account.id, currentToken)
  await record(ctx, [{ kind: 'account.password-changed', subject: account.id }])
}

/** Whatever changes who may come in ends what others opened, in every process at once; null: all of them. */
export async function endOtherSessions(ctx: Ctx, accountId: string, keepToken: string | null): Promise<number> {
  const ended = await store.deleteOtherSessions(ctx, accountId, keepToken ? hashToken(keepToken) : null)
  await deleteChallengesOf(ctx, accountId)
  await tellLines(ctx, accountId)
  return ended
}

type Party = { readonly consumer_id: string | null; readonly merchant_id: string | null }
export const personOf = (id: string, roles: readonly Role[], party: Party): Actor => ({
  id,
  kind: 'person',
  roles,
  consumerId: party.consumer_id,
  merchantId: party.merchant_id,
  scopes: [],
})
