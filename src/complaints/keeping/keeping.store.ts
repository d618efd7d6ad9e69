import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import type { Due, Page } from '../../kernel/keeping/keeping.ts'

type Old = { readonly id: string; readonly since: Date; readonly consumer: string | null }
const dueOf = ({ id, since, consumer }: Old): Due => ({ id, since, about: consumer === null ? [id] : [id, consumer] })
const anyOf = (list: readonly string[]) => sql`any(${[...list]}::text[])`

/** Cases that were closed before, of which a contact is still kept. */
export async function dueContacts({ db }: Ctx, { before, after, limit }: Page): Promise<Due[]> {
  const { rows } = await sql<Old>`
    select c.id, c.closed_at as since, c.consumer_id as consumer
    from complaints.contact t join complaints.complaint c on c.id = t.complaint_id
    where c.closed_at < ${before} and c.id > ${after ?? ''}
    order by c.id limit ${limit}`.execute(db)
  return rows.map(dueOf)
}
/** Cases that were closed before, of which the words of the sides are still kept. */
export async function dueWords({ db }: Ctx, { before, after, limit }: Page): Promise<Due[]> {
  const { rows } = await sql<Old>`
    select c.id, c.closed_at as since, c.consumer_id as consumer
    from complaints.complaint c
    where c.closed_at < ${before} and c.id > ${after ?? ''}
      and exists (select from complaints.statement s where s.complaint_id = c.id and s.text_sealed is not null)
    order by c.id limit ${limit}`.execute(db)
  return rows.map(dueOf)
}

const counted = async (found: Promise<{ rows: { n: number }[] }>): Promise<number> => (await found).rows[0]?.n ?? 0
export const countContacts = ({ db }: Ctx) =>
  counted(sql<{ n: number }>`select count(*)::int as n from complaints.contact`.execute(db))
export const countWords = ({ db }: Ctx) =>
  counted(
    sql<{
      n: number
    }>`select count(distinct complaint_id)::int as n from complaints.statement where text_sealed is not null`.execute(
      db,
    ),
  )

export async function deleteContacts({ db }: Ctx, complaints: readonly string[]): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('complaints.contact')
    .where(sql<boolean>`complaint_id = ${anyOf(complaints)}`)
    .executeTakeFirst()
  return Number(numDeletedRows)
}
/** The rows stay: who wrote when is the story of the case, and its facts name them. */
export async function emptyWords({ db }: Ctx, complaint: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('complaints.statement')
    .set({ text_sealed: null })
    .where('complaint_id', '=', complaint)
    .where('text_sealed', 'is not', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Of these cases and consumers: what is open, what a court or another body decided since, and whoever has an open case. */
export async function listHeld({ db }: Ctx, ids: readonly string[], before: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.id from complaints.complaint c
    where c.id = ${anyOf(ids)} and (c.closed_at is null or exists (
      select from complaints.legal_result r where r.complaint_id = c.id and r.dated_on >= ${before}::timestamptz))
    union
    select c.consumer_id from complaints.complaint c where c.consumer_id = ${anyOf(ids)} and c.closed_at is null`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}
