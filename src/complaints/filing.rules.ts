import { formatFen } from '../kernel/money.ts'
import { Refusal } from '../kernel/refusal.ts'
import { categoryOf, detailProblems, paidRemedies, remedyWords, type Category } from './category.rules.ts'
import type { CategoryCode, Remedy } from './complaint.contract.ts'
import type { Demanding } from './demand/demand.contract.ts'
import { detailWhy } from './refusal-words.contract.ts'

/** What a complaint has to know of an order; asked from the marketplace, kept nowhere. */
export type OrderFacts = {
  readonly id: string
  readonly number: string
  readonly consumerId: string
  readonly placedAt: Date
  readonly currency: 'CNY' | 'BRL' | 'GBP'
  readonly paidFen: number
  readonly refundedFen: number
  readonly lines: readonly {
    readonly id: string
    readonly title: string
    readonly quantity: number
    readonly amountFen: number
    readonly merchantId: string | null
  }[]
}

export type Filing = {
  readonly orderId: string
  readonly lineIds: readonly string[]
  readonly category: CategoryCode
  readonly details: Readonly<Record<string, string>>
  readonly text: string
  readonly remedies: readonly Remedy[]
  readonly amountFen: number
  readonly files: readonly string[]
  readonly demands?: readonly Demanding[]
}

/** What is asked for and why, as it can be judged before anybody knows the order. */
export type Claim = Pick<Filing, 'category' | 'details' | 'remedies' | 'amountFen'>

/** Everything that can be wrong with a filing, the first thing first; each names its field. */
export function assertFiling(filing: Filing, order: OrderFacts): void {
  assertLines(filing.lineIds, order)
  assertClaim(filing)
  assertPaid(filing, order)
}

export function assertLines(lineIds: readonly string[], order: Pick<OrderFacts, 'lines'>): void {
  const known = new Set(order.lines.map((line) => line.id))
  if (lineIds.some((id) => !known.has(id))) throw new Refusal('complaint.line-unknown', { field: 'lineIds' })
  if (shopOf(order, lineIds) === null) throw new Refusal('complaint.several-shops', { field: 'lineIds' })
}

/** The answers, the remedies and whether an amount goes with them: no order is needed for any of it. */
export function assertClaim({ category: code, details, remedies, amountFen }: Claim): void {
  const category = categoryOf(code)
  assertDetails(category, details)
  assertRemedies(category, remedies)
  const asksMoney = remedies.some((remedy) => paidRemedies.includes(remedy))
  if (asksMoney && amountFen === 0) throw new Refusal('complaint.amount-needed', { field: 'amountFen' })
  if (!asksMoney && amountFen > 0) throw new Refusal('complaint.amount-without-remedy', { field: 'amountFen' })
}

/** The same where somebody else tells it: what was left out can be asked later, what was told has to make sense. */
export function assertTold({ category: code, details, remedies, amountFen }: Claim): void {
  const category = categoryOf(code)
  assertDetails(category, details, 'later')
  assertRemedies(category, remedies)
  if (amountFen > 0 && !remedies.some((remedy) => paidRemedies.includes(remedy)))
    throw new Refusal('complaint.amount-without-remedy', { field: 'amountFen' })
}

export function assertDetails(category: Category, details: Filing['details'], rest: 'now' | 'later' = 'now'): void {
  const [problem] = detailProblems(category, details).filter(({ why }) => rest === 'now' || why !== 'missing')
  if (!problem) return
  const title = category.questions.find((question) => question.name === problem.name)?.title
  throw new Refusal('complaint.detail-wrong', {
    field: `details.${problem.name}`,
    nameZh: title?.zh ?? problem.name,
    nameEn: title?.en ?? problem.name,
    whyZh: detailWhy[problem.why].zh,
    whyEn: detailWhy[problem.why].en,
  })
}

export function assertRemedies(category: Category, remedies: readonly Remedy[]): void {
  const foreign = remedies.find((remedy) => !category.remedies.includes(remedy))
  if (foreign === undefined) return
  throw new Refusal('complaint.remedy-not-offered', {
    field: 'remedies',
    categoryZh: category.title.zh,
    categoryEn: category.title.en,
    remedyZh: remedyWords[foreign].zh,
    remedyEn: remedyWords[foreign].en,
  })
}

/** Nobody asks back more than was paid for the chosen lines. */
export function assertPaid({ amountFen, lineIds }: Pick<Filing, 'amountFen' | 'lineIds'>, order: OrderFacts): void {
  const paid = mostClaimable(order, lineIds)
  if (amountFen > paid)
    throw new Refusal('complaint.amount-too-high', {
      field: 'amountFen',
      paid: formatFen(paid, order.currency),
      asked: formatFen(amountFen, order.currency),
      mostFen: paid,
    })
}

/** The one shop that the chosen lines were bought from; null when there are several or none. */
export function shopOf({ lines }: Pick<OrderFacts, 'lines'>, lineIds: readonly string[]): string | null {
  const shops = new Set(lines.filter((line) => lineIds.includes(line.id)).map((line) => line.merchantId))
  return shops.size === 1 ? ([...shops][0] ?? null) : null
}

/** What was paid for the chosen lines and did not come back yet: a discount on the whole order counts. */
export function mostClaimable(
  order: Pick<OrderFacts, 'paidFen' | 'refundedFen' | 'lines'>,
  lineIds: readonly string[],
): number {
  const left = Math.max(0, order.paidFen - order.refundedFen)
  const whole = order.lines.every((line) => lineIds.includes(line.id))
  if (whole) return left
  const chosen = order.lines.filter((line) => lineIds.includes(line.id))
  return Math.min(
    left,
    chosen.reduce((sum, line) => sum + line.amountFen, 0),
  )
}
