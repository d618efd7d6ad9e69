import { sql, type Kysely } from 'kysely'
import type { DB } from '../../src/kernel/db/tables.ts'

export type Seed = {
  readonly many: number
  readonly now: Date
  readonly claim: string
  readonly merchant: string
  readonly decider: string
  /** So many were carried out before a worker died; their cases have their results. */
  readonly done?: number
}

/**
 * A mass claim with its common finding (half the price back, less what came back), and as many members who joined; made by the database itself,
 * the same every time. Each case stands in the evidence with its two clocks, about one of the two lines of its order. Every tenth got a part back.
 */
export async function fillMassClaim(
  db: Kysely<DB>,
  { many, now, claim, merchant, decider, done = 0 }: Seed,
): Promise<void> {
  const number = sql`lpad(n::text, 26, '0')`
  await sql`insert into marketplace.merchant (id, source, external_id, name, state, as_of, as_of_key, hash)
    values (${merchant}, 'seed', ${merchant}, '店铺', 'open', ${now}, 'seed', '') on conflict do nothing`.execute(db)
  await sql`insert into marketplace."order" (id, source, external_id, consumer_id, merchant_id, status, placed_at, total_fen, currency,
      as_of, as_of_key, hash, line_count, goods_fen, refunded_fen)
    select 'ord_' || ${number}, 'seed', 'S-' || n, 'con_' || ${number}, ${merchant}, 'delivered', ${now}, 20000, 'CNY', ${now}, 'seed', '', 2, 20000,
      case when n % 10 = 0 then 1000 else 0 end
    from generate_series(1, ${many}::int) n`.execute(db)
  await sql`insert into marketplace.order_line (order_id, id, source, external_id, merchant_id, title, quantity, unit_price_fen, amount_fen,
      currency, as_of, as_of_key, hash)
    select 'ord_' || ${number}, 'orl_' || ${number} || l, 'seed', l::text, ${merchant}, '移动电源', 1, 10000, 10000, 'CNY', ${now}, 'seed', ''
    from generate_series(1, ${many}::int) n, generate_series(1, 2) l`.execute(db)
  await sql`insert into complaints.complaint (id, receipt, channel, profile, category, remedies, claim_fen, currency, order_id, order_number,
      merchant_id, consumer_id, state, waits_for, urgency, received_at, acknowledged_at, responded_at, merchant_asked_at, merchant_replied_at,
      next_due_at, state_since, stage_clock, flags, version)
    select 'cmp_' || ${number}, 'XB-S-' || n, 'online-service', 'platform', 'quality', array['refund'], 10000, 'CNY', 'ord_' || ${number}, 'S-' || n,
      ${merchant}, 'con_' || ${number}, 'evidence', 'platform', 'raised', ${now}, ${now}, ${now}, ${now}, ${now},
      ${now}::timestamptz + interval '5 days', ${now}, 'clk_' || ${number} || 'e', array['mass'], 5
    from generate_series(1, ${many}::int) n`.execute(db)
  await sql`insert into complaints.complaint_line (complaint_id, order_line_id)
    select 'cmp_' || ${number}, 'orl_' || ${number} || 1 from generate_series(1, ${many}::int) n`.execute(db)
  await sql`insert into kernel.clock (subject, id, rule, rule_from, kind, amount, unit, roll, ladder, started_at, rulebook, due_at, last_day, certainty)
    select 'cmp_' || ${number}, 'clk_' || ${number} || left(r.stage, 1), 'complaint.' || r.stage || '.platform', date '2007-01-01', 'service', r.amount,
      'working-day', 'none', 'ladder.service', ${now}, 'seed', ${now}::timestamptz + interval '5 days', (${now}::timestamptz + interval '5 days')::date, 'published'
    from generate_series(1, ${many}::int) n, (values ('evidence', 3), ('finish', 15)) as r (stage, amount)`.execute(db)
  await sql`insert into complaints.mass_claim (id, merchant_id, kind, value, title, summary, state, lead_complaint_id, opened_by, opened_at)
    values (${claim}, ${merchant}, 'item', 'seed', '移动电源', '多名消费者反映同一件事。', 'carrying', 'cmp_' || lpad('1', 26, '0'), ${decider}, ${now})`.execute(
    db,
  )
  await sql`insert into complaints.mass_member (claim_id, complaint_id, number, state, invited_at, told_at, answered_at)
    select ${claim}, 'cmp_' || ${number}, n, 'joined', ${now}, ${now}, ${now} from generate_series(1, ${many}::int) n`.execute(
    db,
  )
  const formula = JSON.stringify({ kind: 'share', rate: 5000, lessRefunded: true, atMostClaim: true })
  await sql`insert into complaints.mass_finding (claim_id, decision, remedy, formula, reasons, cites, rulebook, by, at)
    values (${claim}, 'partly', 'refund', ${formula}::jsonb, '同一批次存在同样的缺陷，商家应当退还一半货款。', array['refund.no-reason'], 'seed', ${decider}, ${now})`.execute(
    db,
  )
  await sql`update complaints.mass_member set result = 'done', amount_fen = case when number % 10 = 0 then 4000 else 5000 end, result_at = ${now}
    where number <= ${done}`.execute(db)
  await sql`update complaints.complaint set state = 'award_issued' where id in (select complaint_id from complaints.mass_member where number <= ${done})`.execute(
    db,
  )
  await sql`analyze marketplace."order", marketplace.order_line, complaints.complaint, complaints.mass_member, kernel.clock`.execute(
    db,
  )
}
