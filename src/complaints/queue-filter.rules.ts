import type { z } from 'zod'
import type { Actor } from '../kernel/context.ts'
import type { CategoryCode, Reader, Side, State } from './complaint.contract.ts'
import { readers, readsSeatedOnly, type Complaint } from './complaint.rules.ts'
import type { Role } from '../kernel/role.contract.ts'
import { dayEnd } from './day.rules.ts'
import type { Sort, Tab } from './queue.contract.ts'
import { parseReceipt } from './receipt.rules.ts'

export type Wanted = {
  readonly tab: Tab
  readonly state?: State | undefined
  readonly category?: CategoryCode | undefined
  readonly channel?: string | undefined
  readonly merchant?: string | undefined
  readonly waitsFor?: Side | undefined
  readonly tag?: string | undefined
  readonly text?: string | undefined
  readonly sort: z.infer<typeof Sort>
}

export type QueueFilter = Omit<Wanted, 'sort' | 'text'> & {
  readonly consumer?: string | undefined
  /** Only those that came through an authority. */
  readonly authority?: true
  /** A whole receipt number, or the beginning of an order number. */
  readonly receipt?: string | undefined
  readonly orderNumber?: string | undefined
  /** Only those that the reader mediates or rules on, or could take: by these roles. */
  readonly seated?: readonly Role[]
  readonly me: string
  /** Until when "today" lasts, in the calendar of the platform. */
  readonly dayEnds: Date
}
export type Order = 'time-left' | 'newest' | 'closed'

/** Those who handle complaints see all; mediators and arbitrators what is theirs or free to take; a party's own rows are a condition of every query of its, never a filter it could leave out. */
export function filterOf(
  { actor, now }: { readonly actor: Actor; readonly now: Date },
  { text, tab, state, category, channel, merchant, waitsFor, tag }: Omit<Wanted, 'sort'>,
): QueueFilter {
  const receipt = text === undefined ? null : parseReceipt(text)
  return {
    tab: readsAll(actor) ? tab : tabOfOthers(tab),
    state,
    category,
    channel,
    merchant,
    waitsFor,
    ...(readsAll(actor) && { tag }),
    ...ownOnly(actor),
    ...(receipt !== null && { receipt }),
    ...(receipt === null && text !== undefined && text !== '' && { orderNumber: text }),
    ...(readsSeatedOnly(actor) && { seated: actor.roles }),
    me: actor.id,
    dayEnds: dayEnd(now),
  }
}

/** Who works on a complaint, or follows it, is the platform's own business: others have no tabs about it. */
const tabOfOthers = (tab: Tab): Tab => (ofStaff.includes(tab) ? 'open' : tab)
const ofStaff: readonly Tab[] = ['mine', 'unassigned', 'watching']

/** A shop sees its own, a consumer its own, the regulator what came through an authority; somebody with none of these sees nothing. */
function ownOnly(actor: Actor): Pick<QueueFilter, 'merchant' | 'consumer' | 'authority'> {
  if (readsAll(actor)) return {}
  if (isRegulator(actor)) return { authority: true }
  return actor.merchantId === null ? { consumer: actor.consumerId ?? '' } : { merchant: actor.merchantId }
}
const readsAll = (actor: Actor): boolean => actor.roles.some((role) => readers.includes(role))
const isRegulator = (actor: Actor): boolean => actor.roles.includes('regulator') && actor.merchantId === null
export const readerIn = (actor: Actor): Reader =>
  readsAll(actor) ? 'platform' : isRegulator(actor) ? 'regulator' : 'merchant'

export const orderIn = ({ tab, sort }: Pick<Wanted, 'tab' | 'sort'>): Order =>
  tab === 'closed' ? 'closed' : sort === 'newest' ? 'newest' : 'time-left'
export const placeIn = (order: Order, complaint: Complaint): Date | null =>
  ({ 'time-left': complaint.nextDueAt, newest: complaint.receivedAt, closed: complaint.closedAt })[order]
