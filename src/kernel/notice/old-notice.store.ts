import { sql } from 'kysely'
import type { Ctx } from '../context.ts'
import type { Due, Page } from '../keeping/keeping.ts'

/** What still waits to be sent is not old, whenever it was written. */
export async function dueNotices({ db }: Ctx, { before, after, limit }: Page): Promise<Due[]> {
  const rows = await db
    .selectFrom('kernel.notice')
    .select(['id', 'created_at', 'subject'])
    .where('created_at', '<', before)
    .where('state', 'not in', ['queued', 'held'])
    .$if(after !== null, (query) => query.where('id', '>', after ?? ''))
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(({ id, created_at: since, subject }) => ({ id, since, about: subject === null ? [] : [subject] }))
}
export async function countNotices({ db }: Ctx): Promise<number> {
  const { n } = await db
    .selectFrom('kernel.notice')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}
export async function deleteNotices({ db }: Ctx, ids: readonly string[]): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('kernel.notice')
    .where(sql<boolean>`id = any(${[...ids]}::text[])`)
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/** Whoever is gone is not written to any more. */
export async function skipWaiting({ db }: Ctx, recipients: readonly string[]): Promise<void> {
  await db
    .updateTable('kernel.notice')
    .set({ state: 'skipped', reason: 'recipient-gone', next_try_at: null })
    .where('recipient', 'in', [...recipients])
    .where('state', 'in', ['queued', 'held'])
    .execute()
}
