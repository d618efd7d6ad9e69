import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { consumerId, lineId, merchantId, orderId, tellOfSale } from '../../../tests/support/order.ts'
import { readTimeline } from '../../kernel/fact/fact.contract.ts'
import { listMyNotices } from '../../kernel/notice/notice.contract.ts'
import { fileComplaint } from '../filing.contract.ts'
import * as contract from './report.contract.ts'

const long = '这里写满十个字以上的说明。'
const code = 'abcdefgh23456789'
let app: TestApp
let agent: Person
let officer: Person
let consumer: Person
let merchant: Person
let other: Person
beforeAll(async () => {
  app = await testApp({ now: '2026-05-12T09:00:00+08:00' })
  agent = await app.as('agent')
  officer = await app.as('governance-officer')
  consumer = await app.as('consumer', { consumerId: consumerId('C1') })
  other = await app.as('consumer', { consumerId: consumerId('C2') })
  merchant = await app.as('merchant', { merchantId: merchantId('M1') })
  await tellOfSale(app, { number: 'R-1', consumer: 'C1', merchant: 'M1', lines: [{ title: '面霜', amountFen: 9900 }] })
})
afterAll(() => app.close())

const nameOfShop = async (): Promise<string> => {
  const row = await app.db
    .selectFrom('marketplace.merchant')
    .select('name')
    .where('id', '=', merchantId('M1'))
    .executeTakeFirstOrThrow()
  return row.name
}
let count = 0
const about = (part: Record<string, unknown> = {}) => ({
  kind: 'counterfeit' as const,
  shop: '某某化妆品店',
  item: `面霜 ${(count += 1)}`,
  seen: '包装和专柜不一样，扫码查不到批号。',
  ...part,
})
const file = async (part: Record<string, unknown> = {}, as: Person | undefined = consumer) =>
  app.call(contract.fileReport, about(part), as ? { as } : {})
const idOf = async (receipt: string): Promise<string> =>
  (await app.call(contract.listReports, { text: receipt }, { as: agent })).body.rows[0]?.id ??
  (await app.call(contract.listReports, { text: receipt, tab: 'closed' }, { as: agent })).body.rows[0]?.id ??
  expect.fail('no such report')
const read = async (id: string, as: Person = agent) => (await app.call(contract.readReport, { id }, { as })).body
const decide = async (id: string, part: Record<string, unknown>, as: Person = agent) => {
  const { version } = await read(id, as)
  const empty = { id, version, taker: null, ground: null, told: long }
  return app.call(contract.decideReport, { ...empty, ...part }, { as })
}

test('a signed-in person reports a shop, is told by when it is checked, and follows it without any code', async () => {
  const filed = await file()
  expect(filed.status, JSON.stringify(filed.error)).toBe(201)
  expect(filed.body).toMatchObject({ checkBy: '2026-06-02', followedBy: 'account' })
  expect(filed.body.receipt).toMatch(/^XR-/)
  const mine = (await app.call(contract.listOwnReports, {}, { as: consumer })).body.rows
  expect(mine.map(({ receipt }) => receipt)).toContain(filed.body.receipt)
  expect((await app.call(contract.listOwnReports, {}, { as: other })).body.rows).toEqual([])
})

test('food that may harm people is checked within three working days', async () => {
  expect((await file({ kind: 'food-drug' })).body.checkBy).toBe('2026-05-15')
})

test('nobody needs to say who he is: with the code of his own browser he follows the report, and nobody else does', async () => {
  const filed = await app.call(contract.fileReport, { ...about(), code })
  expect([filed.status, filed.body.followedBy]).toEqual([201, 'code'])
  const { receipt } = filed.body
  expect((await app.call(contract.followReport, { receipt, code })).body.state).toBe('received')
  const wrong = await app.call(contract.followReport, { receipt, code: 'zzzzzzzz23456789' })
  const absent = await app.call(contract.followReport, { receipt: 'XR-20260512-AAAA-BBBB', code })
  expect([wrong.status, absent.status]).toEqual([404, 404])
  expect((await app.call(contract.fileReport, about())).error.code).toBe('report.code-needed')
  const id = await idOf(receipt)
  const look = await app.call(contract.lookAtInformant, { id, reason: long }, { as: agent })
  expect(look.body).toEqual({ name: null, contact: null })
})

test('a report about nothing that can be found, or seen tomorrow, is refused with the field', async () => {
  const nothing = await app.call(contract.fileReport, { kind: 'price', seen: long }, { as: consumer })
  expect([nothing.status, nothing.error.code]).toEqual([422, 'report.about-nothing'])
  expect((await file({ seenOn: '2026-05-13' })).error.code).toBe('report.seen-in-future')
  expect((await file({ seen: '短' })).error.fields?.[0]?.path).toBe('seen')
})

