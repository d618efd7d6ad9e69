import { hasRole, type Ctx } from '../../kernel/context.ts'
import type { NewFact } from '../../kernel/fact/fact.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import type { Reader } from '../complaint.contract.ts'
import { sideOf, type Complaint } from '../complaint.rules.ts'
import * as complaints from '../complaint.store.ts'
import type { Payment } from './payment.rules.ts'
import * as store from './payment.store.ts'

export type Inside = { readonly complaint: Complaint; readonly reader: Reader }

/** Somebody else's case does not exist; the second person for an advance sees what is owed and paid, and nothing else of a case. */
export async function enter(ctx: Ctx, id: string, { hold }: { readonly hold: boolean }): Promise<Inside> {
  const complaint = found(await (hold ? complaints.hold : complaints.find)(ctx, id), 'complaint')
  const side = sideOf(ctx.actor, complaint) ?? (hasRole(ctx.actor, 'governance-officer') ? 'platform' : null)
  return { complaint, reader: side ?? refuse('not-found', { noun: 'complaint' }) }
}

export async function paymentIn(ctx: Ctx, complaintId: string, id: string): Promise<Payment> {
  return found(
    (await store.paymentsOf(ctx, complaintId)).find((one) => one.id === id),
    'payment',
  )
}

export const told = ({ id }: Pick<Complaint, 'id'>, payment: Payment, what: string): NewFact => ({
  kind: `payment.${what}`,
  subject: id,
  data: { payment: payment.id, way: payment.way, amountFen: payment.amountFen },
})
