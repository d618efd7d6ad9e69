import type { Ctx } from '../context.ts'
import type { Role } from '../role.contract.ts'
import * as store from './account.store.ts'

export type Colleague = { readonly id: string; readonly name: string }

/** Active accounts that hold one of the roles, for choosing somebody to do a thing; at most 500. */
export async function peopleWithRole(ctx: Ctx, roles: readonly Role[]): Promise<readonly Colleague[]> {
  const rows = await store.accountsWithRole(ctx, roles)
  return rows.map((row) => ({ id: row.id, name: row.display_name }))
}

/** Names by account id, to show to colleagues only. */
export const namesOf = store.namesOf
