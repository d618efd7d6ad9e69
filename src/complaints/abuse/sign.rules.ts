import { signKinds, type SignKind } from './abuse.contract.ts'

/** What is known of one complaint of a person. */
export type Filed = {
  readonly id: string
  readonly merchantId: string | null
  readonly orderId: string | null
  readonly category: string
  readonly claimFen: number
  /** The price of the goods concerned; null where no order is known. */
  readonly goodsFen: number | null
  /** The order has its delivery on record, before the complaint. */
  readonly delivered: boolean
  readonly outcome: string | null
  readonly merchantAsked: boolean
  /** SHA-256 of what the consumer handed in. */
  readonly hashes: readonly string[]
  /** Others of the same person that say nearly the same. */
  readonly alike: readonly string[]
}
export type Person = { readonly filed: readonly Filed[]; readonly shopId: string | null }
export type Thresholds = Readonly<Record<SignKind, number>> & { readonly times: number }
export type Shown = { readonly kind: SignKind; readonly count: number; readonly cases: readonly string[] }

/** Every sign with its count, also below its threshold; none of them says anything about intent. */
export const countSigns = (person: Person, limits: Thresholds): Shown[] =>
  signKinds.map((kind) => ({ kind, ...count[kind](person, limits) }))

export const reached = (shown: readonly Shown[], limits: Thresholds): Shown[] =>
  shown.filter(({ kind, count: n }) => n >= limits[kind])

type Counted = Pick<Shown, 'count' | 'cases'>
const each = (cases: readonly Filed[]): Counted => ({ count: cases.length, cases: cases.map(({ id }) => id) })
const shopsOf = (cases: readonly Filed[]): number => new Set(cases.flatMap(({ merchantId }) => merchantId ?? [])).size

const count: Readonly<Record<SignKind, (person: Person, limits: Thresholds) => Counted>> = {
  'same-text': ({ filed }) => {
    const shopOf = new Map(filed.map(({ id, merchantId }) => [id, merchantId]))
    // What other people wrote alike about the same shop is no sign of this one.
    const own = (alike: readonly string[]) => alike.filter((other) => shopOf.has(other))
    const elsewhere = filed.filter(({ alike, merchantId }) =>
      own(alike).some((other) => shopOf.get(other) !== merchantId),
    )
    return { count: shopsOf(elsewhere), cases: elsewhere.map(({ id }) => id) }
  },
  'evidence-reused': ({ filed }) => {
    const orders = new Map<string, Set<string>>()
    for (const { hashes, orderId, id } of filed)
      for (const hash of hashes) orders.set(hash, (orders.get(hash) ?? new Set()).add(orderId ?? id))
    return each(filed.filter(({ hashes }) => hashes.some((hash) => (orders.get(hash)?.size ?? 0) > 1)))
  },
  'over-claimed': ({ filed }, { times }) =>
    each(filed.filter(({ claimFen, goodsFen }) => goodsFen !== null && goodsFen > 0 && claimFen >= goodsFen * times)),
  'withdrawn-after-asking': ({ filed }) =>
    each(filed.filter(({ outcome, merchantAsked }) => outcome === 'withdrawn' && merchantAsked)),
  'denied-delivery': ({ filed }) =>
    each(
      filed.filter(
        ({ category, delivered, outcome }) => category === 'not-delivered' && delivered && isAgainst(outcome),
      ),
    ),
  unfounded: ({ filed }) => each(filed.filter(({ outcome }) => isAgainst(outcome))),
  'rival-shops': ({ filed, shopId }) => {
    const others = shopId === null ? [] : filed.filter(({ merchantId }) => merchantId !== null && merchantId !== shopId)
    return { count: shopsOf(others), cases: others.map(({ id }) => id) }
  },
}

const isAgainst = (outcome: string | null): boolean => outcome === 'claim_refused' || outcome === 'rejected'
export const isUpheld = (outcome: string | null): boolean =>
  ['settled', 'performed', 'enforced', 'unperformed'].includes(outcome ?? '')

/** How many of these people show each sign at its threshold: what a sign has to be held against. */
export function baseRates(others: readonly Person[], limits: Thresholds): Readonly<Record<SignKind, number>> {
  const shown = others.map((person) => new Set(reached(countSigns(person, limits), limits).map(({ kind }) => kind)))
  const rate = (kind: SignKind): number => shown.filter((kinds) => kinds.has(kind)).length
  return {
    'same-text': rate('same-text'),
    'evidence-reused': rate('evidence-reused'),
    'over-claimed': rate('over-claimed'),
    'withdrawn-after-asking': rate('withdrawn-after-asking'),
    'denied-delivery': rate('denied-delivery'),
    unfounded: rate('unfounded'),
    'rival-shops': rate('rival-shops'),
  }
}
