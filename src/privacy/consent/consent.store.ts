import { sql, type Insertable, type Selectable } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import type { DB } from '../../kernel/db/tables.ts'
import type { Place } from '../../kernel/http/cursor.ts'

export type ConsentRow = Selectable<DB['privacy.consent']>
export type EventRow = Selectable<DB['privacy.consent_event']>

/** One change of one person at a time: pressed twice, the second sees the first. */
export const holdPerson = ({ db }: Ctx, consumer: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`consents of ${consumer}`}, 0))`.execute(db)

export const ofPerson = ({ db }: Ctx, consumer: string): Promise<ConsentRow[]> =>
  db.selectFrom('privacy.consent').selectAll().where('consumer_id', '=', consumer).limit(100).execute()
export const find = ({ db }: Ctx, consumer: string, purpose: string): Promise<ConsentRow | undefined> =>
  db
    .selectFrom('privacy.consent')
    .selectAll()
    .where('consumer_id', '=', consumer)
    .where('purpose', '=', purpose)
    .executeTakeFirst()

export const insertEvent = ({ db }: Ctx, row: Insertable<DB['privacy.consent_event']>) =>
  db.insertInto('privacy.consent_event').values(row).execute()

/** How it stands follows from the last event. */
export const saveState = ({ db }: Ctx, row: Insertable<DB['privacy.consent']>) =>
  db
    .insertInto('privacy.consent')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['consumer_id', 'purpose']).doUpdateSet({
        event_id: row.event_id,
        given: row.given,
        separate: row.separate,
        by_guardian: row.by_guardian,
        notice_id: row.notice_id,
        at: row.at,
        told_of_notice: null,
      }),
    )
    .execute()

export type EventFilter = {
  readonly consumer?: string | undefined
  readonly purpose?: string | undefined
  readonly given?: boolean | undefined
  readonly method?: string | undefined
}
/** Newest first. */
export function listEvents({ db }: Ctx, filter: EventFilter, page: { after: Place | null; limit: number }) {
  const { after, limit } = page
  let query = db.selectFrom('privacy.consent_event').selectAll()
  if (filter.consumer !== undefined) query = query.where('consumer_id', '=', filter.consumer)
  if (filter.purpose !== undefined) query = query.where('purpose', '=', filter.purpose)
  if (filter.given !== undefined) query = query.where('given', '=', filter.given)
  if (filter.method !== undefined) query = query.where('method', '=', filter.method)
  if (after) query = query.where(sql<boolean>`(at, id) < (${after.at}, ${after.id})`)
  return query.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute()
}
export const findEvent = ({ db }: Ctx, id: string): Promise<EventRow | undefined> =>
  db.selectFrom('privacy.consent_event').selectAll().where('id', '=', id).executeTakeFirst()

/** By purpose, answer and the notice that was agreed to. */
export const counts = ({ db }: Ctx) =>
  db
    .selectFrom('privacy.consent')
    .select(['purpose', 'given', 'notice_id as notice'])
    .select(({ fn }) => fn.countAll<number>().as('people'))
    .groupBy(['purpose', 'given', 'notice_id'])
    .execute()

/** Who agreed to one of these notices and was not told of the new one yet. */
export const listToTell = (
  { db }: Ctx,
  { purpose, agreedTo, notice, limit }: { purpose: string; agreedTo: readonly string[]; notice: string; limit: number },
) =>
  db
    .selectFrom('privacy.consent')
    .select('consumer_id as consumer')
    .where('purpose', '=', purpose)
    .where('given', '=', true)
    .where('notice_id', 'in', [...agreedTo])
    .where(sql<boolean>`told_of_notice is distinct from ${notice}`)
    .orderBy('consumer_id')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()
export const markTold = ({ db }: Ctx, consumer: string, purpose: string, notice: string) =>
  db
    .updateTable('privacy.consent')
    .set({ told_of_notice: notice })
    .where('consumer_id', '=', consumer)
    .where('purpose', '=', purpose)
    .execute()

export async function minorUntil({ db }: Ctx, consumer: string): Promise<string | null> {
  const row = await db
    .selectFrom('privacy.minor')
    .select('until')
    .where('consumer_id', '=', consumer)
    .executeTakeFirst()
  return row?.until ?? null
}
export const saveMinor = ({ db, actor, now }: Ctx, consumer: string, until: string) =>
  db
    .insertInto('privacy.minor')
    .values({ consumer_id: consumer, until, recorded_by: actor.id, recorded_at: now })
    .onConflict((conflict) =>
      conflict.column('consumer_id').doUpdateSet({ until, recorded_by: actor.id, recorded_at: now }),
    )
    .execute()
export const removeMinor = ({ db }: Ctx, consumer: string) =>
  db.deleteFrom('privacy.minor').where('consumer_id', '=', consumer).execute()
