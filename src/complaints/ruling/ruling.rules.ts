import type { Remedy } from '../complaint.contract.ts'
import type { Complaint } from '../complaint.rules.ts'
import { mainOf, owedWithin, type Due } from '../performance/owed.rules.ts'

export type Decision = {
  readonly decision: 'consumer' | 'partly' | 'merchant'
  readonly remedy: Remedy
  readonly amountFen: number
}

export const isRulingDecision = (decision: string): decision is Decision['decision'] =>
  ['consumer', 'partly', 'merchant'].includes(decision)

/** What a decision and its amount have to do with each other; the code of the refusal and its field, or null. */
export function decisionProblem(
  { decision, amountFen }: Decision,
  { claimFen, demandedFen }: Pick<Complaint, 'claimFen' | 'demandedFen'>,
  /** What is awarded upon demands beside it. */
  awardedFen = 0,
): { readonly field: string; readonly code: string } | null {
  if (amountFen > claimFen) return { field: 'amountFen', code: 'ruling.more-than-asked' }
  if (decision === 'merchant' && amountFen > 0) return { field: 'amountFen', code: 'ruling.nothing-to-pay' }
  const everything = amountFen === claimFen && awardedFen >= demandedFen
  return decision === 'partly' && everything && claimFen > 0
    ? { field: 'amountFen', code: 'ruling.partly-is-less' }
    : null
}

type ByDefault = {
  /** What was paid and did not come back; nothing, where nobody knows the order. */
  readonly mostFen: number
  /** What a lay panel said, where one was asked: the platform's delay does not undo it. */
  readonly verdict?: string | null
}
/**
 * When the time to rule is over and nobody did: everything that was asked for is granted, in money as far as it is within what was paid,
 * because the delay is the platform's, not the consumer's; marked as a default, open to review by a person. What was asked for above that
 * needs a person's finding, as does what is demanded by law beside the claim.
 */
export function defaultDecision(
  { claimFen, remedies }: Pick<Complaint, 'claimFen' | 'remedies'>,
  { mostFen, verdict = null }: ByDefault,
): Decision & { readonly owed: readonly Due[] } {
  const owed = verdict === 'merchant' ? [] : owedWithin(remedies, claimFen, mostFen)
  const main = mainOf(owed)
  if (!main) return { decision: 'merchant', remedy: remedies[0] ?? 'refund', amountFen: 0, owed: [] }
  return { decision: main.amountFen < claimFen ? 'partly' : 'consumer', ...main, owed }
}

export type ReviewDecision = 'uphold' | 'change' | 'overturn' | 'remand'
export const isReviewDecision = (decision: string): decision is ReviewDecision =>
  ['uphold', 'change', 'overturn', 'remand'].includes(decision)
/** Where a review leads. A rejection can be overturned, a ruling changed or sent back; each only for what it is about. */
export function afterReview(
  decision: ReviewDecision,
  about: Pick<Complaint, 'rejectGround' | 'obligated' | 'remanded'>,
): 'performing' | 'closed' | 'received' | 'evidence' | null {
  const rejection = about.rejectGround !== null
  switch (decision) {
    case 'uphold':
      return rejection || !about.obligated ? 'closed' : 'performing'
    case 'change':
      return rejection ? null : 'performing'
    case 'overturn':
      return rejection ? 'received' : null
    case 'remand':
      return about.remanded > 0 ? null : 'evidence'
  }
}

export type Bounds = {
  /** The one side that asked for the review. */
  readonly by: 'consumer' | 'merchant'
  readonly leastFen: number | null
  readonly mostFen: number | null
}
/**
 * Whoever alone asked for a review is not worse off for having asked: what the consumer was granted is the least, what the shop was
 * ordered the most. Null where both asked, where nobody did, and where a rejection is looked at: there is nothing to take.
 */
export function reviewBounds(
  { rejectGround, outcomeFen }: Pick<Complaint, 'rejectGround' | 'outcomeFen'>,
  appealed: readonly ('consumer' | 'merchant')[],
): Bounds | null {
  const [by, other] = [...new Set(appealed)]
  if (rejectGround !== null || by === undefined || other !== undefined) return null
  const grantedFen = outcomeFen ?? 0
  return { by, leastFen: by === 'consumer' ? grantedFen : null, mostFen: by === 'merchant' ? grantedFen : null }
}

/** Why a change of the ruling, in all that it grants, would be worse for whoever alone asked for the review. */
export function worseProblem(bounds: Bounds | null, about: Pick<Complaint, 'obligated'>, totalFen: number) {
  if (bounds === null) return null
  if (bounds.leastFen !== null && totalFen < bounds.leastFen) return 'ruling.worse-for-consumer'
  // Nothing was ordered: whatever is ordered now is worse for the shop that appealed, also what is not money.
  if (bounds.mostFen !== null && (totalFen > bounds.mostFen || !about.obligated)) return 'ruling.worse-for-merchant'
  return null
}
