import type { Reaction } from '../capability.ts'
import type { Fact } from './fact.ts'

// Filled once by app.ts before anything is recorded; a process has one set of capabilities.
const byKind = new Map<string, Reaction[]>()
const byName = new Map<string, Reaction>()

export function plugInReactions(reactions: readonly Reaction[]): void {
  byKind.clear()
  byName.clear()
  for (const reaction of reactions) {
    if (byName.has(reaction.name)) throw new Error(`two reactions are called ${reaction.name}`)
    byName.set(reaction.name, reaction)
    for (const kind of reaction.on) byKind.set(kind, [...(byKind.get(kind) ?? []), reaction])
  }
}

export type Reacting = { readonly fact: Fact; readonly reactions: readonly string[] }
/** What follows from facts that were recorded together: the facts that something reacts to. */
export function reactionsTo(facts: readonly Fact[]): readonly Reacting[] {
  const last = new Map(facts.map((fact) => [`${fact.subject} ${fact.kind}`, fact.id]))
  return facts
    .map((fact) => ({
      fact,
      reactions: (byKind.get(fact.kind) ?? [])
        .filter(({ when }) => when?.(fact) ?? true)
        .filter(({ lastOnly }) => !lastOnly || last.get(`${fact.subject} ${fact.kind}`) === fact.id)
        .map(({ name }) => name),
    }))
    .filter(({ reactions }) => reactions.length > 0)
}
export const reactionNamed = (name: string): Reaction | undefined => byName.get(name)
