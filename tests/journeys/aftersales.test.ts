import { afterAll, beforeAll, expect, test } from 'vitest'
import { readCase } from '../../src/complaints/case.contract.ts'
import type { RequestView } from '../../src/complaints/aftersales/aftersales.contract.ts'
import { ask, assess, listMine } from '../../src/complaints/aftersales/filing.contract.ts'
import {
  countRequests,
  listRequests,
  requestOfComplaint,
  saveShop,
} from '../../src/complaints/aftersales/inbox.contract.ts'
import * as step from '../../src/complaints/aftersales/step.contract.ts'
import { createApiKey } from '../../src/kernel/access/account.contract.ts'
import { openSession } from '../../src/kernel/access/session.actions.ts'
import { readTimeline } from '../../src/kernel/fact/fact.contract.ts'
import { readContent } from '../../src/kernel/evidence/evidence.contract.ts'
import { listTasks, searchEverything } from '../../src/kernel/http/home.contract.ts'
import { listMyNotices } from '../../src/kernel/notice/notice.contract.ts'
import { confirmCommand, listCommands } from '../../src/marketplace/command.contract.ts'
import { receiveEvents } from '../../src/marketplace/event.contract.ts'
import { testApp, type Person, type TestApp } from '../support/app.ts'
import { consumerId, lineId, merchantId, orderId, tellOfSale } from '../support/order.ts'
import { photo, uploadsOf } from '../support/uploads.ts'

// Monday; Saturday 28 and Sunday 29 November are days off.
const askedAt = '2026-11-23T10:00:00+08:00'
let app: TestApp
let consumer: Person
let agent: Person
let merchant: Person
let admin: Person
let key: string

beforeAll(async () => {
  app = await testApp({ now: askedAt })
  consumer = await app.as('consumer', { consumerId: consumerId('C1') })
  merchant = await app.as('merchant', { merchantId: merchantId('M1') })
  agent = await app.as('agent')
  admin = await app.as('admin')
  const made = await app.call(
    createApiKey,
    { name: 'm', scopes: ['marketplace.write', 'marketplace.read'] },
    { as: admin },
  )
  key = made.body.token
})
afterAll(() => app.close())

/** Moves time, lets everything that is due happen, and signs everybody in again. */
async function at(time: string): Promise<void> {
  app.clock.now = new Date(time)
  await app.runJobs()
  for (const person of [consumer, merchant, agent, admin]) {
    const started = await app.inTx((ctx) => openSession(ctx, { userAgent: 'test', ip: '127.0.0.1' }), person.actor)
    const again = { actor: person.actor, cookie: `xiaobao_session=${started.token}` }
    if (person === consumer) consumer = again
    else if (person === merchant) merchant = again
    else if (person === agent) agent = again
    else admin = again
  }
}

async function sale(number: string, category = '服饰鞋包', deliveredAt = '2026-11-20T15:00:00+08:00'): Promise<void> {
  await tellOfSale(app, {
    number,
    consumer: 'C1',
    merchant: 'M1',
    deliveredAt,
    lines: [
      { title: '羊毛大衣 M', amountFen: 59_900, category },
      { title: '围巾', amountFen: 9900, category },
    ],
  })
}
const wish = (number: string) => ({ orderId: orderId(number), lineId: lineId(number, '1') })
const open = async (id: string, as: Person) => (await app.call(step.readRequest, { id }, { as })).body
const noticesOf = async (person: Person) =>
  (await app.call(listMyNotices, { limit: 100 }, { as: person })).body.rows.map(({ template }) => template)
const commandsFor = async (id: string) => (await app.call(listCommands, { reason: id }, { as: agent })).body.rows
const lastDayOf = (view: RequestView, rule: string) => view.clocks.find((clock) => clock.rule === rule)?.lastDay
const stateOf = (view: RequestView, rule: string) => view.clocks.find((clock) => clock.rule === rule)?.state

