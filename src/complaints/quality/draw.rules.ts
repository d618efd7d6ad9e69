import { ticket } from '../ties/draw.rules.ts'

export type Candidate = { readonly id: string; readonly agent: string; readonly outcome: string }

export const stratumOf = ({ agent, outcome }: Candidate): string => `${agent}\n${outcome}`

/**
 * A sample across agents and outcomes: each stratum gives its share (largest remainder, equal ones by lot), and in it the lowest tickets
 * are drawn. The same seed and candidates give the same cases, in whatever order they stand.
 */
export function drawSample(candidates: readonly Candidate[], wanted: number, seed: string): string[] {
  const size = Math.min(wanted, candidates.length)
  const strata = [...Map.groupBy(candidates, stratumOf)].map(([key, members]) => {
    const exact = candidates.length === 0 ? 0 : (size * members.length) / candidates.length
    return { members, exact, seats: Math.floor(exact), ticket: ticket(seed, key) }
  })
  const left = size - strata.reduce((sum, { seats }) => sum + seats, 0)
  const luckier = strata.toSorted((a, b) => b.exact - b.seats - (a.exact - a.seats) || (a.ticket < b.ticket ? -1 : 1))
  return luckier
    .flatMap(({ members, seats }, place) =>
      members
        .map(({ id }) => ({ id, ticket: ticket(seed, id) }))
        .toSorted((a, b) => (a.ticket < b.ticket ? -1 : 1))
        .slice(0, seats + (place < left ? 1 : 0)),
    )
    .toSorted((a, b) => (a.ticket < b.ticket ? -1 : 1))
    .map(({ id }) => id)
}
