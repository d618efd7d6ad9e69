import type { OrderView, Scope } from './force-majeure.contract.ts'

/** An order by which the service clocks of what it covers stand still. */
export type Order = {
  readonly id: string
  readonly scope: Scope
  readonly scopeId: string
  readonly reason: string
  readonly fromAt: Date
  readonly untilAt: Date
  readonly orderedBy: string
  readonly orderedAt: Date
  readonly endedAt: Date | null
  readonly endReason: string
}

export function stateOf({ fromAt, untilAt, endedAt }: Order, now: Date): OrderView['state'] {
  if (endedAt !== null) return 'lifted'
  if (untilAt <= now) return 'over'
  return fromAt <= now ? 'running' : 'planned'
}

/** Where a complaint touches the ground: the shop, where the goods go, and where the shop is. */
export type Place = {
  readonly complaint: string
  readonly merchant: string | null
  readonly provinces: readonly string[]
}
/** A flood at either end keeps somebody from answering: the place of the goods and that of the shop both count. */
export function covers({ scope, scopeId }: Pick<Order, 'scope' | 'scopeId'>, place: Place): boolean {
  switch (scope) {
    case 'case':
      return place.complaint === scopeId
    case 'merchant':
      return place.merchant === scopeId
    case 'region':
      return place.provinces.includes(scopeId)
  }
}

/** Why it cannot be ordered so, or null: what ran has run, and a standstill without an end is not one. */
export function timesProblem(from: Date, until: Date, now: Date): string | null {
  if (from < now) return 'pause.in-the-past'
  return until <= from ? 'pause.ends-before-it-begins' : null
}
