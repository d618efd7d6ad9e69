/** The two-sided 95 % quantile of the normal distribution: a matter of mathematics, not of policy. */
const z = 1.959963984540054

export type Interval = { readonly low: number; readonly high: number }

/** Wilson's interval of a share: also for few cases, and for none or all of them. Null where there is nothing to divide by. */
export function wilson(part: number, whole: number): Interval | null {
  if (whole <= 0) return null
  const share = part / whole
  const spread = z * Math.sqrt((share * (1 - share)) / whole + (z * z) / (4 * whole * whole))
  const centre = share + (z * z) / (2 * whole)
  const scale = 1 + (z * z) / whole
  return {
    low: part === 0 ? 0 : Math.max(0, (centre - spread) / scale),
    high: part === whole ? 1 : Math.min(1, (centre + spread) / scale),
  }
}

/** The value below which this share of them lies; of an even number, between the two in the middle. Sorted ascending. */
export function quantile(sorted: readonly number[], share: number): number | null {
  const place = (sorted.length - 1) * share
  const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]]
  return below === undefined || above === undefined ? null : below + (above - below) * (place - Math.floor(place))
}
export const ascending = (values: readonly number[]): number[] => values.toSorted((a, b) => a - b)

/**
 * Between which two of the values the median lies with 95 %, whatever their distribution: the ranks n/2 ∓ z·√n/2. Sorted ascending.
 */
export function medianInterval(sorted: readonly number[]): Interval | null {
  const n = sorted.length
  const reach = (z * Math.sqrt(n)) / 2
  const low = sorted[Math.max(0, Math.floor(n / 2 - reach) - 1)]
  const high = sorted[Math.min(n - 1, Math.ceil(n / 2 + reach))]
  return low === undefined || high === undefined ? null : { low, high }
}
