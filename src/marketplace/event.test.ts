import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApiKey } from '../kernel/access/account.contract.ts'
import { testApp, type TestApp } from '../../tests/support/app.ts'
import { eventTypes, listEvents, receiveEvents } from './event.contract.ts'
import { openRows } from '../kernel/vault/personal.actions.ts'
import { consumerSealed } from './consumer.sealed.ts'
import { findNames } from './consumer.store.ts'
import { deriveId } from './identity.ts'
import { readOrder } from './order.contract.ts'

let app: TestApp
let key: { key: string }
beforeAll(async () => {
  app = await testApp()
  key = await keyWith(['marketplace.write', 'marketplace.read'])
})
afterAll(() => app.close())

async function keyWith(scopes: ('marketplace.write' | 'marketplace.read')[]) {
  const made = await app.call(createApiKey, { name: 'mall', scopes }, { as: await app.as('admin') })
  return { key: made.body.token }
}

const mall = 'https://mall.example.com'
type Type = 'merchant' | 'consumer' | 'product' | 'listing' | 'order' | 'order-line' | 'payment' | 'refund' | 'review'
const event = (
  id: string,
  type: Type,
  data: Record<string, unknown>,
  time = '2026-03-01T10:00:00+08:00',
  source = mall,
) => ({
  specversion: '1.0' as const,
  id,
  source,
  type: `com.xiaobao.marketplace.${type}.upserted`,
  time,
  data,
})
const send = (events: unknown[]) => app.call(receiveEvents, { events }, { as: key })

const order = {
  id: 'O1',
  consumer: 'C1',
  merchant: 'M1',
  status: 'paid',
  placedAt: '2026-03-01T09:00:00+08:00',
  totalFen: 12_900,
}
const line = { order: 'O1', id: '1', product: 'P1', merchant: 'M1', title: '保温杯', quantity: 2, unitPriceFen: 6450 }

test('an order told in events can be read, and hearing it again changes nothing', async () => {
  const events = [
    event('a1', 'merchant', { id: 'M1', name: '木语家居' }),
    event('a2', 'order', order),
    event('a3', 'order-line', line),
  ]
  const first = await send(events)
  expect(first.body).toMatchObject({ accepted: 3, duplicate: 0, parked: 0, rejected: 0 })
  const again = await send(events)
  expect(again.body).toMatchObject({ accepted: 0, duplicate: 3 })
  const id = deriveId('ord', mall, 'O1')
  const read = await app.call(readOrder, { id }, { as: await app.as('agent') })
  expect(read.body).toMatchObject({
    number: 'O1',
    title: '保温杯',
    lineCount: 1,
    totalFen: 12_900,
    merchant: { name: '木语家居' },
  })
  const facts = await app.db.selectFrom('kernel.fact').selectAll().where('subject', '=', id).execute()
  expect(facts.map(({ kind }) => kind)).toEqual(['order.changed'])
})

test('one event alone is heard like a batch of one', async () => {
  const answer = await app.call(receiveEvents, event('single', 'merchant', { id: 'M2', name: '独一家' }), { as: key })
  expect(answer.body).toMatchObject({ accepted: 1, events: [{ index: 0, status: 'accepted', effect: 'applied' }] })
})

test('the content types of CloudEvents are understood: one event, and a bare list of them', async () => {
  const post = (type: string, body: unknown) =>
    app.server.inject({
      method: 'POST',
      url: '/api/marketplace/events',
      headers: { authorization: `Bearer ${key.key}`, 'content-type': type },
      payload: JSON.stringify(body),
    })
  const one = await post('application/cloudevents+json', event('ce1', 'merchant', { id: 'M3', name: '三号店' }))
  expect(one.json()).toMatchObject({ accepted: 1 })
  const batch = [
    event('ce2', 'merchant', { id: 'M4', name: '四号店' }),
    event('ce3', 'merchant', { id: 'M5', name: '五号店' }),
  ]
  expect((await post('application/cloudevents-batch+json', batch)).json()).toMatchObject({ accepted: 2 })
})

test('one event may come in headers around its data, and attributes of others are passed over', async () => {
  const post = (headers: Record<string, string>, body: unknown) =>
    app.server.inject({
      method: 'POST',
      url: '/api/marketplace/events',
      headers: { authorization: `Bearer ${key.key}`, 'content-type': 'application/json; charset=utf-8', ...headers },
      payload: JSON.stringify(body),
    })
  const { data, ...told } = event('bin1', 'merchant', { id: 'M6', name: '六号店' })
  const headers = {
    ...Object.fromEntries(Object.entries(told).map(([name, value]) => [`ce-${name}`, value])),
    'ce-subject': '%E5%85%AD',
    'ce-traceparent': '00-0af7651916cd43dd8448eb211c80319c-00f067aa0ba902b7-01',
  }
  expect((await post(headers, data)).json()).toMatchObject({ accepted: 1 })
  expect((await post(headers, data)).json()).toMatchObject({ duplicate: 1 })
  const extended = { ...event('bin2', 'merchant', { id: 'M7', name: '七号店' }), partitionkey: 'M7' }
  expect((await post({}, extended)).json()).toMatchObject({ accepted: 1 })
  const text = { 'content-type': 'text/plain', 'ce-id': 'bin3' }
  expect((await post({ ...headers, ...text }, data)).json()).toMatchObject({
    rejected: 1,
    events: [{ problems: [{ field: 'datacontenttype' }, { field: 'data' }] }],
  })
})

