import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { consumerId, merchantId, tellOfSale } from '../../../tests/support/order.ts'
import { readTimeline } from '../../kernel/fact/fact.contract.ts'
import { listMyNotices } from '../../kernel/notice/notice.contract.ts'
import * as merge from './merge.contract.ts'
import * as contract from './report.contract.ts'

const reason = '两件说的是同一批货，分开写了。'
let app: TestApp
let agent: Person
let officer: Person
let consumer: Person
let other: Person
const shops = new Map<string, string>()
beforeAll(async () => {
  app = await testApp({ now: '2026-05-12T09:00:00+08:00' })
  agent = await app.as('agent')
  officer = await app.as('governance-officer')
  consumer = await app.as('consumer', { consumerId: consumerId('C1') })
  other = await app.as('consumer', { consumerId: consumerId('C2') })
  for (const name of ['M1', 'M2']) {
    await tellOfSale(app, {
      number: `R-${name}`,
      consumer: 'C1',
      merchant: name,
      lines: [{ title: '面霜', amountFen: 1 }],
    })
    const row = await app.db
      .selectFrom('marketplace.merchant')
      .select('name')
      .where('id', '=', merchantId(name))
      .execute()
    shops.set(name, row[0]?.name ?? '')
  }
})
afterAll(() => app.close())

let count = 0
type Filing = {
  readonly shop?: string
  readonly kind?: contract.ReportKind
  readonly item?: string
  readonly by?: Person
}
async function file({ shop = 'M1', kind = 'counterfeit', item = `面霜 ${(count += 1)}`, by = consumer }: Filing = {}) {
  const said = { kind, shop: shops.get(shop) ?? shop, item, seen: '包装和专柜不一样，扫码查不到批号。' }
  const { receipt } = (await app.call(contract.fileReport, said, { as: by })).body
  const tabs = ['open', 'closed'] as const
  for (const tab of tabs) {
    const [row] = (await app.call(contract.listReports, { text: receipt, tab }, { as: agent })).body.rows
    if (row) return { id: row.id, receipt }
  }
  return expect.fail('no such report')
}
const read = async (id: string, as: Person = agent) => (await app.call(contract.readReport, { id }, { as })).body
const join = async (id: string, into: string, as: Person = agent) =>
  app.call(merge.mergeReport, { id, into, reason, version: (await read(id, as)).version }, { as })
const part = async (id: string, as: Person = agent) =>
  app.call(merge.undoMerge, { id, version: (await read(id, as)).version }, { as })
const decide = async (id: string) => {
  const { version } = await read(id)
  const decision = { id, version, taker: null, ground: 'no-breach' as const, told: reason }
  return app.call(contract.decideReport, decision, { as: agent })
}
const ownOf = async (receipt: string, as: Person) =>
  (await app.call(contract.listOwnReports, {}, { as })).body.rows.find((row) => row.receipt === receipt)

test('whoever handles reports merges one into another of the shop: both informants are told the one outcome, neither reads of the other', async () => {
  const kept = await file()
  const { id, receipt } = await file({ by: other, item: '精华' })
  const listed = (await app.call(merge.listMergeTargets, { id }, { as: agent })).body.rows
  expect(listed.map((row) => row.id)).toContain(kept.id)
  expect(listed.map((row) => row.id)).not.toContain(id)
  const merged = await join(id, kept.id)
  expect(merged.status, JSON.stringify(merged.error)).toBe(201)
  expect(merged.body).toMatchObject({
    state: 'merged',
    mergedInto: kept.id,
    clock: null,
    merge: { reason, stands: null },
  })
  expect((await read(kept.id)).alike).toMatchObject([{ id, merge: { reason } }])
  await decide(kept.id)
  await app.runJobs()
  for (const as of [consumer, other])
    expect((await app.call(listMyNotices, {}, { as })).body.rows.map(({ title }) => title).join()).toContain('有了决定')
  const own = await ownOf(receipt, other)
  expect(own).toMatchObject({ merged: true, state: 'closed', outcome: 'no-breach' })
  for (const secret of [kept.id, kept.receipt, consumer.actor.id, reason.slice(0, 5)])
    expect(JSON.stringify({ ...own, told: '' })).not.toContain(secret)
  const notices = (await app.call(listMyNotices, {}, { as: other })).body.rows
  expect(notices.some(({ title }) => title.includes(`${receipt}：您的举报已并入`))).toBe(true)
  expect(JSON.stringify(notices)).not.toContain(kept.receipt)
})

test('what is recorded of a merge and its end are ids', async () => {
  const [kept, gone] = [await file(), await file()]
  await join(gone.id, kept.id)
  await part(gone.id)
  const rows = (await app.call(readTimeline, { id: gone.id }, { as: agent })).body.rows
  expect(rows.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['report.joined', 'report.separated']))
  const facts = await app.db.selectFrom('kernel.fact').selectAll().where('subject', 'in', [kept.id, gone.id]).execute()
  expect(JSON.stringify(facts)).not.toContain(reason)
  expect((await app.call(readTimeline, { id: gone.id }, { as: consumer })).status).toBe(404)
})

