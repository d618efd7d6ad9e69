import { isStaff, type Ctx } from '../../kernel/context.ts'
import { sideOf } from '../complaint.rules.ts'
import * as complaints from '../complaint.store.ts'
import { findPayment } from './payment.store.ts'
import { findRecovery } from './recourse.store.ts'

/** Who reads the story of a payment: whoever reads its case. */
export async function maySeePayment(ctx: Ctx, id: string): Promise<boolean> {
  const payment = await findPayment(ctx, id)
  const complaint = payment && (await complaints.find(ctx, payment.complaintId))
  return complaint !== undefined && sideOf(ctx.actor, complaint) !== null
}
/** Of a recovery: the platform, and the shop that it is about. */
export async function maySeeRecovery(ctx: Ctx, id: string): Promise<boolean> {
  const recovery = await findRecovery(ctx, id)
  return recovery !== undefined && (isStaff(ctx.actor) || ctx.actor.merchantId === recovery.merchantId)
}
