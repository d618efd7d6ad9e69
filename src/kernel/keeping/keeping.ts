import type { Ctx } from '../context.ts'
import type { Words } from '../route.contract.ts'

/** One thing whose time is over. `since`: from when it counted; `about`: the cases and people for whose sake it may have to stay. */
export type Due = { readonly id: string; readonly since: Date; readonly about: readonly string[] }
export type Page = { readonly before: Date; readonly after: string | null; readonly limit: number }

/**
 * What a capability does with its own rows when their time is over. It alone knows what belongs together and what removing means: deleting rows, or
 * destroying the key that sealed them. When, how many and with whose word is decided elsewhere (src/privacy/retention).
 */
export type Keeping = {
  /** `complaints.contact`: the table, which names it everywhere. */
  readonly table: string
  readonly title: Words
  /** What is in it (declared/kinds.yaml): its `keep` says how long. */
  readonly kind: string
  /** In the order of their ids, behind `after`. */
  readonly due: (ctx: Ctx, page: Page) => Promise<readonly Due[]>
  /** How many things there are, due or not. */
  readonly total: (ctx: Ctx) => Promise<number>
  /** How many it removed; what is gone already counts for nothing. */
  readonly remove: (ctx: Ctx, ids: readonly string[]) => Promise<number>
}

/** Of these cases and people, those for whose sake nothing may be removed now: a case is open, a court decided after `before`. */
export type Holds = (ctx: Ctx, ids: readonly string[], before: Date) => Promise<readonly string[]>

type Plugged = { readonly keeps: readonly Keeping[]; readonly holds: readonly Holds[] }
// Filled once by app.ts, like the sealed tables of the vault.
let plugged: Plugged = { keeps: [], holds: [] }
export function plugInKeeping(keeping: Plugged): void {
  plugged = keeping
}
export const keepings = (): readonly Keeping[] => plugged.keeps

/** Every capability is asked; one that says no is enough. */
export async function heldAmong(ctx: Ctx, ids: readonly string[], before: Date): Promise<ReadonlySet<string>> {
  const held = new Set<string>()
  if (ids.length > 0) for (const ask of plugged.holds) for (const id of await ask(ctx, ids, before)) held.add(id)
  return held
}
