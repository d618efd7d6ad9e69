import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { consumerId, lineId, merchantId, orderId, tellOfSale } from '../../../tests/support/order.ts'
import { pdf, uploadsOf } from '../../../tests/support/uploads.ts'
import { openSession } from '../../kernel/access/session.actions.ts'
import { readTimeline } from '../../kernel/fact/fact.contract.ts'
import * as step from '../case.contract.ts'
import * as contract from './chat.contract.ts'

let app: TestApp
let agent: Person
let colleague: Person
let merchant: Person
let number = 0
/** A Monday morning. */
const start = '2026-03-02T10:00:00+08:00'

beforeAll(async () => {
  app = await testApp({ now: start })
  agent = await app.as('agent', { displayName: '周敏' })
  colleague = await app.as('agent', { displayName: '顾明' })
  merchant = await app.as('merchant', { merchantId: merchantId('M1') })
})
beforeEach(() => moveTo(start))
afterAll(() => app.close())

/** Time goes on, and the desk signs in again. */
async function moveTo(time: string, more: readonly Person[] = []): Promise<void> {
  app.clock.now = new Date(time)
  for (const person of [agent, colleague, merchant, ...more]) {
    const opened = await app.inTx((ctx) => openSession(ctx, { userAgent: 'test', ip: '127.0.0.1' }), person.actor)
    Object.assign(person, { cookie: `xiaobao_session=${opened.token}` })
  }
}

async function consumerWithOrder() {
  number += 1
  const own = `CH-${number}`
  await tellOfSale(app, { number: own, consumer: own, merchant: 'M1', lines: [{ title: '水杯', amountFen: 12_900 }] })
  return { own, consumer: await app.as('consumer', { consumerId: consumerId(own) }), order: orderId(own) }
}
const begin = async (text = '杯子收到时就裂了，怎么办？') => {
  const { consumer, order, own } = await consumerWithOrder()
  const started = await app.call(contract.startChat, { text, orderId: order }, { as: consumer })
  expect(started.status).toBe(201)
  return { consumer, order, own, id: started.body.id, chat: started.body }
}
const write = (id: string, text: string, as: Person) => app.call(contract.sendMessage, { id, text }, { as })

test('a consumer sees the place in the queue, an agent takes it, and both write in one order', async () => {
  const before = (await app.call(contract.listChats, {}, { as: agent })).body.rows.length
  const first = await begin()
  const second = await begin()
  expect([first.chat.place, second.chat.place]).toEqual([before + 1, before + 2])
  expect(first.chat).toMatchObject({ state: 'waiting', messageLeft: false, order: { goods: ['水杯'] }, agent: null })
  expect((await write(first.id, '您好', agent)).error.code).toBe('chat.not-yours')
  const taken = await app.call(contract.takeChat, { id: first.id }, { as: agent })
  expect(taken.body).toMatchObject({ state: 'open', place: null, agent: { me: true, name: '周敏' } })
  expect((await app.call(contract.readChat, { id: second.id }, { as: second.consumer })).body.place).toBe(before + 1)
  await Promise.all([
    write(first.id, '您好，我来看一下', agent),
    write(first.id, '是整个杯口', first.consumer),
    write(first.id, '有照片', first.consumer),
  ])
  const read = (await app.call(contract.readChat, { id: first.id }, { as: first.consumer })).body
  expect(read.messages.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5])
  expect(read.messages.map(({ kind }) => kind)).toEqual(['said', 'taken', 'said', 'said', 'said'])
  // A consumer talks to the desk, not to somebody by name.
  expect(read.agent).toEqual({ me: false, name: null })
  const later = (await app.call(contract.readChat, { id: first.id, after: 4 }, { as: first.consumer })).body
  expect(later.messages.map(({ seq }) => seq)).toEqual([5])
})

test('of two agents at the same moment one takes it; a message sent twice with one key is written once', async () => {
  const { id, consumer } = await begin()
  const answers = await Promise.all([agent, colleague].map((as) => app.call(contract.takeChat, { id }, { as })))
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409])
  expect(answers.find(({ status }) => status === 409)?.error.code).toBe('chat.taken')
  const send = () =>
    app.call(contract.sendMessage, { id, text: '还在吗' }, { as: consumer, idempotencyKey: `twice-${id}-key` })
  const [one, two] = [await send(), await send()]
  expect(two.body.lastSeq).toBe(one.body.lastSeq)
})

