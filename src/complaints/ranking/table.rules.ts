import type { RankedRow, RankingBody } from './ranking.contract.ts'
import { wilson } from './wilson.rules.ts'

/** What was counted of one shop, exactly. It is never published like this. */
export type Tally = {
  readonly merchant: { readonly id: string; readonly name: string }
  readonly category: string | null
  readonly state: 'counted' | 'corrected' | 'withheld'
  readonly inTime: number
  readonly late: number
  readonly solved: number
  readonly unsolved: number
  readonly replied: number
  readonly hours: { readonly median: number; readonly low: number; readonly high: number } | null
}
export type Rest = { readonly category: string; readonly merchants: number; readonly complaints: number }
export type Limits = { readonly minimum: number; readonly k: number }

/**
 * The nearest multiple of k. Every part is rounded for itself and every whole is the sum of its rounded parts: whatever anybody adds
 * or subtracts, over all tables there are, is a multiple of k again, so 0 or at least k; and a part between 1 and k − 1 looks like 0 or k.
 */
export const toMultiple = (count: number, k: number): number => Math.floor((count + k / 2) / k) * k

export const isListed = ({ inTime, late }: Pick<Tally, 'inTime' | 'late'>, { minimum }: Limits): boolean =>
  inTime + late >= minimum

export function publicRow(tally: Tally, limits: Limits): RankedRow {
  const { k, minimum } = limits
  const share = (part: number, rest: number) => {
    const [shown, other] = [toMultiple(part, k), toMultiple(rest, k)]
    const interval = wilson(shown, shown + other)
    return interval && { part: shown, whole: shown + other, low: digits(interval.low), high: digits(interval.high) }
  }
  return {
    merchant: tally.merchant,
    category: tally.category,
    corrected: tally.state === 'corrected',
    answered: share(tally.inTime, tally.late),
    solved: tally.solved + tally.unsolved < minimum ? null : share(tally.solved, tally.unsolved),
    hours:
      tally.hours === null || tally.replied < minimum
        ? null
        : { median: half(tally.hours.median), low: half(tally.hours.low), high: half(tally.hours.high) },
  }
}
const digits = (share: number): number => Number(share.toFixed(4))
const half = (hours: number): number => Math.round(hours * 2) / 2

/** Everything that is published follows from this. Shops whose row was withheld are named with that mark and without a figure. */
export function publicTable(
  tallies: readonly Tally[],
  rest: readonly Rest[],
  limits: Limits,
): Pick<RankingBody, 'rows' | 'withheld' | 'others'> {
  const byId = (a: Pick<Tally, 'merchant'>, b: Pick<Tally, 'merchant'>) => (a.merchant.id < b.merchant.id ? -1 : 1)
  const listed = tallies.filter((tally) => tally.state !== 'withheld' && isListed(tally, limits))
  return {
    rows: listed.map((tally) => publicRow(tally, limits)).toSorted(byId),
    withheld: tallies
      .filter(({ state }) => state === 'withheld')
      .map(({ merchant, category }) => ({ merchant, category }))
      .toSorted(byId),
    others: rest
      .map(({ category, merchants, complaints }) => ({
        category,
        merchants: toMultiple(merchants, limits.k),
        complaints: toMultiple(complaints, limits.k),
      }))
      // Too few shops are not even said to be there.
      .filter(({ merchants }) => merchants > 0)
      .toSorted((a, b) => (a.category < b.category ? -1 : 1)),
  }
}
