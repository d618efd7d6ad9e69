import { paidRemedies } from '../category.rules.ts'
import type { Complaint } from '../complaint.rules.ts'
import type { Part } from './mediation.contract.ts'

type Claim = Pick<Complaint, 'remedies' | 'claimFen'>

const isPaid = (remedy: Part['remedies'][number]): boolean => paidRemedies.includes(remedy)

/** One thing is settled or not; of several, or of money, a part can be. */
export const mayPart = ({ remedies, claimFen }: Claim): boolean =>
  remedies.length > 1 || (claimFen > 1 && remedies.some(isPaid))

/**
 * What is left when a part is settled: the remedies that it does not name, and those in money as long as money is left.
 * Together with the part it is the claim, to the fen.
 */
export function restOf({ remedies, claimFen }: Claim, part: Part): Part {
  const amountFen = claimFen - part.amountFen
  const kept = remedies.filter((remedy) => !part.remedies.includes(remedy))
  const money = amountFen > 0 && !kept.some(isPaid) ? remedies.filter(isPaid) : []
  return { remedies: remedies.filter((remedy) => kept.includes(remedy) || money.includes(remedy)), amountFen }
}

export type PartProblem = { readonly field: string; readonly code: string }
/** Why this is no part of what is claimed, or null. */
export function partProblem(claim: Claim, part: Part): PartProblem | null {
  if (!mayPart(claim)) return { field: 'settles', code: 'mediation.no-parts' }
  if (part.remedies.some((remedy) => !claim.remedies.includes(remedy)))
    return { field: 'settles.remedies', code: 'mediation.part-not-claimed' }
  if (part.amountFen > claim.claimFen) return { field: 'settles.amountFen', code: 'mediation.part-too-much' }
  const rest = restOf(claim, part)
  if (rest.remedies.length === 0) return { field: 'settles.remedies', code: 'mediation.part-is-all' }
  // Money that stays without a remedy in money, or the other way round, would be a claim that nobody made.
  if (rest.amountFen === 0 && rest.remedies.every(isPaid))
    return { field: 'settles.amountFen', code: 'mediation.part-is-all' }
  return null
}