test('one chat at a time; nothing written is refused; somebody else’s does not exist', async () => {
  const { id, consumer, order } = await begin()
  const again = await app.call(contract.startChat, { text: '再问一下', orderId: order }, { as: consumer })
  expect([again.status, again.error.code]).toEqual([409, 'chat.open-already'])
  const empty = await app.call(contract.sendMessage, { id }, { as: consumer })
  expect([empty.status, empty.error.code]).toEqual([422, 'chat.nothing-written'])
  const stranger = await app.as('consumer')
  expect((await app.call(contract.readChat, { id }, { as: stranger })).status).toBe(404)
  expect((await write(id, '您好', stranger)).status).toBe(404)
  expect((await app.call(contract.readChat, { id }, { as: merchant })).status).toBe(403)
  const foreign = await app.call(contract.startChat, { text: '问一下', orderId: order }, { as: stranger })
  expect([foreign.status, foreign.error.code]).toEqual([422, 'complaint.order-unknown'])
})

test('each sees how far the other has read and that the other types; the mark of typing goes by itself', async () => {
  const { id, consumer } = await begin()
  await app.call(contract.takeChat, { id }, { as: agent })
  const list = async () =>
    (await app.call(contract.listChats, { state: 'open' }, { as: agent })).body.rows.find((row) => row.id === id)
  expect((await list())?.unread).toBeGreaterThan(0)
  await app.call(contract.giveSign, { id, read: 2, types: true }, { as: agent })
  expect((await list())?.unread).toBe(0)
  const read = async () => (await app.call(contract.readChat, { id }, { as: consumer })).body
  expect(await read()).toMatchObject({ otherRead: 2, otherTypes: true })
  app.clock.now = new Date('2026-03-02T10:00:10+08:00')
  expect((await read()).otherTypes).toBe(false)
  // A colleague who only looks leaves no mark.
  await app.call(contract.giveSign, { id, read: 2, types: true }, { as: colleague })
  expect((await read()).otherTypes).toBe(false)
})

test('it is handed over to a colleague, or back to where it stood in the queue', async () => {
  const { id } = await begin()
  const waitsAfter = await begin()
  await app.call(contract.takeChat, { id }, { as: agent })
  const unknown = await app.call(contract.handOver, { id, agentId: merchant.actor.id }, { as: agent })
  expect([unknown.status, unknown.error.code]).toEqual([422, 'chat.colleague-unknown'])
  await app.call(contract.handOver, { id, agentId: colleague.actor.id }, { as: agent })
  expect((await write(id, '我来说明', agent)).error.code).toBe('chat.not-yours')
  expect((await write(id, '您好，接着为您处理', colleague)).status).toBe(201)
  const back = await app.call(contract.handOver, { id, agentId: null }, { as: colleague })
  expect(back.body).toMatchObject({ state: 'waiting', agent: null })
  const other = (await app.call(contract.readChat, { id: waitsAfter.id }, { as: waitsAfter.consumer })).body
  expect(other.place).toBe((back.body.place ?? 0) + 1)
})

test('with one tap it is a complaint: order, story and files go along, the shop reads no transcript, the consumer sees the number', async () => {
  const { id, consumer, order, own } = await begin()
  await app.call(contract.takeChat, { id }, { as: agent })
  const { id: file } = await uploadsOf(app, () => consumer).upload(pdf('crack'), { name: '裂口.pdf' })
  await app.call(contract.sendMessage, { id, text: '这是裂口的照片', files: [file] }, { as: consumer })
  await write(id, '我们内部先核实一下批次', agent)
  const done = await app.call(contract.makeCase, { id }, { as: agent })
  expect(done.status).toBe(201)
  const { complaint } = done.body
  expect(done.body).toMatchObject({
    state: 'closed',
    closedBecause: 'case',
    complaint: { receipt: expect.stringMatching(/^XB-/) },
  })
  expect((await app.call(contract.readChat, { id }, { as: consumer })).body.complaint).toEqual(complaint)
  const read = async (as: Person) => (await app.call(step.readCase, { id: complaint?.id ?? '' }, { as })).body
  const mine = await read(consumer)
  expect(mine).toMatchObject({ order: { id: order }, claimFen: 12_900, channel: 'online-service', category: 'other' })
  expect(mine.statements[0]?.text).toBe('杯子收到时就裂了，怎么办？\n这是裂口的照片')
  expect(mine.statements[1]?.text).toContain('客服：我们内部先核实一下批次')
  expect(mine.evidence.map(({ file: { name } }) => name)).toEqual(['裂口.pdf'])
  const shop = await read(merchant)
  expect(shop.statements).toHaveLength(1)
  expect(JSON.stringify(shop)).not.toContain('核实一下批次')
  expect(mine.order?.lines.map((line) => line.id)).toEqual([lineId(own, '1')])
  const again = await app.call(contract.makeCase, { id }, { as: consumer })
  expect([again.status, again.error.code]).toEqual([409, 'chat.over'])
})

