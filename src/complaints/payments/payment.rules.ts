import type { Owed } from '../performance/obligation.store.ts'
import type { State } from '../complaint.contract.ts'
import type { PaymentState, Trouble, Way } from './payment.contract.ts'

export type Payment = {
  readonly id: string
  readonly obligationId: string
  readonly way: Way
  readonly amountFen: number
  readonly currency: string
  readonly ground: string | null
  readonly state: PaymentState
  readonly byHand: boolean
  readonly trouble: Trouble | null
  readonly commandId: string | null
  readonly note: string
  readonly askedBy: string
  readonly askedAt: Date
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
  readonly doneAt: Date | null
}

/** What of an obligation was paid, is on its way or asked for, and is left: whole fen, and together always its amount. */
export type Stand = { readonly paidFen: number; readonly underWayFen: number; readonly leftFen: number }

type Paid = Pick<Payment, 'obligationId' | 'amountFen' | 'state'>
const under: readonly PaymentState[] = ['asked', 'ordered']
const sumOf = (payments: readonly Paid[]): number => payments.reduce((sum, { amountFen }) => sum + amountFen, 0)

/** What is confirmed or enforced otherwise has nothing left, whatever went through us. */
export function standOf(owed: Pick<Owed, 'id' | 'amountFen' | 'state'>, payments: readonly Paid[]): Stand {
  const own = payments.filter(({ obligationId }) => obligationId === owed.id)
  const paidFen = sumOf(own.filter(({ state }) => state === 'done'))
  const underWayFen = sumOf(own.filter(({ state }) => under.includes(state)))
  const over = owed.state === 'confirmed' || owed.state === 'enforced'
  return { paidFen, underWayFen, leftFen: over ? 0 : Math.max(0, owed.amountFen - paidFen - underWayFen) }
}

export const isUnderWay = (payments: readonly Paid[]): boolean => payments.some(({ state }) => under.includes(state))
/** Money that a shop owes; goods, repairs and apologies are shown by proof. */
export const isMoney = ({ amountFen, debtor }: Pick<Owed, 'amountFen' | 'debtor'>): boolean =>
  debtor === 'merchant' && amountFen > 0
export const isPaid = (owed: Owed, payments: readonly Paid[]): boolean =>
  isMoney(owed) && standOf(owed, payments).paidFen >= owed.amountFen

/** In which states money goes which way: the shop pays as long as it may, its deposit and the platform only when it did not. */
const statesOf: Readonly<Record<Way, readonly State[]>> = {
  merchant: ['performing', 'enforcing'],
  deposit: ['enforcing'],
  advance: ['enforcing'],
}
export const isTimeFor = (way: Way, state: State): boolean => statesOf[way].includes(state)

/** What the marketplace says is in the deposit, less what we asked for since it said so; null when it never did. */
export function availableIn(
  said: { readonly depositFen: number | null; readonly heardAt: Date },
  asked: readonly { readonly amountFen: number; readonly state: PaymentState; readonly doneAt: Date | null }[],
): number | null {
  if (said.depositFen === null) return null
  const unheard = asked.filter(
    ({ state, doneAt }) => under.includes(state) || (state === 'done' && doneAt !== null && doneAt > said.heardAt),
  )
  return Math.max(0, said.depositFen - unheard.reduce((sum, { amountFen }) => sum + amountFen, 0))
}

/** The deposit first, the platform for what it does not reach. Null where nobody knows what the deposit holds: a person decides. */
export function proposeWays(
  leftFen: number,
  availableFen: number | null,
): Readonly<Record<'deposit' | 'advance', number>> | null {
  if (availableFen === null) return null
  const deposit = Math.min(leftFen, availableFen)
  return { deposit, advance: leftFen - deposit }
}

export type Transfer = {
  readonly from: 'merchant' | 'deposit' | 'platform' | 'written-off'
  readonly to: 'consumer' | 'platform'
}
const payers = { merchant: 'merchant', deposit: 'deposit', advance: 'platform' } as const
export const transferOf = (way: Way): Transfer => ({ from: payers[way], to: 'consumer' })
const sources = { deposit: 'deposit', transfer: 'merchant', 'write-off': 'written-off' } as const
export const recoveryOf = (way: keyof typeof sources): Transfer => ({ from: sources[way], to: 'platform' })
