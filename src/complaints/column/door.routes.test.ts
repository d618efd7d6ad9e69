import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { consumerId, lineId, merchantId, orderId, tellOfSale } from '../../../tests/support/order.ts'
import { readTimeline } from '../../kernel/fact/fact.contract.ts'
import { fileComplaint } from '../filing.contract.ts'
import * as contract from './column.contract.ts'
import * as door from './door.contract.ts'

let app: TestApp
let author: Person
let reader: Person
let merchant: Person
let agent: Person
let officer: Person
beforeAll(async () => {
  app = await testApp({ now: '2026-05-12T09:00:00+08:00' })
  author = await app.as('consumer', { consumerId: consumerId('C1') })
  reader = await app.as('consumer', { consumerId: consumerId('C2') })
  merchant = await app.as('merchant', { merchantId: merchantId('M1') })
  agent = await app.as('agent')
  officer = await app.as('governance-officer')
})
afterAll(() => app.close())

let number = 0
async function filing(consumer: string, shop = 'M1') {
  const own = `D-${(number += 1)}`
  await tellOfSale(app, { number: own, consumer, merchant: shop, lines: [{ title: '水壶', amountFen: 9900 }] })
  return {
    orderId: orderId(own),
    lineIds: [lineId(own, '1')],
    category: 'other' as const,
    text: '我买的水壶也是两天就漏水，商家不处理。',
    remedies: ['refund' as const],
    amountFen: 9900,
  }
}
/** A complaint of C1 that stands in the column. */
async function publish(): Promise<{ id: string; complaint: string }> {
  const { id: complaint } = (await app.call(fileComplaint, await filing('C1'), { as: author })).body
  const words = { title: '水壶漏水', text: '水壶用了两天就漏水，商家一直说在处理，没有结果。' }
  const offered = await app.call(contract.offerPosting, { id: complaint, ...words, consent: true }, { as: author })
  const id = offered.body.posting?.id ?? expect.fail('not offered')
  const verdict = { id, version: 1, verdict: 'publish' as const, ...words }
  expect((await app.call(contract.moderatePosting, verdict, { as: officer })).status).toBe(201)
  return { id, complaint }
}
type Told = Awaited<ReturnType<typeof filing>>
const file = (id: string, told: Told, as: Person | null = reader) =>
  app.call(door.fileFromColumn, { id, ...told }, as ? { as } : {})
const origin = (id: string, as: Person) => app.call(door.readColumnOrigin, { id }, { as })
const ledTo = async (id: string) =>
  (await app.call(contract.listColumnDesk, { tab: 'published' }, { as: officer })).body.rows.find(
    (row) => row.id === id,
  )?.ledTo

test('who reads of the same problem files a complaint of the channel of the column, staff read from where, and the desk counts it', async () => {
  const { id } = await publish()
  expect(await ledTo(id)).toBe(0)
  const filed = await file(id, await filing('C2'))
  expect([filed.status, filed.body.channel], JSON.stringify(filed.error)).toEqual([201, 'column'])
  expect((await origin(filed.body.id, agent)).body.posting).toMatchObject({ id, title: '水壶漏水', public: true })
  expect(await ledTo(id)).toBe(1)
  const clocks = filed.body.clocks.map(({ rule }) => rule)
  expect(clocks).toContain('complaint.respond.platform')
})

test('neither side reads which posting it was, and the posting tells nobody of the complaint', async () => {
  const { id } = await publish()
  const { id: complaint } = (await file(id, await filing('C2'))).body
  for (const side of [reader, merchant]) {
    expect((await origin(complaint, side)).status).toBe(403)
    const story = (await app.call(readTimeline, { id: complaint }, { as: side })).body
    expect(JSON.stringify(story)).not.toContain('from-column')
  }
  const desk = JSON.stringify((await app.call(readTimeline, { id: complaint }, { as: agent })).body)
  expect(desk).toContain('complaint.from-column')
  const open = JSON.stringify((await app.call(contract.readPosting, { id })).body)
  for (const hidden of [complaint, 'ledTo', consumerId('C2')]) expect(open).not.toContain(hidden)
})

test('an order of another shop is refused by its field, and one of somebody else stays unknown', async () => {
  const { id } = await publish()
  const foreign = await file(id, await filing('C2', 'M2'))
  expect([foreign.status, foreign.error.code, foreign.error.params['field']]).toEqual([
    422,
    'column.other-shop',
    'orderId',
  ])
  expect((await file(id, await filing('C1', 'M2'))).error.code).toBe('complaint.order-unknown')
  expect((await file(id, { ...(await filing('C2')), text: '短' })).status).toBe(400)
  expect(await ledTo(id)).toBe(0)
})

test('only consumers who are signed in come through the door', async () => {
  const { id } = await publish()
  const told = await filing('C2')
  expect((await file(id, told, null)).status).toBe(401)
  expect((await file(id, told, merchant)).status).toBe(403)
})

test('a posting that left the column leads nowhere and says so; one that was never public does not exist', async () => {
  const { id, complaint } = await publish()
  const before = (await file(id, await filing('C2'))).body.id
  expect((await app.call(contract.withdrawPosting, { id: complaint }, { as: author })).status).toBe(201)
  const late = await file(id, await filing('C2'))
  expect([late.status, late.error.code]).toEqual([409, 'column.gone'])
  expect((await file('col_unknown', await filing('C2'))).status).toBe(404)
  expect((await origin(before, agent)).body.posting).toMatchObject({ title: '', public: false })
  const words = { title: '水壶漏水', text: '水壶用了两天就漏水，商家一直说在处理。', consent: true as const }
  await app.call(contract.offerPosting, { id: complaint, ...words }, { as: author })
  expect((await file(id, await filing('C2'))).status).toBe(404)
})

test('the same matter twice is one complaint and counts once, by two clicks too', async () => {
  const { id } = await publish()
  const told = await filing('C2')
  const both = await Promise.all([file(id, told), file(id, told)])
  expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409])
  expect(await ledTo(id)).toBe(1)
})

test('who wrote the posting may file about another order, but was not led there by it', async () => {
  const { id } = await publish()
  const filed = await file(id, await filing('C1'), author)
  expect(filed.status).toBe(201)
  expect((await origin(filed.body.id, agent)).body.posting).toBeNull()
  expect(await ledTo(id)).toBe(0)
})
