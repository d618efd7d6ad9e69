import { sql, type Selectable } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import type { DB } from '../../kernel/db/tables.ts'

export type CopyRow = Selectable<DB['privacy.copy']>
export const insertCopy = ({ db }: Ctx, row: Omit<CopyRow, 'taken_at' | 'state'>) =>
  db
    .insertInto('privacy.copy')
    .values({ ...row, state: 'ready' })
    .execute()
export const copyOf = ({ db }: Ctx, requestId: string): Promise<CopyRow | undefined> =>
  db.selectFrom('privacy.copy').selectAll().where('request_id', '=', requestId).executeTakeFirst()
export const holdCopy = ({ db }: Ctx, requestId: string): Promise<CopyRow | undefined> =>
  db.selectFrom('privacy.copy').selectAll().where('request_id', '=', requestId).forUpdate().executeTakeFirst()
export const beginTaking = ({ db, now }: Ctx, requestId: string) =>
  db.updateTable('privacy.copy').set({ taken_at: now }).where('request_id', '=', requestId).execute()
export const endCopy = ({ db }: Ctx, requestId: string, state: 'taken' | 'expired') =>
  db.updateTable('privacy.copy').set({ state }).where('request_id', '=', requestId).execute()

/** Whose time is over, and those that were fetched before then. */
export const listOver = ({ db, now }: Ctx, takenBefore: Date, limit: number): Promise<CopyRow[]> =>
  db
    .selectFrom('privacy.copy')
    .selectAll()
    .where('state', '=', 'ready')
    .where(sql<boolean>`(keep_until <= ${now} or taken_at <= ${takenBefore})`)
    .orderBy('request_id')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()
