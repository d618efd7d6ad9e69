/** The name that needs the fewest changed letters (Levenshtein). */
export function nearestName(name: string, names: readonly string[]): string {
  const ranked = names.map((known) => ({ known, distance: distance(name, known) }))
  return ranked.sort((a, b) => a.distance - b.distance)[0]?.known ?? ''
}

function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (const [i, letter] of [...from].entries()) {
    const next = [i + 1]
    for (const [j, other] of [...to].entries()) {
      const changed = (row[j] ?? 0) + (letter === other ? 0 : 1)
      next.push(Math.min(changed, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    row = next
  }
  return row[to.length] ?? 0
}
