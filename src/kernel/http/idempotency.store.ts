import { sql } from 'kysely'
import type { Ctx } from '../context.ts'

export type StoredAnswer = { request: string; status: number | null; answer: Buffer | null }

/**
 * Something for the first use of the key: which vault key seals answers, in the same query. A second, concurrent use waits here until
 * the first commits or rolls back.
 */
export const claimKey = ({ db, now }: Ctx, actor: string, key: string, request: string) =>
  db
    .insertInto('kernel.idempotency')
    .values({ actor, key, request, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning(
      sql<string | null>`(select id from kernel.vault_domain_key where domain = 'passing' and state = 'active')`.as(
        'sealedBy',
      ),
    )
    .executeTakeFirst()

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
  answer: Buffer | null,
): Promise<void> {
  await db
    .updateTable('kernel.idempotency')
    .set({ status, answer })
    .where('actor', '=', actor)
    .where('key', '=', key)
    .execute()
}

export async function forgetKeysBefore({ db }: Ctx, before: Date): Promise<void> {
  await db.deleteFrom('kernel.idempotency').where('created_at', '<', before).execute()
}
