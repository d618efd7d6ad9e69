import type { AccessKind } from './watch.contract.ts'

/** One thing that somebody did, as far as a warning is reckoned from it: ids and numbers, never what was read or typed. */
export type AccessEvent = {
  readonly id: string
  readonly at: Date
  /** An account or a key; of a guest the network. */
  readonly actor: string
  readonly kind: AccessKind
  readonly role: string | null
  readonly thing: string | null
  readonly rows: number
  readonly route: string
  readonly network: string | null
  readonly device: string | null
  readonly detail: string | null
}
export type NewAccess = Omit<AccessEvent, 'id' | 'at'>

/** Of a guest nothing is known but where they come from. */
export const guestOf = (network: string): string => `network ${network}`
