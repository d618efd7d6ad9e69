import type { Ctx } from '../context.ts'
import type { Words } from '../route.contract.ts'

/** Something that is not over and in which the person takes part: what it needs of the person stays until then. */
export type Matter = {
  readonly id: string
  readonly title: Words
  readonly number: string
  readonly href: string | null
}

/** What a capability says of a person whose data is to go. */
export type Standing = {
  readonly matters: (ctx: Ctx, ids: readonly string[]) => Promise<readonly Matter[]>
  /** From when the time counts in which a law wants their data of this kind kept, where that is later than what the rows themselves say. */
  readonly since?: (ctx: Ctx, ids: readonly string[], kind: string) => Promise<Date | null>
}

/** Of several, what any of them names, and the latest that any of them says. */
export const joinStandings = (standings: readonly Standing[]): Required<Standing> => ({
  matters: async (...about) => {
    const all: Matter[] = []
    for (const { matters } of standings) all.push(...(await matters(...about)))
    return all
  },
  since: async (...about) => {
    let last: Date | null = null
    for (const { since } of standings) {
      const said = (await since?.(...about)) ?? null
      if (said && (last === null || said > last)) last = said
    }
    return last
  },
})

// Filled once by app.ts, like the sealed tables of the vault.
let plugged: Required<Standing> = joinStandings([])
export function plugInStandings(standings: readonly Standing[]): void {
  plugged = joinStandings(standings)
}
export const mattersOf = (ctx: Ctx, ids: readonly string[]): Promise<readonly Matter[]> => plugged.matters(ctx, ids)
export const sinceOf = (ctx: Ctx, ids: readonly string[], kind: string): Promise<Date | null> =>
  plugged.since(ctx, ids, kind)
