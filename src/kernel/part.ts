import type { Capability } from './capability.ts'
import { joinStandings } from './person/standing.ts'

/** What one folder plugs into its chapter: of everything a chapter can have, what this folder has. */
export type Part = Partial<Omit<Capability, 'name' | 'title' | 'notices' | 'services' | 'health' | 'erasures'>> & {
  readonly notices?: URL
}

/** A chapter is what its folders are, in their order. */
export function joined(parts: readonly Part[]): Omit<Capability, 'name' | 'title'> {
  const all = <T>(pick: (part: Part) => readonly T[] | undefined): T[] => parts.flatMap((part) => pick(part) ?? [])
  const one = <T>(pick: (part: Part) => Readonly<Record<string, T>> | undefined): Record<string, T> =>
    Object.assign({}, ...parts.map(pick))
  return {
    routes: all(({ routes }) => routes),
    jobs: all(({ jobs }) => jobs),
    reactions: all(({ reactions }) => reactions),
    sealed: all(({ sealed }) => sealed),
    keeps: all(({ keeps }) => keeps),
    refusals: one(({ refusals }) => refusals),
    facts: one(({ facts }) => facts),
    subjects: one(({ subjects }) => subjects),
    readings: one(({ readings }) => readings),
    notices: all(({ notices }) => notices && [notices]),
    ...asked(parts),
  }
}

/** What is asked of a chapter is asked of its folders, one after the other. */
function asked(parts: readonly Part[]) {
  const watchers = parts.flatMap(({ watch }) => watch ?? [])
  const standings = parts.flatMap(({ standing }) => standing ?? [])
  const [consents] = parts.flatMap((part) => part.consents ?? [])
  return {
    contacts: async (...about) => {
      for (const { contacts } of parts) {
        const contact = await contacts?.(...about)
        if (contact) return contact
      }
      return null
    },
    holds: async (...about) => (await Promise.all(parts.map(({ holds }) => holds?.(...about) ?? []))).flat(),
    restricts: async (...about) => {
      for (const { restricts } of parts) if (await restricts?.(...about)) return true
      return false
    },
    search: async (ctx, text, limit) => {
      const hits = []
      for (const { search } of parts) hits.push(...((await search?.(ctx, text, limit)) ?? []))
      return hits.slice(0, limit)
    },
    tasks: async (...about) => {
      const tasks = []
      for (const part of parts) tasks.push(...((await part.tasks?.(...about)) ?? []))
      return tasks
    },
    demo: async (...about) => {
      for (const { demo } of parts) await demo?.(...about)
    },
    ...(consents && { consents }),
    ...(standings.length > 0 && { standing: joinStandings(standings) }),
    ...(watchers.length > 0 && {
      watch: async (...about: Parameters<NonNullable<Part['watch']>>) => {
        for (const watch of watchers) await watch(...about)
      },
    }),
  } satisfies Partial<Capability>
}