test('who reported is shown to whoever handles it after saying why, and that is written down; the shop and other people see nothing', async () => {
  const id = await idOf((await file()).body.receipt)
  const view = await read(id)
  expect(JSON.stringify(view)).not.toContain(consumer.actor.id)
  expect((await app.call(contract.lookAtInformant, { id, reason: '短' }, { as: agent })).status).toBe(400)
  const look = await app.call(contract.lookAtInformant, { id, reason: long }, { as: agent })
  expect(look.body.name).not.toBeNull()
  expect((await read(id)).looks).toMatchObject([{ reason: long }])
  for (const as of [merchant, consumer, other]) {
    expect((await app.call(contract.readReport, { id }, { as })).status).toBe(403)
    expect((await app.call(contract.lookAtInformant, { id, reason: long }, { as })).status).toBe(403)
  }
  const facts = await app.db.selectFrom('kernel.fact').selectAll().where('subject', '=', id).execute()
  expect(facts.filter(({ kind }) => kind === 'report.informant-read')).toHaveLength(1)
  expect(JSON.stringify(facts)).not.toContain(consumer.actor.id)
})

test('a handler of the shop, and one who reported it himself, cannot even see it', async () => {
  const shop = await nameOfShop()
  const id = await idOf((await file({ shop })).body.receipt)
  const ofShop = await app.as('agent', { merchantId: merchantId('M1') })
  const himself = await app.as('agent', { consumerId: consumerId('C1') })
  expect((await app.call(contract.readReport, { id }, { as: ofShop })).status).toBe(404)
  const own = await idOf((await file({}, himself)).body.receipt)
  expect((await app.call(contract.readReport, { id: own }, { as: himself })).status).toBe(404)
  // Nor when somebody else had reported the same before: then it is his too.
  const repeat = (await file({ shop, item: '同一个吹风机' })).body.receipt
  const main = await idOf(repeat)
  await file({ shop, item: '同一个吹风机' }, himself)
  expect((await app.call(contract.readReport, { id: main }, { as: himself })).status).toBe(404)
  const rows = (await app.call(contract.listReports, { limit: 100 }, { as: himself })).body.rows.map((row) => row.id)
  expect(rows).toContain(id)
  expect(rows).not.toContain(own)
  expect(rows).not.toContain(main)
})

test('repeats about one shop, kind and item are checked once, and each informant is told the same result', async () => {
  const shop = await nameOfShop()
  const first = (await file({ shop, item: '同一款面霜' })).body
  const [second, third] = await Promise.all([
    file({ shop, item: '同一款 面霜', seen: '我买的也是假的，有鉴定书。' }, other),
    app.call(contract.fileReport, { ...about({ shop, item: '同一款面霜' }), code }),
  ])
  const id = await idOf(first.receipt)
  const view = await read(id)
  expect([view.repeats, view.alike.length]).toEqual([2, 2])
  await decide(id, { ground: 'no-breach' })
  await app.runJobs()
  for (const as of [consumer, other]) {
    const told = (await app.call(listMyNotices, {}, { as })).body.rows
    expect(told.some(({ title }) => title.includes('有了决定'))).toBe(true)
  }
  const followed = await app.call(contract.followReport, { receipt: third.body.receipt, code })
  expect(followed.body).toMatchObject({ merged: true, state: 'closed', outcome: 'no-breach', told: long })
  expect(second.status).toBe(201)
})

test('accepted, it is handed to a department by a fact, told, and closed with a result', async () => {
  const id = await idOf((await file()).body.receipt)
  const both = await decide(id, { taker: 'quality', ground: 'no-breach' })
  expect(both.error.code).toBe('report.taker-or-ground')
  expect((await decide(id, { taker: 'authority' })).error.code).toBe('report.authority-needed')
  const accepted = await decide(id, { taker: 'quality' })
  expect([accepted.status, accepted.body.state]).toEqual([201, 'accepted'])
  const kinds = (await app.call(readTimeline, { id }, { as: agent })).body.rows.map(({ kind }) => kind)
  expect(kinds).toEqual(expect.arrayContaining(['report.filed', 'report.accepted', 'report.handed-over']))
  expect((await app.call(readTimeline, { id }, { as: consumer })).status).toBe(404)
  const late = await decide(id, { ground: 'handled' })
  expect([late.status, late.error.code]).toEqual([409, 'report.not-now'])
  const closing = { id, version: accepted.body.version, result: 'confirmed' as const, told: long }
  expect((await app.call(contract.closeReport, closing, { as: agent })).body).toMatchObject({
    state: 'closed',
    outcome: 'confirmed',
  })
})

