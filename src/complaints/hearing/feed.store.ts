import type { Ctx } from '../../kernel/context.ts'

export const feedOf = ({ db }: Ctx, accountId: string) =>
  db.selectFrom('complaints.hearing_feed').select('since').where('account_id', '=', accountId).executeTakeFirst()

/** One for each account: a new address takes the place of the one before. */
export const saveFeed = ({ db, now }: Ctx, accountId: string, hash: string) =>
  db
    .insertInto('complaints.hearing_feed')
    .values({ account_id: accountId, hash, since: now })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet({ hash, since: now }))
    .execute()

export async function deleteFeed({ db }: Ctx, accountId: string): Promise<boolean> {
  const row = await db
    .deleteFrom('complaints.hearing_feed')
    .where('account_id', '=', accountId)
    .returning('account_id')
    .executeTakeFirst()
  return row !== undefined
}

export const accountOfFeed = async ({ db }: Ctx, hash: string): Promise<string | null> =>
  (await db.selectFrom('complaints.hearing_feed').select('account_id').where('hash', '=', hash).executeTakeFirst())
    ?.account_id ?? null
