import { z } from 'zod'
import type { Fact } from '../../kernel/fact/fact.ts'
import { drawSeats } from './panel.rules.ts'

const Because = z.enum(['side', 'took-part', 'sat-before'])
/** What `draw.held` keeps, see ties/. */
const Held = z.object({
  for: z.string(),
  seed: z.string(),
  seats: z.int(),
  candidates: z.array(z.object({ load: z.int(), away: z.boolean(), ids: z.array(z.string()) })),
  excluded: z.array(z.object({ id: z.string(), because: Because })),
})

export type HeldAgain = {
  readonly id: string
  readonly what: 'mediator' | 'arbitrator'
  readonly at: Date
  readonly seed: string
  readonly seats: number
  readonly pool: readonly { readonly id: string; readonly load: number; readonly away: boolean }[]
  readonly because: ReadonlyMap<string, z.infer<typeof Because>>
  readonly drawn: readonly string[]
  readonly same: boolean
}

export const drawFacts = ['draw.held', 'arbitrator.assigned', 'mediation.opened', 'mediation.recused'] as const

/** Every draw of a matter, held once more from its fact alone, beside whom the matter says that was drawn. */
export function heldAgain(facts: readonly Fact[]): HeldAgain[] {
  return facts.flatMap((fact) => {
    const held = fact.kind === 'draw.held' ? Held.safeParse(fact.data).data : undefined
    const told = held && facts.find((one) => tellsOf(one, held))
    if (!told) return []
    const { seed, seats } = held
    const pool = held.candidates.flatMap(({ ids, load, away }) => ids.map((id) => ({ id, load, away })))
    const because = new Map(held.excluded.map((one) => [one.id, one.because]))
    const drawn = toldIn(told)
    const again = drawSeats(pool, [...because.keys()], { seed, seats })
    const same = again.length === drawn.length && again.every((id, at) => id === drawn[at])
    const what = told.kind === 'arbitrator.assigned' ? 'arbitrator' : 'mediator'
    return [{ id: fact.id, what, at: fact.at, seed, seats, pool, because, drawn, same }]
  })
}

/** A challenge draws for the same ruling again, by another seed. */
const tellsOf = ({ kind, data }: Fact, held: z.infer<typeof Held>): boolean =>
  kind !== 'draw.held' && data['seed'] === held.seed && [data['ruling'], data['mediation']].includes(held.for)

/** The three facts name whom they tell of in ways of their own. */
function toldIn({ kind, data }: Fact): string[] {
  const named = kind === 'mediation.opened' ? data['mediator'] : data['drawn']
  return [named].flat().filter((id) => typeof id === 'string')
}
