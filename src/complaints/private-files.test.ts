import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../tests/support/app.ts'
import { consumerId, lineId, merchantId, tellOfSale } from '../../tests/support/order.ts'
import { pdf, uploadsOf } from '../../tests/support/uploads.ts'
import { readContent } from '../kernel/evidence/evidence.contract.ts'
import * as step from './case.contract.ts'
import { fileComplaint } from './filing.contract.ts'

let app: TestApp
let consumer: Person
let agent: Person
let merchant: Person
let id: string

beforeAll(async () => {
  app = await testApp()
  consumer = await app.as('consumer', { consumerId: consumerId('C1') })
  merchant = await app.as('merchant', { merchantId: merchantId('M1') })
  agent = await app.as('agent')
  const lines = [{ title: '保温杯', amountFen: 12_900 }]
  const orderId = await tellOfSale(app, { number: 'P-1', consumer: 'C1', merchant: 'M1', lines })
  const filing = {
    orderId,
    lineIds: [lineId('P-1', '1')],
    category: 'other',
    text: '收到的杯子有一道很深的划痕。',
    remedies: ['refund'],
    amountFen: 5000,
  } as const
  const filed = await app.call(
    fileComplaint,
    { ...filing, lineIds: [...filing.lineIds], remedies: [...filing.remedies] },
    { as: consumer },
  )
  id = filed.body.id
  await app.call(step.acknowledge, { id }, { as: agent })
})
afterAll(() => app.close())

const evidenceSeenBy = async (person: Person) =>
  (await app.call(step.readCase, { id }, { as: person })).body.evidence.map(({ file }) => file.name)

test('a file that goes with words for the consumer alone is neither listed for the merchant nor served to it', async () => {
  const uploaded = await uploadsOf(app, () => agent).upload(pdf('只给消费者'), { name: '处理说明.pdf' })
  const answered = await app.call(
    step.respond,
    { id, text: '处理说明见附件，请您先看一看，有问题随时回复我们。', files: [uploaded.id] },
    { as: agent },
  )
  expect(answered.status).toBe(201)
  expect(await evidenceSeenBy(consumer)).toEqual(['处理说明.pdf'])
  expect(await evidenceSeenBy(agent)).toEqual(['处理说明.pdf'])
  expect(await evidenceSeenBy(merchant)).toEqual([])
  expect((await app.call(readContent, { id: uploaded.id }, { as: consumer })).status).toBe(200)
  expect((await app.call(readContent, { id: uploaded.id }, { as: merchant })).status).toBe(404)
})

test('evidence is for both sides', async () => {
  const uploaded = await uploadsOf(app, () => consumer).upload(pdf('划痕'), { name: '划痕.pdf' })
  await app.call(step.addEvidence, { id, files: [uploaded.id] }, { as: consumer })
  expect(await evidenceSeenBy(merchant)).toEqual(['划痕.pdf'])
  expect((await app.call(readContent, { id: uploaded.id }, { as: merchant })).status).toBe(200)
})
