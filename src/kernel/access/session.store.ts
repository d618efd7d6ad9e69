import type { Ctx } from '../context.ts'
import { notHeld } from '../restraint/not-held.store.ts'

export type NewSession = {
  token_hash: string
  id: string
  account_id: string
  expires_at: Date
  user_agent: string
  ip: string
  /** How many factors were shown. */
  level: 1 | 2
}
export const insertSession = ({ db, now }: Ctx, session: NewSession) =>
  db
    .insertInto('kernel.session')
    .values({ ...session, created_at: now, last_seen_at: now, proved_at: now })
    .execute()

/** The session with its account, when both are alive; a disabled account ends all of its sessions at once. */
export const findSession = ({ db, now }: Ctx, tokenHash: string) =>
  db
    .selectFrom('kernel.session as session')
    .innerJoin('kernel.account as account', 'account.id', 'session.account_id')
    .select([
      'session.id',
      'session.created_at',
      'session.last_seen_at',
      'account.id as account_id',
      'account.roles',
      'account.consumer_id',
      'account.merchant_id',
    ])
    .where('session.token_hash', '=', tokenHash)
    .where('session.expires_at', '>', now)
    .where('account.state', '=', 'active')
    .where(notHeld('account', 'account.id'))
    .executeTakeFirst()

export const touchSession = ({ db, now }: Ctx, id: string, expiresAt: Date) =>
  db.updateTable('kernel.session').set({ last_seen_at: now, expires_at: expiresAt }).where('id', '=', id).execute()

/** How fresh a sign-in is. */
export const findProof = ({ db, now }: Ctx, tokenHash: string) =>
  db
    .selectFrom('kernel.session')
    .select(['level', 'proved_at'])
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .executeTakeFirst()

/** A session whose owner proved again to be it goes on under a new token: the one before opens nothing. */
export const proveSession = ({ db, now }: Ctx, tokenHash: string, newTokenHash: string) =>
  db
    .updateTable('kernel.session')
    .set({ token_hash: newTokenHash, level: 2, proved_at: now })
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .returning(['id', 'account_id', 'expires_at'])
    .executeTakeFirst()

export const listSessions = ({ db, now }: Ctx, accountId: string) =>
  db
    .selectFrom('kernel.session')
    .select(['id', 'token_hash', 'created_at', 'last_seen_at', 'expires_at', 'user_agent', 'ip', 'level'])
    .where('account_id', '=', accountId)
    .where('expires_at', '>', now)
    .orderBy('last_seen_at', 'desc')
    .limit(50)
    .execute()

export const deleteSessionByToken = ({ db }: Ctx, tokenHash: string) =>
  db.deleteFrom('kernel.session').where('token_hash', '=', tokenHash).returning('account_id').executeTakeFirst()

export const deleteSession = ({ db }: Ctx, accountId: string, id: string) =>
  db
    .deleteFrom('kernel.session')
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()

/** How many there were. */
export const deleteOtherSessions = async ({ db }: Ctx, accountId: string, keepTokenHash: string | null) => {
  const done = await db
    .deleteFrom('kernel.session')
    .where('account_id', '=', accountId)
    .where('token_hash', '!=', keepTokenHash ?? '')
    .executeTakeFirst()
  return Number(done.numDeletedRows)
}

export const deleteExpired = ({ db, now }: Ctx) =>
  db.deleteFrom('kernel.session').where('expires_at', '<', now).execute()
