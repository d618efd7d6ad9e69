/** An exact number that is not below zero: no step of a formula rounds. */
export type Fraction = { readonly top: bigint; readonly bottom: bigint }

export const whole = (value: number): Fraction => ({ top: BigInt(value), bottom: 1n })
export const zero = whole(0)
export const isZero = (a: Fraction): boolean => a.top === 0n
export const isMore = (a: Fraction, b: Fraction): boolean => a.top * b.bottom > b.top * a.bottom
export const more = (a: Fraction, b: Fraction): Fraction => (isMore(a, b) ? a : b)
export const less = (a: Fraction, b: Fraction): Fraction => (isMore(a, b) ? b : a)

export const plus = (a: Fraction, b: Fraction): Fraction => ({
  top: a.top * b.bottom + b.top * a.bottom,
  bottom: a.bottom * b.bottom,
})
/** Nothing, where more would be taken than there is. */
export const minus = (a: Fraction, b: Fraction): Fraction =>
  isMore(b, a) ? zero : { top: a.top * b.bottom - b.top * a.bottom, bottom: a.bottom * b.bottom }
export const times = (a: Fraction, b: Fraction): Fraction => ({ top: a.top * b.top, bottom: a.bottom * b.bottom })
/** The divisor is more than zero: the rulebook refuses a formula in which it might not be. */
export const dividedBy = (a: Fraction, b: Fraction): Fraction => ({ top: a.top * b.bottom, bottom: a.bottom * b.top })

const highestFen = BigInt(Number.MAX_SAFE_INTEGER)
/** To whole fen, half a fen up (四舍五入到分); the only place where an amount is rounded. */
export function toFen({ top, bottom }: Fraction): number {
  const fen = (2n * top + bottom) / (2n * bottom)
  return Number(fen > highestFen ? highestFen : fen)
}
