import type { Insertable } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import type { DB } from '../../kernel/db/tables.ts'

export const insertReport = (
  { db, actor, now }: Ctx,
  row: Omit<Insertable<DB['privacy.incident_report']>, 'by_account' | 'at'>,
) =>
  db
    .insertInto('privacy.incident_report')
    .values({ ...row, by_account: actor.id, at: now })
    .execute()
export const reportsOf = ({ db }: Ctx, incident: string) =>
  db
    .selectFrom('privacy.incident_report')
    .selectAll()
    .where('incident_id', '=', incident)
    .orderBy('id')
    .limit(200)
    .execute()

export const insertArgument = ({ db, actor, now }: Ctx, incident: string, id: string) =>
  db
    .insertInto('privacy.incident_argument')
    .values({ incident_id: incident, id, argued_by: actor.id, argued_at: now })
    .execute()
export const argumentsOf = ({ db }: Ctx, incident: string) =>
  db
    .selectFrom('privacy.incident_argument')
    .selectAll()
    .where('incident_id', '=', incident)
    .orderBy('id')
    .limit(200)
    .execute()
/** Undefined when it was signed already; the caller holds the incident. */
export const signArgument = (
  { db, actor, now }: Ctx,
  { incident, id, agreed }: { incident: string; id: string; agreed: boolean },
) =>
  db
    .updateTable('privacy.incident_argument')
    .set({ signed_by: actor.id, signed_at: now, agreed })
    .where('incident_id', '=', incident)
    .where('id', '=', id)
    .where('signed_by', 'is', null)
    .returning('id')
    .executeTakeFirst()
