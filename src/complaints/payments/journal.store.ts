import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { newId } from '../../kernel/id.ts'
import type { Transfer } from './payment.rules.ts'

export type NewTransfer = Transfer & {
  readonly merchantId: string | null
  readonly complaintId: string | null
  /** The payment or recovery that it comes from: written twice, it is one line. */
  readonly cause: string
  readonly amountFen: number
  readonly currency: string
}

export const insertTransfer = ({ db, now, actor }: Ctx, line: NewTransfer) =>
  db
    .insertInto('complaints.transfer')
    .values({
      id: newId('trf'),
      merchant_id: line.merchantId,
      complaint_id: line.complaintId,
      cause: line.cause,
      from_account: line.from,
      to_account: line.to,
      amount_fen: line.amountFen,
      currency: line.currency,
      by: actor.id,
      at: now,
    })
    .onConflict((conflict) => conflict.column('cause').doNothing())
    .execute()

export type JournalLine = {
  readonly id: string
  readonly complaintId: string | null
  readonly cause: string
  readonly from: Transfer['from']
  readonly to: Transfer['to']
  readonly amountFen: number
  readonly currency: string
  readonly at: Date
}
/** Newest first; what touched the platform only, or everything. */
export async function linesOf(
  { db }: Ctx,
  merchantId: string,
  page: { readonly before: string | null; readonly limit: number },
): Promise<JournalLine[]> {
  const rows = await db
    .selectFrom('complaints.transfer')
    .select(['id', 'complaint_id', 'cause', 'from_account', 'to_account', 'amount_fen', 'currency', 'at'])
    .where('merchant_id', '=', merchantId)
    .$if(page.before !== null, (query) => query.where('id', '<', page.before ?? ''))
    .orderBy('id', 'desc')
    .limit(page.limit)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    complaintId: row.complaint_id,
    cause: row.cause,
    from: fromOf(row.from_account),
    to: row.to_account === 'platform' ? 'platform' : 'consumer',
    amountFen: row.amount_fen,
    currency: row.currency,
    at: row.at,
  }))
}
const fromOf = (text: string): Transfer['from'] =>
  text === 'deposit' || text === 'platform' || text === 'written-off' ? text : 'merchant'

export type Debt = {
  readonly merchantId: string
  readonly currency: string
  readonly advancedFen: number
  readonly backFen: number
  readonly owedFen: number
  readonly since: Date
}
/** Shops for which the platform paid, the largest debt first; those that paid all back only when asked for. */
export async function debts(
  { db }: Ctx,
  filter: {
    readonly merchantId?: string | undefined
    readonly all: boolean
    readonly skip: number
    readonly limit: number
  },
): Promise<Debt[]> {
  const { rows } = await sql<Debt>`
    select merchant_id as "merchantId", currency,
      coalesce(sum(amount_fen) filter (where from_account = 'platform'), 0)::bigint as "advancedFen",
      coalesce(sum(amount_fen) filter (where to_account = 'platform'), 0)::bigint as "backFen",
      (coalesce(sum(amount_fen) filter (where from_account = 'platform'), 0)
        - coalesce(sum(amount_fen) filter (where to_account = 'platform'), 0))::bigint as "owedFen",
      min(at) filter (where from_account = 'platform') as since
    from complaints.transfer
    where merchant_id is not null and (from_account = 'platform' or to_account = 'platform')
      ${filter.merchantId === undefined ? sql`` : sql`and merchant_id = ${filter.merchantId}`}
    group by merchant_id, currency
    having ${filter.all ? sql`true` : sql`sum(case when from_account = 'platform' then amount_fen else -amount_fen end) > 0`}
    order by "owedFen" desc, merchant_id, currency
    offset ${filter.skip} limit ${filter.limit}`.execute(db)
  return rows
}

/** One at a time decides what a shop still owes, and what its deposit still pays. */
export const holdShop = ({ db }: Ctx, merchantId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`recourse ${merchantId}`}, 0))`.execute(db)
