import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'

export type FiledRow = {
  readonly id: string
  readonly person: string
  readonly receipt: string
  readonly merchantId: string | null
  readonly orderId: string | null
  readonly category: string
  readonly claimFen: number
  readonly outcome: string | null
  readonly merchantAsked: boolean
  readonly receivedAt: Date
  readonly lines: readonly string[]
  readonly files: readonly string[]
  readonly alike: readonly string[]
}

/** More complaints of one person than this tell nothing new. */
const mostEach = 200

/** What these persons complained about since then, with what signs are read from. */
export async function filedBy({ db }: Ctx, persons: readonly string[], since: Date): Promise<FiledRow[]> {
  if (persons.length === 0) return []
  const found = await sql<FiledRow>`
    select c.id, c.person, c.receipt, c.merchant_id as "merchantId", c.order_id as "orderId", c.category, c.claim_fen as "claimFen",
      c.outcome, c.merchant_asked_at is not null as "merchantAsked", c.received_at as "receivedAt",
      array(select order_line_id from complaints.complaint_line l where l.complaint_id = c.id) as lines,
      array(select file_id from complaints.evidence e where e.complaint_id = c.id and e.side = 'consumer') as files,
      array(select case when s.complaint_id = c.id then s.other_id else s.complaint_id end from complaints.signal s
        where s.kind = 'near-duplicate' and s.verdict is distinct from 'dismissed' and (s.complaint_id = c.id or s.other_id = c.id)) as alike
    from unnest(${[...persons]}::text[]) p(person)
    cross join lateral (
      select *, p.person from complaints.complaint
      where (guest_id = p.person or (guest_id is null and consumer_id = p.person)) and received_at >= ${since}
      order by received_at desc, id desc limit ${mostEach}
    ) c order by c.received_at desc, c.id desc`.execute(db)
  return found.rows
}

/** Other people whose complaints were upheld and about whom nothing was found: what is ordinary. */
export async function honestOthers({ db }: Ctx, person: string, since: Date, limit: number): Promise<string[]> {
  const found = await sql<{ person: string }>`
    select person from (
      select coalesce(c.guest_id, c.consumer_id) as person, max(c.received_at) as last from complaints.complaint c
      where c.received_at >= ${since} and c.outcome in ('settled', 'performed', 'enforced', 'unperformed')
      group by 1) p
    where person is not null and person <> ${person}
      and not exists (select from complaints.abuse_review r where r.person = p.person and r.state = 'decided' and r.measure in ('warning', 'limit'))
    order by last desc, person limit ${limit}`.execute(db)
  return found.rows.map((row) => row.person)
}

/** How often these persons complained before. */
export async function complaintsOf({ db }: Ctx, persons: readonly string[]): Promise<number> {
  if (persons.length === 0) return 0
  const found = await sql<{ n: number }>`select count(*)::int as n from complaints.complaint
    where consumer_id = any(${[...persons]}) or guest_id = any(${[...persons]})`.execute(db)
  return found.rows[0]?.n ?? 0
}
