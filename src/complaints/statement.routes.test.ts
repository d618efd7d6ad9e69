import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../tests/support/app.ts'
import { consumerId, lineId, merchantId, orderId, tellOfSale } from '../../tests/support/order.ts'
import * as contract from './case.contract.ts'
import { fileComplaint } from './filing.contract.ts'

let app: TestApp
let consumer: Person
let merchant: Person
let agent: Person

beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T09:00:00+08:00' })
  consumer = await app.as('consumer', { consumerId: consumerId('C1') })
  merchant = await app.as('merchant', { merchantId: merchantId('M1') })
  agent = await app.as('agent')
})
afterAll(() => app.close())

async function filing(number: string) {
  await tellOfSale(app, { number, consumer: 'C1', merchant: 'M1', lines: [{ title: '水杯', amountFen: 12_900 }] })
  return {
    orderId: orderId(number),
    lineIds: [lineId(number, '1')],
    category: 'other' as const,
    text: '商家一直没有发货，也不回复消息。',
    remedies: ['refund' as const],
    amountFen: 12_900,
  }
}

test('what a keyboard cannot write is refused by the name of its field, and everything else is kept as it was written', async () => {
  const good = await filing('S-1')
  for (const text of ['十个字以上的内容\u0000后面还有字', '十个字以上的内容\ud800后面还有字']) {
    const refused = await app.call(fileComplaint, { ...good, text }, { as: consumer })
    expect([refused.status, refused.error.fields?.[0]?.path]).toEqual([400, 'text'])
  }
  const odd = `<script>alert(1)</script> ' OR 1=1 -- \u202e反向 👩‍👩‍👧 ﷽ {{7*7}}`
  const kept = await app.call(fileComplaint, { ...good, text: odd }, { as: consumer })
  expect(kept.body.statements[0]?.text).toBe(odd)
})

test('a note among colleagues is seen by colleagues only; a question to the merchant is not shown to the consumer', async () => {
  const good = await filing('S-2')
  const { id } = (await app.call(fileComplaint, good, { as: consumer })).body
  await app.call(contract.addStatement, { id, text: '内部：疑似批次问题', to: [] }, { as: agent })
  await app.call(contract.askMerchant, { id, text: '请商家说明批次情况' }, { as: agent })
  const seen = async (who: Person) =>
    (await app.call(contract.readCase, { id }, { as: who })).body.statements.map(({ text }) => text)
  expect(await seen(agent)).toHaveLength(3)
  expect(await seen(consumer)).toEqual([good.text])
  expect(await seen(merchant)).toEqual([good.text, '请商家说明批次情况'])
  const asMerchant = (await app.call(contract.readCase, { id }, { as: merchant })).body
  expect([asMerchant.agent, asMerchant.statements.map(({ author }) => author)]).toEqual([null, [null, null]])
})
