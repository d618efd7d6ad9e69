/** Money is whole fen (1/100 yuan), always an integer; nothing in the product uses fractions of a fen. */
export function assertFen(amountFen: number): number {
  if (!Number.isSafeInteger(amountFen)) throw new RangeError(`not whole fen: ${amountFen}`)
  return amountFen
}

/** `"1,299.5"` → 129950. Returns null when the text is not an amount with at most two decimals. */
export function parseYuan(text: string): number | null {
  const match = /^(-?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?$/.exec(text.trim())
  if (!match) return null
  const yuan = Number((match[2] ?? '').replaceAll(',', ''))
  const fen = yuan * 100 + Number((match[3] ?? '').padEnd(2, '0'))
  return Number.isSafeInteger(fen) ? (match[1] ? -fen : fen) || 0 : null
}

/** 129900 → `¥1,299.00` */
export function formatFen(amountFen: number, currency: 'CNY' | 'BRL' | 'GBP' = 'CNY'): string {
  const sign = { CNY: '¥', BRL: 'R$', GBP: '£' }[currency]
  const digits = String(Math.abs(amountFen)).padStart(3, '0')
  const yuan = digits.slice(0, -2).replaceAll(/\B(?=(\d{3})+$)/g, ',')
  return `${amountFen < 0 ? '-' : ''}${sign}${yuan}.${digits.slice(-2)}`
}

/** Splits an amount by weights without losing a fen: largest remainder, earlier parts first on a tie. */
export function splitFen(totalFen: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  if (sum <= 0) throw new RangeError('weights must add up to more than zero')
  const exact = weights.map((weight) => (BigInt(totalFen) * BigInt(weight) * 1_000_000n) / BigInt(sum))
  const parts = exact.map((share) => Number(share / 1_000_000n))
  const left = totalFen - parts.reduce((a, b) => a + b, 0)
  const order = exact
    .map((share, i) => ({ i, rest: share % 1_000_000n }))
    .sort((a, b) => Number(b.rest - a.rest) || a.i - b.i)
  for (const { i } of order.slice(0, left)) parts[i] = (parts[i] ?? 0) + 1
  return parts
}
