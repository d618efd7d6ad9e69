import type { LineOffer, Remedy } from './complaint.contract.ts'
import { mainOf } from './performance/owed.rules.ts'

/** What one side offers: for everything at once, or line by line, where the lines that it does not name stay in dispute. */
export type Offered = {
  readonly remedy: Remedy
  readonly amountFen: number
  readonly lines?: readonly LineOffer[]
}
type Sent = {
  readonly offer: { readonly remedy: Remedy; readonly amountFen: number } | null
  readonly forLines: readonly LineOffer[]
}
export type OfferProblem = { readonly field: string; readonly code: string }

/** Of an offer line by line the sum, and the remedy that most of it is, so that whoever reads only those is not misled. */
export function offeredIn({ offer, forLines }: Sent): Offered | null {
  const main = mainOf(forLines.toSorted((a, b) => b.amountFen - a.amountFen))
  if (main === undefined) return offer
  return {
    remedy: main.remedy,
    amountFen: forLines.reduce((sum, { amountFen }) => sum + amountFen, 0),
    lines: forLines,
  }
}

/** Why it cannot be offered, or null: one of both forms, each line once, and only lines that are still in dispute. */
export function offerProblem({ offer, forLines }: Sent, inDispute: readonly string[]): OfferProblem | null {
  if (offer !== null && forLines.length > 0) return { field: 'forLines', code: 'complaint.offer-twice' }
  const ids = forLines.map(({ lineId }) => lineId)
  const wrong = ids.findIndex((id, place) => !inDispute.includes(id) || ids.indexOf(id) < place)
  return wrong < 0 ? null : { field: `forLines.${wrong}.lineId`, code: 'complaint.line-not-in-dispute' }
}

/** An offer that leaves no line out settles everything. */
export const leavesOut = (offer: Offered, inDispute: readonly string[]): boolean =>
  (offer.lines?.length ?? 0) > 0 && inDispute.some((line) => !namesLine(offer, line))

const namesLine = (offer: Offered, line: string): boolean => offer.lines?.some(({ lineId }) => lineId === line) ?? false

export type Worse = { readonly field: string; readonly code: 'complaint.offer-worse' | 'complaint.offer-other-lines' }
/**
 * While the consumer thinks about an offer it only gets better: nothing is taken back that can be accepted. That is as much for each
 * line that was named, and never an end of everything in place of an end for some lines, nor the other way round.
 */
export function worseThan(before: Offered, now: Offered, inDispute: readonly string[]): Worse | null {
  const whole = { before: !leavesOut(before, inDispute), now: !leavesOut(now, inDispute) }
  const field = now.lines?.length ? 'forLines' : 'offer.remedy'
  if (whole.before !== whole.now) return { field, code: 'complaint.offer-other-lines' }
  const dropped = !whole.now && before.lines?.some(({ lineId }) => !namesLine(now, lineId))
  if (dropped) return { field, code: 'complaint.offer-other-lines' }
  const less = before.lines?.some(({ lineId, amountFen }) => amountFor(now, lineId) < amountFen) && !whole.now
  if (less || now.amountFen < before.amountFen)
    return { field: now.lines?.length ? 'forLines' : 'offer.amountFen', code: 'complaint.offer-worse' }
  return null
}

const amountFor = (offer: Offered, line: string): number =>
  offer.lines?.find(({ lineId }) => lineId === line)?.amountFen ?? 0
