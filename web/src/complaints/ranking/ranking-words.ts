import type { RankedRow, RankingOrder } from '../../../../src/complaints/ranking/ranking.contract.ts'
import type { useText } from '../../text/text.ts'
import { oneDigit, percent } from './figure-text.ts'

type T = ReturnType<typeof useText>['t']

/** `2026-Q3` */
export function quarterWords(t: T, period: string): string {
  const [year = '', n = ''] = period.split('-Q')
  return t('ranking.periodWords', { year, n })
}

export type Shown = {
  readonly main: string
  readonly interval: string
  readonly bar: { from: number; to: number; at: number } | null
}

/** A figure with its interval; a bar only for shares, from 0 to 1. */
export function shownOf(t: T, row: RankedRow, by: RankingOrder): Shown | null {
  if (by === 'time') {
    const { hours } = row
    return (
      hours && {
        main: t('ranking.hours', { n: oneDigit(hours.median) }),
        interval: t('ranking.hoursInterval', { low: oneDigit(hours.low), high: oneDigit(hours.high) }),
        bar: null,
      }
    )
  }
  const share = row[by]
  if (!share) return null
  const { part, whole, low, high } = share
  return {
    main: t('ranking.share', { share: percent(part / whole), part, whole }),
    interval: t('ranking.interval', { low: percent(low), high: percent(high) }),
    bar: { from: low, to: high, at: part / whole },
  }
}
