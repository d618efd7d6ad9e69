import type { Db } from './db/database.ts'
import type { Role } from './role.contract.ts'
import type { Rulebook } from './rulebook/rulebook.ts'

/** Who is acting. A consumer or merchant actor carries the party whose rows it may see. */
export type Actor = {
  /** account id, API-key id, or `system` / `guest`. */
  readonly id: string
  readonly kind: 'person' | 'machine' | 'system' | 'guest'
  readonly roles: readonly Role[]
  readonly consumerId: string | null
  readonly merchantId: string | null
  /** API-key scopes; empty for people. */
  readonly scopes: readonly string[]
}

/** One transaction (or the pool, for reads), one actor, one instant, one rulebook. It never grows. */
export type Ctx = {
  readonly db: Db
  readonly actor: Actor
  readonly now: Date
  readonly rulebook: Rulebook
}

export const systemActor: Actor = {
  id: 'system',
  kind: 'system',
  roles: [],
  consumerId: null,
  merchantId: null,
  scopes: [],
}
export const guestActor: Actor = { ...systemActor, id: 'guest', kind: 'guest' }

export const isStaff = (actor: Actor): boolean =>
  actor.kind === 'system' ||
  actor.roles.some((role) => !['consumer', 'merchant', 'regulator', 'machine'].includes(role))
export const hasRole = (actor: Actor, ...wanted: readonly Role[]): boolean =>
  actor.roles.some((role) => wanted.includes(role))
