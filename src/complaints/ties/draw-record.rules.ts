import type { NewFact } from '../../kernel/fact/fact.ts'
import type { Candidate, Tied } from './ties.rules.ts'

export type HeldDraw = {
  /** The thing whose timeline keeps it. */
  readonly subject: string
  /** What was drawn for: the ruling, the mediation, the panel of jurors, the mass claim. */
  readonly id: string
  readonly seed: string
  readonly seats: number
  readonly candidates: readonly (Candidate & { readonly from?: 'consumer' | 'merchant' })[]
  readonly excluded: readonly Tied[]
}

/**
 * All that a draw was decided by, so that it can be held again from this alone. A fact of its own, for colleagues only: the sides read that
 * somebody was drawn, and not how busy anybody is. Candidates alike are kept together: five thousand jurors have to fit into one fact.
 */
export function heldDraw({ subject, id, seed, seats, candidates, excluded }: HeldDraw): NewFact {
  const alike = Map.groupBy(candidates, ({ load, away, from }) => `${load} ${away === true} ${from ?? ''}`)
  const pool = [...alike.values()].map((group) => ({
    load: group[0]?.load ?? 0,
    away: group[0]?.away === true,
    from: group[0]?.from ?? null,
    ids: group.map((one) => one.id),
  }))
  const there = new Set(candidates.map((one) => one.id))
  const tied = excluded.filter((one) => there.has(one.id)).map(({ id: who, because }) => ({ id: who, because }))
  return { kind: 'draw.held', subject, data: { for: id, seed, seats, candidates: pool, excluded: tied } }
}
