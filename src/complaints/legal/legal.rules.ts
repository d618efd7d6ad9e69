import { Refusal } from '../../kernel/refusal.ts'
import { paidRemedies } from '../category.rules.ts'
import type { Remedy, State } from '../complaint.contract.ts'
import type { Obligation } from '../performance/obligation.store.ts'
import { isDecided, outcomeKinds, type LegalDocument, type LegalOutcome, type Ordered } from './outcome.contract.ts'

/**
 * What follows from a document. Where the body decided or both settled before it, that is performed, or it is over. Where it gave the
 * matter back without a finding, the platform goes on where it stood. Where it still has it, everything stands still as before.
 */
type Consequence = 'performing' | 'closed' | 'back' | 'stays'
function consequenceOf(outcome: LegalOutcome, owed: readonly unknown[]): Consequence {
  const kind = outcomeKinds[outcome]
  if (kind !== 'decided') return kind
  return owed.length > 0 ? 'performing' : 'closed'
}
/** The state in which the case goes on; null where the table knows of no stage to go back to. */
export function leadsTo(document: LegalDocument, at: At): State | null {
  const consequence = consequenceOf(document.outcome, orderedBy(document, at.remedies))
  if (consequence === 'back') return at.resumeState
  return consequence === 'stays' ? 'legal_route' : consequence
}
type At = { readonly remedies: readonly Remedy[]; readonly resumeState: State | null }

/** What is owed by the document: what it lists, or its amount as the first remedy in money that was asked for. */
export function orderedBy({ amountFen, obligations }: Said, asked: readonly Remedy[]): readonly Ordered[] {
  if (obligations.length > 0 || amountFen === 0) return obligations
  const remedy = asked.find((one) => paidRemedies.includes(one)) ?? 'compensation'
  return [{ debtor: 'merchant', remedy, amountFen, dueOn: null }]
}
type Said = Pick<LegalDocument, 'amountFen' | 'obligations'>

export const owedBy = (ordered: readonly Ordered[], otherwise: string): Obligation[] =>
  ordered.map(({ dueOn, ...one }) => ({ ...one, basis: 'legal', dueOn: dueOn ?? otherwise, dated: dueOn !== null }))

/** A document that says less, or something else, than it would have to. */
export function checkDocument(said: LegalDocument, today: string): void {
  const { outcome, datedOn, effectiveOn, amountFen, obligations } = said
  if (datedOn > today) throw new Refusal('legal.dated-in-future', { field: 'datedOn', today })
  if (effectiveOn !== null && effectiveOn < datedOn)
    throw new Refusal('legal.effect-before-date', { field: 'effectiveOn', datedOn })
  checkOrdered(said)
  if (!isDecided(outcome)) return
  if (effectiveOn === null) throw new Refusal('legal.effect-missing', { field: 'effectiveOn' })
  if (effectiveOn > today) throw new Refusal('legal.not-effective-yet', { field: 'effectiveOn', effectiveOn })
  const isFor = outcome === 'judgment-consumer' || outcome === 'judgment-part'
  if (isFor && amountFen === 0 && !obligations.some(({ debtor }) => debtor === 'merchant'))
    throw new Refusal('legal.nothing-ordered', { field: 'amountFen' })
}

function checkOrdered({ outcome, amountFen, obligations }: LegalDocument): void {
  const ofShop = obligations.filter(({ debtor }) => debtor === 'merchant')
  const ordersNothing = !isDecided(outcome) && (amountFen > 0 || obligations.length > 0)
  if (ordersNothing || (outcome === 'judgment-merchant' && (amountFen > 0 || ofShop.length > 0)))
    throw new Refusal('legal.orders-nothing', { field: amountFen > 0 ? 'amountFen' : 'obligations' })
  const listed = ofShop.reduce((sum, one) => sum + one.amountFen, 0)
  if (obligations.length > 0 && listed !== amountFen)
    throw new Refusal('legal.sum-differs', { field: 'amountFen', listed: (listed / 100).toFixed(2) })
}
