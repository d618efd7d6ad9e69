import { sql, type Insertable, type Selectable, type Updateable } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import type { DB } from '../../kernel/db/tables.ts'

export type PartnerRow = Selectable<DB['privacy.third_party']>

/** Those that go on first, by their end. */
export const list = ({ db }: Ctx): Promise<PartnerRow[]> =>
  db
    .selectFrom('privacy.third_party')
    .selectAll()
    .orderBy(sql`ended_at is not null`)
    .orderBy('until')
    .orderBy('id')
    .limit(1000)
    .execute()
export const hold = ({ db }: Ctx, id: string): Promise<PartnerRow | undefined> =>
  db.selectFrom('privacy.third_party').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
export const insert = ({ db }: Ctx, row: Insertable<DB['privacy.third_party']>) =>
  db.insertInto('privacy.third_party').values(row).returningAll().executeTakeFirstOrThrow()
export const update = ({ db }: Ctx, id: string, values: Updateable<DB['privacy.third_party']>) =>
  db.updateTable('privacy.third_party').set(values).where('id', '=', id).returningAll().executeTakeFirstOrThrow()
export const listEnding = ({ db }: Ctx, until: string): Promise<PartnerRow[]> =>
  db
    .selectFrom('privacy.third_party')
    .selectAll()
    .where('ended_at', 'is', null)
    .where('until', '<=', until)
    .orderBy('until')
    .limit(500)
    .execute()
