import type { Ctx } from '../../kernel/context.ts'

const columns = ['id', 'signal', 'enabled', 'reason', 'asked_at', 'asked_by', 'decided_at', 'approved'] as const

/** The signals that two people switched off. */
export async function switchedOff({ db }: Ctx): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('privacy.signal_change')
    .distinctOn('signal')
    .select(['signal', 'enabled'])
    .where('approved', '=', true)
    .orderBy('signal')
    .orderBy('decided_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return new Set(rows.filter(({ enabled }) => !enabled).map(({ signal }) => signal))
}
export const waiting = ({ db }: Ctx) =>
  db.selectFrom('privacy.signal_change').select(columns).where('decided_at', 'is', null).execute()
export const hold = ({ db }: Ctx, id: string) =>
  db.selectFrom('privacy.signal_change').select(columns).where('id', '=', id).forUpdate().executeTakeFirst()
/** False where one waits already. */
export async function insert(
  { db, now, actor }: Ctx,
  change: { id: string; signal: string; enabled: boolean; reason: string },
): Promise<boolean> {
  const row = await db
    .insertInto('privacy.signal_change')
    .values({ ...change, asked_at: now, asked_by: actor.id })
    .onConflict((conflict) => conflict.column('signal').where('decided_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
export const decide = ({ db, now, actor }: Ctx, id: string, approved: boolean) =>
  db
    .updateTable('privacy.signal_change')
    .set({ decided_at: now, decided_by: actor.id, approved })
    .where('id', '=', id)
    .execute()