test('a request that nobody answers is approved by rule, the goods come back, the refund is ordered once and followed until it is paid', async () => {
  await sale('A-1')
  const before = await app.call(assess, { ...wish('A-1') }, { as: consumer })
  expect(before.body.requests.map(({ request, verdict }) => [request, verdict])).toEqual([
    ['no-reason-return', 'eligible'],
    ['faulty-return', 'needs-evidence'],
    ['exchange', 'needs-evidence'],
    ['repair', 'needs-evidence'],
  ])
  const [free] = before.body.requests
  expect(free).toMatchObject({ lastDay: '2026-11-27', freight: 'consumer', amountFen: 59_900, openRequest: null })
  expect(free?.reasons[0]?.basis.zh).toContain('消费者权益保护法第 25(1) 条')

  const asked = await app.call(ask, { ...wish('A-1'), request: 'no-reason-return', reason: 'size' }, { as: consumer })
  expect(asked.status).toBe(201)
  const { id, number } = asked.body
  expect(number).toMatch(/^SH-20261123-/)
  expect(asked.body).toMatchObject({
    state: 'requested',
    waitsFor: 'merchant',
    verdict: 'eligible',
    viewer: 'consumer',
  })
  expect(lastDayOf(asked.body, 'aftersales.merchant-answer')).toBe('2026-11-25')
  // Beside our own clock runs the fifteen days of the law.
  expect(lastDayOf(asked.body, 'consumer-penalties-9.return-delay')).toBe('2026-12-08')
  await app.runJobs()
  expect(await noticesOf(merchant)).toEqual(['aftersales.new-for-merchant'])
  await app.call(saveShop, { returnAddress: '广州市天河区示例路 8 号 售后组 13800000000' }, { as: merchant })

  await at('2026-11-25T23:59:00+08:00')
  expect((await open(id, consumer)).state).toBe('requested')
  await at('2026-11-26T00:00:00+08:00')
  const approved = await open(id, consumer)
  expect(approved).toMatchObject({ state: 'awaiting_return', waitsFor: 'consumer' })
  expect(approved.returnAddress).toContain('示例路 8 号')
  // Silence costs nobody a day: the seven days count from the end of the merchant's.
  expect(lastDayOf(approved, 'aftersales.send-back')).toBe('2026-12-02')
  await app.runJobs()
  expect(await noticesOf(consumer)).toContain('aftersales.defaulted')
  expect(await noticesOf(merchant)).toContain('aftersales.defaulted-merchant')
  const late = await app.call(
    step.refuse,
    { id, reason: 'other', text: '我们不同意退货，商品没有问题。' },
    { as: merchant },
  )
  expect([late.status, late.error.code]).toEqual([409, 'aftersales.step-not-now'])

  await at('2026-11-27T10:00:00+08:00')
  const sent = await app.call(step.sendBack, { id, carrier: '顺丰', trackingNo: 'SF1234567890' }, { as: consumer })
  expect(sent.body).toMatchObject({ state: 'returning', waitsFor: 'merchant' })
  await at('2026-11-30T10:00:00+08:00')
  const received = await app.call(step.receive, { id }, { as: merchant })
  expect(received.body.state).toBe('inspecting')
  expect(lastDayOf(received.body, 'consumer-law-25.refund-after-return')).toBe('2026-12-07')
  const accepted = await app.call(step.acceptGoods, { id }, { as: merchant, idempotencyKey: 'twice-is-once-0001' })
  expect(accepted.body).toMatchObject({ state: 'refunding', waitsFor: 'platform', amountFen: 59_900 })
  const again = await app.call(step.acceptGoods, { id }, { as: merchant, idempotencyKey: 'twice-is-once-0001' })
  expect(again.body.state).toBe('refunding')
  await app.runJobs()
  const commands = await commandsFor(id)
  expect(commands.map(({ kind, payload, state }) => [kind, payload.amountFen, state])).toEqual([
    ['refund', 59_900, 'queued'],
  ])
  expect((await open(id, agent)).refund).toMatchObject({ commandId: commands[0]?.id, commandState: 'requested' })

  await app.call(confirmCommand, { id: commands[0]?.id ?? '', outcome: 'done', reference: 'R-1' }, { as: { key } })
  await app.runJobs()
  const done = await open(id, consumer)
  expect(done).toMatchObject({ state: 'closed', outcome: 'refunded', waitsFor: null })
  expect(done.refund).toMatchObject({ refundedFen: 59_900, commandState: 'confirmed', commandId: null })
  expect(stateOf(done, 'consumer-law-25.refund-after-return')).toBe('met')
  expect(done.clocks.filter(({ stoppedAt }) => stoppedAt === null)).toEqual([])
  expect(done.steps.filter(({ allowed }) => allowed)).toEqual([])
  expect(await noticesOf(consumer)).toContain('aftersales.refunded')

  const story = await app.call(readTimeline, { id, limit: 500 }, { as: consumer })
  const ours = story.body.rows.map(({ kind }) => kind).filter((kind) => !/^(clock|notice)\./.test(kind))
  expect(ours).toEqual([
    'aftersales.requested',
    'aftersales.clock-breached',
    'aftersales.defaulted',
    'aftersales.approved',
    'aftersales.goods-sent',
    'aftersales.goods-received',
    'aftersales.goods-accepted',
    'aftersales.refund-ordered',
    'marketplace.command-asked',
    'command.requested',
    'command.confirmed',
    'aftersales.refunded',
  ])
  expect(JSON.stringify(story.body)).not.toMatch(/示例路|SF1234567890/)
  // What came back cannot be asked for again.
  const faulty = { ...wish('A-1'), request: 'faulty-return' as const, reason: 'flawed' as const }
  const more = await app.call(ask, { ...faulty, text: '袖口开线了，想再退一次。' }, { as: consumer })
  expect(more.error.code).toBe('aftersales.nothing-left')
})