test('a payment whose order is not known yet is parked, and shows as soon as the order arrives', async () => {
  const parked = await send([event('p1', 'payment', { order: 'O2', id: '1', method: '支付宝', amountFen: 500 })])
  const id = deriveId('ord', mall, 'O2')
  expect(parked.body.events[0]).toMatchObject({ status: 'parked', waitsFor: id })
  expect((await app.call(listEvents, { waiting: true }, { as: key })).body.rows).toHaveLength(1)
  await send([event('p2', 'order', { ...order, id: 'O2' })])
  expect((await app.call(listEvents, { waiting: true }, { as: key })).body.rows).toHaveLength(0)
  const read = await app.call(readOrder, { id }, { as: await app.as('agent') })
  expect(read.body.payments).toMatchObject([{ method: '支付宝', amountFen: 500 }])
})

test('each wrong event is named with its field and reason, and does not hold up the others', async () => {
  const answer = await send([
    event('w1', 'order', { ...order, id: 'W1', status: 'lost' }),
    event('w2', 'order', { ...order, id: 'W2', surprise: true }),
    { ...event('w3', 'order', order), type: 'com.example.other' },
    'nonsense',
    event('w5', 'order', { ...order, id: 'W5\0' }),
    event('w6', 'order-line', { ...line, order: 'W5', quantity: 10_000_000, unitPriceFen: 100_000_000_000 }),
    event('w7', 'merchant', { id: 'W7', name: '好店' }),
  ])
  expect(answer.body).toMatchObject({ accepted: 1, rejected: 6 })
  expect(answer.body.events.map(({ problems }) => problems[0]?.field ?? null)).toEqual([
    'data.status',
    'data.surprise',
    'type',
    '',
    'data.id',
    'data.unitPriceFen',
    null,
  ])
})

test('the same id for another content is refused, so that the sender notices', async () => {
  await send([event('r1', 'merchant', { id: 'R1', name: '甲' })])
  const answer = await send([event('r1', 'merchant', { id: 'R1', name: '乙' })])
  expect(answer.body.events[0]).toMatchObject({ status: 'rejected', problems: [{ field: 'id' }] })
})

test('only a machine with the scope may send; an empty request and a batch of 1,001 are refused', async () => {
  expect((await app.call(receiveEvents, { events: [{}] }, { as: await app.as('admin') })).status).toBe(403)
  const reader = await keyWith(['marketplace.read'])
  expect((await app.call(receiveEvents, { events: [{}] }, { as: reader })).error.code).toBe('access.scope-missing')
  expect((await app.call(receiveEvents, {}, { as: key })).error.code).toBe('marketplace.events-missing')
  expect((await send(Array.from({ length: 1001 }, () => ({})))).error.fields?.[0]?.path).toBe('events')
})

test('a name or phone reaches the contact table and no other, and stands there sealed', async () => {
  const contact = { name: '宋佳琪', phone: '19900001234', email: 'song@example.com', address: '示例路 1 号' }
  await send([event('c1', 'consumer', { id: 'C9', contact })])
  const kept = await app.db
    .selectFrom('marketplace.consumer_contact')
    .selectAll()
    .where('consumer_id', '=', deriveId('con', mall, 'C9'))
    .execute()
  expect(await openRows(app.ctx(), consumerSealed, { rows: kept, rowOf: (row) => row.consumer_id })).toMatchObject([
    contact,
  ])
  for (const table of ['marketplace.consumer_contact', 'marketplace.event', 'marketplace.consumer', 'kernel.fact']) {
    const { rows } = await sql<{ row: string }>`select row_to_json(t)::text as row from ${sql.table(table)} t`.execute(
      app.db,
    )
    expect(rows.filter(({ row }) => /宋佳琪|19900001234|song@/.test(row))).toEqual([])
  }
})

