import type { Ctx } from '../../kernel/context.ts'
import { addressesOf } from '../../kernel/notice/bounce.actions.ts'
import { contactOf } from '../intake/contact.store.ts'
import type { PartySide } from './case-address.rules.ts'
import { findCases, findIdByReceipt, type Case } from './case.store.ts'
import { correspondentsOf } from './correspondent.store.ts'
import { sameAddress } from './letter.rules.ts'

export type { Case } from './case.store.ts'

export const caseOf = async (ctx: Ctx, id: string): Promise<Case | null> => (await findCases(ctx, [id]))[0] ?? null

export async function caseOfReceipt(ctx: Ctx, receipt: string): Promise<Case | null> {
  const id = await findIdByReceipt(ctx, receipt)
  return id === null ? null : caseOf(ctx, id)
}

/** Is it the address under which this side of the case is known? */
export async function isContact(ctx: Ctx, of: Case, { side, address }: { side: PartySide; address: string }) {
  if (address === '') return false
  const byMail = await correspondentsOf(ctx, of.id)
  if (byMail.some((one) => one.side === side && sameAddress(one.address, address))) return true
  const said = side === 'consumer' ? await contactOf(ctx, of.id) : null
  if (said?.email && sameAddress(said.email, address)) return true
  const id = side === 'consumer' ? of.consumerId : of.merchantId
  if (id === null) return false
  return (await addressesOf(ctx, { kind: side, id })).some((known) => sameAddress(known, address))
}
