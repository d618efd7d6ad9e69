import type { NewFact } from '../kernel/fact/fact.ts'
import type { Problem } from './noun.rules.ts'

/** What was refused at the door, one fact for each field and kind, with how often; never what stood there. */
export function refusedFields(
  through: 'event' | 'import',
  subject: string,
  refused: readonly (Pick<Problem, 'field'> & { readonly noun: string; readonly found: string | null })[],
): NewFact[] {
  const groups = Map.groupBy(refused, ({ noun, field, found }) => `${noun} ${field} ${found ?? ''}`)
  return [...groups.values()].slice(0, mostFacts).flatMap((same) => {
    const [one] = same
    if (!one) return []
    const data = { through, noun: one.noun, field: one.field, found: one.found ?? 'name', times: same.length }
    return { kind: 'field.refused', subject, data }
  })
}
const mostFacts = 50
