import { sha256 } from '../../kernel/sha256.ts'
import type { Complaint } from '../complaint.rules.ts'
import { drawSeats } from './panel.rules.ts'
import type { Candidate } from '../ties/ties.rules.ts'

/** A lay panel: who may be asked, who sits, what a sealed vote is, and how votes are counted. */

export type Vote = 'consumer' | 'merchant'
export type Verdict = Vote | 'none'

export type JuryRules = { readonly categories: readonly string[]; readonly mostFen: number }
/** Taste and facts, small sums, no danger, and only when both sides want it. Law stays with the arbitrator. */
export function mayHaveJury(
  { category, claimFen, flags, profile }: Pick<Complaint, 'category' | 'claimFen' | 'flags' | 'profile'>,
  wishes: readonly string[],
  { categories, mostFen }: JuryRules,
): boolean {
  const both = wishes.length === 2 && wishes.every((wish) => wish === 'lay')
  return both && profile === 'platform' && flags.length === 0 && claimFen <= mostFen && categories.includes(category)
}

export type LayCandidate = Candidate & { readonly from: 'consumer' | 'merchant' }
/** As many consumers as merchants, and whoever is left over from all; a side with too few is made up from the other. */
export function drawJury(candidates: readonly LayCandidate[], { seed, size }: { seed: string; size: number }) {
  const half = Math.floor(size / 2)
  const from = (side: LayCandidate['from']) =>
    drawSeats(
      candidates.filter((one) => one.from === side),
      [],
      { seed, seats: half },
    )
  const sides = [...from('consumer'), ...from('merchant')]
  return [...sides, ...drawSeats(candidates, sides, { seed, seats: size - sides.length })]
}

/** What a juror hands in: bound to the jury and the seat, so that no vote can be copied from another. */
export const sealOf = (sealed: { jury: string; seat: string; vote: Vote; salt: string }): string =>
  sha256(`${sealed.jury}\n${sealed.seat}\n${sealed.vote}\n${sealed.salt}`)

export type Counted = {
  readonly consumer: number
  readonly merchant: number
  readonly verdict: Verdict
  readonly tie: boolean
}
/** Only opened votes count, and only with a quorum of them; the rule for a tie was declared before. */
export function countVotes(
  votes: readonly (Vote | null)[],
  { quorum, tie }: { readonly quorum: number; readonly tie: Vote },
): Counted {
  const consumer = votes.filter((vote) => vote === 'consumer').length
  const merchant = votes.filter((vote) => vote === 'merchant').length
  if (consumer + merchant < quorum) return { consumer, merchant, verdict: 'none', tie: false }
  if (consumer === merchant) return { consumer, merchant, verdict: tie, tie: true }
  return { consumer, merchant, verdict: consumer > merchant ? 'consumer' : 'merchant', tie: false }
}

/** The verdict says who is right; how much that is worth stays with the arbitrator. */
export const agreesWith = (verdict: Verdict | null, decision: 'consumer' | 'partly' | 'merchant'): boolean =>
  verdict === null || verdict === 'none' || (verdict === 'merchant') === (decision === 'merchant')

/** Numbers long enough to reach or recognise somebody are not for jurors. */
export const withoutNumbers = (text: string): string => text.replaceAll(/\d[\d\s-]{5,}\d/g, '▇▇▇')
