import { sql } from 'kysely'
import type { Ctx } from '../../context.ts'
import type { Count } from './attempt.rules.ts'

/** The attempts under one key, held until the transaction ends: guesses that come at once are counted one after the other. */
export async function holdAttempts({ db, now }: Ctx, key: string): Promise<Count> {
  const row = await db
    .insertInto('kernel.sign_in_attempt')
    .values({ login_hash: key, failed_count: 0, failed_at: now })
    .onConflict((conflict) => conflict.column('login_hash').doUpdateSet({ login_hash: sql`excluded.login_hash` }))
    .returning(['failed_count', 'failed_at'])
    .executeTakeFirstOrThrow()
  return { failedCount: row.failed_count, failedAt: row.failed_at }
}

export const saveAttempts = ({ db }: Ctx, key: string, { failedCount, failedAt }: Count) =>
  db
    .updateTable('kernel.sign_in_attempt')
    .set({ failed_count: failedCount, failed_at: failedAt })
    .where('login_hash', '=', key)
    .execute()

export const clearAttempts = ({ db }: Ctx, keys: readonly string[]) =>
  db
    .deleteFrom('kernel.sign_in_attempt')
    .where('login_hash', 'in', [...keys])
    .execute()

/** It was no failure after all. */
export const takeBack = ({ db }: Ctx, keys: readonly string[]) =>
  db
    .updateTable('kernel.sign_in_attempt')
    .set({ failed_count: sql`greatest(0, failed_count - 1)` })
    .where('login_hash', 'in', [...keys])
    .execute()

export const forgetAttemptsBefore = ({ db }: Ctx, before: Date) =>
  db.deleteFrom('kernel.sign_in_attempt').where('failed_at', '<', before).execute()
