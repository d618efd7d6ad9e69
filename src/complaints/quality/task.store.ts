import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'

export type Task = {
  readonly reviewId: string
  readonly id: string
  readonly text: string
  readonly ownerId: string
  readonly dueOn: string
  readonly doneAt: Date | null
  readonly note: string
}
const columns = sql`t.review_id as "reviewId", t.id, t.text, t.owner_id as "ownerId", t.due_on::text as "dueOn", t.done_at as "doneAt", t.note`

export async function insert({ db }: Ctx, task: Omit<Task, 'doneAt' | 'note'>): Promise<void> {
  const { reviewId, id, text, ownerId, dueOn } = task
  await db
    .insertInto('complaints.quality_task')
    .values({ review_id: reviewId, id, text, owner_id: ownerId, due_on: dueOn })
    .execute()
}
export async function tasksOf({ db }: Ctx, reviews: readonly string[]): Promise<Task[]> {
  const { rows } = await sql<Task>`select ${columns} from complaints.quality_task t where t.review_id = any(${reviews})
    order by t.due_on, t.id limit 2000`.execute(db)
  return rows
}
export async function openOf({ db, actor }: Ctx, limit: number): Promise<Task[]> {
  const { rows } = await sql<Task>`select ${columns} from complaints.quality_task t
    where t.owner_id = ${actor.id} and t.done_at is null order by t.due_on limit ${limit}`.execute(db)
  return rows
}
export async function countOpen({ db }: Ctx, today: string): Promise<{ open: number; late: number }> {
  const { rows } = await sql<{ open: number; late: number }>`select count(*)::int as open,
    count(*) filter (where t.due_on < ${today}::date)::int as late from complaints.quality_task t where t.done_at is null`.execute(
    db,
  )
  return rows[0] ?? { open: 0, late: 0 }
}
/** False where it was done before. */
export async function finish(
  { db, now, actor }: Ctx,
  { reviewId, id, note }: Pick<Task, 'reviewId' | 'id' | 'note'>,
): Promise<boolean> {
  const row = await db
    .updateTable('complaints.quality_task')
    .set({ done_at: now, done_by: actor.id, note })
    .where('review_id', '=', reviewId)
    .where('id', '=', id)
    .where('done_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
