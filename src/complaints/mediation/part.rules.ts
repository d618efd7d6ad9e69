import { paidRemedies } from '../category.rules.ts'
import type { Complaint } from '../complaint.rules.ts'
import type { Part, PartInput, Term } from './mediation.contract.ts'

type Claim = Pick<Complaint, 'remedies' | 'claimFen'>

type ByClaims = Pick<Part, 'remedies' | 'amountFen'>

const isPaid = (remedy: Part['remedies'][number]): boolean => paidRemedies.includes(remedy)

/** One thing is settled or not; of several, or of money, a part can be. */
export const mayPart = ({ remedies, claimFen }: Claim): boolean =>
  remedies.length > 1 || (claimFen > 1 && remedies.some(isPaid))

/**
 * What is left when a part is settled: the remedies that it does not name, and those in money as long as money is left.
 * Together with the part it is the claim, to the fen.
 */
export function restOf({ remedies, claimFen }: Claim, part: ByClaims): ByClaims {
  const amountFen = claimFen - part.amountFen
  const kept = remedies.filter((remedy) => !part.remedies.includes(remedy))
  const money = amountFen > 0 && !kept.some(isPaid) ? remedies.filter(isPaid) : []
  return { remedies: remedies.filter((remedy) => kept.includes(remedy) || money.includes(remedy)), amountFen }
}

export type PartProblem = { readonly field: string; readonly code: string }
/** Why this is no part of what is claimed, or null. */
export function partProblem(claim: Claim, part: ByClaims): PartProblem | null {
  if (!mayPart(claim)) return { field: 'settles', code: 'mediation.no-parts' }
  if (part.remedies.length === 0) return { field: 'settles.remedies', code: 'mediation.part-names-nothing' }
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

/** The lines in dispute, and what was paid for some of them and did not come back. */
export type Lines = { readonly inDispute: readonly string[]; readonly paidFor: (lineIds: readonly string[]) => number }
type LineTerm = Pick<Term, 'amountFen'> & { readonly by?: Term['by']; readonly lineId?: string | undefined }

/**
 * What leaves the claim with some lines. The claim is one sum for all lines, so the rest keeps as much of it as was paid for the lines
 * that stay, but no more than the claim less the money that is settled on: nobody gets more for all lines than was asked for them. What
 * was claimed beyond everything paid stays with the rest. Each remedy stays claimed for the lines that stay.
 */
export function splitByLines(
  { remedies, claimFen }: Claim,
  { lines, named, owedFen }: { readonly lines: Lines; readonly named: readonly string[]; readonly owedFen: number },
): { readonly part: Part; readonly rest: ByClaims } {
  const staying = lines.inDispute.filter((line) => !named.includes(line))
  const beyond = Math.max(0, claimFen - lines.paidFor(lines.inDispute))
  const restFen = Math.max(0, Math.min(claimFen - owedFen, lines.paidFor(staying) + beyond))
  const without = remedies.filter((remedy) => !isPaid(remedy))
  const fit = (amountFen: number) => (amountFen > 0 ? remedies : without)
  const partRemedies = fit(claimFen - restFen)
  return {
    part: {
      remedies: [...(partRemedies.length > 0 ? partRemedies : remedies)],
      amountFen: claimFen - restFen,
      lineIds: lines.inDispute.filter((line) => named.includes(line)),
    },
    // A claim that never named an amount stays what it was.
    rest: { remedies: [...(claimFen === 0 ? remedies : fit(restFen))], amountFen: restFen },
  }
}

/** Why these lines cannot be settled apart, or null. */
export function linesProblem(
  claim: Claim,
  {
    lines,
    named,
    terms,
  }: { readonly lines: Lines; readonly named: readonly string[]; readonly terms: readonly LineTerm[] },
): PartProblem | null {
  const strange = named.findIndex((line) => !lines.inDispute.includes(line))
  if (strange >= 0) return { field: `settles.lineIds.${strange}`, code: 'complaint.line-not-in-dispute' }
  if (lines.inDispute.every((line) => named.includes(line)))
    return { field: 'settles.lineIds', code: 'mediation.part-is-all' }
  if (
    !terms.some(({ lineId }) => lineId === undefined) &&
    named.some((line) => !terms.some(({ lineId }) => lineId === line))
  )
    return { field: 'settles.lineIds', code: 'mediation.line-without-term' }
  const owedFen = terms.filter(({ by }) => by !== 'consumer').reduce((sum, { amountFen }) => sum + amountFen, 0)
  const { rest } = splitByLines(claim, { lines, named, owedFen })
  return rest.remedies.length === 0 ? { field: 'settles.lineIds', code: 'mediation.part-is-all' } : null
}

/** A term for one line is for a line that the proposal settles. */
export function termLineProblem(terms: readonly LineTerm[], settled: readonly string[]): PartProblem | null {
  const wrong = terms.findIndex(({ lineId }) => lineId !== undefined && !settled.includes(lineId))
  return wrong < 0 ? null : { field: `terms.${wrong}.lineId`, code: 'mediation.term-of-other-line' }
}

/** Settled by claims or by lines: one of both. */
export const namesBoth = ({ remedies, amountFen, lineIds }: PartInput): boolean =>
  lineIds.length > 0 && (remedies.length > 0 || amountFen > 0)