const story = (source: string) => [
  event('1', 'merchant', { id: 'M', name: '旧名' }, '2026-01-01T00:00:00Z', source),
  event('2', 'merchant', { id: 'M', name: '新名' }, '2026-01-02T00:00:00Z', source),
  event('3', 'order', { ...order, id: 'O', merchant: null, status: 'placed' }, '2026-01-03T00:00:00Z', source),
  event('4', 'order', { ...order, id: 'O', merchant: null, status: 'paid' }, '2026-01-04T00:00:00Z', source),
  // Paid, cancelled, and paid again: hearing the last before the second must not bring the second back.
  event('5', 'order', { ...order, id: 'O', merchant: null, status: 'cancelled' }, '2026-01-05T00:00:00Z', source),
  event('6', 'order', { ...order, id: 'O', merchant: null, status: 'paid' }, '2026-01-06T00:00:00Z', source),
  event('7', 'order-line', { ...line, order: 'O', merchant: 'M' }, '2026-01-03T00:00:00Z', source),
  event('8', 'order-line', { ...line, order: 'O', id: '2', merchant: 'N' }, '2026-01-03T00:00:00Z', source),
  event(
    '9',
    'order-line',
    { ...line, order: 'O', id: '2', merchant: 'M', quantity: 5 },
    '2026-01-03T00:00:00Z',
    source,
  ),
  event('10', 'refund', { order: 'O', id: '1', amountFen: 100 }, '2026-01-07T00:00:00Z', source),
  event('11', 'consumer', { id: 'C1', contact: { name: '先' } }, '2026-01-01T00:00:00Z', source),
  event('12', 'consumer', { id: 'C1', region: '上海' }, '2026-01-08T00:00:00Z', source),
]
const tables = ['merchant', 'order', 'order_line', 'refund', 'order_shop', 'consumer']

/** Everything the story left behind, without what must differ between two sources. */
async function stateOf(source: string): Promise<string> {
  const ids = ['mch', 'ord', 'con', 'orl', 'rfd'].flatMap((prefix) =>
    ['M', 'N', 'O', 'C1', 'P1'].flatMap((own) => [[deriveId(prefix, source, own), `${prefix}:${own}`] as const]),
  )
  const dump: string[] = []
  for (const table of tables) {
    const { rows } = await sql<{
      row: Record<string, unknown>
    }>`select to_jsonb(t) - 'hash' - 'id' - 'line_id' - 'product_id' as row
      from ${sql.table(`marketplace.${table}`)} t
      where ${table === 'order_shop' ? sql`order_id` : sql`id`} = any (${ids.map(([id]) => id)}::text[])
        or to_jsonb(t) ->> 'source' = ${source}`.execute(app.db)
    dump.push(...rows.map(({ row }) => `${table} ${JSON.stringify(row, Object.keys(row).sort())}`))
  }
  const names = await findNames(app.ctx(), [deriveId('con', source, 'C1')])
  dump.push(...names.map((row) => `consumer_contact ${JSON.stringify(row, Object.keys(row).sort())}`))
  const text = dump.sort().join('\n')
  return ids.reduce((known, [id, name]) => known.replaceAll(id, name), text).replaceAll(source, 'mall')
}

test('whatever the order and the batches in which events arrive, the state is the same', async () => {
  let run = 0
  await send(story('urn:reference'))
  const expected = await stateOf('urn:reference')
  expect(expected).toContain('"status":"paid"')
  expect(expected).toContain('新名')
  expect(expected).toContain('"refunded_fen":100')
  expect(expected).toContain('"name":"先"')
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(
        story('').map((_, i) => i),
        { minLength: 12 },
      ),
      fc.array(fc.integer({ min: 1, max: 11 }), { maxLength: 4 }),
      async (order, cuts) => {
        const source = `urn:run-${(run += 1)}`
        const events = order.flatMap((i) => story(source)[i] ?? [])
        const at = [0, ...[...new Set(cuts)].sort((a, b) => a - b), events.length]
        // Neighbouring batches overlap by one event, as they do when a sender repeats itself.
        for (let i = 0; i + 1 < at.length; i += 1) await send(events.slice(Math.max(0, (at[i] ?? 0) - 1), at[i + 1]))
        expect(await stateOf(source)).toBe(expected)
      },
    ),
    { numRuns: 40 },
  )
})

test('events of one order sent at the same time lose nothing of its sums', async () => {
  const events = Array.from({ length: 12 }, (_, i) =>
    event(`par-${i}`, 'order-line', { ...line, order: 'PAR', id: String(i), quantity: 1, unitPriceFen: 100 }),
  )
  await Promise.all([...events.map((one) => send([one])), send([event('par-o', 'order', { ...order, id: 'PAR' })])])
  const read = await app.call(readOrder, { id: deriveId('ord', mall, 'PAR') }, { as: await app.as('agent') })
  expect(read.body.lineCount).toBe(12)
  expect(read.body.lines).toHaveLength(12)
})

test('there is an event type for every noun', () => {
  expect(eventTypes).toContain('com.xiaobao.marketplace.shipment.upserted')
  expect(eventTypes).toHaveLength(11)
})
