import { shanghaiHour } from './hour.rules.ts'
import type { AccessEvent } from '../../kernel/watch/access-event.ts'

/** What is usual for somebody, from the twenty-eight days before today. */
export type Usual = {
  /** Days on which anything was done. */
  readonly days: number
  /** Reads in an hour in which there were any: the middle, and the middle distance from it; null below twenty such hours. */
  readonly readsHour: { readonly median: number; readonly mad: number } | null
  /** First and last usual hour of reads; null below fifty reads. */
  readonly hours: { readonly from: number; readonly to: number } | null
  readonly networks: readonly string[]
  readonly routes: readonly string[]
  /** Of a key: the calls of a minute that 95 of 100 minutes stay under. */
  readonly callsMinute: number
  /** People read of a day, by case, day by day: what peers are compared with. */
  readonly casesDay: readonly number[]
}
const hourMs = 3_600_000
const minuteMs = 60_000
const dayMs = 24 * hourMs

export function usualOf(events: readonly AccessEvent[]): Usual {
  const reads = events.filter(({ kind }) => kind === 'read')
  const perHour = [...countedBy(reads, ({ at }) => Math.floor(at.getTime() / hourMs)).values()]
  const hours = reads.map(({ at }) => shanghaiHour(at)).toSorted((a, b) => a - b)
  const calls = sumOfMinutes(events.filter(({ kind }) => kind === 'key-called'))
  return {
    days: new Set(events.map(({ at }) => dayOf(at))).size,
    readsHour: perHour.length < 20 ? null : { median: median(perHour), mad: madOf(perHour) },
    hours: hours.length < 50 ? null : { from: quantile(hours, 0.05), to: quantile(hours, 0.95) },
    networks: distinct(events.flatMap(({ network }) => network ?? [])),
    routes: distinct(events.filter(({ kind }) => kind === 'key-called').map(({ route }) => route)),
    callsMinute: quantile(calls, 0.95),
    casesDay: [...Map.groupBy(reads, ({ at }) => dayOf(at)).values()].map((day) => casesIn(day).length),
  }
}

/** What ninety-nine of a hundred days of colleagues with the same role stay under; never below twenty. */
export const peersOf = (usuals: readonly Pick<Usual, 'casesDay'>[]): number =>
  Math.max(
    20,
    quantile(
      usuals.flatMap(({ casesDay }) => casesDay).toSorted((a, b) => a - b),
      0.99,
    ),
  )

/** Robust deviations from the middle; an even spread below one counts as one. */
export const robustZ = (value: number, { median: middle, mad }: { median: number; mad: number }): number =>
  (value - middle) / (1.4826 * Math.max(1, mad))

export const casesIn = (reads: readonly AccessEvent[]): readonly string[] =>
  distinct(reads.map(({ thing, detail }) => thing ?? detail ?? ''))

const dayOf = (at: Date): number => Math.floor((at.getTime() + 8 * hourMs) / dayMs)
const distinct = (values: readonly string[]): readonly string[] => [...new Set(values)]
const countedBy = (events: readonly AccessEvent[], key: (event: AccessEvent) => number): ReadonlyMap<number, number> =>
  new Map(
    [...Map.groupBy(events, key)].map(([at, some]) => [at, new Set(some.map(({ detail, id }) => detail ?? id)).size]),
  )
const sumOfMinutes = (events: readonly AccessEvent[]): readonly number[] =>
  [...Map.groupBy(events, ({ at }) => Math.floor(at.getTime() / minuteMs)).values()]
    .map((some) => some.reduce((sum, { rows }) => sum + rows, 0))
    .toSorted((a, b) => a - b)

export const median = (values: readonly number[]): number =>
  quantile(
    values.toSorted((a, b) => a - b),
    0.5,
  )
const madOf = (values: readonly number[]): number => {
  const middle = median(values)
  return median(values.map((value) => Math.abs(value - middle)))
}
const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
