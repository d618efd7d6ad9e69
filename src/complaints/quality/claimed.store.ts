import type { Ctx } from '../../kernel/context.ts'
import { parseReceipt } from '../receipt.rules.ts'

/** Which complaint has this receipt number, however it was typed. */
export async function claimed({ db }: Ctx, typed: string): Promise<string | undefined> {
  const receipt = parseReceipt(typed)
  if (receipt === null) return undefined
  const row = await db
    .selectFrom('complaints.receipt')
    .select('complaint_id')
    .where('receipt', '=', receipt)
    .executeTakeFirst()
  return row?.complaint_id
}