test('a refused request becomes a complaint with one tap: facts, story and files go along, and both sides keep the link', async () => {
  await sale('A-2', '手机数码', '2026-11-29T15:00:00+08:00')
  const uploads = uploadsOf(app, () => consumer)
  const picture = await uploads.upload(await photo(120), { name: '屏幕.jpg', type: 'image/jpeg' })
  const text = '收到第二天屏幕就有一条亮线，重启后还在。'
  const asked = await app.call(
    ask,
    { ...wish('A-2'), request: 'faulty-return', reason: 'broken', text, files: [picture.id] },
    { as: consumer },
  )
  expect(asked.body).toMatchObject({ verdict: 'eligible', freight: 'merchant', state: 'requested' })
  const { id } = asked.body
  const early = await app.call(step.complain, { id }, { as: consumer })
  expect([early.status, early.error.code]).toEqual([409, 'aftersales.merchant-has-time'])
  const contradicted = await app.call(
    step.refuse,
    { id, reason: 'out-of-time', text: '已经超过七天，不能退货了。' },
    { as: merchant },
  )
  expect([contradicted.status, contradicted.error.code]).toEqual([422, 'aftersales.reason-contradicted'])
  const unproven = await app.call(
    step.refuse,
    { id, reason: 'misuse', text: '屏幕是摔坏的，不属于质量问题。' },
    { as: merchant },
  )
  expect(unproven.error.code).toBe('aftersales.proof-missing')
  const refused = await app.call(
    step.refuse,
    { id, reason: 'no-fault', text: '亮线属于正常现象，不同意退货。' },
    { as: merchant },
  )
  expect(refused.body).toMatchObject({ state: 'refused', waitsFor: 'consumer' })
  expect(stateOf(refused.body, 'consumer-penalties-8.remedy-delay')).toBe('met')
  const tasks = await app.call(listTasks, {}, { as: consumer })
  expect(tasks.body.rows.map(({ href }) => href)).toContain(`/aftersales/${id}`)

  const tapped = await app.call(step.complain, { id, text: '我不认可商家的说法。' }, { as: consumer })
  expect(tapped.body).toMatchObject({ state: 'closed', outcome: 'escalated', waitsFor: null })
  const complaintId = tapped.body.complaintId ?? ''
  const complaint = (await app.call(readCase, { id: complaintId }, { as: consumer })).body
  expect(complaint).toMatchObject({
    state: 'received',
    category: 'after-sales',
    remedies: ['refund'],
    claimFen: 59_900,
  })
  const told = complaint.statements[0]?.text ?? ''
  for (const words of [tapped.body.number, text, '亮线属于正常现象', '没有发现质量问题', '我不认可商家的说法'])
    expect(told).toContain(words)
  expect(complaint.evidence.map(({ file, side }) => [file.name, side])).toEqual([['屏幕.jpg', 'consumer']])
  expect(complaint.evidence[0]?.file.id).not.toBe(picture.id)
  const copy = await app.call(readContent, { id: complaint.evidence[0]?.file.id ?? '' }, { as: agent })
  expect(copy.status).toBe(200)
  const back = await app.call(requestOfComplaint, { id: complaintId }, { as: merchant })
  expect(back.body.request).toMatchObject({ id, outcome: 'escalated', complaintId })
  await app.runJobs()
  expect(await noticesOf(merchant)).toContain('aftersales.escalated')
  // A second tap is no second complaint.
  const second = await app.call(step.complain, { id }, { as: consumer })
  expect(second.error.code).toBe('aftersales.already-closed')
})

