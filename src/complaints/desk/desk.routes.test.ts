import { afterAll, beforeAll, expect, test } from 'vitest'
import { readTimeline } from '../../kernel/fact/fact.contract.ts'
import { listMyNotices } from '../../kernel/notice/notice.contract.ts'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { consumerId, merchantId } from '../../../tests/support/order.ts'
import * as cases from '../case.contract.ts'
import { countTabs, listQueue } from '../queue.contract.ts'
import * as contract from './desk.contract.ts'
import { aComplaintAt } from './desk.example.ts'
import * as tag from './tag.contract.ts'

let app: TestApp
let agent: Person
let other: Person
let lead: Person
let consumer: Person
let shop: Person
beforeAll(async () => {
  app = await testApp({ now: '2026-05-12T09:00:00+08:00' })
  agent = await app.as('agent', { displayName: '李敏' })
  other = await app.as('agent', { displayName: '周洋' })
  lead = await app.as('governance-officer')
  consumer = await app.as('consumer', { consumerId: consumerId('C1') })
  shop = await app.as('merchant', { merchantId: merchantId('M1') })
})
afterAll(() => app.close())

const deskOf = async (id: string, as = agent) => (await app.call(contract.readDesk, { id }, { as })).body
const noticesOf = async (as: Person, id: string) =>
  (await app.call(listMyNotices, {}, { as })).body.rows.filter(({ subject }) => subject === id)
const newTag = async (name: string) => {
  const made = await app.call(tag.addTag, { name, colour: 'amber' }, { as: lead })
  return made.body.rows.find((one) => one.name === name)?.id ?? ''
}

test('a note among colleagues tells the one it names, once, and the writer nothing', async () => {
  const id = await aComplaintAt(app, 'D-1')
  const note = { id, text: '@周洋 请核对物流签收照片', mentions: [other.actor.id, agent.actor.id] }
  const made = await app.call(contract.addNote, note, { as: agent })
  expect(made.status).toBe(201)
  expect(made.body.notes).toMatchObject([{ author: '李敏', text: note.text }])
  await app.runJobs()
  expect(await noticesOf(other, id)).toHaveLength(1)
  expect((await noticesOf(agent, id)).filter(({ title }) => title.includes('备注'))).toEqual([])
  expect(JSON.stringify(await noticesOf(other, id))).not.toContain('签收照片')
})

test('nobody but the desk reads notes, followers and tags: no side, no authority, nobody who mediates or rules', async () => {
  const id = await aComplaintAt(app, 'D-2')
  const mark = await newTag('内部重点')
  await app.call(contract.addNote, { id, text: '消费者情绪激动，注意措辞' }, { as: agent })
  await app.call(contract.tagComplaint, { id, tag: mark, on: true }, { as: agent })
  await app.call(contract.watch, { id, on: true }, { as: agent })
  const outsiders = [consumer, shop, await app.as('regulator'), await app.as('mediator'), await app.as('arbitrator')]
  for (const as of outsiders) {
    expect((await app.call(contract.readDesk, { id }, { as })).status).toBe(403)
    expect((await app.call(contract.addNote, { id, text: '想看看' }, { as })).status).toBe(403)
  }
  for (const as of [consumer, shop]) {
    const seen = [
      (await app.call(cases.readCase, { id }, { as })).body,
      (await app.call(readTimeline, { id }, { as })).body,
      as === shop ? (await app.call(listQueue, { tag: mark, tab: 'watching' }, { as })).body : null,
    ]
    expect(JSON.stringify(seen)).toContain(id)
    expect(JSON.stringify(seen)).not.toMatch(/注意措辞|内部重点|complaint\.(un)?tagged|note-added/)
  }
  const own = await app.as('agent', { consumerId: consumerId('C1') })
  expect((await app.call(contract.readDesk, { id }, { as: own })).status).toBe(404)
})

test('whoever follows a case hears of each change of it, but not of his own, and not after he stopped', async () => {
  const id = await aComplaintAt(app, 'D-3')
  expect((await app.call(contract.watch, { id, on: true }, { as: other })).body.watching).toBe(true)
  await app.call(contract.watch, { id, on: true }, { as: other })
  expect((await deskOf(id)).watchers.map(({ name }) => name)).toEqual(['周洋'])
  await app.call(cases.acknowledge, { id }, { as: agent })
  await app.runJobs()
  expect((await noticesOf(other, id)).map(({ title }) => title)).toEqual([expect.stringContaining('平台受理')])
  await app.call(contract.addNote, { id, text: '我来跟进这一件' }, { as: other })
  await app.runJobs()
  expect(await noticesOf(other, id)).toHaveLength(1)
  expect((await app.call(listQueue, { tab: 'watching' }, { as: other })).body.rows.map((row) => row.id)).toEqual([id])
  await app.call(contract.watch, { id, on: false }, { as: other })
  await app.call(cases.respond, { id, text: '已经核实，商家同意退款。' }, { as: agent })
  await app.runJobs()
  expect(await noticesOf(other, id)).toHaveLength(1)
  expect((await app.call(countTabs, {}, { as: other })).body.counts.watching).toBe(0)
})

