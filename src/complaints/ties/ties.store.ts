import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'

/** A matter that was settled in part stands in several rows: what it was settled from, and what was settled apart. */
export async function sameMatter({ db }: Ctx, ids: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('complaints.complaint')
    .select(['id', 'part_of'])
    .where(sql<boolean>`id = any (${[...ids]}) or part_of = any (${[...ids]})`)
    .execute()
  return [...new Set([...ids, ...rows.flatMap(({ id, part_of }) => (part_of === null ? [id] : [id, part_of]))])]
}

/** Of a list, what its reader is no side of: the same as `isParty`, asked of the rows. */
export const noSide = ({ actor }: Pick<Ctx, 'actor'>, complaint: 'c' | 'complaint') =>
  sql<boolean>`${sql.ref(complaint)}.consumer_id is distinct from ${actor.consumerId ?? ''}
    and ${sql.ref(complaint)}.merchant_id is distinct from ${actor.merchantId ?? ''}`

/** Everybody who stands in the file itself: who wrote in it, its agent, who was to decide. The room is asked apart. */
export async function namedIn({ db }: Ctx, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ who: string }>`
    with matter as (select unnest(${[...ids]}::text[]) as id)
    select author as who from complaints.statement join matter on complaint_id = matter.id where author <> 'system'
    union select agent_id from complaints.complaint join matter using (id)
    union select agent_id from complaints.assignment join matter on complaint_id = matter.id
    union select arbitrator_id from complaints.ruling join matter on complaint_id = matter.id
    union select account_id from complaints.ruling_seat join matter on complaint_id = matter.id
    union select about from complaints.ruling_step join matter on complaint_id = matter.id where kind = 'challenge'`.execute(
    db,
  )
  return rows.flatMap(({ who }) => (who === null ? [] : [who]))
}

/** Who sits or sat to decide one of these. */
export async function seatedIn({ db }: Ctx, ids: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('complaints.ruling_seat')
    .select('account_id')
    .distinct()
    .where(sql<boolean>`complaint_id = any (${[...ids]})`)
    .execute()
  return rows.map((row) => row.account_id)
}