test('a counter-offer, a disputed return and a repair each go their way, and nothing is lost when the consumer accepts a part', async () => {
  await at('2026-12-01T09:00:00+08:00')
  await sale('A-3', '家用电器', '2026-11-28T15:00:00+08:00')
  const asking = { ...wish('A-3'), text: '用了两天就不加热了，换了插座也一样。', reason: 'broken' as const }
  const repair = (await app.call(ask, { ...asking, request: 'repair' }, { as: consumer })).body
  expect(repair.amountFen).toBe(0)
  const offer = { id: repair.id, text: '不用寄回，退您一部分货款自行维修。', remedy: 'refund-only' as const }
  const tooMuch = await app.call(step.counter, { ...offer, amountFen: 60_000 }, { as: merchant })
  expect(tooMuch.error).toMatchObject({ code: 'aftersales.amount-too-high' })
  const countered = await app.call(step.counter, { ...offer, amountFen: 20_000 }, { as: merchant })
  expect(countered.body).toMatchObject({ state: 'countered', offered: { remedy: 'refund-only', amountFen: 20_000 } })
  const taken = await app.call(step.acceptCounter, { id: repair.id }, { as: consumer })
  expect(taken.body).toMatchObject({ state: 'refunding', remedy: 'refund-only', amountFen: 20_000 })

  // The same goods: the return can only ask for what is left of the price.
  const back = (await app.call(ask, { ...asking, request: 'faulty-return' }, { as: consumer })).body
  expect(back.amountFen).toBe(39_900)
  await app.call(step.approve, { id: back.id, text: '请寄回检测。' }, { as: merchant })
  await app.call(step.sendBack, { id: back.id, carrier: '京东', trackingNo: 'JD0001' }, { as: consumer })
  const bare = {
    id: back.id,
    reason: 'not-intact' as const,
    text: '外壳有明显的磕碰，影响二次销售。',
    amountFen: 30_000,
  }
  expect((await app.call(step.disputeGoods, bare, { as: merchant })).error.code).toBe('aftersales.proof-missing')
  const proof = await uploadsOf(app, () => merchant).upload(await photo(30), { name: '磕碰.jpg', type: 'image/jpeg' })
  const disputed = await app.call(step.disputeGoods, { ...bare, files: [proof.id] }, { as: merchant })
  expect(disputed.body).toMatchObject({ state: 'disputed', waitsFor: 'consumer' })
  const part = await app.call(step.acceptDispute, { id: back.id }, { as: consumer })
  expect(part.body).toMatchObject({ state: 'refunding', amountFen: 30_000 })
  await app.runJobs()
  const sums = (await app.call(listCommands, { target: orderId('A-3') }, { as: agent })).body.rows
  expect(sums.map(({ payload }) => payload.amountFen).sort()).toEqual([20_000, 30_000])
})

test('goods that the merchant has, and does not send out in time, become a complaint that nobody had to ask for', async () => {
  await at('2026-12-02T09:00:00+08:00')
  await sale('A-4', '运动户外', '2026-12-01T15:00:00+08:00')
  const asking = { ...wish('A-4'), request: 'exchange' as const, reason: 'flawed' as const }
  const text = '拉链拉不上，齿有两处歪了。'
  const { id } = (await app.call(ask, { ...asking, text }, { as: consumer })).body
  await app.call(step.approve, { id }, { as: merchant })
  await app.call(step.sendBack, { id, carrier: '圆通', trackingNo: 'YT0001' }, { as: consumer })
  const accepted = await app.call(step.acceptGoods, { id, text: '已收到，安排换新。' }, { as: merchant })
  expect(accepted.body).toMatchObject({ state: 'fulfilling', waitsFor: 'merchant' })
  expect(await commandsFor(id)).toEqual([])
  await at('2026-12-09T23:59:00+08:00')
  expect((await open(id, consumer)).state).toBe('fulfilling')
  await at('2026-12-10T00:00:00+08:00')
  const over = await open(id, consumer)
  expect(over).toMatchObject({ state: 'closed', outcome: 'escalated' })
  const complaint = (await app.call(readCase, { id: over.complaintId ?? '' }, { as: agent })).body
  expect(complaint).toMatchObject({ category: 'after-sales', remedies: ['exchange'], claimFen: 0, viewer: 'platform' })
  expect(complaint.statements[0]?.text).toContain(text)
})

