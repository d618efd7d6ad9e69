import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../tests/support/app.ts'
import { consumerId, lineId, merchantId, tellOfSale } from '../../tests/support/order.ts'
import { pdf, uploadsOf } from '../../tests/support/uploads.ts'
import { readContent } from '../kernel/evidence/evidence.contract.ts'
import { readTimeline } from '../kernel/fact/fact.contract.ts'
import * as step from './case.contract.ts'
import { receiveComplaint } from './intake/receive.actions.ts'
import { countTabs, exportQueue, listQueue } from './queue.contract.ts'

let app: TestApp
let regulator: Person
let agent: Person
let consumer: Person
const cases: Record<'hotline-12315' | 'online-service', string> = { 'hotline-12315': '', 'online-service': '' }
const channels = ['hotline-12315', 'online-service'] as const

beforeAll(async () => {
  app = await testApp()
  regulator = await app.as('regulator')
  agent = await app.as('agent')
  consumer = await app.as('consumer', { consumerId: consumerId('C1') })
  for (const channel of channels) {
    const number = `A-${channel}`
    const lines = [{ title: '保温杯', amountFen: 12_900 }]
    const orderId = await tellOfSale(app, { number, consumer: 'C1', merchant: 'M1', lines })
    const party = { merchantId: merchantId('M1'), consumerId: consumerId('C1') }
    const order = { id: orderId, number, ...party, lineIds: [lineId(number, '1')], currency: 'CNY' } as const
    const filed = await app.inTx((ctx) =>
      receiveComplaint(ctx, {
        channel,
        receivedAt: ctx.now,
        category: 'other',
        remedies: ['refund'],
        claimFen: 5000,
        details: {},
        text: '收到的杯子有一道很深的划痕。',
        files: [],
        flags: [],
        order,
      }),
    )
    cases[channel] = filed.id
    await app.call(step.acknowledge, { id: filed.id }, { as: agent })
  }
})
afterAll(() => app.close())

test('the regulator lists and counts what came through an authority, and nothing else, with no name of staff', async () => {
  const { body } = await app.call(listQueue, { tab: 'open', sort: 'newest' }, { as: regulator })
  expect(body.rows.map(({ id }) => id)).toEqual([cases['hotline-12315']])
  expect(body.rows[0]?.agent).toBeNull()
  expect((await app.call(countTabs, {}, { as: regulator })).body.counts).toMatchObject({ open: 1, closed: 0 })
  const named = await app.call(listQueue, { tab: 'open', sort: 'newest', channel: 'online-service' }, { as: regulator })
  expect(named.body.rows).toEqual([])
})

test('the regulator reads a case that came through an authority and can take no step in it', async () => {
  const id = cases['hotline-12315']
  const { body } = await app.call(step.readCase, { id }, { as: regulator })
  expect(body).toMatchObject({ id, viewer: 'regulator', steps: [], agent: null })
  expect(body.statements.map(({ author }) => author)).toEqual(body.statements.map(() => null))
  expect((await app.call(readTimeline, { id }, { as: regulator })).status).toBe(200)
  expect((await app.call(step.acknowledge, { id }, { as: regulator })).status).toBe(403)
})

test('for the regulator a case of the platform does not exist, nor does its timeline', async () => {
  const id = cases['online-service']
  expect((await app.call(step.readCase, { id }, { as: regulator })).status).toBe(404)
  expect((await app.call(readTimeline, { id }, { as: regulator })).status).toBe(404)
})

test('what was said to one side alone, and notes among colleagues, stay hidden from the regulator, with their files', async () => {
  const id = cases['hotline-12315']
  const uploaded = await uploadsOf(app, () => agent).upload(pdf('只给消费者'), { name: '处理说明.pdf' })
  const answer = { id, text: '处理说明见附件，请您先看一看，有问题随时回复我们。', files: [uploaded.id] }
  expect((await app.call(step.respond, answer, { as: agent })).status).toBe(201)
  const note = { id, text: '同店已有三起同类投诉。', to: [] }
  expect((await app.call(step.addStatement, note, { as: agent })).status).toBe(201)
  const { body: told } = await app.call(step.readCase, { id }, { as: consumer })
  const { body: seen } = await app.call(step.readCase, { id }, { as: regulator })
  expect(told.statements).toHaveLength(2)
  expect(seen.statements.map(({ kind }) => kind)).toEqual(['claim'])
  expect(seen.evidence).toEqual([])
  expect((await app.call(readContent, { id: uploaded.id }, { as: regulator })).status).toBe(404)
})

test('the export of the queue is for the platform alone', async () => {
  const refused = await app.call(exportQueue, { tab: 'open', sort: 'newest' }, { as: regulator })
  expect(refused.status).toBe(403)
})
