import type { Reaction } from '../capability.ts'

// Filled once by app.ts before anything is recorded; a process has one set of capabilities.
const byKind = new Map<string, string[]>()
const byName = new Map<string, Reaction>()

export function plugInReactions(reactions: readonly Reaction[]): void {
  byKind.clear()
  byName.clear()
  for (const reaction of reactions) {
    if (byName.has(reaction.name)) throw new Error(`two reactions are called ${reaction.name}`)
    byName.set(reaction.name, reaction)
    for (const kind of reaction.on) byKind.set(kind, [...(byKind.get(kind) ?? []), reaction.name])
  }
}

export const reactionsTo = (kind: string): readonly string[] => byKind.get(kind) ?? []
export const reactionNamed = (name: string): Reaction | undefined => byName.get(name)
