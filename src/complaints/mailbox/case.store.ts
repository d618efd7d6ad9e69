import type { Ctx } from '../../kernel/context.ts'
import { State } from '../complaint.contract.ts'

/** What the mailbox needs to know of a complaint. */
export type Case = {
  readonly id: string
  readonly receipt: string
  readonly state: State
  readonly consumerId: string | null
  readonly merchantId: string | null
  readonly agentId: string | null
  readonly ended: boolean
}

export async function findCases({ db }: Ctx, ids: readonly string[]): Promise<Case[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('complaints.complaint')
    .select(['id', 'receipt', 'state', 'consumer_id', 'merchant_id', 'agent_id', 'closed_at'])
    .where('id', 'in', [...ids])
    .execute()
  return rows.map((row) => ({
    id: row.id,
    receipt: row.receipt,
    state: State.parse(row.state),
    consumerId: row.consumer_id,
    merchantId: row.merchant_id,
    agentId: row.agent_id,
    ended: row.closed_at !== null,
  }))
}

export async function findIdByReceipt({ db }: Ctx, receipt: string): Promise<string | null> {
  const row = await db
    .selectFrom('complaints.receipt')
    .select('complaint_id')
    .where('receipt', '=', receipt)
    .executeTakeFirst()
  return row?.complaint_id ?? null
}
