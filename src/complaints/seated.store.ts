import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Actor, Ctx } from '../kernel/context.ts'
import { readsSeatedOnly } from './complaint.rules.ts'

type Seated = Pick<Actor, 'id' | 'roles'>

/** As a condition on the row `c` of a complaint. */
export function seatedIn({ id, roles }: Seated, c: string): RawBuilder<SqlBool> {
  const of = sql.ref(`${c}.id`)
  const state = sql.ref(`${c}.state`)
  const ways = [
    ...(roles.includes('mediator')
      ? [
          sql`exists (select 1 from complaints.mediation m where m.complaint_id = ${of} and m.mediator_id = ${id})`,
          sql`(${state} = 'mediating' and not exists (select 1 from complaints.mediation m
            where m.complaint_id = ${of} and m.closed_at is null and m.mediator_id is not null))`,
        ]
      : []),
    ...(roles.includes('arbitrator')
      ? [
          sql`exists (select 1 from complaints.ruling r where r.complaint_id = ${of} and r.arbitrator_id = ${id})`,
          sql`exists (select 1 from complaints.ruling_seat s
            where s.complaint_id = ${of} and s.account_id = ${id} and s.left_at is null)`,
          sql`(${state} in ('panel_forming', 'deliberating', 'review') and not exists (select 1 from complaints.ruling r
            where r.complaint_id = ${of} and r.decided_by is null and r.arbitrator_id is not null))`,
          sql`exists (select 1 from complaints.mass_member k join complaints.mass_seat t on t.claim_id = k.claim_id
            where k.complaint_id = ${of} and t.account_id = ${id} and t.left_at is null)`,
        ]
      : []),
  ]
  return sql<SqlBool>`(${ways.length === 0 ? sql`false` : sql.join(ways, sql` or `)})`
}

/** Whether this reader, who works for the platform, has a reason to read this one. */
export async function isTheirs({ db, actor }: Ctx, complaintId: string): Promise<boolean> {
  if (!readsSeatedOnly(actor)) return true
  const row = await db
    .selectFrom('complaints.complaint as c')
    .select('c.id')
    .where('c.id', '=', complaintId)
    .where(seatedIn(actor, 'c'))
    .executeTakeFirst()
  return row !== undefined
}
