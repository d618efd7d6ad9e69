import type { Ctx } from '../../kernel/context.ts'

/** From now on the data of these is stored and protected, and nothing else. */
export async function restrict({ db, now }: Ctx, requestId: string, subjects: readonly string[]): Promise<void> {
  await db
    .insertInto('privacy.restriction')
    .values(subjects.map((subject) => ({ subject_id: subject, request_id: requestId, since: now })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
export async function lift({ db, now }: Ctx, requestId: string): Promise<number> {
  const done = await db
    .updateTable('privacy.restriction')
    .set({ lifted_at: now })
    .where('request_id', '=', requestId)
    .where('lifted_at', 'is', null)
    .executeTakeFirst()
  return Number(done.numUpdatedRows)
}
export const isRestrictedBy = async ({ db }: Ctx, requestId: string): Promise<boolean> =>
  (await db
    .selectFrom('privacy.restriction')
    .select('subject_id')
    .where('request_id', '=', requestId)
    .where('lifted_at', 'is', null)
    .limit(1)
    .executeTakeFirst()) !== undefined

/** The request by which one of them is restricted now. */
export async function restrictionOf({ db }: Ctx, subjects: readonly string[]): Promise<string | null> {
  if (subjects.length === 0) return null
  const row = await db
    .selectFrom('privacy.restriction')
    .select('request_id')
    .where('subject_id', 'in', [...subjects])
    .where('lifted_at', 'is', null)
    .orderBy('since')
    .limit(1)
    .executeTakeFirst()
  return row?.request_id ?? null
}
