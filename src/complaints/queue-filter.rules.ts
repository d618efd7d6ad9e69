import type { z } from 'zod'
import type { Actor } from '../kernel/context.ts'
import type { CategoryCode, Side, State } from './complaint.contract.ts'
import { readers, type Complaint } from './complaint.rules.ts'
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
  readonly text?: string | undefined
  readonly sort: z.infer<typeof Sort>
}

export type QueueFilter = Omit<Wanted, 'sort' | 'text'> & {
  readonly consumer?: string | undefined
  /** A whole receipt number, or the beginning of an order number. */
  readonly receipt?: string | undefined
  readonly orderNumber?: string | undefined
  readonly me: string
  /** Until when "today" lasts, in the calendar of the platform. */
  readonly dayEnds: Date
}
export type Order = 'time-left' | 'newest' | 'closed'

/** Staff see all; a party's own rows are a condition of every query of its, never a filter it could leave out. */
export function filterOf(
  { actor, now }: { readonly actor: Actor; readonly now: Date },
  { text, tab, state, category, channel, merchant, waitsFor }: Omit<Wanted, 'sort'>,
): QueueFilter {
  const receipt = text === undefined ? null : parseReceipt(text)
  return {
    tab: readsAll(actor) ? tab : tabOfShop(tab),
    state,
    category,
    channel,
    merchant,
    waitsFor,
    ...ownOnly(actor),
    ...(receipt !== null && { receipt }),
    ...(receipt === null && text !== undefined && text !== '' && { orderNumber: text }),
    me: actor.id,
    dayEnds: dayEnd(now),
  }
}

/** Who works on a complaint is the platform's own business: a shop has no tabs about it. */
const tabOfShop = (tab: Tab): Tab => (tab === 'mine' || tab === 'unassigned' ? 'open' : tab)

/** A shop sees its own, a consumer its own; somebody with neither sees nothing. */
function ownOnly(actor: Actor): { merchant?: string; consumer?: string } {
  if (readsAll(actor)) return {}
  return actor.merchantId === null ? { consumer: actor.consumerId ?? '' } : { merchant: actor.merchantId }
}
const readsAll = (actor: Actor): boolean => actor.roles.some((role) => readers.includes(role))
export const sideIn = (actor: Actor): Side => (readsAll(actor) ? 'platform' : 'merchant')

export const orderIn = ({ tab, sort }: Pick<Wanted, 'tab' | 'sort'>): Order =>
  tab === 'closed' ? 'closed' : sort === 'newest' ? 'newest' : 'time-left'
export const placeIn = (order: Order, complaint: Complaint): Date | null =>
  ({ 'time-left': complaint.nextDueAt, newest: complaint.receivedAt, closed: complaint.closedAt })[order]
