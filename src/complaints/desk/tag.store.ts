import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { TagColour, type TagMark } from './tag-mark.contract.ts'

export type Tag = TagMark & { readonly meaning: string; readonly retired: boolean; readonly version: number }

const columns = ['id', 'name', 'colour', 'meaning', 'retired_at', 'version'] as const
type Row = { id: string; name: string; colour: string; meaning: string; retired_at: Date | null; version: number }
const fromRow = ({ id, name, colour, meaning, retired_at, version }: Row): Tag => {
  return { id, name, colour: TagColour.parse(colour), meaning, retired: retired_at !== null, version }
}

export async function allTags({ db }: Ctx): Promise<Tag[]> {
  const rows = await db
    .selectFrom('complaints.tag')
    .select(columns)
    .orderBy(sql`retired_at is not null`)
    .orderBy('name')
    .limit(500)
    .execute()
  return rows.map(fromRow)
}

export async function holdTag({ db }: Ctx, id: string): Promise<Tag | undefined> {
  const row = await db.selectFrom('complaints.tag').select(columns).where('id', '=', id).forUpdate().executeTakeFirst()
  return row && fromRow(row)
}

/** One change of the list at a time: two people cannot both add the last one that fits, or the same name. */
export const holdList = ({ db }: Ctx) =>
  sql`select pg_advisory_xact_lock(hashtextextended('complaints.tag', 0))`.execute(db)

export async function insertTag({ db, now, actor }: Ctx, tag: Omit<Tag, 'retired' | 'version'>): Promise<void> {
  await db
    .insertInto('complaints.tag')
    .values({ ...tag, by: actor.id, at: now })
    .execute()
}

export async function saveTag({ db, now, actor }: Ctx, { id, retired, ...tag }: Tag): Promise<void> {
  await db
    .updateTable('complaints.tag')
    .set({ ...tag, retired_at: retired ? now : null, by: actor.id, at: now })
    .where('id', '=', id)
    .execute()
}

/** How many open complaints have each tag, of each no more than a limit. */
export async function openWith({ db }: Ctx, ids: readonly string[], limit: number): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map()
  const found = await sql<{ id: string; n: number }>`
    select t.id, (select count(*) from (
        select from complaints.complaint_tag m join complaints.complaint c on c.id = m.complaint_id
        where m.tag_id = t.id and c.state <> 'closed' limit ${limit}) counted)::int as n
    from complaints.tag t where t.id = any(${[...ids]})`.execute(db)
  return new Map(found.rows.map(({ id, n }) => [id, n]))
}

/** False when it was so already. */
export async function mark({ db, now, actor }: Ctx, complaintId: string, tagId: string, on: boolean): Promise<boolean> {
  const row = on
    ? await db
        .insertInto('complaints.complaint_tag')
        .values({ complaint_id: complaintId, tag_id: tagId, by: actor.id, at: now })
        .onConflict((conflict) => conflict.doNothing())
        .returning('tag_id')
        .executeTakeFirst()
    : await db
        .deleteFrom('complaints.complaint_tag')
        .where('complaint_id', '=', complaintId)
        .where('tag_id', '=', tagId)
        .returning('tag_id')
        .executeTakeFirst()
  return row !== undefined
}

/** The tags of several complaints, asked for once. */
export async function tagsOf({ db }: Ctx, complaintIds: readonly string[]): Promise<Map<string, TagMark[]>> {
  if (complaintIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('complaints.complaint_tag as m')
    .innerJoin('complaints.tag as t', 't.id', 'm.tag_id')
    .select(['m.complaint_id', 't.id', 't.name', 't.colour'])
    .where('m.complaint_id', 'in', [...complaintIds])
    .orderBy('t.name')
    .execute()
  const marks = rows.map(({ complaint_id: of, id, name, colour }) => {
    return { of, mark: { id, name, colour: TagColour.parse(colour) } }
  })
  return new Map([...Map.groupBy(marks, ({ of }) => of)].map(([of, all]) => [of, all.map(({ mark }) => mark)]))
}
