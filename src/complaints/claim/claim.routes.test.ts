import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { consumerId, lineId, merchantId, orderId, tellOfSale } from '../../../tests/support/order.ts'
import * as step from '../case.contract.ts'
import { fileComplaint } from '../filing.contract.ts'
import { changeClaim } from './claim.contract.ts'

const why = '消费者 3 月 2 日来电，说明要求全额退款。'
let app: TestApp
let agent: Person
let consumer: Person
let merchant: Person
let id: string
beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T09:00:00+08:00' })
  agent = await app.as('agent')
  consumer = await app.as('consumer', { consumerId: consumerId('C1') })
  merchant = await app.as('merchant', { merchantId: merchantId('M1') })
  await tellOfSale(app, {
    number: 'CL-1',
    consumer: 'C1',
    merchant: 'M1',
    lines: [{ title: '水杯', amountFen: 12_900 }],
  })
  const filing = {
    orderId: orderId('CL-1'),
    lineIds: [lineId('CL-1', '1')],
    category: 'other' as const,
    text: '商家一直没有发货，也不回复。',
    remedies: ['refund' as const],
    amountFen: 2_900,
  }
  id = (await app.call(fileComplaint, filing, { as: consumer })).body.id
})
afterAll(() => app.close())
const change = (more: object = {}, as = agent) =>
  app.call(changeClaim, { id, remedies: ['refund'], amountFen: 12_900, text: why, ...more }, { as, language: 'en' })

test('a claim that was too low is put right by the agent as the consumer told, and both sides read why', async () => {
  const before = (await app.call(step.readCase, { id }, { as: agent })).body
  const done = await change({ version: before.version })
  expect(done.status, JSON.stringify(done.error)).toBe(201)
  expect(done.body).toMatchObject({ claimFen: 12_900, clocks: before.clocks })
  for (const as of [consumer, merchant])
    expect((await app.call(step.readCase, { id }, { as })).body.statements.map(({ text }) => text)).toContain(why)
  expect((await change({ version: before.version, amountFen: 1 })).error.code).toBe('complaint.changed-meanwhile')
})

test('nobody asks for more than was paid, for the same again, for money without a remedy, or for somebody else', async () => {
  const code = async (more: object, as = agent) => {
    const { status, error } = await change(more, as)
    return [status, error.code, error.params['field']]
  }
  expect(await code({ amountFen: 12_901 })).toEqual([422, 'complaint.amount-too-high', 'amountFen'])
  expect(await code({})).toEqual([409, 'claim.same', 'amountFen'])
  expect(await code({ remedies: ['apology'], amountFen: 5 })).toEqual([
    422,
    'complaint.amount-without-remedy',
    'amountFen',
  ])
  expect(await code({ amountFen: 0 })).toEqual([422, 'complaint.amount-needed', 'amountFen'])
  expect((await change({ text: '短' })).status).toBe(400)
  expect((await change({ amountFen: 1 }, merchant)).status).toBe(403)
  const stranger = await app.as('consumer', { consumerId: consumerId('C2') })
  expect((await change({ amountFen: 1 }, stranger)).status).toBe(404)
})

test('once the case is settled or ruled upon, the claim stands', async () => {
  await app.call(step.acknowledge, { id }, { as: agent })
  await app.call(step.concede, { id }, { as: merchant })
  expect((await change({ amountFen: 1 }, consumer)).error.code).toBe('claim.too-late')
})
