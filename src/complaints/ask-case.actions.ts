import type { Ctx } from '../kernel/context.ts'
import { complainantOf, type Complaint } from './complaint.rules.ts'
import * as store from './complaint.store.ts'

/** By its id or its receipt number. */
const named = async (ctx: Ctx, id: string): Promise<Complaint | undefined> =>
  store.find(ctx, (await store.idOfReceipt(ctx, id))?.complaint_id ?? id)

export type AskedCase = { readonly id: string; readonly receipt: string; readonly merchantId: string | null }
/** What another chapter may know of a case to refer to it; nothing about the consumer. */
export async function askComplaintCase(ctx: Ctx, id: string): Promise<AskedCase | null> {
  const complaint = await named(ctx, id)
  return complaint ? { id: complaint.id, receipt: complaint.receipt, merchantId: complaint.merchantId } : null
}

/** As whom chapter 7 asks whether the complainant of a case agreed: of a caller whom nobody knows it is the case itself. */
export async function askComplainant(ctx: Ctx, id: string): Promise<string | null> {
  const complaint = await named(ctx, id)
  return complaint ? (complainantOf(complaint) ?? complaint.id) : null
}

/** The newest cases about a shop. */
export const askCasesOfShop = (
  ctx: Ctx,
  merchantId: string,
  limit: number,
): Promise<{ id: string; receipt: string }[]> => store.newestOfShop(ctx, merchantId, Math.min(limit, 50))
