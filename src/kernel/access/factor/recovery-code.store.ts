import type { Ctx } from '../../context.ts'

export const insertCodes = ({ db, now }: Ctx, accountId: string, hashes: readonly string[]) =>
  db
    .insertInto('kernel.recovery_code')
    .values(hashes.map((hash) => ({ account_id: accountId, hash, created_at: now })))
    .execute()

export const deleteCodes = ({ db }: Ctx, accountId: string) =>
  db.deleteFrom('kernel.recovery_code').where('account_id', '=', accountId).execute()

/** Used at most once, also when it is typed twice at the same moment. */
export const useCode = async ({ db, now }: Ctx, accountId: string, hash: string): Promise<boolean> =>
  (await db
    .updateTable('kernel.recovery_code')
    .set({ used_at: now })
    .where('account_id', '=', accountId)
    .where('hash', '=', hash)
    .where('used_at', 'is', null)
    .returning('hash')
    .executeTakeFirst()) !== undefined

export async function codesLeft({ db }: Ctx, accountId: string): Promise<number> {
  const row = await db
    .selectFrom('kernel.recovery_code')
    .select(({ fn }) => fn.countAll<string>().as('left'))
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.left)
}
