import type { z } from 'zod'
import type { listCategories } from '../../../src/complaints/filing.contract.ts'
import type { OrderDetail } from '../../../src/marketplace/order.contract.ts'
import { say, type useText } from '../text/text.ts'
import { moneyWords, type Currency } from '../text/money.ts'
import type { Missing } from '../parts/missing.ts'
import { amountOf, asksMoney, shortestText, type Change, type FilingDraft, type Step } from './filing-draft.ts'

export type Category = z.output<(typeof listCategories)['output']>['rows'][number]
export type Order = z.output<typeof OrderDetail>

/** What is being written, with what the server knows about the order and the category. */
export type Filing = {
  readonly draft: FilingDraft
  readonly order: Order | null
  readonly category: Category | null
  readonly categories: readonly Category[]
  /** The shop of the posting that led here: only its orders are offered. */
  readonly shop?: { readonly id: string; readonly name: string; readonly leave: () => void } | null
}
export type StepProps = {
  readonly filing: Filing
  readonly change: Change
  readonly onBusy: (busy: boolean) => void
  readonly goTo: (step: Step) => void
}

export const currencyOf = (order: Order | null): Currency =>
  order?.currency === 'BRL' || order?.currency === 'GBP' ? order.currency : 'CNY'

/** The same sum as the server's: what was paid for the chosen goods and has not come back. */
export function mostClaimable({ draft, order }: Pick<Filing, 'draft' | 'order'>): number {
  if (!order) return 0
  const left = Math.max(0, order.totalFen - order.refundedFen)
  if (order.lines.every(({ id }) => draft.lineIds.includes(id))) return left
  const chosen = order.lines.filter(({ id }) => draft.lineIds.includes(id))
  return Math.min(
    left,
    chosen.reduce((sum, line) => sum + line.amountFen, 0),
  )
}

type T = ReturnType<typeof useText>['t']

/** What the question on the screen still lacks; null when one may go on. */
export function missingIn(filing: Filing, t: T): Missing | null {
  const { draft, category } = filing
  const chooseOne = { at: null, words: t('complaints.file.chooseOne') }
  switch (draft.step) {
    case 'order':
      return draft.orderId === '' ? chooseOne : null
    case 'lines':
      return draft.lineIds.length === 0 ? chooseOne : null
    case 'category':
      return draft.category === null ? chooseOne : null
    case 'story':
      return storyLacks(draft, category, t)
    case 'claim':
      return draft.remedies.length === 0 ? chooseOne : amountLacks(filing, t)
    case 'evidence':
    case 'review':
      return null
  }
}

function storyLacks(draft: FilingDraft, category: Category | null, t: T): Missing | null {
  const open = category?.questions.find(({ name, required }) => required && !draft.details[name]?.trim())
  if (open)
    return { at: `details.${open.name}`, words: t('complaints.file.answerFirst', { question: say(open.title) }) }
  return draft.text.trim().length < shortestText ? { at: 'text', words: t('complaints.file.textShort') } : null
}

function amountLacks(filing: Filing, t: T): Missing | null {
  const { draft, order } = filing
  const at = 'amountFen'
  const amount = amountOf(draft)
  const wrong = { at, words: t('complaints.file.amountWrong') }
  if (amount === null || (amount === 0 && draft.amount !== '')) return wrong
  // Who is not signed in names an order that only the server can look at.
  if (order === null) return amount === 0 && asksMoney(draft) ? wrong : null
  const paid = moneyWords(mostClaimable(filing), currencyOf(order))
  return amount > mostClaimable(filing) ? { at, words: t('complaints.file.amountHigh', { paid }) } : null
}
