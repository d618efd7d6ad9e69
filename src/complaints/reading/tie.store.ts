import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'

export type TiesOfCase = {
  readonly mediates: boolean
  readonly rules: boolean
  readonly callDue: boolean
}

/** What ties the one who asks to a case, beside being its handler: the mediation or the ruling that is theirs, a call that is due. */
export async function tiesOf({ db, actor }: Ctx, complaintId: string): Promise<TiesOfCase> {
  const { rows } = await sql<TiesOfCase>`
    select
      exists (select 1 from complaints.mediation where complaint_id = ${complaintId} and mediator_id = ${actor.id}) as mediates,
      exists (select 1 from complaints.ruling where complaint_id = ${complaintId} and arbitrator_id = ${actor.id})
        or exists (select 1 from complaints.ruling_seat
          where complaint_id = ${complaintId} and account_id = ${actor.id} and left_at is null) as rules,
      exists (select 1 from complaints.call_back where complaint_id = ${complaintId} and done_at is null) as "callDue"`.execute(
    db,
  )
  return rows[0] ?? { mediates: false, rules: false, callDue: false }
}