test('the check is extended once, and who read an older version changes nothing', async () => {
  const id = await idOf((await file()).body.receipt)
  const begun = await app.call(contract.checkReport, { id, version: 1 }, { as: agent })
  expect(begun.body.state).toBe('checking')
  const stale = await app.call(contract.extendCheck, { id, version: 1, text: long }, { as: agent })
  expect(stale.error.code).toBe('report.changed-meanwhile')
  const longer = await app.call(contract.extendCheck, { id, version: 2, text: long }, { as: agent })
  expect(longer.body.clock?.lastDay).toBe('2026-06-24')
  const twice = await app.call(contract.extendCheck, { id, version: 3, text: long }, { as: agent })
  expect(twice.error.code).toBe('report.not-now')
})

test('the informant asks once for a second look, and somebody else takes it', async () => {
  const { receipt } = (await file()).body
  const id = await idOf(receipt)
  await decide(id, { ground: 'too-little' })
  const ask = () => app.call(contract.askSecondLook, { receipt, text: long }, { as: consumer })
  expect((await app.call(contract.askSecondLook, { receipt, text: long }, { as: other })).status).toBe(404)
  expect((await ask()).body.state).toBe('reviewing')
  expect((await ask()).error.code).toBe('report.no-second-look')
  const look = async (as: Person) =>
    app.call(
      contract.reviewReport,
      { id, version: (await read(id, as)).version, verdict: 'reopened', told: long },
      { as },
    )
  expect((await look(agent)).error.code).toBe('report.another-person')
  expect((await look(officer)).body).toMatchObject({ state: 'checking', outcome: null })
})

test('an agent splits a report off: the complaint goes on, its sides read nothing of it, and with consent the consumer follows it', async () => {
  const filing = {
    orderId: orderId('R-1'),
    lineIds: [lineId('R-1', '1')],
    category: 'other' as const,
    text: '除了退款，这家店卖的是假货，请查处。',
    remedies: ['refund' as const],
    amountFen: 9900,
  }
  const filed = await app.call(fileComplaint, filing, { as: consumer })
  expect(filed.status, JSON.stringify(filed.error)).toBe(201)
  const { id } = filed.body
  const split = { id, kind: 'counterfeit' as const, item: '面霜拆出', seen: long, consent: true }
  expect((await app.call(contract.splitReport, split, { as: consumer })).status).toBe(403)
  const made = await app.call(contract.splitReport, split, { as: agent })
  expect(made.status, JSON.stringify(made.error)).toBe(201)
  expect(await read(made.body.id)).toMatchObject({
    complaint: id,
    way: 'complaint',
    merchant: { id: merchantId('M1') },
  })
  const own = (await app.call(contract.listOwnReports, {}, { as: consumer })).body.rows
  expect(own.map(({ receipt }) => receipt)).toContain(made.body.receipt)
  for (const as of [consumer, merchant]) {
    const story = (await app.call(readTimeline, { id }, { as })).body.rows.map(({ kind }) => kind)
    expect(story).not.toContain('complaint.report-split')
  }
  expect((await app.call(contract.listSplitReports, { id }, { as: agent })).body.rows).toHaveLength(1)
  const silent = await app.call(contract.splitReport, { ...split, item: '另一款', consent: false }, { as: agent })
  expect(await read(silent.body.id)).toMatchObject({ way: 'anonymous', files: [] })
})

test('the list goes out as a table without any informant', async () => {
  const csv = String((await app.call(contract.exportReports, {}, { as: officer })).body)
  expect(csv).toContain('receipt,kind,state')
  expect(csv).not.toContain(consumer.actor.id)
  expect((await app.call(contract.exportReports, {}, { as: merchant })).status).toBe(403)
})

test('no report ends by silence: the delay is recorded and the head is told', async () => {
  const id = await idOf((await file({ kind: 'food-drug' })).body.receipt)
  app.clock.now = new Date('2026-05-18T09:00:00+08:00')
  const admin = await app.as('admin')
  agent = await app.as('agent')
  await app.runJobs()
  expect((await read(id)).state).toBe('received')
  const told = (await app.call(listMyNotices, {}, { as: admin })).body.rows
  expect(told.some(({ subject }) => subject === id)).toBe(true)
  expect(
    (await app.call(contract.listReports, { tab: 'overdue' }, { as: agent })).body.rows.map((row) => row.id),
  ).toContain(id)
})
