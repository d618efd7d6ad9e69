import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { judge, termOf, type Finding, type Policy, type Term } from '../../kernel/rulebook/eligibility.rules.ts'
import type { AfterSalesRequest } from '../../kernel/rulebook/aftersales-rule.contract.ts'
import type { Rulebook } from '../../kernel/rulebook/rulebook.ts'
import { isInForce, isKind } from '../../kernel/rulebook/rulebook.rules.ts'
import type { Bought } from './money.rules.ts'

/** What after-sales has to know of an order; asked from the marketplace, kept nowhere. */
export type Order = Omit<Bought, 'lines'> & {
  readonly id: string
  readonly number: string
  readonly consumerId: string
  readonly placedAt: Date
  readonly deliveredAt: Date | null
  readonly status: string
  readonly currency: 'CNY' | 'BRL' | 'GBP'
  readonly lines: readonly Line[]
}
export type Line = {
  readonly id: string
  readonly title: string
  readonly quantity: number
  readonly amountFen: number
  readonly merchantId: string | null
  readonly category: string | null
  readonly noReturnConfirmed: boolean | null
}

/** The policy of a category on a day; what no other names is covered by the one that names nothing. */
export function policyFor({ all }: Pick<Rulebook, 'all'>, category: string | null, day: string): Policy {
  const inForce = all.filter((rule): rule is Policy => isKind(rule, 'aftersales-policy') && isInForce(rule, day))
  const named = inForce.find(({ goods }) => category !== null && goods.includes(category.trim()))
  const rest = named ?? inForce.find(({ goods }) => goods.length === 0)
  if (!rest) throw new Error(`no after-sales policy is in force on ${day}`)
  return rest
}

const arrived: readonly string[] = ['delivered', 'completed']
/** Nothing can go back that has not come. */
export const isReceived = ({ status, deliveredAt }: Order): boolean => deliveredAt !== null || arrived.includes(status)

/** The marketplace's day counts; only where it says none, the consumer's. */
export function receiptOf(order: Order, said: string | undefined, now: Date): string | null {
  if (order.deliveredAt !== null) return shanghaiDay(order.deliveredAt)
  if (said === undefined) return null
  if (said > shanghaiDay(now) || said < shanghaiDay(order.placedAt))
    throw new Refusal('aftersales.received-in-future', { field: 'receivedOn' })
  return said
}

export type Wish = {
  readonly receivedOn: string | null
  readonly said: readonly string[]
  readonly evidence: boolean
}

/** What the policy says about one request for one line, asked for today. */
export function assess(
  policy: Policy,
  { request, line, wish }: { request: AfterSalesRequest; line: Line; wish: Wish },
  at: { readonly book: Pick<Rulebook, 'find' | 'calendar'>; readonly now: Date },
): Finding & { readonly term: Term | undefined } {
  const confirmed = line.noReturnConfirmed === true
  const asked = { ...wish, request, askedOn: shanghaiDay(at.now), confirmed }
  return { ...judge(policy, asked, at.book), term: termOf(policy, request) }
}

/** The questions of the form: goods of the category that may be of an excluded kind. */
export const questionsOf = (policy: Policy): readonly string[] =>
  policy.exclusions.filter(({ applies }) => applies === 'asked').map(({ rule }) => rule)

export function assertSaid(policy: Policy, said: readonly string[]): void {
  const unknown = said.find((rule) => !questionsOf(policy).includes(rule))
  if (unknown !== undefined) throw new Refusal('aftersales.said-unknown', { field: 'said', rule: unknown })
}
