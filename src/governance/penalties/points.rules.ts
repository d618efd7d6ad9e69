import {
  expiryOf,
  isReached,
  occurrenceOf,
  pointsOf,
  type ViolationTerms,
} from '../../kernel/rulebook/violation.rules.ts'
import type { MeasureKind } from '../../kernel/rulebook/violation-rule.contract.ts'

/** A decision that counts: under the version of the catalogue that it was taken by, and what an appeal made of it. */
export type Penalty = {
  readonly id: string
  readonly violation: string
  readonly terms: ViolationTerms
  readonly decidedAt: Date
  /** An appeal left no more than so many points, from then on. */
  readonly lowered: { readonly at: Date; readonly points: number } | null
  readonly reversedAt: Date | null
}
export type Node = {
  readonly points: number
  readonly measures: readonly { readonly measure: MeasureKind; readonly days?: number | undefined }[]
}
/** The nodes in force when a penalty was decided. */
export type NodesAt = (at: Date) => readonly Node[]

/** One penalty as it counts. */
export type Counted = {
  readonly penalty: string
  readonly violation: string
  readonly decidedAt: Date
  readonly occurrence: number
  readonly points: number
  readonly expiresAt: Date
}
/** A node that a penalty led over. */
export type Reached = { readonly penalty: string; readonly node: number; readonly at: Date }

/** What is known at an instant: decided, and not reversed by then. The order in which it is told makes no difference. */
export const knownAt = (penalties: readonly Penalty[], at: Date): Penalty[] =>
  penalties
    .filter(({ decidedAt, reversedAt }) => decidedAt <= at && (reversedAt === null || reversedAt > at))
    .map((one) => (one.lowered && one.lowered.at > at ? { ...one, lowered: null } : one))
    .toSorted((a, b) => a.decidedAt.getTime() - b.decidedAt.getTime() || (a.id < b.id ? -1 : 1))

/** Occurrence and points of each as the history stands at `at`: what was reversed never was. */
export function countedAt(penalties: readonly Penalty[], at: Date): Counted[] {
  const known = knownAt(penalties, at)
  return known.map((one, index) => {
    const earlier = known.slice(0, index).filter(({ violation }) => violation === one.violation)
    const occurrence = occurrenceOf(
      one.terms,
      earlier.map(({ decidedAt }) => decidedAt),
      one.decidedAt,
    )
    const full = pointsOf(one.terms, occurrence)
    return {
      penalty: one.id,
      violation: one.violation,
      decidedAt: one.decidedAt,
      occurrence,
      points: one.lowered ? Math.min(full, one.lowered.points) : full,
      expiresAt: expiryOf(one.terms, one.decidedAt),
    }
  })
}

export const balanceOf = (counted: readonly Counted[], at: Date): number =>
  counted.reduce((sum, { points, expiresAt, decidedAt }) => sum + (decidedAt <= at && at < expiresAt ? points : 0), 0)

/** Which nodes each penalty led over. Points that end at the very instant of a decision are gone before it. */
export function reachedAt(penalties: readonly Penalty[], nodesAt: NodesAt, at: Date): Reached[] {
  const counted = countedAt(penalties, at)
  return counted.flatMap((one, index) => {
    const before = balanceOf(counted.slice(0, index), one.decidedAt)
    return nodesAt(one.decidedAt)
      .filter((node) => isReached(node, before, before + one.points))
      .map((node) => ({ penalty: one.penalty, node: node.points, at: one.decidedAt }))
  })
}

/** The next node above the balance; null when there is none. */
export const nextNode = (nodes: readonly Node[], balance: number): number | null =>
  nodes
    .map(({ points }) => points)
    .filter((points) => points > balance)
    .toSorted((a, b) => a - b)[0] ?? null

export type Entry = {
  readonly penalty: string
  /** What this line adds to or takes from the points of the penalty. */
  readonly points: number
  readonly occurrence: number
  readonly cause: 'decided' | 'reversed' | 'lowered' | 'recounted'
}
/** The lines that lead from one state of the ledger to the next: a reversal is a negative line, and so is what it changes in later ones. */
export function entriesBetween(
  before: readonly Counted[],
  after: readonly Counted[],
  cause: { readonly penalty: string; readonly why: 'decided' | 'reversed' | 'lowered' },
): Entry[] {
  const ids = [...new Set([...before, ...after].map(({ penalty }) => penalty))]
  return ids.flatMap((penalty) => {
    const [was, is] = [before, after].map((side) => side.find((one) => one.penalty === penalty))
    const points = (is?.points ?? 0) - (was?.points ?? 0)
    const own = penalty === cause.penalty
    if (points === 0 && !own) return []
    const occurrence = is?.occurrence ?? was?.occurrence ?? 1
    return [{ penalty, points, occurrence, cause: own ? cause.why : 'recounted' }]
  })
}
