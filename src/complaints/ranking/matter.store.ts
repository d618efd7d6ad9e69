import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { CategoryCode, Outcome, State } from '../complaint.contract.ts'
import type { Matter } from './matter.rules.ts'

export type Wanted = {
  readonly merchants: readonly string[]
  readonly fromAt: Date
  readonly untilAt: Date
  readonly today: string
  readonly limit: number
}
/** Everything but the clock. */
export type Bare = Omit<Matter, 'answer'>
type Row = Omit<Bare, 'kind' | 'category' | 'state' | 'outcome' | 'ruled'> & {
  category: string
  state: string
  outcome: string | null
  ruled: string | null
}

/**
 * The complaints that these shops received in the period, newest first. What was settled apart is counted with the complaint that
 * it came from; of rulings the first instance counts. The first answer is the shop's first statement of substance.
 */
export async function complaintsOf({ db }: Ctx, { merchants, fromAt, untilAt, today, limit }: Wanted): Promise<Bare[]> {
  if (merchants.length === 0) return []
  const { rows } = await sql<Row>`
    select c.id, c.receipt as number, c.merchant_id as "merchantId", c.received_at as "receivedAt", c.category, c.state, c.outcome,
      c.state = 'closed' as closed, c.reopened,
      coalesce((select min(s.at) from complaints.statement s
        where s.complaint_id = c.id and s.side = 'merchant' and s.kind in ('answer', 'offer')), c.merchant_replied_at) as "repliedAt",
      exists (select from complaints.mediation m where m.complaint_id = c.id and m.result = 'agreed') as mediated,
      (select r.decision from complaints.ruling r
        where r.complaint_id = c.id and r.kind = 'ruling' and r.at is not null order by r.id limit 1) as ruled,
      coalesce(o.owed, 0) as owed, coalesce(o.kept, 0) as kept
    from complaints.complaint c
    left join lateral (
      select count(*) filter (where o.done_at is not null or o.due_on < ${today}::date)::int as owed,
        count(*) filter (where o.state <> 'enforced' and (o.done_at at time zone 'Asia/Shanghai')::date <= o.due_on)::int as kept
      from complaints.obligation o
      where o.debtor = 'merchant' and o.state <> 'replaced'
        and o.complaint_id in (select c.id union all select p.id from complaints.complaint p where p.part_of = c.id)
    ) o on true
    where c.part_of is null and c.merchant_id = any (${[...merchants]}::text[])
      and c.received_at >= ${fromAt} and c.received_at < ${untilAt}
    order by c.received_at desc, c.id desc limit ${limit}`.execute(db)
  return rows.map((row) => ({
    ...row,
    kind: 'complaint' as const,
    category: CategoryCode.parse(row.category),
    state: State.parse(row.state),
    outcome: Outcome.nullable().parse(row.outcome),
    ruled: row.ruled === 'consumer' || row.ruled === 'partly' || row.ruled === 'merchant' ? row.ruled : null,
  }))
}

export async function requestsOf({ db }: Ctx, { merchants, fromAt, untilAt, limit }: Wanted): Promise<Bare[]> {
  if (merchants.length === 0) return []
  const rows = await db
    .selectFrom('complaints.aftersales_request')
    .select(['id', 'number', 'merchant_id', 'requested_at', 'answered_at', 'state'])
    .where('merchant_id', 'in', [...merchants])
    .where('requested_at', '>=', fromAt)
    .where('requested_at', '<', untilAt)
    .orderBy('requested_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    kind: 'aftersales' as const,
    id: row.id,
    number: row.number,
    merchantId: row.merchant_id,
    receivedAt: row.requested_at,
    category: null,
    state: null,
    outcome: null,
    closed: row.state === 'closed',
    reopened: 0,
    repliedAt: row.answered_at,
    mediated: false,
    ruled: null,
    owed: 0,
    kept: 0,
  }))
}

export type Broken = {
  readonly id: string
  readonly number: string
  readonly kind: 'complaint' | 'aftersales'
  readonly rule: string
  readonly since: Date
  readonly until: Date | null
}
/** What the shop did not do in time, of cases that are still open. */
export async function openBreaches({ db, now }: Ctx, merchant: string, limit: number): Promise<Broken[]> {
  const { rows } = await sql<Broken>`
    select c.id, c.receipt as number, 'complaint' as kind, b.rule, b.at as since, c.next_due_at as until
    from complaints.complaint c join complaints.breach b on b.complaint_id = c.id
    where c.merchant_id = ${merchant} and c.state <> 'closed' and b.blame = 'merchant'
    union all
    select r.id, r.number, 'aftersales', 'aftersales.merchant-answer', r.next_due_at, null
    from complaints.aftersales_request r
    where r.merchant_id = ${merchant} and r.state <> 'closed' and r.waits_for = 'merchant' and r.next_due_at <= ${now}
    order by since, id limit ${limit}`.execute(db)
  return rows
}
