import { afterAll, beforeAll, expect, test } from 'vitest'
import { searchEverything } from '../kernel/http/home.contract.ts'
import { readTimeline } from '../kernel/fact/fact.contract.ts'
import { testApp, type Person, type TestApp } from '../../tests/support/app.ts'
import { ingest } from './ingest.actions.ts'
import { deriveId } from './identity.ts'
import { askConsumerNames, askMerchants, askOrder, askOrdersOfConsumer, marketplace } from './index.ts'
import * as merchants from './merchant.contract.ts'
import type { Noun } from './noun.contract.ts'
import { readThing } from './noun.rules.ts'
import * as contract from './order.contract.ts'

const source = 'mall'
const id = (prefix: string, own: string) => deriveId(prefix, source, own)
let app: TestApp
let consumer: Person
let stranger: Person
let shopA: Person
let shopB: Person
let agent: Person

beforeAll(async () => {
  app = await testApp()
  const say = (noun: Noun, data: Record<string, unknown>) => {
    const read = readThing(noun, data, { source, asOf: '2026-03-01T00:00:00.000Z', key: 'test' })
    if ('problems' in read) throw new Error(JSON.stringify(read.problems))
    return read.thing
  }
  const orders = Array.from({ length: 7 }, (_, i) => ({
    id: `N100${i}`,
    consumer: 'C1',
    merchant: 'A',
    status: 'completed',
    // Two at one instant: paging must neither skip nor repeat them.
    placedAt: `2026-02-0${1 + Math.floor(i / 2)}T10:00:00+08:00`,
    totalFen: 1000 + i,
  }))
  await app.inTx((ctx) =>
    ingest(ctx, [
      say('merchant', { id: 'A', name: '甲店', serviceEmail: 'a@example.com' }),
      say('merchant', { id: 'B', name: '乙店' }),
      say('consumer', { id: 'C1', contact: { name: '林晓雨', phone: '19900000001', email: 'lin@example.com' } }),
      ...orders.map((data) => say('order', data)),
      ...orders.map((data) =>
        say('order-line', {
          order: data.id,
          id: '1',
          merchant: 'A',
          title: `保温杯 ${data.id}`,
          unitPriceFen: data.totalFen,
        }),
      ),
      // One order of two shops, which names none itself.
      say('order', { id: 'BOTH', consumer: 'C2', status: 'paid', placedAt: '2026-02-20T10:00:00+08:00' }),
      say('order-line', { order: 'BOTH', id: '1', merchant: 'A', title: '毛巾', unitPriceFen: 500 }),
      say('order-line', { order: 'BOTH', id: '2', merchant: 'B', title: '茶叶', unitPriceFen: 900, shippingFen: 100 }),
      say('payment', { order: 'BOTH', id: '1', method: '支付宝', amountFen: 1500 }),
      say('shipment', { order: 'BOTH', id: '1', merchant: 'A', trackingNo: 'SF-A' }),
      say('shipment', { order: 'BOTH', id: '2', trackingNo: 'of nobody' }),
      say('refund', { order: 'BOTH', id: '1', merchant: 'B', amountFen: 300, refundedAt: '2026-02-22T10:00:00+08:00' }),
      // Names its line, and by that its shop.
      say('refund', { order: 'BOTH', id: '2', line: '2', amountFen: 50, refundedAt: '2026-02-23T10:00:00+08:00' }),
      say('review', {
        order: 'BOTH',
        id: '1',
        merchant: 'B',
        score: 5,
        text: '茶很香',
        writtenAt: '2026-02-24T10:00:00+08:00',
      }),
      say('product', { id: 'P1', name: '毛巾', category: '家居' }),
      say('listing', { id: 'L1', merchant: 'A', product: 'P1', title: '毛巾', priceFen: 500 }),
    ]),
  )
  consumer = await app.as('consumer', { consumerId: id('con', 'C1') })
  stranger = await app.as('consumer', { consumerId: id('con', 'C3') })
  shopA = await app.as('merchant', { merchantId: id('mch', 'A') })
  shopB = await app.as('merchant', { merchantId: id('mch', 'B') })
  agent = await app.as('agent')
})
afterAll(() => app.close())

