import type { Ctx } from '../../../kernel/context.ts'
import { columns, fromRow } from '../../complaint.store.ts'
import type { Complaint } from '../../complaint.rules.ts'

/** So many at a time; the rest follows with the next run. */
const mostAtOnce = 200

/** Absences that have begun and whose first day was not carried out. */
export async function begunAbsences({ db }: Ctx, today: string): Promise<string[]> {
  const rows = await db
    .selectFrom('complaints.absence')
    .select('id')
    .where('hand_over', '=', true)
    .where('handed_over_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .where('from_day', '<=', today)
    .where('until_day', '>=', today)
    .orderBy('from_day')
    .orderBy('id')
    .limit(mostAtOnce)
    .execute()
  return rows.map(({ id }) => id)
}

const held = ['id', 'account_id', 'from_day', 'until_day', 'hand_over', 'handed_over_at', 'cancelled_at'] as const
export const absenceById = ({ db }: Ctx, id: string) =>
  db.selectFrom('complaints.absence').select(held).where('id', '=', id).executeTakeFirst()
export const holdToHandOver = ({ db }: Ctx, id: string) =>
  db.selectFrom('complaints.absence').select(held).where('id', '=', id).forUpdate().executeTakeFirst()

export async function keepHandedOver({ db, now }: Ctx, id: string, count: number): Promise<void> {
  await db
    .updateTable('complaints.absence')
    .set({ handed_over_at: now, handed_over: count })
    .where('id', '=', id)
    .execute()
}

/** Absences that are over or were taken back, and of which something was handed over that the person was not told of. */
export const endedAbsences = ({ db }: Ctx, today: string) =>
  db
    .selectFrom('complaints.absence')
    .select(['id', 'account_id', 'handed_over', 'cancelled_at'])
    .where('handed_over', '>', 0)
    .where('told_back_at', 'is', null)
    .where((is) => is.or([is('until_day', '<', today), is('cancelled_at', 'is not', null)]))
    .orderBy('until_day')
    .orderBy('id')
    .limit(mostAtOnce)
    .forUpdate()
    .skipLocked()
    .execute()

export async function keepToldBack({ db, now }: Ctx, id: string): Promise<void> {
  await db.updateTable('complaints.absence').set({ told_back_at: now }).where('id', '=', id).execute()
}

/** What an absence brought to colleagues, the most urgent first. */
export async function handedOverBy({ db }: Ctx, absenceId: string, limit: number): Promise<Complaint[]> {
  const given = db.selectFrom('complaints.assignment').select('complaint_id').where('absence_id', '=', absenceId)
  const rows = await db
    .selectFrom('complaints.complaint')
    .select(columns)
    .where('id', 'in', given)
    .orderBy('next_due_at')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(fromRow)
}
