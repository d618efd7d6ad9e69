import { sql } from 'kysely'
import type { Ctx } from '../kernel/context.ts'
import type { Due, Page } from '../kernel/keeping/keeping.ts'

const ids = (list: readonly string[]) => sql`any(${[...list]}::text[])`

/** Contacts of consumers who neither bought anything nor were told of anew since: each of their orders was completed long ago. */
export async function dueContacts({ db }: Ctx, { before, after, limit }: Page): Promise<Due[]> {
  const { rows } = await sql<{ id: string; since: Date }>`
    select t.consumer_id as id, greatest(t.as_of, (select max(coalesce(o.delivered_at, o.placed_at)) from marketplace."order" o where o.consumer_id = t.consumer_id)) as since
    from marketplace.consumer_contact t
    where t.as_of < ${before} and t.consumer_id > ${after ?? ''}
      and not exists (select from marketplace."order" o where o.consumer_id = t.consumer_id and coalesce(o.delivered_at, o.placed_at) >= ${before})
    order by t.consumer_id limit ${limit}`.execute(db)
  return rows.map(({ id, since }) => ({ id, since, about: [id] }))
}
export async function countContacts({ db }: Ctx): Promise<number> {
  const { n } = await db
    .selectFrom('marketplace.consumer_contact')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}
export async function deleteContacts({ db }: Ctx, consumers: readonly string[]): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('marketplace.consumer_contact')
    .where(sql<boolean>`consumer_id = ${ids(consumers)}`)
    .executeTakeFirst()
  return Number(numDeletedRows)
}