const list = (
  as: Person,
  input: Parameters<typeof app.call<typeof contract.listOrders.input, typeof contract.listOrders.output>>[1] = {},
) => app.call(contract.listOrders, input, { as })
const numbers = async (as: Person, input = {}) => (await list(as, input)).body.rows.map(({ number }) => number)

test('a consumer sees the own orders, a shop its own, staff all; nobody else sees any', async () => {
  expect(await numbers(consumer)).toHaveLength(7)
  expect(await numbers(stranger)).toEqual([])
  expect(await numbers(shopA)).toHaveLength(8)
  expect(await numbers(shopB)).toEqual(['BOTH'])
  expect(await numbers(agent)).toHaveLength(8)
  expect((await app.call(contract.listOrders, {})).status).toBe(401)
})

test('nobody widens the own view by naming another consumer or shop', async () => {
  expect(await numbers(stranger, { consumer: id('con', 'C1') })).toEqual([])
  expect(await numbers(shopB, { merchant: id('mch', 'A') })).toEqual(['BOTH'])
})

test("somebody else's order does not exist: not to read, not to search, not on a timeline", async () => {
  const target = { id: id('ord', 'N1000') }
  for (const as of [stranger, shopB]) {
    expect((await app.call(contract.readOrder, target, { as })).error.code).toBe('not-found')
    expect((await app.call(readTimeline, target, { as })).status).toBe(404)
    expect((await app.call(searchEverything, { text: 'N1000' }, { as })).body.rows).toEqual([])
  }
  expect((await app.call(contract.readOrder, target, { as: consumer })).body).toMatchObject({
    mayComplain: true,
    consumer: null,
  })
  expect((await app.call(contract.readOrder, target, { as: agent })).body).toMatchObject({
    mayComplain: false,
    consumer: { name: '林**' },
  })
  expect((await app.call(searchEverything, { text: 'N1000' }, { as: consumer })).body.rows).toMatchObject([
    { title: '保温杯 N1000', href: `/orders/${target.id}` },
  ])
})

test('of an order that spans two shops each sees its own lines, sums, parcels, refunds and reviews, and nothing of the other', async () => {
  const target = { id: id('ord', 'BOTH') }
  const seen = async (as: Person) => (await app.call(contract.readOrder, target, { as })).body
  const whole = await seen(agent)
  expect(whole.lines.map(({ title }) => title)).toEqual(['毛巾', '茶叶'])
  // No total was told: goods and freight of the lines.
  expect(whole).toMatchObject({ totalFen: 1500, refundedFen: 350, ownPartOnly: false })
  expect(whole.payments).toHaveLength(1)
  expect(await seen(shopA)).toMatchObject({
    ownPartOnly: true,
    title: '毛巾',
    totalFen: 500,
    refundedFen: 0,
    lineCount: 1,
    merchant: { id: id('mch', 'A'), name: '甲店' },
    lines: [{ title: '毛巾' }],
    payments: [],
    refunds: [],
    shipments: [{ trackingNo: 'SF-A' }],
    reviews: [],
  })
  expect(await seen(shopB)).toMatchObject({
    title: '茶叶',
    totalFen: 1000,
    refundedFen: 350,
    merchant: { id: id('mch', 'B'), name: '乙店' },
    lines: [{ title: '茶叶' }],
    payments: [],
    refunds: [{ amountFen: 300 }, { amountFen: 50 }],
    shipments: [],
    reviews: [{ text: '茶很香' }],
  })
})

