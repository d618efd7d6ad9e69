import type { Ctx } from '../context.ts'

export type Purpose =
  'second-step' | 'passkey-sign-in' | 'passkey-enrol' | 'passkey-step-up' | 'code-sign-in' | 'password-reset'
export type NewChallenge = {
  readonly token_hash: string
  readonly purpose: Purpose
  readonly account_id: string | null
  readonly challenge: string | null
  readonly expires_at: Date
}

export const insertChallenge = ({ db, now }: Ctx, challenge: NewChallenge) =>
  db
    .insertInto('kernel.sign_in_challenge')
    .values({ ...challenge, created_at: now })
    .execute()

const live = ({ db, now }: Ctx, purpose: Purpose, tokenHash: string) =>
  db
    .selectFrom('kernel.sign_in_challenge')
    .select(['account_id', 'challenge', 'tries'])
    .where('token_hash', '=', tokenHash)
    .where('purpose', '=', purpose)
    .where('expires_at', '>', now)

/** Held until the transaction ends: of two who use it at once, one finds it gone. */
export const holdChallenge = (ctx: Ctx, purpose: Purpose, tokenHash: string) =>
  live(ctx, purpose, tokenHash).forUpdate().executeTakeFirst()

/** One more try, counted whatever comes of it; undefined when there are none left, or no such challenge. */
export const countTry = ({ db, now }: Ctx, tokenHash: string, mostTries: number) =>
  db
    .updateTable('kernel.sign_in_challenge')
    .set((set) => ({ tries: set('tries', '+', 1) }))
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .where('tries', '<', mostTries)
    .returning(['tries', 'account_id'])
    .executeTakeFirst()

export const deleteChallenge = ({ db }: Ctx, tokenHash: string) =>
  db.deleteFrom('kernel.sign_in_challenge').where('token_hash', '=', tokenHash).execute()

/** A password that changed ends what was begun with the one before. */
export const deleteChallengesOf = ({ db }: Ctx, accountId: string) =>
  db.deleteFrom('kernel.sign_in_challenge').where('account_id', '=', accountId).execute()

export const deleteOldChallenges = ({ db }: Ctx, before: Date) =>
  db.deleteFrom('kernel.sign_in_challenge').where('expires_at', '<', before).execute()