test('without an order it becomes a complaint too; about an order that is complained of already the open complaint takes it in', async () => {
  const nobody = await app.as('consumer')
  const { id } = (await app.call(contract.startChat, { text: '你们的活动页面价格写错了' }, { as: nobody })).body
  const made = (await app.call(contract.makeCase, { id, remedy: 'apology' }, { as: nobody })).body
  const own = (await app.call(step.readCase, { id: made.complaint?.id ?? '' }, { as: nobody })).body
  expect(own).toMatchObject({ order: null, state: 'received', claimFen: 0 })
  const first = await begin()
  const one = (await app.call(contract.makeCase, { id: first.id }, { as: first.consumer })).body.complaint
  const second = (
    await app.call(contract.startChat, { text: '再补充一点', orderId: first.order }, { as: first.consumer })
  ).body
  const two = (await app.call(contract.makeCase, { id: second.id }, { as: first.consumer })).body.complaint
  expect(two).toEqual(one)
})

test('outside the hours of the desk a message is left; nobody takes it for a working day, and it becomes a complaint by itself', async () => {
  await moveTo('2026-03-07T11:00:00+08:00')
  const { consumer, order } = await consumerWithOrder()
  const desk = (await app.call(contract.readDesk, {}, { as: consumer })).body
  expect(desk).toMatchObject({
    current: null,
    desk: { open: false, opensAt: new Date('2026-03-09T09:00:00+08:00').toISOString() },
  })
  const { id } = (
    await app.call(contract.startChat, { text: '周末没人吗，杯子裂了', orderId: order }, { as: consumer })
  ).body
  expect((await app.call(contract.readChat, { id }, { as: consumer })).body.messageLeft).toBe(true)
  await moveTo('2026-03-09T23:00:00+08:00', [consumer])
  await app.runJobs()
  expect((await app.call(contract.readChat, { id }, { as: consumer })).body.state).toBe('waiting')
  await moveTo('2026-03-10T00:00:00+08:00', [consumer])
  await app.runJobs()
  const after = (await app.call(contract.readChat, { id }, { as: consumer })).body
  expect(after).toMatchObject({ state: 'closed', closedBecause: 'case', complaint: { receipt: expect.any(String) } })
  const story = (await app.call(readTimeline, { id: after.complaint?.id ?? '', limit: 100 }, { as: consumer })).body
    .rows
  expect(story.map(({ kind }) => kind)).toContain('complaint.from-chat')
})

test('when the consumer says nothing more the chat ends by itself; a word in time keeps it open', async () => {
  const { id, consumer } = await begin()
  await app.call(contract.takeChat, { id }, { as: agent })
  await write(id, '还有什么可以帮您？', agent)
  app.clock.now = new Date('2026-03-02T10:20:00+08:00')
  await write(id, '稍等，我找一下', consumer)
  app.clock.now = new Date('2026-03-02T10:31:00+08:00')
  await app.runJobs()
  const state = async () => (await app.call(contract.readChat, { id }, { as: agent })).body
  expect((await state()).state).toBe('open')
  await write(id, '好的', agent)
  app.clock.now = new Date('2026-03-02T11:01:00+08:00')
  await app.runJobs()
  expect(await state()).toMatchObject({ state: 'closed', closedBecause: 'idle', may: [] })
  expect((await write(id, '找到了', consumer)).error.code).toBe('chat.over')
})

test('what was written is kept and found by its words, page by page, for the desk only', async () => {
  const { id, consumer } = await begin('订单的发票抬头 100%_错了')
  await app.call(contract.closeChat, { id }, { as: consumer })
  const find = async (text: string) =>
    (await app.call(contract.listChats, { state: 'closed', text }, { as: agent })).body.rows.map((row) => row.id)
  expect(await find('100%_错')).toEqual([id])
  expect(await find('100x错')).toEqual([])
  const page = (await app.call(contract.listChats, { state: 'closed', limit: 1 }, { as: agent })).body
  const next = (
    await app.call(contract.listChats, { state: 'closed', limit: 1, cursor: page.next ?? '' }, { as: agent })
  ).body
  expect(next.rows[0]?.id).not.toBe(page.rows[0]?.id)
  expect((await app.call(contract.listChats, {}, { as: consumer })).status).toBe(403)
  const mine = (await app.call(contract.readDesk, {}, { as: consumer })).body
  expect(mine).toMatchObject({ current: null, earlier: [{ id }] })
})
