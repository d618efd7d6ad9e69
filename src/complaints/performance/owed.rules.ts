import { paidRemedies } from '../category.rules.ts'
import type { Remedy } from '../complaint.contract.ts'

export type Due = { readonly remedy: Remedy; readonly amountFen: number; readonly lineId?: string | null }

const isPaid = (remedy: Remedy): boolean => paidRemedies.includes(remedy)

/**
 * What follows from everything that was asked for: each remedy is owed, and the sum goes with the first that is paid in money. Another
 * one in money has no sum of its own, so it is in that sum: nobody said how they share it.
 */
export function owedFor(remedies: readonly Remedy[], amountFen: number): readonly Due[] {
  const asked = [...new Set(remedies)]
  if (amountFen === 0) return asked.map((remedy) => ({ remedy, amountFen: 0 }))
  const paid = asked.find(isPaid)
  return [
    ...asked
      .filter((remedy) => !isPaid(remedy) || remedy === paid)
      .map((remedy) => ({ remedy, amountFen: remedy === paid ? amountFen : 0 })),
    ...(paid === undefined ? [{ remedy: 'refund' as const, amountFen }] : []),
  ]
}

/** The same where only so much may be granted: money that is cut to nothing is no obligation. */
export function owedWithin(remedies: readonly Remedy[], claimFen: number, mostFen: number): readonly Due[] {
  const amountFen = Math.min(claimFen, mostFen)
  return amountFen === 0 && claimFen > 0
    ? owedFor(
        remedies.filter((remedy) => !isPaid(remedy)),
        0,
      )
    : owedFor(remedies, amountFen)
}

/** What a ruling grants of the ordinary claim, and each award by law as something of its own. Nothing is owed of a sum that is nothing. */
export const owedWith = (
  ordinary: readonly Due[],
  awards: readonly { readonly amountFen: number }[],
): readonly Due[] =>
  awards.length === 0
    ? ordinary
    : [
        ...ordinary.filter(({ remedy, amountFen }) => amountFen > 0 || !isPaid(remedy)),
        ...awards.map(({ amountFen }) => ({ remedy: 'compensation' as const, amountFen })),
      ]

/** The one that a line has room for: the money, else what was named first. */
export const mainOf = (owed: readonly Due[]): Due | undefined => owed.find(({ amountFen }) => amountFen > 0) ?? owed[0]
