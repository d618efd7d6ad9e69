import { dayMs } from '../../kernel/calendar/span.ts'
import type { MeasureKind } from '../../kernel/rulebook/violation-rule.contract.ts'
import { reachedAt, type NodesAt, type Penalty } from './points.rules.ts'

/** A measure of a node that a penalty led over, as it was and is served. */
export type Measure = {
  readonly penalty: string
  readonly node: number
  readonly measure: MeasureKind
  /** When it was imposed: with the penalty, or later, when a reversal showed that it was this penalty that led over the node. */
  readonly from: Date
  /** Its end; null for what does not last by days: a warning, a proposal to a person. */
  readonly until: Date | null
  /** When a reversal took away its ground. */
  readonly liftedAt: Date | null
  /** Days already served under a ground that was taken away, and counted for this one. */
  readonly creditMs: number
}
type Span = { readonly from: number; readonly until: number }

const keyOf = ({ penalty, node, measure }: Pick<Measure, 'penalty' | 'node' | 'measure'>): string =>
  `${penalty} ${node} ${measure}`

/**
 * Every measure ever imposed, told event by event. A decision imposes; a reversal lifts what lost its ground, and what then turns out to
 * have been another penalty's to cause runs only for what is left of it, less the time that was served for nothing.
 */
export function measuresAt(penalties: readonly Penalty[], nodesAt: NodesAt, at: Date): Measure[] {
  let measures: Measure[] = []
  for (const instant of instantsUpTo(penalties, at))
    measures = step(measures, owedAt(penalties, nodesAt, instant), instant)
  return measures
}

export const isServed = ({ from, until, liftedAt }: Measure, at: Date): boolean =>
  until !== null && from <= at && at < until && (liftedAt === null || at < liftedAt)

/** Until when a kind of measure holds at `at`; null when none does. */
export function heldUntil(measures: readonly Measure[], measure: MeasureKind, at: Date): Date | null {
  const ends = measures
    .filter((one) => one.measure === measure && isServed(one, at))
    .map(({ until }) => until?.getTime() ?? 0)
  return ends.length === 0 ? null : new Date(Math.max(...ends))
}

function instantsUpTo(penalties: readonly Penalty[], at: Date): Date[] {
  const all = penalties.flatMap(({ decidedAt, lowered, reversedAt }) => [decidedAt, lowered?.at, reversedAt])
  const times = all.flatMap((one) => (one && one <= at ? [one.getTime()] : []))
  return [...new Set(times)].toSorted((a, b) => a - b).map((time) => new Date(time))
}

type Owed = Pick<Measure, 'penalty' | 'node' | 'measure'> & { readonly since: Date; readonly days: number | undefined }
function owedAt(penalties: readonly Penalty[], nodesAt: NodesAt, at: Date): Owed[] {
  return reachedAt(penalties, nodesAt, at).flatMap(({ penalty, node, at: since }) =>
    (nodesAt(since).find(({ points }) => points === node)?.measures ?? []).map(({ measure, days }) => ({
      penalty,
      node,
      measure,
      since,
      days,
    })),
  )
}

function step(measures: readonly Measure[], owed: readonly Owed[], now: Date): Measure[] {
  const wanted = new Set(owed.map(keyOf))
  const standing = measures.filter(({ liftedAt }) => liftedAt === null)
  const lost = standing.filter((one) => !wanted.has(keyOf(one)))
  const kept = standing.filter((one) => wanted.has(keyOf(one)))
  const known = new Set(kept.map(keyOf))
  const fresh = owed.filter((one) => !known.has(keyOf(one)))
  return [
    ...measures.map((one) => (lost.includes(one) ? { ...one, liftedAt: now } : one)),
    ...fresh.map((one) => impose(one, now, creditFor(one.measure, { lost, kept, now }))),
  ]
}

function impose({ since, days, ...about }: Owed, now: Date, creditMs: number): Measure {
  if (days === undefined) return { ...about, from: now, until: null, liftedAt: null, creditMs: 0 }
  const end = since.getTime() + days * dayMs
  // Imposed by its own decision it runs in full; found to be owed since earlier, what was served meanwhile counts.
  const credit = since < now ? Math.min(creditMs, Math.max(0, end - now.getTime())) : 0
  return {
    ...about,
    from: now,
    until: new Date(Math.max(now.getTime(), end - credit)),
    liftedAt: null,
    creditMs: credit,
  }
}

type Served = { readonly lost: readonly Measure[]; readonly kept: readonly Measure[]; readonly now: Date }
/** Time served under what lost its ground, where nothing that stands would have been served at the same time. */
function creditFor(measure: MeasureKind, { lost, kept, now }: Served): number {
  const spans = (list: readonly Measure[]) =>
    list.filter((one) => one.measure === measure).flatMap((one) => servedSpan(one, now))
  const all = lengthOf([...spans(lost), ...spans(kept)])
  return all - lengthOf(spans(kept))
}

function servedSpan({ from, until }: Measure, now: Date): Span[] {
  const end = Math.min(until?.getTime() ?? 0, now.getTime())
  return end > from.getTime() ? [{ from: from.getTime(), until: end }] : []
}

/** The length of time that the spans cover together. */
function lengthOf(spans: readonly Span[]): number {
  let total = 0
  let reached = -Infinity
  for (const { from, until } of spans.toSorted((a, b) => a.from - b.from)) {
    total += Math.max(0, until - Math.max(from, reached))
    reached = Math.max(reached, until)
  }
  return total
}
