import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { consumerId, lineId, merchantId, orderId, tellOfSale } from '../../../tests/support/order.ts'
import { readTimeline } from '../../kernel/fact/fact.contract.ts'
import { aComplaint } from '../complaint.example.ts'
import * as cases from '../case.contract.ts'
import { states } from '../complaint.contract.ts'
import { fileComplaint } from '../filing.contract.ts'
import { correctCategory } from './correction.contract.ts'
import { corrected } from './correction.rules.ts'

const reason = '实际是充不进电，属于质量问题。'
let app: TestApp
let agent: Person
let consumer: Person
let id: string
beforeAll(async () => {
  app = await testApp({ now: '2026-05-12T09:00:00+08:00' })
  agent = await app.as('agent')
  consumer = await app.as('consumer', { consumerId: consumerId('C1') })
  await tellOfSale(app, {
    number: 'K-1',
    consumer: 'C1',
    merchant: 'M1',
    lines: [{ title: '充电宝', amountFen: 12_900 }],
  })
  const filing = {
    orderId: orderId('K-1'),
    lineIds: [lineId('K-1', '1')],
    category: 'quality' as const,
    details: { 'received-on': '2026-05-01', defect: '充不进电', safety: 'no' },
    text: '充电宝充不进电，客服不理。',
    remedies: ['refund' as const],
    amountFen: 12_900,
  }
  const answer = await app.call(fileComplaint, filing, { as: consumer })
  expect(answer.status, JSON.stringify(answer.error)).toBe(201)
  id = answer.body.id
})
afterAll(() => app.close())
const caseFor = async (as: Person) => (await app.call(cases.readCase, { id }, { as })).body

test('an agent corrects the category with a reason: both sides see that, colleagues the reason, and no clock moves', async () => {
  const before = await caseFor(agent)
  const answer = await app.call(
    correctCategory,
    { id, category: 'after-sales', text: reason, version: before.version },
    { as: agent },
  )
  expect(answer.status, JSON.stringify(answer.error)).toBe(201)
  expect(answer.body).toMatchObject({ category: 'after-sales', state: before.state, clocks: before.clocks })
  // What was answered to the questions of the former category keeps its words.
  expect(answer.body.details.find(({ name }) => name === 'safety')).toMatchObject({ words: { zh: '没有' } })
  const seen = await caseFor(consumer)
  expect(seen.category).toBe('after-sales')
  expect(JSON.stringify(seen)).not.toContain(reason)
  const { rows } = (await app.call(readTimeline, { id }, { as: consumer })).body
  expect(rows.map(({ kind }) => kind)).toContain('complaint.category-corrected')
})

test('the same category, a short reason, an old version and somebody else are refused', async () => {
  const { category, version } = await caseFor(agent)
  const correct = (more: object, as = agent) =>
    app.call(correctCategory, { id, category: 'price', text: reason, ...more }, { as, language: 'en' })
  expect((await correct({ category })).error.code).toBe('complaint.category-same')
  expect((await correct({ text: '短' })).error.fields?.[0]?.path).toBe('text')
  expect((await correct({ category: 'poem' })).error.fields?.[0]?.path).toBe('category')
  expect((await correct({ version: version - 1 })).error.code).toBe('complaint.changed-meanwhile')
  expect((await correct({}, consumer)).status).toBe(403)
  expect((await correct({}, await app.as('merchant', { merchantId: merchantId('M1') }))).status).toBe(403)
  expect((await correct({}, await app.as('agent', { merchantId: merchantId('M1') }))).status).toBe(404)
})

test('once a ruling is in the making, and when the complaint is closed, the category stays', () => {
  const may = states.filter((state) => {
    try {
      return corrected(aComplaint({ state }), { category: 'price' }).category === 'price'
    } catch {
      return false
    }
  })
  expect(may).toEqual([
    'received',
    'needs_info',
    'rejected',
    'transferred',
    'negotiating',
    'awaiting_consumer',
    'evidence',
    'testing',
    'mediating',
  ])
})
