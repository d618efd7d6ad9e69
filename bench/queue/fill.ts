import { sql, type Kysely } from 'kysely'
import type { DB } from '../../src/kernel/db/tables.ts'

/**
 * A million complaints as a large platform has them after some years: one of so many still open, a few shops with very many, rare
 * channels and categories, some overdue. Made by the database itself; the same every time, because hashes stand for chance.
 */
export async function fillComplaints(
  db: Kysely<DB>,
  many: number,
  { now, openEvery }: { readonly now: Date; readonly openEvery: number },
): Promise<void> {
  await sql`
    insert into complaints.complaint (
      id, receipt, channel, profile, category, remedies, claim_fen, currency, order_id, order_number, merchant_id, consumer_id,
      state, waits_for, urgency, agent_id, outcome, outcome_fen, received_at, acknowledged_at, responded_at, merchant_asked_at,
      closed_at, next_due_at, state_since, version)
    select
      'cmp_' || lpad(to_hex(n), 26, '0'),
      'XB-' || to_char(received, 'YYYYMMDD') || '-' || upper(substr(md5('receipt' || n), 1, 4)) || '-' || lpad(to_hex(n), 8, '0'),
      case when h % 1000 < 900 then 'online-service' when h % 1000 < 960 then 'phone' when h % 1000 < 990 then 'hotline-12315'
           when h % 1000 < 998 then 'weibo' else 'forum' end,
      case when h % 1000 < 960 then 'platform' when h % 1000 < 990 then 'regulator' else 'social' end,
      (array['quality','not-as-described','not-delivered','refund-delay','return-refused','damaged','missing-items','after-sales',
             'price','false-promotion','counterfeit','other'])[1 + least(11, (h / 1000) % 40)],
      array['refund'], (h % 100000)::bigint, 'CNY', 'ord_' || lpad(to_hex(n / 2), 26, '0'), lpad((n / 2)::text, 12, '0'),
      'mch_' || lpad((case when h % 10 < 3 then h % 20 else h % 20000 end)::text, 26, '0'),
      'con_' || lpad((h % 400000)::text, 26, '0'),
      case when not open then 'closed' when h % 5 < 2 then 'received' when h % 5 < 4 then 'negotiating' else 'awaiting_consumer' end,
      case when not open then null when h % 5 = 4 then 'consumer' when h % 5 = 3 then 'merchant' else 'platform' end,
      case when open and due < ${now}::timestamptz then 'overdue' else 'normal' end,
      case when open and h % 4 = 0 then null else 'acc_' || lpad((h % 200)::text, 26, '0') end,
      case when open then null when h % 7 < 4 then 'settled' when h % 7 < 6 then 'claim_refused' else 'withdrawn' end,
      case when open then null else (h % 50000)::bigint end,
      received, received + interval '3 hours', received + interval '1 day',
      case when h % 5 >= 3 then received + interval '1 day' end,
      case when open then null else received + interval '9 days' end,
      case when open then due end, received + interval '1 day', 3
    from (
      select n, h, open, due,
             case when open then due - interval '10 days'
                  else ${now}::timestamptz - interval '12 days' - (h % 94608000) * interval '1 second' end as received
      from (
        select n, ('x' || substr(md5('complaint' || n), 1, 7))::bit(28)::int as h, n % ${openEvery}::int = 0 as open,
               ${now}::timestamptz + (('x' || substr(md5('due' || n), 1, 5))::bit(20)::int % 1036800 - 86400)
                 * interval '1 second' as due
        from generate_series(1, ${many}::int) n
      ) made
    ) placed`.execute(db)
  await sql`insert into complaints.receipt (receipt, complaint_id) select receipt, id from complaints.complaint`.execute(
    db,
  )
  await sql`
    insert into complaints.complaint_line (complaint_id, order_line_id)
    select id, 'oln_' || substr(order_id, 5) from complaints.complaint`.execute(db)
  await sql`
    insert into complaints.statement (complaint_id, id, side, kind, audience, author, text_sealed, at)
    select c.id, 'stm_' || lpad(s::text, 26, '0'), 'consumer', 'claim', array['consumer','merchant','platform'], c.consumer_id,
           decode(repeat('58', 320), 'hex'), c.received_at
    from complaints.complaint c, generate_series(1, 2) s`.execute(db)
  await fillDesk(db, now)
  await fillAround(db)
  await sql`analyze complaints.complaint, complaints.receipt, complaints.complaint_line, complaints.statement`.execute(
    db,
  )
}

/** A tag on one complaint in a thousand, one on every third, and followers. */
async function fillDesk(db: Kysely<DB>, now: Date): Promise<void> {
  await sql`
    insert into complaints.tag (id, name, colour, by, at)
    values ('tag_rare', '少见', 'amber', 'bench', ${now}), ('tag_common', '常见', 'slate', 'bench', ${now})`.execute(db)
  await sql`
    insert into complaints.complaint_tag (complaint_id, tag_id, by, at)
    select id, 'tag_rare', 'bench', received_at from complaints.complaint where hashtext(id) % 1000 = 0
    union all select id, 'tag_common', 'bench', received_at from complaints.complaint where hashtext(id) % 3 = 0`.execute(
    db,
  )
  await sql`
    insert into complaints.watcher (complaint_id, account_id, since)
    select id, 'acc_' || lpad((abs(hashtext(id)) % 200)::text, 26, '0'), received_at
    from complaints.complaint where state <> 'closed'`.execute(db)
  await sql`analyze complaints.complaint_tag, complaints.watcher`.execute(db)
}

/** What a case shows beside its own rows, for the open ones: the order with its lines, the shop, the clocks. */
async function fillAround(db: Kysely<DB>): Promise<void> {
  await sql`
    insert into marketplace.merchant (id, source, external_id, name, state, as_of, as_of_key, hash)
    select distinct merchant_id, 'bench', merchant_id, '店铺 ' || right(merchant_id, 5), 'open', now(), 'bench', ''
    from complaints.complaint where state <> 'closed'`.execute(db)
  await sql`
    insert into marketplace."order" (id, source, external_id, consumer_id, merchant_id, status, placed_at, total_fen, currency,
      as_of, as_of_key, hash, line_count, goods_fen)
    select distinct on (order_id) order_id, 'bench', order_number, consumer_id, merchant_id, 'delivered', received_at - interval '5 days',
      100000, 'CNY', received_at, 'bench', '', 3, 100000
    from complaints.complaint where state <> 'closed' order by order_id`.execute(db)
  await sql`
    insert into marketplace.order_line (order_id, id, source, external_id, merchant_id, title, quantity, unit_price_fen, amount_fen,
      currency, as_of, as_of_key, hash)
    select id, 'orl_' || substr(id, 5) || n, source, n::text, merchant_id, '商品 ' || n, 1, 30000, 30000, 'CNY', as_of, 'bench', ''
    from marketplace."order", generate_series(1, 3) n`.execute(db)
  await sql`
    insert into kernel.clock (subject, id, rule, rule_from, kind, amount, unit, roll, ladder, started_at, rulebook, due_at, last_day,
      certainty)
    select c.id, 'clk_' || substr(c.id, 5) || r.stage, 'complaint.' || r.stage || '.' || c.profile, date '2007-01-01', 'service',
      r.amount, 'working-day', 'none', 'ladder.service', c.received_at, 'bench', c.next_due_at, c.next_due_at::date, 'published'
    from complaints.complaint c, (values ('respond', 3), ('finish', 15)) as r (stage, amount)
    where c.state <> 'closed'`.execute(db)
  await sql`analyze marketplace.merchant, marketplace."order", marketplace.order_line, kernel.clock`.execute(db)
}
