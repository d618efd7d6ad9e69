import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { consumerId, orderId, tellOfSale } from '../../../tests/support/order.ts'
import { timeline } from '../../kernel/fact/record.ts'
import { saveContacts } from '../../marketplace/consumer.store.ts'
import { enterComplaint } from './entry.contract.ts'
import { searchByLastFour } from './last-four.contract.ts'

let app: TestApp
let agent: Person
beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T15:00:00+08:00', perMinute: 0 })
  agent = await app.as('agent')
  const people = [
    ['C1', 'K-0001', '欧阳小明', '+8613812345678'],
    ['C2', 'K-0002', '李雷', '13900005678'],
    ['C3', 'K-0003', '李梅', '13700001234'],
  ] as const
  for (const [consumer, number, name, phone] of people) {
    await tellOfSale(app, { number, consumer, merchant: 'M1', lines: [{ title: '电饭煲', amountFen: 39_900 }] })
    const contact = {
      id: consumerId(consumer),
      row: { name, phone, email: null },
      hash: 'new',
      asOf: '2026-03-02T07:00:00Z',
      key: '~',
    }
    await app.inTx((ctx) => saveContacts(ctx, [contact]))
  }
})
afterAll(() => app.close())

const purpose = 'dispute.handle' as const
const search = (wanted: { lastFour: string; surname?: string; orderNumber?: string }) =>
  app.call(searchByLastFour, { purpose, ...wanted }, { as: agent })

test('the end of a number alone finds nobody: a surname or an order number is asked for, at its field', async () => {
  const alone = await search({ lastFour: '5678' })
  expect([alone.status, alone.error.code, alone.error.params['field']]).toEqual([422, 'entry.second-needed', 'surname'])
  for (const lastFour of ['567', '56789', '56a8'])
    expect((await search({ lastFour, surname: '李' })).error.fields?.[0]?.path, lastFour).toBe('lastFour')
})

test('with a surname, or an order of theirs, somebody is found masked; whoever shares the digits or the name is not', async () => {
  const named = (await search({ lastFour: '5678', surname: ' 欧 阳 ' })).body
  expect(named.orders.map(({ id, buyer }) => [id, buyer])).toEqual([[orderId('K-0001'), '欧***']])
  expect((await search({ lastFour: '5678', surname: '李' })).body.orders.map(({ id }) => id)).toEqual([
    orderId('K-0002'),
  ])
  expect((await search({ lastFour: '5678', orderNumber: 'K-0002' })).body.orders.map(({ id }) => id)).toEqual([
    orderId('K-0002'),
  ])
  for (const none of [
    { lastFour: '5678', surname: '赵' },
    { lastFour: '1234', orderNumber: 'K-0002' },
    { lastFour: '5678', surname: '李', orderNumber: 'K-0001' },
    { lastFour: '9999', surname: '李' },
  ])
    expect((await search(none)).body, JSON.stringify(none)).toEqual({ cases: [], orders: [], more: false })
})

test('an open case of somebody without an account is found by what they left', async () => {
  const entered = await app.call(
    enterComplaint,
    {
      channel: 'phone',
      receivedAt: '2026-03-02T14:30:00+08:00',
      contact: { name: '赵先生', phone: '13900001111', email: 'zhao@example.cn' },
      category: 'other',
      text: '商家一直不发货，也不回复消息。',
    },
    { as: agent },
  )
  const { cases } = (await search({ lastFour: '1111', surname: '赵' })).body
  expect(cases.map(({ id, caller }) => [id, caller.phone])).toEqual([[entered.body.complaint, '139****1111']])
  expect((await search({ lastFour: '1111', surname: '钱' })).body.cases).toEqual([])
})

test('that somebody was looked for and why is on record, without digits or names; nobody but agents may', async () => {
  const facts = (await timeline(app.ctx(), agent.actor.id)).filter(
    ({ kind }) => kind === 'caller.searched-by-last-four',
  )
  expect(facts.length).toBeGreaterThan(5)
  expect(facts[0]?.data).toEqual({ purpose, by: 'name', found: expect.any(Number) })
  expect(JSON.stringify(facts)).not.toMatch(/5678|欧阳|李/)
  for (const role of ['consumer', 'merchant', 'mediator'] as const) {
    const as = await app.as(role)
    expect((await app.call(searchByLastFour, { lastFour: '5678', surname: '李', purpose }, { as })).status, role).toBe(
      403,
    )
  }
})