test('a refund that the marketplace refuses is told to the platform, and becomes a complaint unless it is paid', async () => {
  await at('2026-12-14T09:00:00+08:00')
  const refunding = async (number: string) => {
    await sale(number, '服饰鞋包', '2026-12-12T15:00:00+08:00')
    const { id } = (
      await app.call(ask, { ...wish(number), request: 'no-reason-return', reason: 'changed-mind' }, { as: consumer })
    ).body
    await app.call(step.approve, { id }, { as: merchant })
    await app.call(step.sendBack, { id, carrier: '中通', trackingNo: 'ZT0001' }, { as: consumer })
    await app.call(step.acceptGoods, { id }, { as: merchant })
    await app.runJobs()
    return { id, command: (await commandsFor(id))[0]?.id ?? '' }
  }
  const first = await refunding('A-5')
  await app.call(confirmCommand, { id: first.command, outcome: 'refused', note: '余额不足' }, { as: { key } })
  await app.runJobs()
  expect(await noticesOf(admin)).toContain('aftersales.refund-blocked')
  const blocked = await open(first.id, consumer)
  expect(blocked.steps.find((one) => one.step === 'complain')?.allowed).toBe(true)
  await at('2026-12-18T00:00:00+08:00')
  const over = await open(first.id, consumer)
  expect(over).toMatchObject({ state: 'closed', outcome: 'escalated', refundedAt: null })
  const complaint = (await app.call(readCase, { id: over.complaintId ?? '' }, { as: consumer })).body
  expect(complaint).toMatchObject({ category: 'refund-delay', claimFen: 59_900 })

  // A refund that the marketplace reports by itself counts like a confirmation, and the confirmation afterwards changes nothing.
  const second = await refunding('A-6')
  const refund = { id: 'R-9', order: 'A-6', line: '1', amountFen: 59_900 }
  const event = {
    specversion: '1.0',
    id: 'refund-A-6',
    source: 'test-marketplace',
    type: 'com.xiaobao.marketplace.refund.upserted',
    time: app.clock.now.toISOString(),
    data: refund,
  }
  await app.call(receiveEvents, { events: [event] }, { as: { key } })
  await app.runJobs()
  expect(await open(second.id, consumer)).toMatchObject({ state: 'closed', outcome: 'refunded' })
  await app.call(confirmCommand, { id: second.command, outcome: 'done' }, { as: { key } })
  await app.runJobs()
  const story = await app.call(readTimeline, { id: second.id, limit: 500 }, { as: consumer })
  expect(story.body.rows.filter(({ kind }) => kind === 'aftersales.refunded')).toHaveLength(1)
})

test('inbox, search and lists show each reader its own and nobody else', async () => {
  await at('2026-12-21T09:00:00+08:00')
  await sale('A-7', '服饰鞋包', '2026-12-20T15:00:00+08:00')
  const { id, number } = (
    await app.call(ask, { ...wish('A-7'), request: 'no-reason-return', reason: 'other' }, { as: consumer })
  ).body
  const stranger = await app.as('consumer', { consumerId: consumerId('C9') })
  const otherShop = await app.as('merchant', { merchantId: merchantId('M9') })
  for (const as of [stranger, otherShop]) {
    expect((await app.call(step.readRequest, { id }, { as })).status).toBe(404)
    expect((await app.call(readTimeline, { id }, { as })).status).toBe(404)
  }
  expect((await app.call(listRequests, { merchant: merchantId('M1') }, { as: otherShop })).body.rows).toEqual([])
  expect((await app.call(listMine, {}, { as: stranger })).body.rows).toEqual([])
  const inbox = await app.call(listRequests, { tab: 'waiting-merchant' }, { as: merchant })
  expect(inbox.body.rows.map((row) => row.id)).toContain(id)
  expect(inbox.body.rows.every(({ clock }) => clock !== null)).toBe(true)
  for (const text of [number.toLowerCase(), 'A-7']) {
    const hits = await app.call(searchEverything, { text }, { as: agent })
    expect(hits.body.rows.map(({ href }) => href)).toContain(`/aftersales/${id}`)
    const none = await app.call(searchEverything, { text }, { as: stranger })
    expect(none.body.rows.filter(({ href }) => href.startsWith('/aftersales/'))).toEqual([])
  }
  const counts = await app.call(countRequests, {}, { as: agent })
  expect(counts.body.counts.open).toBeGreaterThan(0)
  expect(counts.body.counts.closed).toBeGreaterThan(0)
})
