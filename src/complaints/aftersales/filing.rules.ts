import type { AfterSalesRequest } from '../../kernel/rulebook/aftersales-rule.contract.ts'
import type { Words } from '../../kernel/route.contract.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { AskReason, Remedy } from './aftersales.contract.ts'
import type { Line, Order } from './assess.rules.ts'
import { reasonsFor, requestWords } from './words.contract.ts'

export type Asking = {
  readonly orderId: string
  readonly lineId: string
  readonly quantity: number
  readonly said: readonly string[]
  readonly receivedOn?: string | undefined
  readonly request: AfterSalesRequest
  readonly reason: AskReason
  readonly text: string
  readonly files: readonly string[]
}

/** A reason that can be left unsaid is a right; a fault has to be described. */
export const shortestText = 10
export function assertTold({ request, reason, text }: Pick<Asking, 'request' | 'reason' | 'text'>): void {
  const words = { requestZh: requestWords[request].zh, requestEn: requestWords[request].en }
  if (!reasonsFor[request].includes(reason)) throw new Refusal('aftersales.reason-unfit', { field: 'reason', ...words })
  if (request !== 'no-reason-return' && text.trim().length < shortestText)
    throw new Refusal('aftersales.text-needed', { field: 'text' })
}

export function lineOf(order: Order, { lineId, quantity }: Pick<Asking, 'lineId' | 'quantity'>): Line {
  const line = order.lines.find(({ id }) => id === lineId)
  if (!line || line.merchantId === null) throw new Refusal('aftersales.line-unknown', { field: 'lineId' })
  if (quantity > line.quantity)
    throw new Refusal('aftersales.quantity-too-high', { field: 'quantity', most: line.quantity })
  return line
}

export const remedyFor = (request: AfterSalesRequest): Remedy =>
  request === 'exchange' || request === 'repair' ? request : 'return'

export function assertNotExcluded(verdict: string, request: AfterSalesRequest, why: Words): void {
  if (verdict !== 'excluded') return
  throw new Refusal('aftersales.excluded', {
    field: 'request',
    requestZh: requestWords[request].zh,
    requestEn: requestWords[request].en,
    whyZh: why.zh,
    whyEn: why.en,
  })
}
