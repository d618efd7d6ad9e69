import { sha256 } from '../../kernel/sha256.ts'
import type { Candidate } from './ties.rules.ts'

/** Public from the start, different for every draw, nobody's to choose: the matter, the draw's number and the instant. */
export const seedOf = (receipt: string, draw: number, at: Date): string =>
  sha256(`${receipt}\n${draw}\n${at.toISOString()}`)

/** What a draw is decided by: the lowest wins. */
export const ticket = (seed: string, id: string): string => sha256(`${seed}\n${id}`)

/**
 * Among the least loaded of those without a tie to the matter, the lowest ticket wins: balanced, not predictable before the seed is known,
 * and everybody who knows seed and candidates can repeat it. Whoever is on leave only where nobody else is left; null when nobody is.
 */
export function drawOne(candidates: readonly Candidate[], excluded: readonly string[], seed: string): string | null {
  const free = candidates.filter(({ id }) => !excluded.includes(id))
  const here = free.filter(({ away }) => away !== true)
  const able = here.length > 0 ? here : free
  const least = Math.min(...able.map(({ load }) => load))
  return (
    able
      .filter(({ load }) => load === least)
      .map(({ id }) => ({ id, ticket: ticket(seed, id) }))
      .toSorted((a, b) => (a.ticket < b.ticket ? -1 : 1))[0]?.id ?? null
  )
}