test('nor do a list, a search or a story tell one shop of the other', async () => {
  const target = { id: id('ord', 'BOTH') }
  const rows = (await list(shopB)).body.rows
  expect(rows).toMatchObject([{ title: '茶叶', totalFen: 1000, lineCount: 1, merchant: { name: '乙店' } }])
  const hits = (await app.call(searchEverything, { text: 'BOTH' }, { as: shopB })).body.rows
  expect(hits.filter(({ kind }) => kind.en === 'Order')).toMatchObject([{ title: '茶叶', detail: 'BOTH · 乙店' }])
  expect((await app.call(readTimeline, target, { as: shopB })).status).toBe(404)
  expect((await app.call(readTimeline, target, { as: agent })).status).toBe(200)
  const own = { id: id('ord', 'N1000') }
  expect((await app.call(readTimeline, own, { as: shopA })).status).toBe(200)
  const merchant = (as: Person, own: string) => app.call(merchants.readMerchant, { id: id('mch', own) }, { as })
  expect((await merchant(shopA, 'A')).body.recent).toMatchObject({ refundedOrders: 0, reviews: 0 })
  expect((await merchant(shopB, 'B')).body.recent).toMatchObject({ refundedOrders: 1, reviews: 1 })
})

test('pages follow each other without a gap, also where orders share an instant', async () => {
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = (await list(consumer, { limit: 2, ...(cursor && { cursor }) })).body
    seen.push(...page.rows.map(({ number }) => number))
    cursor = page.next ?? undefined
  } while (cursor)
  expect(new Set(seen).size).toBe(7)
  expect(seen).toHaveLength(7)
  expect((await list(consumer, { cursor: 'junk' })).error.code).toBe('input.cursor-unreadable')
})

test('orders are found by number, title, state and day', async () => {
  expect(await numbers(agent, { text: 'N1003' })).toEqual(['N1003'])
  expect(await numbers(consumer, { text: '保温杯 N1005' })).toEqual(['N1005'])
  expect(await numbers(agent, { text: '%' })).toEqual([])
  expect(await numbers(agent, { status: 'paid' })).toEqual(['BOTH'])
  expect(await numbers(agent, { from: '2026-02-02', to: '2026-02-02' })).toHaveLength(2)
  expect((await list(agent, { from: 'yesterday' })).error.fields?.[0]?.path).toBe('from')
})

test('merchants and products: staff see all, a shop itself and what it sells', async () => {
  const rows = (await app.call(merchants.listMerchants, { text: '店' }, { as: agent })).body.rows
  expect(rows.map(({ name }) => name).sort()).toEqual(['乙店', '甲店'].sort())
  expect((await app.call(merchants.listMerchants, {}, { as: shopA })).error.code).toBe('access.not-your-role')
  expect((await app.call(merchants.readMerchant, { id: id('mch', 'A') }, { as: shopA })).body).toMatchObject({
    name: '甲店',
    listings: 1,
  })
  expect((await app.call(merchants.readMerchant, { id: id('mch', 'A') }, { as: shopB })).status).toBe(404)
  expect((await app.call(merchants.listProducts, {}, { as: shopA })).body.rows).toMatchObject([
    { name: '毛巾', priceFen: 500, offers: 1 },
  ])
  expect((await app.call(merchants.listProducts, { merchant: id('mch', 'A') }, { as: shopB })).body.rows).toEqual([])
})

test('other chapters may ask for orders, shops and names', async () => {
  const ctx = app.ctx()
  expect(await askOrder(ctx, id('ord', 'N1000'))).toMatchObject({
    number: 'N1000',
    merchantName: '甲店',
    paidFen: 1000,
    lines: [{ title: '保温杯 N1000', amountFen: 1000 }],
  })
  expect(await askOrder(ctx, 'ord_none')).toBeNull()
  expect(await askOrdersOfConsumer(ctx, id('con', 'C1'), 3)).toHaveLength(3)
  expect((await askMerchants(ctx, [id('mch', 'B'), 'mch_none'])).get(id('mch', 'B'))?.name).toBe('乙店')
  expect((await askConsumerNames(ctx, [id('con', 'C1')])).get(id('con', 'C1'))).toBe('林晓雨')
  const contact = await marketplace.contacts?.(ctx, { kind: 'consumer', id: id('con', 'C1') })
  expect(contact).toEqual({ email: 'lin@example.com', phone: '19900000001', language: 'zh' })
})
