import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { consumerId, lineId, merchantId, tellOfSale } from '../../../tests/support/order.ts'
import { pdf, uploadsOf } from '../../../tests/support/uploads.ts'
import * as step from '../case.contract.ts'
import { fileComplaint } from '../filing.contract.ts'
import { readEvidenceChain } from './chain.contract.ts'

let app: TestApp
let consumer: Person
let merchant: Person
let agent: Person
let id: string
beforeAll(async () => {
  app = await testApp()
  consumer = await app.as('consumer', { consumerId: consumerId('C1') })
  merchant = await app.as('merchant', { merchantId: merchantId('M1') })
  agent = await app.as('agent')
  const lines = [{ title: '杯子', amountFen: 9900 }]
  const orderId = await tellOfSale(app, { number: 'E-1', consumer: 'C1', merchant: 'M1', lines })
  const { body } = await app.call(
    fileComplaint,
    {
      orderId,
      lineIds: [lineId('E-1', '1')],
      category: 'other',
      text: '收到的杯子有一道很深的划痕。',
      remedies: ['refund'],
      amountFen: 9900,
    },
    { as: consumer },
  )
  id = body.id
  await app.call(step.acknowledge, { id }, { as: agent })
})
afterAll(() => app.close())

const chainFor = async (as: Person, of = id) => app.call(readEvidenceChain, { id: of }, { as })
async function upload(as: Person, name: string): Promise<string> {
  return (await uploadsOf(app, () => as).upload(pdf(name), { name: `${name}.pdf` })).id
}

test('a case without evidence has an empty chain, and each piece grows it by one', async () => {
  expect((await chainFor(consumer)).body).toEqual({ count: 0, head: null, broken: null, links: [] })
  await app.call(step.addEvidence, { id, files: [await upload(consumer, '发票')] }, { as: consumer })
  await app.call(step.addEvidence, { id, files: [await upload(merchant, '出库单')] }, { as: merchant })
  const { body } = await chainFor(merchant)
  expect(body).toMatchObject({ count: 2, broken: null })
  expect(body.links.map(({ piece }) => [piece?.side, piece?.name])).toEqual([
    ['consumer', '发票.pdf'],
    ['merchant', '出库单.pdf'],
  ])
  expect(body.head).toBe(body.links[1]?.link)
})

test('two pieces that come at the same moment each get a place of their own', async () => {
  const files = await Promise.all(['一', '二', '三'].map((name) => upload(consumer, name)))
  await Promise.all(files.map((file) => app.call(step.addEvidence, { id, files: [file] }, { as: consumer })))
  expect((await chainFor(consumer)).body).toMatchObject({ count: 5, broken: null })
})

test('a piece that one side alone reads has its place in the chain, and nothing else of it is shown to the other', async () => {
  const files = [await upload(agent, '给消费者')]
  await app.call(step.respond, { id, text: '只给消费者看的答复和附件，请查收。', files }, { as: agent })
  const shown = (await chainFor(merchant)).body
  expect([shown.count, shown.broken, shown.links[5]?.piece]).toEqual([6, null, null])
  expect((await chainFor(consumer)).body.links[5]?.piece?.name).toBe('给消费者.pdf')
})

test('the chain of somebody else’s case does not exist', async () => {
  for (const other of [await app.as('consumer'), await app.as('merchant')])
    expect((await chainFor(other)).status).toBe(404)
  expect((await chainFor(consumer, 'cmp_unknown')).status).toBe(404)
})
