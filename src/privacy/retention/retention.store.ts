import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import type { DB } from '../../kernel/db/tables.ts'

export type PlanRow = Selectable<DB['privacy.retention_plan']>

export const insert = ({ db }: Ctx, row: Insertable<DB['privacy.retention_plan']>) =>
  db.insertInto('privacy.retention_plan').values(row).execute()
/** The plan of a table that is not carried out yet; whoever decides on it holds it. */
export const holdOpen = ({ db }: Ctx, target: string): Promise<PlanRow | undefined> =>
  db
    .selectFrom('privacy.retention_plan')
    .selectAll()
    .where('target', '=', target)
    .where('state', '=', 'planned')
    .forUpdate()
    .executeTakeFirst()
export const hold = ({ db }: Ctx, id: string): Promise<PlanRow | undefined> =>
  db.selectFrom('privacy.retention_plan').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
export const update = ({ db }: Ctx, id: string, values: Updateable<DB['privacy.retention_plan']>) =>
  db.updateTable('privacy.retention_plan').set(values).where('id', '=', id).execute()
export const listOpen = ({ db }: Ctx): Promise<PlanRow[]> =>
  db.selectFrom('privacy.retention_plan').selectAll().where('state', '=', 'planned').execute()
export const lastDone = ({ db }: Ctx, target: string): Promise<PlanRow | undefined> =>
  db
    .selectFrom('privacy.retention_plan')
    .selectAll()
    .where('target', '=', target)
    .where('state', '=', 'done')
    .orderBy('made_at', 'desc')
    .limit(1)
    .executeTakeFirst()

export async function approve({ db, actor, now }: Ctx, plan: string): Promise<boolean> {
  const row = await db
    .insertInto('privacy.retention_approval')
    .values({ plan_id: plan, by: actor.id, at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('by')
    .executeTakeFirst()
  return row !== undefined
}
export const approvalsOf = ({ db }: Ctx, plan: string) =>
  db.selectFrom('privacy.retention_approval').select(['by', 'at']).where('plan_id', '=', plan).orderBy('at').execute()