test('a note moves neither clock nor version, so that nobody loses a step because of it', async () => {
  const id = await aComplaintAt(app, 'D-4')
  const before = (await app.call(cases.readCase, { id }, { as: agent })).body
  await app.call(contract.addNote, { id, text: '先等商家的材料' }, { as: other })
  const after = (await app.call(cases.readCase, { id }, { as: agent })).body
  expect([after.version, after.clocks]).toEqual([before.version, before.clocks])
  expect((await app.call(cases.acknowledge, { id, version: before.version }, { as: agent })).status).toBe(201)
})

test('the queue is filtered by a tag, each row shows its tags, and the list counts the open ones', async () => {
  const [first, second] = [await aComplaintAt(app, 'D-5'), await aComplaintAt(app, 'D-6')]
  const mark = await newTag('物流丢件')
  await app.call(contract.tagComplaint, { id: first, tag: mark, on: true }, { as: agent })
  const again = await app.call(contract.tagComplaint, { id: first, tag: mark, on: true }, { as: other })
  expect(again.body.tags).toMatchObject([{ name: '物流丢件', colour: 'amber' }])
  const rows = (await app.call(listQueue, { tag: mark }, { as: agent })).body.rows
  expect(rows.map((row) => [row.id, row.tags.map(({ name }) => name)])).toEqual([[first, ['物流丢件']]])
  expect(rows.map((row) => row.id)).not.toContain(second)
  const list = (await app.call(tag.listTags, {}, { as: agent })).body.rows
  expect(list.find((one) => one.id === mark)?.open).toBe(1)
  await app.call(contract.tagComplaint, { id: first, tag: mark, on: false }, { as: agent })
  expect((await app.call(listQueue, { tag: mark }, { as: agent })).body.rows).toEqual([])
})

test('tags are kept by the lead: a name is taken once, a retired tag is put on nothing, a change on old ground is refused', async () => {
  const id = await aComplaintAt(app, 'D-7')
  const mark = await newTag('VIP')
  const twice = await app.call(tag.addTag, { name: 'vip', colour: 'jade' }, { as: lead })
  expect([twice.status, twice.error.code]).toEqual([409, 'desk.tag-name-taken'])
  expect((await app.call(tag.addTag, { name: '自己加', colour: 'jade' }, { as: agent })).status).toBe(403)
  const bad = await app.call(tag.addTag, { name: '', colour: 'jade' }, { as: lead })
  expect([bad.status, bad.error.fields?.[0]?.path]).toEqual([400, 'name'])
  const retired = { id: mark, name: 'VIP', colour: 'jade' as const, meaning: '', retired: true, version: 1 }
  expect((await app.call(tag.changeTag, retired, { as: lead })).status).toBe(200)
  const late = await app.call(tag.changeTag, retired, { as: lead })
  expect([late.status, late.error.code]).toEqual([409, 'desk.changed-meanwhile'])
  const put = await app.call(contract.tagComplaint, { id, tag: mark, on: true }, { as: agent })
  expect([put.status, put.error.code]).toEqual([409, 'desk.tag-retired'])
})

test('a note that names somebody who handles no complaints, an unknown tag and a case that is gone are refused', async () => {
  const id = await aComplaintAt(app, 'D-8')
  const named = await app.call(contract.addNote, { id, text: '你好', mentions: [consumer.actor.id] }, { as: agent })
  expect([named.status, named.error.code]).toEqual([422, 'desk.no-such-colleague'])
  expect((await deskOf(id)).notes).toEqual([])
  const empty = await app.call(contract.addNote, { id, text: '  ' }, { as: agent })
  expect([empty.status, empty.error.fields?.[0]?.path]).toEqual([400, 'text'])
  expect((await app.call(contract.tagComplaint, { id, tag: 'tag_gone', on: true }, { as: agent })).status).toBe(404)
  expect((await app.call(contract.watch, { id: 'cmp_gone', on: true }, { as: agent })).status).toBe(404)
})
