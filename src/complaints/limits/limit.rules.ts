import type { CategoryCode, Remedy } from '../complaint.contract.ts'
import type { Bound, LimitBasis, MilestoneKind } from './limit.contract.ts'
import { testsOf, type Milestone, type Places } from './milestone.rules.ts'

/** Which limits of the law run beside a case, from what is known of it. Ids and days only: every number stands in the rulebook. */

/** A market regulator works by its own measures; a consumer association is no authority. */
const authorityChannels: readonly string[] = ['hotline-12315', 'regulator-site']
/** Complaints that a courier has to answer too. */
const courierCategories: readonly CategoryCode[] = ['not-delivered', 'damaged', 'missing-items']
/** Goods that are not as they have to be: what a consumer may return within the days of article 24. */
const qualityCategories: readonly CategoryCode[] = ['quality', 'not-as-described', 'damaged']
/** Where the law's days for a refund count from the goods' return; for faulty goods it names none. */
const returnCategories: readonly CategoryCode[] = ['return-refused', 'refund-delay']
export const refundAfterReturn = 'consumer-law-25.refund-after-return'

type Matter = {
  readonly category: CategoryCode
  readonly remedies: readonly Remedy[]
  readonly channel: string
}
export const isRefundOfReturn = ({ category, remedies }: Pick<Matter, 'category' | 'remedies'>): boolean =>
  returnCategories.includes(category) && remedies.some((remedy) => remedy === 'return' || remedy === 'refund')

export const placesOf = (matter: Matter, sources: readonly { readonly channel: string }[]): Places => ({
  authority: [matter, ...sources].some(({ channel }) => authorityChannels.includes(channel)),
  courier: courierCategories.includes(matter.category),
  shop: isRefundOfReturn(matter),
})

export type Returned = { readonly on: string; readonly basis: 'goods-back' | 'said-back' }
type ReturnTold = {
  readonly milestones: readonly Pick<Milestone, 'kind' | 'happenedOn'>[]
  readonly said: string | null
  readonly receivedOn: string
  /** The after-sales request that it came from knows better than what anybody says. */
  readonly request: { readonly applies: boolean; readonly receivedOn: string | null } | null
}
/** Since when the goods are back at the shop, and how that is known; null where they are not, or the law's days do not apply. */
export function returnedOn({ milestones, said, receivedOn, request }: ReturnTold): Returned | null {
  const day = (kind: MilestoneKind) => milestones.find((one) => one.kind === kind)?.happenedOn
  if (day('goods-not-back') !== undefined || request?.applies === false) return null
  const known = day('goods-back') ?? request?.receivedOn
  if (known != null) return { on: known, basis: 'goods-back' }
  return request === null && isBefore(said, receivedOn) ? { on: said, basis: 'said-back' } : null
}

export type Told = {
  readonly category: CategoryCode
  /** When it reached the platform. */
  readonly receivedOn: string
  readonly places: Places
  readonly milestones: readonly Pick<Milestone, 'kind' | 'happenedOn'>[]
  /** When the consumer says that the goods came; null where nobody was asked. */
  readonly goodsReceivedOn: string | null
  /** When both sides had signed a settlement. */
  readonly agreedOn: string | null
  /** Goods that were back so long ago that the days were over when the complaint came: shown, for nobody to watch any more. */
  readonly returned: Returned | null
}
export type Limit = {
  readonly rule: string
  readonly bound: Bound
  readonly basis: LimitBasis
  readonly startedOn: string
  readonly stoppedOn: string | null
  readonly pauses: readonly { readonly reason: string; readonly from: string; readonly until: string | null }[]
}

/** Limits that bind somebody else, or give the consumer a right: shown, never watched. */
export function limitsElsewhere(told: Told): Limit[] {
  const day = (...kinds: MilestoneKind[]): string | null =>
    told.milestones.find(({ kind }) => kinds.includes(kind))?.happenedOn ?? null
  const limit = (rule: string, bound: Bound, from: readonly [LimitBasis, string | null], until: string | null) =>
    from[1] === null ? [] : [{ rule, bound, basis: from[0], startedOn: from[1], stoppedOn: until, pauses: [] }]
  const received = day('authority-received')
  const accepted = day('authority-accepted')
  const ended = day('mediation-ended')
  return [
    ...(told.places.authority
      ? limit(
          'samr.accept',
          'authority',
          received === null ? ['arrived', told.receivedOn] : ['authority-received', received],
          day('authority-accepted', 'authority-refused'),
        )
      : []),
    ...limit(
      'samr.mediation',
      'authority',
      ['authority-accepted', accepted],
      day('authority-settled', 'mediation-ended'),
    ).map((one) => ({ ...one, pauses: testsOf(told.milestones).map((test) => ({ reason: 'testing', ...test })) })),
    ...limit('samr.termination-notice', 'authority', ['mediation-ended', ended], day('told-of-end')),
    ...limit('samr.clue-check', 'authority', ['lead-found', day('lead-found')], day('lead-decided')),
    ...limit('express-29.complaint', 'courier', ['courier-told', day('courier-told')], day('courier-answered')),
    ...(qualityCategories.includes(told.category) && isBefore(told.goodsReceivedOn, told.receivedOn)
      ? limit('consumer-law-24.quality-return', 'consumer', ['said-received', told.goodsReceivedOn], told.receivedOn)
      : []),
    ...limit(refundAfterReturn, 'merchant', [told.returned?.basis ?? 'said-back', told.returned?.on ?? null], null),
    ...limit('civil-procedure-205.confirmation', 'both', ['agreed', told.agreedOn], null),
  ]
}

const isBefore = (day: string | null, other: string): day is string =>
  day !== null && /^\d{4}-\d{2}-\d{2}$/.test(day) && day <= other
