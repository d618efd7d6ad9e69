import { sql, type Kysely } from 'kysely'
import { rowOfStatement, statementSealed } from '../../src/complaints/statement.sealed.ts'
import { systemActor } from '../../src/kernel/context.ts'
import type { DB } from '../../src/kernel/db/tables.ts'
import { sealRows } from '../../src/kernel/vault/personal.actions.ts'
import { testRulebook } from './parts.ts'

export type Group = { readonly from: number; readonly to: number; readonly now: Date; readonly merchant: string }
export const complaintOf = (number: number): string => `cmp_${String(number).padStart(26, '0')}`

/**
 * Complaints `from` to `to` about one shop, each of its own consumer and in the same words, as they stand before anybody looked for what they
 * share; made by the database itself, the same every time.
 */
export async function fillGroup(db: Kysely<DB>, { from, to, now, merchant }: Group): Promise<void> {
  const number = sql`lpad(n::text, 26, '0')`
  const text = '充电不到五分钟就起火了，外壳烧出一个洞，太危险。'
  const all = sql`generate_series(${from}::int, ${to}::int) n`
  await sql`insert into marketplace.merchant (id, source, external_id, name, state, as_of, as_of_key, hash)
    values (${merchant}, 'seed', ${merchant}, '店铺', 'open', ${now}, 'seed', '') on conflict do nothing`.execute(db)
  await sql`insert into marketplace."order" (id, source, external_id, consumer_id, merchant_id, status, placed_at, total_fen, currency,
      as_of, as_of_key, hash, line_count, goods_fen, refunded_fen)
    select 'ord_' || ${number}, 'seed', 'G-' || n, 'con_' || ${number}, ${merchant}, 'delivered', ${now}, 10000, 'CNY', ${now}, 'seed', '', 1, 10000, 0
    from ${all}`.execute(db)
  await sql`insert into marketplace.order_line (order_id, id, source, external_id, merchant_id, product_id, title, quantity, unit_price_fen,
      amount_fen, currency, as_of, as_of_key, hash)
    select 'ord_' || ${number}, 'orl_' || ${number}, 'seed', '1', ${merchant}, 'prd_seed', '移动电源', 1, 10000, 10000, 'CNY', ${now}, 'seed', ''
    from ${all}`.execute(db)
  await sql`insert into complaints.complaint (id, receipt, channel, profile, category, remedies, claim_fen, currency, order_id, order_number,
      merchant_id, consumer_id, state, waits_for, urgency, received_at, next_due_at, state_since, stage_clock, flags, version)
    select 'cmp_' || ${number}, 'XB-G-' || n, 'online-service', 'platform', 'quality', array['refund'], 10000, 'CNY', 'ord_' || ${number}, 'G-' || n,
      ${merchant}, 'con_' || ${number}, 'received', 'platform', 'raised', ${now}, ${now}::timestamptz + interval '5 days', ${now},
      'clk_' || ${number}, array['safety'], 1
    from ${all}`.execute(db)
  await sql`insert into complaints.complaint_line (complaint_id, order_line_id)
    select 'cmp_' || ${number}, 'orl_' || ${number} from ${all}`.execute(db)
  await sql`insert into complaints.statement (complaint_id, id, side, kind, audience, author, at)
    select 'cmp_' || ${number}, 'stm_' || ${number}, 'consumer', 'claim', array['consumer', 'merchant', 'platform'], 'acc_' || ${number}, ${now}
    from ${all}`.execute(db)
  await sealTexts(db, { from, to, now }, text)
}

async function sealTexts(db: Kysely<DB>, { from, to, now }: Omit<Group, 'merchant'>, text: string): Promise<void> {
  const ctx = { db, actor: systemActor, now, rulebook: testRulebook }
  const rows = Array.from({ length: to - from + 1 }, (_, at) => {
    const subject = complaintOf(from + at)
    return {
      row: rowOfStatement({ complaint_id: subject, id: subject.replace('cmp', 'stm') }),
      subject,
      values: { text },
    }
  })
  const sealed = (await sealRows(ctx, statementSealed, rows)).map(({ text_sealed: bytes }) => bytes ?? null)
  await sql`update complaints.statement s set text_sealed = n.sealed
    from unnest(${rows.map(({ subject }) => subject)}::text[], ${sealed}::bytea[]) as n (id, sealed) where s.complaint_id = n.id`.execute(
    db,
  )
}
