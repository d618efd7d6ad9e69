import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { consumerId, lineId, merchantId, orderId, tellOfSale } from '../../../tests/support/order.ts'
import * as step from '../case.contract.ts'
import type { Remedy } from '../complaint.contract.ts'
import { long } from '../decisions.example.ts'
import { fileComplaint } from '../filing.contract.ts'
import { readPayments } from '../payments/payment.contract.ts'

let app: TestApp
let consumer: Person
let merchant: Person
let agent: Person
let number = 0

beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T09:00:00+08:00' })
  consumer = await app.as('consumer', { consumerId: consumerId('C1') })
  merchant = await app.as('merchant', { merchantId: merchantId('M1') })
  agent = await app.as('agent')
})
afterAll(() => app.close())

async function asked(remedies: readonly Remedy[], amountFen: number): Promise<string> {
  number += 1
  const own = `PF-${number}`
  await tellOfSale(app, { number: own, consumer: 'C1', merchant: 'M1', lines: [{ title: '水杯', amountFen: 12_900 }] })
  const filing = { orderId: orderId(own), lineIds: [lineId(own, '1')], category: 'quality' as const, text: long }
  const details = { 'received-on': '2026-02-20', defect: '杯盖漏水', safety: 'no' }
  const filed = await app.call(
    fileComplaint,
    { ...filing, details, remedies: [...remedies], amountFen },
    { as: consumer },
  )
  expect(filed.status).toBe(201)
  const { id } = filed.body
  await app.call(step.acknowledge, { id }, { as: agent })
  return id
}
const owed = async (id: string) =>
  (await app.call(readPayments, { id }, { as: consumer })).body.owed.map(({ remedy, amountFen }) => ({
    remedy,
    amountFen,
  }))

test('a shop that agrees to everything owes everything: the repair, and the money as money', async () => {
  const id = await asked(['repair', 'compensation'], 10_000)
  const conceded = await app.call(step.concede, { id }, { as: merchant })
  expect(conceded.body).toMatchObject({ state: 'performing', outcomeFen: 10_000 })
  expect(await owed(id)).toEqual([
    { remedy: 'repair', amountFen: 0 },
    { remedy: 'compensation', amountFen: 10_000 },
  ])
  expect(conceded.body.statements.at(-1)?.offer).toEqual({ remedy: 'compensation', amountFen: 10_000 })
})

test('an offer that a counter-offer answered is gone: an answer without an offer leaves nothing to accept', async () => {
  const id = await asked(['refund'], 12_900)
  const offer = { remedy: 'refund' as const, amountFen: 5_000 }
  await app.call(step.answer, { id, text: long, offer }, { as: merchant })
  await app.call(step.counterOffer, { id, text: long, offer: { ...offer, amountFen: 9_000 } }, { as: consumer })
  await app.call(step.answer, { id, text: long }, { as: merchant })
  const dead = await app.call(step.acceptOffer, { id }, { as: consumer })
  expect([dead.status, dead.error.code]).toEqual([409, 'complaint.no-offer'])
  await app.call(step.counterOffer, { id, text: long, offer: { ...offer, amountFen: 8_000 } }, { as: consumer })
  await app.call(step.answer, { id, text: long, offer: { ...offer, amountFen: 7_000 } }, { as: merchant })
  const accepted = await app.call(step.acceptOffer, { id }, { as: consumer })
  expect(accepted.body).toMatchObject({ state: 'performing', outcomeFen: 7_000 })
})
