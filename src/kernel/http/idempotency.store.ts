import type { Ctx } from '../context.ts'

export type StoredAnswer = { request: string; status: number | null; answer: unknown }

/** True for the first use of the key. A second, concurrent use waits here until the first commits or rolls back. */
export async function claimKey({ db, now }: Ctx, actor: string, key: string, request: string): Promise<boolean> {
  const result = await db
    .insertInto('kernel.idempotency')
    .values({ actor, key, request, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

export const storedAnswer = ({ db }: Ctx, actor: string, key: string): Promise<StoredAnswer | undefined> =>
  db
    .selectFrom('kernel.idempotency')
    .select(['request', 'status', 'answer'])
    .where('actor', '=', actor)
    .where('key', '=', key)
    .executeTakeFirst()

export async function saveAnswer(
  { db }: Ctx,
  actor: string,
  key: string,
  status: number,
  answer: unknown,
): Promise<void> {
  await db
    .updateTable('kernel.idempotency')
    .set({ status, answer: JSON.stringify(answer ?? null) })
    .where('actor', '=', actor)
    .where('key', '=', key)
    .execute()
}

export async function forgetKeysBefore({ db }: Ctx, before: Date): Promise<void> {
  await db.deleteFrom('kernel.idempotency').where('created_at', '<', before).execute()
}
