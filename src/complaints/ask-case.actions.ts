import type { Ctx } from '../kernel/context.ts'
import * as store from './complaint.store.ts'

export type AskedCase = { readonly id: string; readonly receipt: string; readonly merchantId: string | null }
/** What another chapter may know of a case to refer to it, by its id or its receipt number; nothing about the consumer. */
export async function askComplaintCase(ctx: Ctx, id: string): Promise<AskedCase | null> {
  const complaint = await store.find(ctx, (await store.idOfReceipt(ctx, id))?.complaint_id ?? id)
  return complaint ? { id: complaint.id, receipt: complaint.receipt, merchantId: complaint.merchantId } : null
}

/** The newest cases about a shop. */
export const askCasesOfShop = (
  ctx: Ctx,
  merchantId: string,
  limit: number,
): Promise<{ id: string; receipt: string }[]> => store.newestOfShop(ctx, merchantId, Math.min(limit, 50))
