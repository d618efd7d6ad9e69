import { expect } from 'vitest'
import type { Person, TestApp } from '../../../tests/support/app.ts'
import { consumerId, lineId, orderId, tellOfSale } from '../../../tests/support/order.ts'
import type { CategoryCode } from '../complaint.contract.ts'
import { fileComplaint } from '../filing.contract.ts'

type Told = {
  readonly consumer?: string
  readonly merchant?: string
  readonly category?: CategoryCode
  readonly details?: Record<string, string>
  readonly lines?: number
  readonly text?: string
}
/** A complaint of a consumer for the tests of the desk, and everything that follows from it. */
export async function aComplaintAt(app: TestApp, own: string, told: Told = {}): Promise<string> {
  const consumer = told.consumer ?? 'C1'
  const lines = told.lines ?? 1
  await tellOfSale(app, {
    number: own,
    consumer,
    merchant: told.merchant ?? 'M1',
    lines: Array.from({ length: lines }, (_, at) => ({ title: `电饭煲 ${at + 1}`, amountFen: 39_900 })),
  })
  const as: Person = await app.as('consumer', { consumerId: consumerId(consumer) })
  const filing = {
    orderId: orderId(own),
    lineIds: Array.from({ length: lines }, (_, at) => lineId(own, String(at + 1))),
    category: told.category ?? ('other' as const),
    details: told.details ?? {},
    text: told.text ?? `订单 ${own}：用了三天内胆就掉漆，要求退款。`,
    remedies: ['refund' as const],
    amountFen: 39_900,
  }
  const answer = await app.call(fileComplaint, filing, { as })
  expect(answer.status, JSON.stringify(answer.error)).toBe(201)
  await app.runJobs()
  return answer.body.id
}
