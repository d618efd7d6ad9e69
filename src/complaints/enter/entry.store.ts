import type { Ctx } from '../../kernel/context.ts'
import { State } from '../complaint.contract.ts'

/** A source whose sender wants to hear what came of it. */
export async function markTransfer({ db }: Ctx, channel: string, reference: string): Promise<void> {
  await db
    .updateTable('complaints.source')
    .set({ transfer: true })
    .where('channel', '=', channel)
    .where('reference', '=', reference)
    .execute()
}

export const mostOthers = 20
/** What else is open about an order, newest first. */
export async function openAbout({ db }: Ctx, orderId: string, except: string) {
  const rows = await db
    .selectFrom('complaints.complaint')
    .select(['id', 'receipt', 'state'])
    .where('order_id', '=', orderId)
    .where('id', '<>', except)
    .where('state', '<>', 'closed')
    .orderBy('received_at', 'desc')
    .limit(mostOthers)
    .execute()
  return rows.map((row) => ({ ...row, state: State.parse(row.state) }))
}
