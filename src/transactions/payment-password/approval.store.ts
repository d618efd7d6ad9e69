import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import type { DB } from '../../kernel/db/tables.ts'

export type ApprovalRow = Selectable<DB['transactions.approval']>

/** What the marketplace asks for anew ends what it asked before. */
export const voidOpen = ({ db, now, actor }: Ctx, transaction: string) =>
  db
    .updateTable('transactions.approval')
    .set({ state: 'void', ended_at: now })
    .where('asked_by', '=', actor.id)
    .where('transaction_id', '=', transaction)
    .where('state', 'in', ['asked', 'approved'])
    .execute()
export const insert = ({ db }: Ctx, row: Insertable<DB['transactions.approval']>) =>
  db.insertInto('transactions.approval').values(row).returningAll().executeTakeFirstOrThrow()
export const find = ({ db }: Ctx, id: string): Promise<ApprovalRow | undefined> =>
  db.selectFrom('transactions.approval').selectAll().where('id', '=', id).executeTakeFirst()
export const hold = ({ db }: Ctx, id: string): Promise<ApprovalRow | undefined> =>
  db.selectFrom('transactions.approval').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
export const update = ({ db }: Ctx, id: string, values: Updateable<DB['transactions.approval']>) =>
  db.updateTable('transactions.approval').set(values).where('id', '=', id).returningAll().executeTakeFirstOrThrow()
export const listWaiting = ({ db, now }: Ctx, consumer: string, limit: number) =>
  db
    .selectFrom('transactions.approval')
    .selectAll()
    .where('consumer_id', '=', consumer)
    .where('state', '=', 'asked')
    .where('expires_at', '>', now)
    .orderBy('asked_at', 'desc')
    .limit(limit)
    .execute()
