/** A stretch in which a clock stood still, half-open. `until` null: it still does. */
export type Pause = { readonly from: Date; readonly until: Date | null }
type Span = { readonly from: number; readonly until: number }

/** Overlapping pauses melt into one, so that no second is counted twice; what lies outside (start, end) is cut off. */
export function mergedPauses(pauses: readonly Pause[], start: Date, end: Date): readonly Span[] {
  const spans = pauses
    .map(({ from, until }) => ({
      from: Math.max(from.getTime(), start.getTime()),
      until: Math.min((until ?? end).getTime(), end.getTime()),
    }))
    .filter(({ from, until }) => from < until)
    .toSorted((a, b) => a.from - b.from)
  const merged: Span[] = []
  for (const span of spans) {
    const last = merged.at(-1)
    if (last && span.from <= last.until)
      merged[merged.length - 1] = { from: last.from, until: Math.max(last.until, span.until) }
    else merged.push(span)
  }
  return merged
}
