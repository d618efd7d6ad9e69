import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '../../../kernel/context.ts'
import { QueueColumn, ViewFilter, type SavedView } from './view.contract.ts'

export type View = Omit<SavedView, 'own' | 'count'> & { readonly owner: string }
const columns = ['id', 'owner', 'name', 'shared', 'filter', 'columns', 'version'] as const
type Row = Pick<View, 'id' | 'owner' | 'name' | 'shared' | 'version'> & { filter: unknown; columns: string[] }
const fromRow = (row: Row): View => ({
  ...row,
  filter: ViewFilter.parse(row.filter),
  columns: z.array(QueueColumn).parse(row.columns),
})

export async function viewsFor({ db, actor }: Ctx, limit: number): Promise<View[]> {
  const rows = await db
    .selectFrom('complaints.saved_view')
    .select(columns)
    .where((where) => where.or([where('owner', '=', actor.id), where('shared', '=', true)]))
    .orderBy(sql`owner <> ${actor.id}`)
    .orderBy('name')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(fromRow)
}

export async function ownViews({ db, actor }: Ctx): Promise<number> {
  const { own } = await db
    .selectFrom('complaints.saved_view')
    .select(sql<number>`count(*)::int`.as('own'))
    .where('owner', '=', actor.id)
    .executeTakeFirstOrThrow()
  return own
}

export async function holdView({ db }: Ctx, id: string): Promise<View | undefined> {
  const row = await db
    .selectFrom('complaints.saved_view')
    .select(columns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && fromRow(row)
}

/** One change of the views at a time, so that the limit holds. */
export const holdViews = ({ db }: Ctx) =>
  sql`select pg_advisory_xact_lock(hashtextextended('complaints.saved_view', 0))`.execute(db)

export async function saveView({ db, now }: Ctx, { filter, ...view }: View): Promise<void> {
  const row = { ...view, filter: JSON.stringify(filter), at: now }
  await db
    .insertInto('complaints.saved_view')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
}

export async function deleteView({ db }: Ctx, id: string): Promise<void> {
  await db.deleteFrom('complaints.saved_view').where('id', '=', id).execute()
}
