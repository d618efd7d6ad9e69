import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../tests/support/app.ts'
import { consumerId, lineId, orderId, tellOfSale } from '../../tests/support/order.ts'
import { readCase, requestInfo } from './case.contract.ts'
import { fileComplaint, listCategories } from './filing.contract.ts'

let app: TestApp
let agent: Person
let consumer: Person
let id: string
beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T09:00:00+08:00' })
  agent = await app.as('agent')
  consumer = await app.as('consumer', { consumerId: consumerId('C1') })
  await tellOfSale(app, { number: 'MI-1', consumer: 'C1', merchant: 'M1', lines: [{ title: '水杯', amountFen: 100 }] })
  const filing = {
    orderId: orderId('MI-1'),
    lineIds: [lineId('MI-1', '1')],
    category: 'other' as const,
    text: '商家一直没有发货，也不回复。',
    remedies: ['refund' as const],
    amountFen: 100,
  }
  id = (await app.call(fileComplaint, filing, { as: consumer })).body.id
})
afterAll(() => app.close())

test('an agent asks for what is missing item by item, and the consumer reads why it helps; nothing that the shop holds is asked', async () => {
  const { rows } = (await app.call(listCategories, {})).body
  const items = rows.find(({ code }) => code === 'other')?.items ?? []
  expect(items.map(({ from }) => from)).toContain('platform')
  const ask = (missing: string[]) =>
    app.call(requestInfo, { id, text: '请补充下面的材料，谢谢配合。', missing }, { as: agent })
  const foreign = await ask(['talk', 'order'])
  expect([foreign.status, foreign.error.code, foreign.error.params['field']]).toEqual([
    422,
    'complaint.item-not-askable',
    'missing.1',
  ])
  expect((await ask(['any'])).status).toBe(201)
  const said = (await app.call(readCase, { id }, { as: consumer })).body.statements.at(-1)?.text
  expect(said).toContain('能说明情况的照片、截图')
  expect(said).toContain('Still missing:')
})
