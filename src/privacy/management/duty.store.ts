import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import type { DB } from '../../kernel/db/tables.ts'

export type DutyRow = Selectable<DB['privacy.duty']>

export const list = ({ db }: Ctx): Promise<DutyRow[]> =>
  db.selectFrom('privacy.duty').selectAll().orderBy('retired_at', 'asc').orderBy('id').limit(500).execute()
export const listOf = ({ db }: Ctx, owner: string): Promise<DutyRow[]> =>
  db
    .selectFrom('privacy.duty')
    .selectAll()
    .where('owner', '=', owner)
    .where('retired_at', 'is', null)
    .orderBy('id')
    .limit(100)
    .execute()
export const hold = ({ db }: Ctx, id: string): Promise<DutyRow | undefined> =>
  db.selectFrom('privacy.duty').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
export const save = ({ db }: Ctx, row: Insertable<DB['privacy.duty']>) =>
  db
    .insertInto('privacy.duty')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .returningAll()
    .executeTakeFirstOrThrow()
export const update = ({ db }: Ctx, id: string, values: Updateable<DB['privacy.duty']>) =>
  db.updateTable('privacy.duty').set(values).where('id', '=', id).returningAll().executeTakeFirstOrThrow()
