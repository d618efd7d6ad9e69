/** Shares are hundredths of a percent of what was asked. */
export const shareOf = (grantedFen: number, askedFen: number): number =>
  askedFen === 0 ? 0 : Math.round((grantedFen * 10_000) / askedFen)

export type Spread = {
  readonly lowPerTenThousand: number
  readonly middlePerTenThousand: number
  readonly highPerTenThousand: number
}
/** Quartiles between the sorted shares; null where fewer than `least` cases stand behind them. */
export function spreadOf(shares: readonly number[], least: number): Spread | null {
  if (shares.length < Math.max(1, least)) return null
  const sorted = shares.toSorted((a, b) => a - b)
  return {
    lowPerTenThousand: at(sorted, 0.25),
    middlePerTenThousand: at(sorted, 0.5),
    highPerTenThousand: at(sorted, 0.75),
  }
}

function at(sorted: readonly number[], part: number): number {
  const place = (sorted.length - 1) * part
  const below = sorted[Math.floor(place)] ?? 0
  const above = sorted[Math.ceil(place)] ?? below
  return Math.round(below + (above - below) * (place - Math.floor(place)))
}

const percent = (share: number): string => `${Math.round(share / 100)}%`

/** A draft that lies outside of the middle half is pointed out with the figures; whoever decides may have a good reason. */
export function warningFor(
  share: number,
  { lowPerTenThousand: low, highPerTenThousand: high }: Spread,
  count: number,
): { readonly zh: string; readonly en: string } | null {
  if (share >= low && share <= high) return null
  const [draft, from, to] = [percent(share), percent(low), percent(high)]
  return {
    zh: `草案支持了要求的 ${draft}。同类 ${count} 件裁决有一半在 ${from} 到 ${to} 之间。可以不同，请在理由里写明这一件有什么不一样。`,
    en: `The draft grants ${draft} of what was asked. Of ${count} like rulings half lie between ${from} and ${to}. It may differ; say in the reasons what is different here.`,
  }
}
