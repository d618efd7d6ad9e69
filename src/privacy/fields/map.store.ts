import type { Insertable } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import type { DB } from '../../kernel/db/tables.ts'

export const insert = ({ db }: Ctx, row: Insertable<DB['privacy.map_check']>) =>
  db.insertInto('privacy.map_check').values(row).returningAll().executeTakeFirstOrThrow()
export const last = ({ db }: Ctx) =>
  db.selectFrom('privacy.map_check').selectAll().orderBy('at', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst()
