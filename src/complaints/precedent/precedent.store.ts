import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import type { Complaint } from '../complaint.rules.ts'

/** A ruling of a person in another case, with the sides, so that nobody reads of a case of its own. */
export type Ruled = {
  readonly id: string
  readonly receipt: string
  readonly consumerId: string | null
  readonly merchantId: string | null
  readonly guestId: string | null
  readonly grantedFen: number
  readonly askedFen: number
  readonly decidedAt: Date
}

/** What was decided last in a case, by a person; an upheld ruling is the ruling. */
const last = sql`
  select distinct on (r.complaint_id) r.complaint_id, r.id, r.decision, r.remedy, coalesce(r.amount_fen, 0) as amount_fen, r.at
  from complaints.ruling r
  where r.decided_by = 'person' and r.decision in ('consumer', 'partly', 'merchant', 'change')
  order by r.complaint_id, r.at desc`

/** Rulings on the ordinary claim, of the same category and with a remedy in common. */
export async function ruledClaims(
  { db }: Ctx,
  { id, category, remedies }: Pick<Complaint, 'id' | 'category' | 'remedies'>,
  most: number,
): Promise<Ruled[]> {
  const { rows } = await sql<Ruled>`
    with last as (${last})
    select c.id, c.receipt, c.consumer_id as "consumerId", c.merchant_id as "merchantId", c.guest_id as "guestId",
           l.amount_fen as "grantedFen", c.claim_fen as "askedFen", l.at as "decidedAt"
    from last l join complaints.complaint c on c.id = l.complaint_id
    where c.category = ${category} and c.id <> ${id} and c.claim_fen > 0 and c.remedies && ${[...remedies]}::text[]
    order by l.at desc, c.id limit ${most}`.execute(db)
  return rows
}

/** Rulings upon a demand of the same rule: what was not awarded counts as nothing. */
export async function ruledDemands(
  { db }: Ctx,
  { id, category, remedy }: Pick<Complaint, 'id' | 'category'> & { readonly remedy: string },
  most: number,
): Promise<Ruled[]> {
  const { rows } = await sql<Ruled>`
    with last as (${last})
    select c.id, c.receipt, c.consumer_id as "consumerId", c.merchant_id as "merchantId", c.guest_id as "guestId",
           coalesce(a.amount_fen, 0) as "grantedFen", d.upto_fen as "askedFen", l.at as "decidedAt"
    from complaints.demand d
    join last l on l.complaint_id = d.complaint_id
    join complaints.complaint c on c.id = d.complaint_id
    left join complaints.award a on a.complaint_id = d.complaint_id and a.ruling_id = l.id and a.demand_id = d.id
    where d.remedy = ${remedy} and d.withdrawn_at is null and d.upto_fen > 0 and c.category = ${category} and c.id <> ${id}
    order by l.at desc, c.id limit ${most}`.execute(db)
  return rows
}
