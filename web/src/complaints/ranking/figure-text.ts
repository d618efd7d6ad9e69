import type { FigureId, OwnFigure } from '../../../../src/complaints/ranking/performance.contract.ts'

/** Cut, not rounded, like every share of the product. */
export const percent = (share: number): string => `${Math.floor(share * 1000 + 1e-9) / 10}%`
export const oneDigit = (value: number): string => String(Math.round(value * 10) / 10)

/** The figure as people say it; `hours` turns a number of hours into words. */
export function valueWords(id: FigureId, value: number | null, hours: (n: string) => string): string {
  if (value === null) return '—'
  if (id === 'received') return oneDigit(value)
  return id === 'answer-time' ? hours(oneDigit(value)) : percent(value)
}

/** Above this width an interval says little. */
const wide = 0.4
export const isWide = ({ low, high }: OwnFigure): boolean => low !== null && high !== null && high - low > wide
