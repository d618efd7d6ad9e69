import type { Side, State } from '../complaint.contract.ts'
import type { Opinion, Party, PointView, Stance } from './dispute.contract.ts'

/** While the facts are still open. */
const openStates: readonly State[] = ['negotiating', 'awaiting_consumer', 'evidence', 'testing']
export const isOpen = (state: State): boolean => openStates.includes(state)

/** Whoever did not bring a late piece answers it until the case is decided. */
const answeredIn: readonly State[] = ['mediating', 'panel_forming', 'deliberating', 'review']
export const mayAssess = (state: State, { late }: { readonly late: boolean }): boolean =>
  isOpen(state) || (late && answeredIn.includes(state))

/** A finding may come with the evidence and until the ruling is given. */
const findingStates: readonly State[] = [...openStates, 'mediating', 'panel_forming', 'deliberating', 'review']
export const mayFind = (state: State): boolean => findingStates.includes(state)

/** Only the evidence itself is closed for good: a round of negotiation that fails leads into it. */
export const seals = (from: State, to: State): boolean =>
  from === 'evidence' && to !== 'testing' && to !== 'legal_route' && to !== 'closed'

type Stances = Readonly<Record<Party, Stance | null>>
/** Whoever makes a point admits it, until that side says otherwise. */
export const stancesOf = (side: Side, said: Stances): Stances => ({
  consumer: said.consumer ?? (side === 'consumer' ? 'admits' : null),
  merchant: said.merchant ?? (side === 'merchant' ? 'admits' : null),
})

/** One side's denial makes it disputed; nothing less than both sides' word makes it agreed. */
export function standingOf({ consumer, merchant }: Stances): PointView['standing'] {
  if (consumer === 'contests' || merchant === 'contests') return 'disputed'
  return consumer === 'admits' && merchant === 'admits' ? 'agreed' : 'open'
}

/** Nobody has to say why it finds nothing wrong; whoever objects does. */
export const needsWhy = (opinions: readonly Opinion[], note: string): boolean =>
  opinions.includes('no') && note.length < 4
