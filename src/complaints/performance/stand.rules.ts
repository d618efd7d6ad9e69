import type { Side } from '../complaint.contract.ts'
import type { Owed } from './obligation.store.ts'

/** What is owed as a whole, item by item: whose turn it is, until when, and whether it is over. */
export type Item = Pick<Owed, 'id' | 'debtor' | 'state' | 'dueOn'>

const undone = (one: Item): boolean => one.state === 'open' || one.state === 'disputed'
const done = (one: Item): boolean => one.state === 'confirmed' || one.state === 'enforced'
/** What the platform owes stands beside what the shop owes: both are due to the consumer. */
const isOf = (side: Side, { debtor }: Item): boolean => (debtor === 'consumer') === (side === 'consumer')

export const toProve = (owed: readonly Item[], side: Side): readonly Item[] =>
  owed.filter((one) => isOf(side, one) && undone(one))
export const toConfirm = (owed: readonly Item[], side: Side): readonly Item[] =>
  owed.filter((one) => !isOf(side, one) && !done(one))
/** Before its day a duty is not broken; once somebody says that it was done, the other side may say that it was not. */
export const toDispute = (owed: readonly Item[], side: Side, today: string): readonly Item[] =>
  owed.filter((one) => !isOf(side, one) && (one.state === 'proven' || (one.state === 'open' && one.dueOn < today)))

/** Nothing is left for the shop to do; from here the consumer's silence is consent. */
export const isProven = (owed: readonly Item[]): boolean => toProve(owed, 'merchant').length === 0
/** What the platform has to see to now: broken or disputed, not what is due later. */
export const toEnforce = (owed: readonly Item[], today: string): readonly Item[] =>
  toProve(owed, 'merchant').filter((one) => one.state === 'disputed' || one.dueOn < today)

/**
 * Until when performance runs. To the next day on which the shop owes something; once it owes nothing more, the time to confirm, and not
 * less than what the consumer has to do. `key` is the same as long as the same is waited for.
 */
export type Target = { readonly key: string; readonly until: string | null }
export function targetOf(owed: readonly Item[]): Target {
  const [next] = daysOf(toProve(owed, 'merchant'))
  if (next !== undefined) return { key: `due ${next}`, until: next }
  const last = daysOf(toProve(owed, 'consumer')).at(-1) ?? null
  return { key: `confirm ${last ?? ''}`, until: last }
}
const daysOf = (owed: readonly Item[]): string[] => owed.map(({ dueOn }) => dueOn).toSorted()

/** Where a case goes when something of what is owed was done. */
export function afterDone(owed: readonly Item[], state: 'performing' | 'enforcing', today: string) {
  const shopDone = owed.every((one) => isOf('consumer', one) || done(one))
  if (state === 'performing') return owed.every(done) ? 'closed' : 'performing'
  if (shopDone) return 'closed'
  // Nothing broken is left: what is due later, or said to be done, is performed as before.
  return toEnforce(owed, today).length === 0 ? 'performing' : 'enforcing'
}

/** What the reader may do about it. */
export type OwingPart = { readonly prove: boolean; readonly confirm: boolean; readonly dispute: boolean }
export const noOwing: OwingPart = { prove: true, confirm: true, dispute: true }
export const owingPart = (owed: readonly Item[], side: Side, today: string): OwingPart => ({
  prove: toProve(owed, side).length > 0,
  confirm: toConfirm(owed, side).length > 0,
  dispute: toDispute(owed, side, today).length > 0,
})
