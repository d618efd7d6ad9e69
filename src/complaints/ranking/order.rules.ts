import type { RankedRow, RankingOrder } from './ranking.contract.ts'

export type Grouped = { readonly group: number; readonly row: RankedRow }
type Span = { readonly low: number; readonly high: number }

/** Larger is better: of hours the negative. Null: not enough cases for this order. */
function spanOf(row: RankedRow, by: RankingOrder): Span | null {
  if (by !== 'time') return row[by]
  return row.hours && { low: -row.hours.high, high: -row.hours.low }
}
/** By the lower bound of the interval; of hours by the median. */
const keyOf = (row: RankedRow, by: RankingOrder): number =>
  by === 'time' ? -(row.hours?.median ?? 0) : (row[by]?.low ?? 0)

/**
 * From the best on. Whoever's interval overlaps with that of the first of a group is in it: between them the figures do not tell who is
 * better. It follows from the published rows alone and does not depend on their order.
 */
export function inGroups(rows: readonly RankedRow[], by: RankingOrder): Grouped[] {
  const placed = rows.flatMap((row) => {
    const span = spanOf(row, by)
    return span ? [{ row, span }] : []
  })
  placed.sort(
    (a, b) =>
      keyOf(b.row, by) - keyOf(a.row, by) ||
      b.span.high - a.span.high ||
      (a.row.merchant.id < b.row.merchant.id ? -1 : 1),
  )
  let group = 0
  let first: Span | null = null
  return placed.map(({ row, span }) => {
    if (first === null || span.high < first.low) [group, first] = [group + 1, span]
    return { group, row }
  })
}
