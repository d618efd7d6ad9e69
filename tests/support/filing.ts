import { expect } from 'vitest'
import type { CaseView } from '../../src/complaints/complaint.contract.ts'
import { fileComplaint } from '../../src/complaints/filing.contract.ts'
import type { Input } from '../../src/kernel/route.contract.ts'
import type { Person, TestApp } from './app.ts'
import { lineId, orderId, tellOfSale, type Sale } from './order.ts'

type Filing = Partial<Input<typeof fileComplaint>> & Partial<Pick<Sale, 'lines'>>
/** C1 bought this from M1 and complains about all of it: a cup that never came, for the whole price. `said`: what a test has otherwise. */
export async function fileAbout(app: TestApp, as: Person, number: string, said: Filing = {}): Promise<CaseView> {
  const { lines = [{ title: '水杯', amountFen: 12_900 }], ...filing } = said
  await tellOfSale(app, { number, consumer: 'C1', merchant: 'M1', lines })
  const { body, error } = await app.call(
    fileComplaint,
    {
      orderId: orderId(number),
      lineIds: lines.map((_, place) => lineId(number, String(place + 1))),
      category: 'other',
      text: '商家一直没有发货，也不回复消息。',
      remedies: ['refund'],
      amountFen: lines.reduce((sum, { amountFen }) => sum + amountFen, 0),
      ...filing,
    },
    { as },
  )
  expect(error).toBe(undefined)
  return body
}
