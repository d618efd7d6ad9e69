import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { CategoryCode, State } from '../complaint.contract.ts'
import type { Place } from '../../kernel/http/cursor.ts'
import { Verdict } from './signal.contract.ts'

export type Lead = {
  readonly id: string
  readonly receipt: string
  readonly category: CategoryCode
  readonly state: State
  readonly merchantId: string | null
  readonly orderId: string | null
  readonly receivedAt: Date
  readonly defect: string | null
  readonly told: string | null
  readonly words: readonly string[]
  readonly verdict: Verdict | null
}
type Row = Omit<Lead, 'words' | 'verdict'> & { readonly words: string[] | null; readonly verdict: string | null }

/** Complaints that are marked as a matter of safety, the newest first. */
export async function leads(
  { db }: Ctx,
  wanted: { readonly merchant?: string | undefined; readonly after: Place | null; readonly limit: number },
): Promise<Lead[]> {
  const { merchant, after, limit } = wanted
  const found = await sql<Row>`
    select c.id, c.receipt, c.category, c.state, c.merchant_id as "merchantId", c.order_id as "orderId",
      c.received_at as "receivedAt", defect.value as defect, told.value as told, s.words, s.verdict
    from complaints.complaint c
    left join complaints.complaint_detail defect on defect.complaint_id = c.id and defect.name = 'defect'
    left join complaints.complaint_detail told on told.complaint_id = c.id and told.name = 'safety'
    left join complaints.signal s on s.complaint_id = c.id and s.kind = 'safety'
    where c.flags @> '{safety}' ${merchant === undefined ? sql`` : sql`and c.merchant_id = ${merchant}`}
      ${after === null ? sql`` : sql`and (c.received_at, c.id) < (${after.at}, ${after.id})`}
    order by c.received_at desc, c.id desc limit ${limit}`.execute(db)
  return found.rows.map((row) => ({
    ...row,
    category: CategoryCode.parse(row.category),
    state: State.parse(row.state),
    words: row.words ?? [],
    verdict: Verdict.nullable().parse(row.verdict),
  }))
}
