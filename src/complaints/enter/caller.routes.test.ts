import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { consumerId, tellOfSale } from '../../../tests/support/order.ts'
import { saveContacts } from '../../marketplace/consumer.store.ts'
import { listTasks } from '../../kernel/http/home.contract.ts'
import { readCase } from '../case.contract.ts'
import * as callBack from './call-back.contract.ts'
import { findCallers } from './caller.contract.ts'
import { enterComplaint } from './entry.contract.ts'

let app: TestApp
let agent: Person
let other: Person
let admin: Person
let consumer: Person
beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T15:00:00+08:00' })
  agent = await app.as('agent', { displayName: '林专员' })
  other = await app.as('agent')
  admin = await app.as('admin')
  consumer = await app.as('consumer', { consumerId: consumerId('C1') })
  await tellOfSale(app, {
    number: 'K-0001',
    consumer: 'C1',
    merchant: 'M1',
    lines: [{ title: '电饭煲', amountFen: 39_900 }],
  })
  const contact = { name: '王小明', phone: '+8613812345678', email: 'Wang@example.cn' }
  const id = consumerId('C1')
  await app.inTx((ctx) =>
    saveContacts(ctx, [{ id, row: contact, hash: 'new', asOf: '2026-03-02T07:00:00Z', key: '~' }]),
  )
})
afterAll(() => app.close())

const enter = async (more: object = {}) =>
  (
    await app.call(
      enterComplaint,
      {
        channel: 'phone',
        receivedAt: '2026-03-02T14:30:00+08:00',
        contact: { name: '赵先生', phone: '13900001111', email: 'zhao@example.cn' },
        category: 'other',
        text: '商家一直不发货，也不回复消息。',
        ...more,
      },
      { as: agent },
    )
  ).body
const find = (text: string) => app.call(findCallers, { text }, { as: agent })

test('a caller is found by number, address, order and receipt, masked, with open cases and orders', async () => {
  const own = await enter()
  const bought = await enter({ contact: { phone: '13700000000' }, orderNumber: 'K-0001', identityConfirmed: true })
  for (const text of ['+86 139 0000 1111', 'ZHAO@example.cn', own.receipt]) {
    const { cases } = (await find(text)).body
    expect(cases.map(({ id }) => id)).toEqual([own.complaint])
    expect(cases[0]?.caller).toEqual({ name: '赵**', phone: '139****1111', email: 'z***@example.cn', handle: null })
  }
  for (const text of ['13812345678', 'wang@EXAMPLE.cn', 'K-0001']) {
    const { cases, orders } = (await find(text)).body
    expect(cases.map(({ id }) => id)).toEqual([bought.complaint])
    expect(orders).toMatchObject([{ number: 'K-0001', buyer: '王**', shop: '店铺 M1', lines: [{ title: '电饭煲' }] }])
  }
  const nobody = (await find('13811112222')).body
  expect([nobody.cases, nobody.orders]).toEqual([[], []])
  expect((await find('139')).error.fields?.[0]?.path).toBe('text')
})

test('callers are looked up by agents only', async () => {
  for (const person of [admin, consumer])
    expect((await app.call(findCallers, { text: '13900001111' }, { as: person })).status).toBe(403)
  expect((await app.call(findCallers, { text: '13900001111' })).status).toBe(401)
})

test('a promised call stands on every desk, soonest first, until somebody made it', async () => {
  const later = await enter({ callBackAt: '2026-03-03T16:00:00+08:00' })
  const sooner = await enter({ callBackAt: '2026-03-03T09:00:00+08:00' })
  const ids = async () => (await app.call(callBack.listCallBacks, {}, { as: other })).body.rows.map(({ id }) => id)
  expect(await ids()).toEqual([sooner.callBack?.id, later.callBack?.id])
  const first = (await app.call(callBack.listCallBacks, { limit: 1 }, { as: admin })).body
  expect([first.rows[0]?.promisedBy, first.rows[0]?.caller.phone]).toEqual(['林专员', '139****1111'])
  const second = (await app.call(callBack.listCallBacks, { limit: 1, cursor: first.next ?? '' }, { as: admin })).body
  expect([second.rows[0]?.id, second.next]).toEqual([later.callBack?.id, null])
  const tasks = (await app.call(listTasks, {}, { as: other })).body.rows
  expect(tasks.filter(({ title }) => title.zh === '回电').length).toBe(2)

  const id = sooner.callBack?.id ?? ''
  const tried = { id, reached: false, note: '没有人接', againAt: '2026-03-03T18:00:00+08:00' }
  const noted = await app.call(callBack.noteCall, tried, { as: other })
  expect([noted.status, noted.body.reached]).toEqual([201, false])
  const after = await ids()
  expect([after.length, after[0], after.includes(id)]).toEqual([2, later.callBack?.id, false])
  const shown = (await app.call(readCase, { id: sooner.complaint }, { as: agent })).body
  expect(shown.statements.find(({ text }) => text === '没有人接')?.audience).toEqual(['platform'])
})

test('a call is noted once, in words, and the next one lies ahead', async () => {
  const { complaint, callBack: promised } = await enter({ callBackAt: '2026-03-03T16:00:00+08:00' })
  const id = promised?.id ?? ''
  const note = (input: object) =>
    app.call(callBack.noteCall, { id, reached: true, note: '已说明进度', ...input }, { as: agent })
  expect((await note({ note: '' })).error.fields?.[0]?.path).toBe('note')
  const past = await note({ reached: false, againAt: '2026-03-02T14:00:00+08:00' })
  expect([past.status, past.error.code, past.error.params['field']]).toEqual([422, 'entry.call-back-past', 'againAt'])
  const both = await Promise.all([note({}), note({})])
  expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409])
  expect((await note({})).error.code).toBe('entry.called-already')
  expect((await note({ id: 'cbk_none' })).status).toBe(404)
  expect((await app.call(callBack.noteCall, { id, reached: true, note: '已说明' }, { as: admin })).status).toBe(403)

  const again = { id: complaint, dueAt: '2026-03-04T10:00:00+08:00' }
  expect((await app.call(callBack.promiseCallBack, again, { as: agent })).status).toBe(201)
  const ago = await app.call(callBack.promiseCallBack, { ...again, dueAt: '2026-03-01T10:00:00+08:00' }, { as: agent })
  expect(ago.error.code).toBe('entry.call-back-past')
  expect((await app.call(callBack.promiseCallBack, { ...again, id: 'cmp_none' }, { as: agent })).status).toBe(404)
  expect((await app.call(callBack.promiseCallBack, again, { as: consumer })).status).toBe(403)
  const own = (await app.call(callBack.listCallBacks, { complaint }, { as: agent })).body.rows
  expect(own.map(({ reached }) => reached)).toEqual([true, null])
})