test('another shop, a closed report, itself, one that is not there and a slower one for a matter of safety are refused at the field', async () => {
  const [one, closed, elsewhere, urgent] = [
    await file(),
    await file(),
    await file({ shop: 'M2' }),
    await file({ kind: 'food-drug' }),
  ]
  await decide(closed.id)
  for (const into of [elsewhere.id, closed.id, one.id, 'rpt_none']) {
    const refused = await join(one.id, into)
    expect([into, refused.status, refused.error.params['field']]).toEqual([into, 422, 'into'])
  }
  expect((await join(urgent.id, one.id)).error.params['field']).toBe('into')
  const short = await app.call(
    merge.mergeReport,
    { id: one.id, into: closed.id, version: 1, reason: '短' },
    { as: agent },
  )
  expect([short.status, short.error.fields?.[0]?.path]).toEqual([400, 'reason'])
  expect((await read(one.id)).state).toBe('received')
})

test('a closed report, and one whose shop nobody knows, is not merged; who read an older version changes nothing', async () => {
  const [kept, closed, unknown] = [await file(), await file(), await file({ shop: '没有这家店' })]
  await decide(closed.id)
  expect((await join(closed.id, kept.id)).error.code).toBe('report.not-now')
  expect((await join(unknown.id, kept.id)).error.code).toBe('report.not-now')
  const { id } = await file()
  await app.call(contract.checkReport, { id, version: 1 }, { as: agent })
  const stale = await app.call(merge.mergeReport, { id, into: kept.id, version: 1, reason }, { as: agent })
  expect(stale.error.code).toBe('report.changed-meanwhile')
})

test('consumers, the shop and whoever reported it himself cannot merge or undo, nor merge into what they told of', async () => {
  const [kept, gone] = [await file(), await file()]
  const shop = await app.as('merchant', { merchantId: merchantId('M1') })
  const wish = { id: gone.id, into: kept.id, version: 1, reason }
  for (const as of [consumer, shop]) {
    expect((await app.call(merge.mergeReport, wish, { as })).status).toBe(403)
    expect((await app.call(merge.undoMerge, { id: gone.id, version: 1 }, { as })).status).toBe(403)
    expect((await app.call(merge.listMergeTargets, { id: gone.id }, { as })).status).toBe(403)
  }
  const himself = await app.as('agent', { consumerId: consumerId('C3') })
  const own = await file({ by: himself })
  const away = await app.call(merge.mergeReport, { ...wish, id: own.id }, { as: himself })
  expect(away.status).toBe(404)
  const into = await app.call(merge.mergeReport, { ...wish, into: own.id }, { as: himself })
  expect([into.status, into.error.code]).toEqual([422, 'report.merge-unknown'])
  const targets = (await app.call(merge.listMergeTargets, { id: gone.id }, { as: himself })).body.rows
  expect(targets.map(({ id }) => id)).not.toContain(own.id)
})

test('no merge is undone twice, after the other was closed, before a later one, or where it came about on arrival', async () => {
  const [kept, gone] = [await file(), await file()]
  await join(gone.id, kept.id)
  expect((await part(gone.id)).status).toBe(201)
  expect((await part(gone.id)).error.code).toBe('report.not-merged-by-hand')
  await join(gone.id, kept.id)
  const last = await file()
  await join(kept.id, last.id)
  expect((await part(gone.id)).error.code).toBe('report.merge-stands')
  expect((await part(kept.id)).status).toBe(201)
  expect((await read(gone.id)).mergedInto).toBe(kept.id)
  await decide(kept.id)
  const late = await part(gone.id)
  expect([late.status, late.error.code]).toEqual([409, 'report.merge-stands'])
  await file({ item: '同一盒面膜' })
  const repeat = await file({ item: '同一盒面膜', by: other })
  expect((await part(repeat.id)).error.code).toBe('report.not-merged-by-hand')
})

test('of two people who merge A into B and B into A at once, one wins', async () => {
  officer = await app.as('governance-officer')
  const [a, b] = [await file(), await file({ kind: 'price' })]
  const both = await Promise.all([join(a.id, b.id), join(b.id, a.id, officer)])
  expect(both.map(({ status }) => status).filter((status) => status === 201)).toHaveLength(1)
  const states = [(await read(a.id)).state, (await read(b.id)).state].toSorted()
  expect(states).toEqual(['merged', 'received'])
})

test('undone while the other is open, a report goes on where it stood with the working days that were left, and its repeats come back', async () => {
  const [kept, gone] = [await file(), await file({ by: other, item: '同一支口红' })]
  await file({ item: '同一支口红' })
  await app.call(contract.checkReport, { id: gone.id, version: 1 }, { as: agent })
  const before = await read(gone.id)
  expect(before.clock?.lastDay).toBe('2026-06-02')
  await join(gone.id, kept.id)
  expect((await read(kept.id)).repeats).toBe(2)
  // Merged and undone on one day: nothing has changed.
  expect((await part(gone.id)).body).toMatchObject({ state: 'checking', mergedInto: null, repeats: 1 })
  expect((await read(gone.id)).clock?.lastDay).toBe('2026-06-02')
  await join(gone.id, kept.id)
  app.clock.now = new Date('2026-05-19T09:00:00+08:00')
  agent = await app.as('agent')
  // Five working days while merged do not count.
  expect((await part(gone.id)).body.clock?.lastDay).toBe('2026-06-09')
  const { version } = await read(gone.id)
  const longer = await app.call(contract.extendCheck, { id: gone.id, version, text: reason }, { as: agent })
  expect(longer.body.clock?.lastDay).toBe('2026-07-01')
})
