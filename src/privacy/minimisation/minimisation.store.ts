import type { Insertable } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import type { DB } from '../../kernel/db/tables.ts'

export const insert = ({ db }: Ctx, row: Insertable<DB['privacy.minimisation_review']>) =>
  db.insertInto('privacy.minimisation_review').values(row).execute()
export const last = ({ db }: Ctx) =>
  db
    .selectFrom('privacy.minimisation_review')
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
