/** What somebody found at one item of a checklist. */
export type Found = 'yes' | 'no' | 'not-applicable'
type Item = { readonly id: string; readonly weight: number; readonly critical: boolean }
type Checklist = { readonly items: readonly Item[]; readonly passFrom: number }
export type Mark = {
  /** 0 to 100: the weight of what was found, of all that applies. Null where nothing applies. */
  readonly score: number | null
  readonly failed: boolean
}

/** A critical item that was not kept fails the whole, whatever the score. */
export function markOf({ items, passFrom }: Checklist, found: Readonly<Record<string, Found>>): Mark {
  const applies = items.filter(({ id }) => found[id] === 'yes' || found[id] === 'no')
  const weigh = (some: readonly Item[]): number => some.reduce((sum, { weight }) => sum + weight, 0)
  const all = weigh(applies)
  const score = all === 0 ? null : Math.round((100 * weigh(applies.filter(({ id }) => found[id] === 'yes'))) / all)
  const critical = items.some(({ id, critical: fatal }) => fatal && found[id] === 'no')
  return { score, failed: critical || (score !== null && score < passFrom) }
}
