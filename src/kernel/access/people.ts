import type { Actor, Ctx } from '../context.ts'
import { Role } from '../role.contract.ts'
import * as store from './account.store.ts'

export type Colleague = {
  readonly id: string
  readonly name: string
  /** As whom they buy or sell themselves: nobody handles what concerns him. */
  readonly consumerId: string | null
  readonly merchantId: string | null
}

/** Active accounts that hold one of the roles, for choosing somebody to do a thing; at most 500. */
export async function peopleWithRole(ctx: Ctx, roles: readonly Role[]): Promise<readonly Colleague[]> {
  const rows = await store.accountsWithRole(ctx, roles)
  return rows.map((row) => ({
    id: row.id,
    name: row.display_name,
    consumerId: row.consumer_id,
    merchantId: row.merchant_id,
  }))
}

/** Names by account id, to show to colleagues only. */
export const namesOf = store.namesOf

/** Which of these consumers also keep a shop, by the account that is both. */
export const shopsOfConsumers = store.shopsOfConsumers

/** Somebody with an account in use, as whoever is signed in would be; null when it is closed or unknown. */
export async function activePerson(ctx: Ctx, id: string): Promise<Actor | null> {
  const row = await store.findStanding(ctx, id)
  if (row?.state !== 'active') return null
  const { consumer_id: consumerId, merchant_id: merchantId } = row
  return { id, kind: 'person', roles: Role.array().parse(row.roles), consumerId, merchantId, scopes: [] }
}
