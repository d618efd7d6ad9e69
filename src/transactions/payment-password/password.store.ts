import { sql, type Selectable, type Updateable } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import type { DB } from '../../kernel/db/tables.ts'

export type PasswordRow = Selectable<DB['transactions.password']>

export const find = ({ db }: Ctx, consumer: string): Promise<PasswordRow | undefined> =>
  db.selectFrom('transactions.password').selectAll().where('consumer_id', '=', consumer).executeTakeFirst()
export const hold = ({ db }: Ctx, consumer: string): Promise<PasswordRow | undefined> =>
  db.selectFrom('transactions.password').selectAll().where('consumer_id', '=', consumer).forUpdate().executeTakeFirst()

/** False when another call was first. */
export async function insert({ db, now }: Ctx, consumer: string, hash: string): Promise<boolean> {
  const row = await db
    .insertInto('transactions.password')
    .values({ consumer_id: consumer, hash, set_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('consumer_id')
    .executeTakeFirst()
  return row !== undefined
}
export const update = ({ db }: Ctx, consumer: string, values: Updateable<DB['transactions.password']>) =>
  db.updateTable('transactions.password').set(values).where('consumer_id', '=', consumer).execute()

/** Who was neither reminded nor set it nor said that all is well since. */
export const listOld = ({ db }: Ctx, before: Date, limit: number) =>
  db
    .selectFrom('transactions.password')
    .select(['consumer_id', 'set_at'])
    .where(sql<Date>`greatest(set_at, reminded_at, confirmed_at)`, '<=', before)
    .orderBy('consumer_id')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()
