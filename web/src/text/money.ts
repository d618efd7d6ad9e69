export type Currency = 'CNY' | 'BRL' | 'GBP'
export const moneySigns = { CNY: '¥', BRL: 'R$', GBP: '£' } as const satisfies Record<Currency, string>

/** 129900 → `¥1,299.00`; whole fen in, no arithmetic in fractions. */
export function moneyWords(amountFen: number, currency: Currency = 'CNY'): string {
  const digits = String(Math.abs(Math.trunc(amountFen))).padStart(3, '0')
  const yuan = digits.slice(0, -2).replaceAll(/\B(?=(\d{3})+$)/g, ',')
  return `${amountFen < 0 ? '-' : ''}${moneySigns[currency]}${yuan}.${digits.slice(-2)}`
}

/** `1,299.5` → 129950; null when it is not an amount with at most two decimals. */
export function fenOf(text: string): number | null {
  const match = /^(\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.(\d{1,2}))?$/.exec(text.trim().replace(/^[¥￥]/, ''))
  if (!match) return null
  return Number((match[1] ?? '').replaceAll(',', '')) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
}

export function bytesWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  const units = ['KB', 'MB', 'GB']
  const step = Math.min(Math.floor(Math.log2(bytes) / 10), units.length)
  const value = bytes / 1024 ** step
  return `${value >= 100 || Number.isInteger(value) ? Math.round(value) : value.toFixed(1)} ${units[step - 1] ?? ''}`
}
