import type { FreightBy } from '../../kernel/rulebook/aftersales-rule.contract.ts'
import type { Remedy } from './aftersales.contract.ts'

export type Bought = {
  /** What was paid for the order, freight included; the freight in it; what came back already. */
  readonly paidFen: number
  readonly shippingFen: number
  readonly refundedFen: number
  readonly lines: readonly { readonly id: string; readonly quantity: number; readonly amountFen: number }[]
}
/** `freight`: who bears it by the rule of the request. */
export type Wanted = { readonly lineId: string; readonly quantity: number; readonly freight: FreightBy }
/** Refunds that other requests ask for or were granted, and that may not be among what came back yet. */
export type Promised = readonly { readonly lineId: string; readonly quantity: number; readonly amountFen: number }[]

export const paysBack = (remedy: Remedy): boolean => remedy === 'return' || remedy === 'refund-only'

/**
 * What was really paid for so many pieces of a line: a discount on the whole order is shared by price (Regulation art. 18: what
 * was actually paid counts). Whoever returns without a reason bears the freight out; where the rule puts the freight on the
 * merchant (consumer law 24), the pieces' share of it comes back too, shared by price like the discount.
 */
export function paidFor({ paidFen, shippingFen, lines }: Bought, { lineId, quantity, freight }: Wanted): number {
  const line = lines.find(({ id }) => id === lineId)
  if (!line) return 0
  const listed = lines.reduce((sum, one) => sum + one.amountFen, 0)
  const goodsFen = Math.max(0, Math.min(listed, paidFen - shippingFen))
  const backFen = goodsFen + (freight === 'merchant' ? Math.max(0, Math.min(shippingFen, paidFen)) : 0)
  if (listed === 0) return 0
  const pieces = Math.min(quantity, line.quantity)
  return Number((BigInt(backFen) * BigInt(line.amountFen) * BigInt(pieces)) / (BigInt(listed) * BigInt(line.quantity)))
}

/** What may still come back for it: never more than was paid for the line, nor than is left of the order, whoever else asks. */
export function mostBack(order: Bought, wanted: Wanted, promised: Promised): number {
  const line = order.lines.find(({ id }) => id === wanted.lineId)
  const whole = paidFor(order, { ...wanted, quantity: line?.quantity ?? 0 })
  const sum = (those: Promised) => those.reduce((total, { amountFen }) => total + amountFen, 0)
  const onLine = sum(promised.filter(({ lineId }) => lineId === wanted.lineId))
  const left = Math.max(0, order.paidFen - order.refundedFen)
  return Math.max(0, Math.min(paidFor(order, wanted), whole - onLine, left))
}
