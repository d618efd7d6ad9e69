import { sql } from 'kysely'
import type { Ctx } from '../context.ts'

/** The attempts of one login, held until the transaction ends: guesses that come at once are counted one after the other. */
export const holdAttempts = ({ db, now }: Ctx, loginHash: string) =>
  db
    .insertInto('kernel.sign_in_attempt')
    .values({ login_hash: loginHash, failed_count: 0, failed_at: now })
    .onConflict((conflict) => conflict.column('login_hash').doUpdateSet({ login_hash: sql`excluded.login_hash` }))
    .returning(['failed_count', 'failed_at'])
    .executeTakeFirstOrThrow()

/** Counted before the password is looked at. */
export const countAttempt = ({ db, now }: Ctx, loginHash: string) =>
  db
    .updateTable('kernel.sign_in_attempt')
    .set((set) => ({ failed_count: set('failed_count', '+', 1), failed_at: now }))
    .where('login_hash', '=', loginHash)
    .execute()

export const clearAttempts = ({ db }: Ctx, loginHash: string) =>
  db.deleteFrom('kernel.sign_in_attempt').where('login_hash', '=', loginHash).execute()

export const forgetAttemptsBefore = ({ db }: Ctx, before: Date) =>
  db.deleteFrom('kernel.sign_in_attempt').where('failed_at', '<', before).execute()
