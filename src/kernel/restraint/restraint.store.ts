import type { Selectable } from 'kysely'
import type { Ctx } from '../context.ts'
import type { DB } from '../db/tables.ts'
import type { RestraintKind } from './restraint.contract.ts'

export type RestraintRow = Selectable<DB['kernel.restraint']>
export type NewRestraint = {
  readonly id: string
  readonly kind: RestraintKind
  readonly target: string | null
  readonly reason: string
  readonly practice: boolean
  /** Over as soon as it is done. */
  readonly over: boolean
}

/** Undefined when it stands already for the same reason. */
export const insert = ({ db, actor, now }: Ctx, { id, kind, target, reason, practice, over }: NewRestraint) =>
  db
    .insertInto('kernel.restraint')
    .values({
      id,
      kind,
      target,
      reason_id: reason,
      practice,
      set_by: actor.id,
      set_at: now,
      ...(over && { lifted_by: actor.id, lifted_at: now }),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()

/** Undefined when it is not of this reason, or over. */
export const lift = ({ db, actor, now }: Ctx, reason: string, id: string) =>
  db
    .updateTable('kernel.restraint')
    .set({ lifted_by: actor.id, lifted_at: now })
    .where('id', '=', id)
    .where('reason_id', '=', reason)
    .where('lifted_at', 'is', null)
    .returningAll()
    .executeTakeFirst()

export const listOf = ({ db }: Ctx, reason: string) =>
  db.selectFrom('kernel.restraint').selectAll().where('reason_id', '=', reason).orderBy('id').limit(500).execute()

/** Whether it is held back right now, by any incident; drills hold nothing. */
export async function isHeld({ db }: Ctx, kind: RestraintKind, target: string | null = null): Promise<boolean> {
  const row = await db
    .selectFrom('kernel.restraint')
    .select('id')
    .where('kind', '=', kind)
    .where('lifted_at', 'is', null)
    .where('practice', '=', false)
    .$if(target !== null, (query) => query.where('target', '=', target))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
