import { dueOf } from '../calendar/count.rules.ts'
import { dayNumber, dayText, startOfDay } from '../calendar/day.rules.ts'
import type { AfterSalesRequest, Verdict } from './aftersales-rule.contract.ts'
import type { RuleOf } from './rulebook.contract.ts'
import { isKind, mayBlock } from './rulebook.rules.ts'
import type { Rulebook } from './rulebook.ts'

export type Policy = RuleOf<'aftersales-policy'>
export type Term = Policy['terms'][number]
type Book = Pick<Rulebook, 'find' | 'calendar'>

export type Wish = {
  readonly request: AfterSalesRequest
  /** The day the goods were received; null when nobody knows it. */
  readonly receivedOn: string | null
  readonly askedOn: string
  /** Exclusions that apply, as the consumer says. */
  readonly said: readonly string[]
  /** The consumer confirmed at this purchase that the goods cannot go back without a reason. */
  readonly confirmed: boolean
  readonly evidence: boolean
}
export const reasonCodes = [
  'in-time',
  'out-of-time',
  'past-window',
  'receipt-unknown',
  'excluded-goods',
  'evidence-needed',
  'not-offered',
] as const
export type ReasonCode = (typeof reasonCodes)[number]
export type Reason = { readonly code: ReasonCode; /** The rule that says so. */ readonly rule: string }
export type Finding = {
  readonly verdict: Verdict
  readonly reasons: readonly Reason[]
  /** The last day on which it could be asked for. */
  readonly lastDay: string | null
  readonly provisional: boolean
}

export const termOf = (policy: Policy, request: AfterSalesRequest): Term | undefined =>
  policy.terms.find((term) => term.request === request)

/**
 * What the policy says about one wish. Only what was read in a statute, or what we promised ourselves, may exclude; an end known
 * second-hand, or resting on a calendar not yet published, leaves it to the merchant's judgement.
 */
export function judge(policy: Policy, wish: Wish, book: Book): Finding {
  const term = termOf(policy, wish.request)
  const nothing = { lastDay: null, provisional: false }
  if (!term) return { ...nothing, verdict: 'excluded', reasons: [{ code: 'not-offered', rule: policy.id }] }
  const day = wish.receivedOn ?? wish.askedOn
  const goods = excludedGoods(policy, wish, { book, day })
  const time = timeOf(term, wish, { book, day })
  const shown = term.evidence && !wish.evidence ? [{ code: 'evidence-needed', rule: policy.id } as const] : []
  const reasons = [...goods.map(({ reason }) => reason), time.reason, ...shown]
  const blocked = time.blocked || goods.some(({ blocks }) => blocks)
  const plain = goods.length === 0 && time.reason.code === 'in-time' && shown.length === 0
  return {
    verdict: blocked ? 'excluded' : plain ? 'eligible' : 'needs-evidence',
    reasons,
    lastDay: time.lastDay,
    provisional: time.provisional,
  }
}

type On = { readonly book: Book; readonly day: string }

/** Goods that the statute takes out; the right to faulty goods' remedies is never taken out with them. */
function excludedGoods(policy: Policy, wish: Wish, { book, day }: On) {
  if (wish.request !== 'no-reason-return') return []
  const hit = policy.exclusions.filter(({ rule, applies }) =>
    applies === 'always' ? true : applies === 'asked' ? wish.said.includes(rule) : wish.confirmed,
  )
  return hit.flatMap(({ rule: id }) => {
    const rule = book.find(id, day)
    return rule ? [{ reason: { code: 'excluded-goods', rule: id } as const, blocks: mayBlock(rule) }] : []
  })
}

type Time = { reason: Reason; blocked: boolean; lastDay: string | null; provisional: boolean }
function timeOf(term: Term, wish: Wish, { book, day }: On): Time {
  const window = book.find(term.window, day)
  const reason = (code: ReasonCode): Reason => ({ code, rule: term.window })
  if (wish.receivedOn === null || !window || !isKind(window, 'clock'))
    return { reason: reason('receipt-unknown'), blocked: false, lastDay: null, provisional: false }
  const due = dueOf(window, startOfDay(dayNumber(wish.receivedOn)), book.calendar)
  const found = { lastDay: dayText(due.lastDay), provisional: due.certainty !== 'published' }
  if (wish.askedOn <= found.lastDay) return { ...found, reason: reason('in-time'), blocked: false }
  const blocked = term.after === 'excluded' && mayBlock(window) && !found.provisional
  return { ...found, reason: reason(blocked ? 'out-of-time' : 'past-window'), blocked }
}
