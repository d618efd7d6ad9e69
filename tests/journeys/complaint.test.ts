import { afterAll, beforeAll, expect, test } from 'vitest'
import * as step from '../../src/complaints/case.contract.ts'
import type { CaseView } from '../../src/complaints/complaint.contract.ts'
import { fileComplaint, listMine } from '../../src/complaints/filing.contract.ts'
import { countTabs, listQueue } from '../../src/complaints/queue.contract.ts'
import { openSession } from '../../src/kernel/access/session.actions.ts'
import { readTimeline } from '../../src/kernel/fact/fact.contract.ts'
import { listTasks, searchEverything } from '../../src/kernel/http/home.contract.ts'
import { listMyNotices } from '../../src/kernel/notice/notice.contract.ts'
import { testApp, type Person, type TestApp } from '../support/app.ts'
import { consumerId, lineId, merchantId, tellOfSale } from '../support/order.ts'

// Friday before the Spring Festival of 2026: Saturday 14 February is a make-up working day, 15 to 23 are holidays.
const filedAt = '2026-02-13T09:00:00+08:00'
let app: TestApp
let consumer: Person
let agent: Person
let merchant: Person

beforeAll(async () => {
  app = await testApp({ now: filedAt })
  consumer = await app.as('consumer', { consumerId: consumerId('C1') })
  merchant = await app.as('merchant', { merchantId: merchantId('M1') })
  agent = await app.as('agent', { displayName: '林专员' })
})
afterAll(() => app.close())

/** Moves time. Sessions do not live through a holiday: everybody signs in again. */
async function at(time: string): Promise<void> {
  app.clock.now = new Date(time)
  consumer = await signInAgain(consumer)
  merchant = await signInAgain(merchant)
  agent = await signInAgain(agent)
}
async function signInAgain({ actor }: Person): Promise<Person> {
  const started = await app.inTx((ctx) => openSession(ctx, { userAgent: 'test', ip: '127.0.0.1' }), actor)
  return { actor, cookie: `xiaobao_session=${started.token}` }
}
const lastDayOf = (view: CaseView, rule: string) => view.clocks.find((clock) => clock.rule === rule)?.lastDay
const stateOf = (view: CaseView, rule: string) => view.clocks.find((clock) => clock.rule === rule)?.state
const noticesOf = async (person: Person) =>
  (await app.call(listMyNotices, { limit: 100 }, { as: person })).body.rows.map(({ template }) => template)

async function file(number: string, part: Record<string, unknown> = {}): Promise<CaseView> {
  const orderId = await tellOfSale(app, {
    number,
    consumer: 'C1',
    merchant: 'M1',
    lines: [
      { title: '保温杯 500ml', amountFen: 12_900 },
      { title: '杯刷', amountFen: 900 },
    ],
  })
  const filed = await app.call(
    fileComplaint,
    {
      orderId,
      lineIds: [lineId(number, '1')],
      category: 'quality',
      details: { 'received-on': '2026-02-10', defect: '杯盖漏水', safety: 'no' },
      text: '收到第二天杯盖就漏水，联系商家三次没有回复。',
      remedies: ['refund'],
      amountFen: 12_900,
      ...part,
    },
    { as: consumer },
  )
  expect(filed.error).toBe(undefined)
  expect(filed.status).toBe(201)
  return filed.body
}

test('a complaint goes from filing through the merchant to its end, with the clocks right across the Spring Festival', async () => {
  await at(filedAt)
  const filed = await file('A-1001')
  const { id } = filed
  expect(filed.receipt).toMatch(/^XB-20260213-/)
  expect(filed).toMatchObject({ state: 'received', waitsFor: 'platform', viewer: 'consumer', agent: null })
  expect(lastDayOf(filed, 'complaint.respond.platform')).toBe('2026-02-25')
  expect(lastDayOf(filed, 'complaint.finish.platform')).toBe('2026-03-12')
  // Fifteen natural days from the request, which the law counts for the merchant.
  expect(lastDayOf(filed, 'consumer-penalties-8.remedy-delay')).toBe('2026-02-28')
  await app.runJobs()
  expect(await noticesOf(consumer)).toEqual(['complaint.filed'])
  expect(await noticesOf(merchant)).toEqual(['complaint.new-for-merchant'])

  await at('2026-02-14T10:00:00+08:00')
  const acknowledged = await app.call(step.acknowledge, { id, version: filed.version }, { as: agent })
  expect(acknowledged.body).toMatchObject({ state: 'negotiating', agent: { name: '林专员' } })
  expect(stateOf(acknowledged.body, 'complaint.respond.platform')).toBe('running')

  await at('2026-02-24T09:30:00+08:00')
  const asked = await app.call(step.askMerchant, { id, text: '请说明漏水原因，并提出方案。' }, { as: agent })
  expect(asked.body).toMatchObject({ waitsFor: 'merchant' })
  // Accepted on the make-up Saturday: the merchant's two working days are the first two after the festival.
  expect(lastDayOf(asked.body, 'complaint.merchant-reply.platform')).toBe('2026-02-25')
  const early = await app.call(
    step.close,
    { id, outcome: 'settled', text: '商家尚未答复，先行办结。', amountFen: 0 },
    { as: agent },
  )
  expect([early.status, early.error.code]).toEqual([409, 'complaint.step-not-now'])

  await at('2026-02-25T10:00:00+08:00')
  const responded = await app.call(
    step.respond,
    { id, text: '已请商家说明，预计 2 月 26 日前有结果。', files: [] },
    { as: agent },
  )
  expect(stateOf(responded.body, 'complaint.respond.platform')).toBe('met')

  await at('2026-02-25T11:00:00+08:00')
  const offer = { remedy: 'refund', amountFen: 10_000 } as const
  const answered = await app.call(
    step.answer,
    { id, text: '杯盖密封圈确有问题，愿意退款一百元。', offer },
    { as: merchant },
  )
  expect(answered.body).toMatchObject({ state: 'awaiting_consumer', waitsFor: 'consumer', viewer: 'merchant' })
  expect(stateOf(answered.body, 'complaint.merchant-reply.platform')).toBe('met')
  await app.runJobs()
  expect(await noticesOf(consumer)).toContain('complaint.merchant-answered')
  const tasks = await app.call(listTasks, {}, { as: consumer })
  expect(tasks.body.rows.map(({ href }) => href)).toEqual([`/complaints/${id}`])

  await at('2026-02-27T09:00:00+08:00')
  const counter = { remedy: 'refund', amountFen: 12_900 } as const
  const countered = await app.call(step.counterOffer, { id, text: '请全额退款。', offer: counter }, { as: consumer })
  expect(countered.body).toMatchObject({ state: 'negotiating', waitsFor: 'merchant', offerRounds: 1 })
  await app.call(step.answer, { id, text: '同意全额退款，已在处理。', offer: counter }, { as: merchant })
  const accepted = await app.call(step.acceptOffer, { id }, { as: consumer })
  expect(accepted.body).toMatchObject({ state: 'performing', outcome: null, outcomeFen: 12_900, waitsFor: 'merchant' })
  expect(stateOf(accepted.body, 'complaint.finish.platform')).toBe('met')
  expect(lastDayOf(accepted.body, 'complaint.performance')).toBe('2026-03-05')

  await at('2026-02-28T10:00:00+08:00')
  const proven = await app.call(step.prove, { id, text: '已原路退款，凭证号 8841。' }, { as: merchant })
  expect(proven.body).toMatchObject({ state: 'performing', proven: true, waitsFor: 'consumer' })
  const confirmed = await app.call(step.confirmPerformance, { id }, { as: consumer })
  expect(confirmed.body).toMatchObject({ state: 'closed', outcome: 'performed', outcomeFen: 12_900, waitsFor: null })
  expect(confirmed.body.clocks.every(({ state }) => state === 'met')).toBe(true)
  expect(confirmed.body.steps.filter(({ allowed }) => allowed).map(({ step: name }) => name)).toEqual(['reopen'])

  const story = await app.call(readTimeline, { id }, { as: consumer })
  const ours = story.body.rows
    .map(({ kind }) => kind)
    .filter((kind) => kind.startsWith('complaint.') && kind !== 'complaint.stage-entered')
  expect(ours).toEqual([
    'complaint.filed',
    'complaint.acknowledged',
    'complaint.merchant-asked',
    'complaint.responded',
    'complaint.merchant-answered',
    'complaint.counter-offered',
    'complaint.merchant-answered',
    'complaint.offer-accepted',
    'complaint.performance-proven',
    'complaint.performance-confirmed',
    'complaint.closed',
  ])
  expect(JSON.stringify(story.body)).not.toMatch(/漏水|退款一百/)
  await app.runJobs()
  expect(await noticesOf(consumer)).toContain('complaint.closed')
  expect(await noticesOf(merchant)).toContain('complaint.closed-merchant')
})

test('when everybody is silent, the platform accepts, the merchant loses its turn, and each breach is recorded once', async () => {
  await at(filedAt)
  const { id } = await file('A-1002')
  const breaches = async () => {
    const story = await app.call(readTimeline, { id, limit: 500 }, { as: consumer })
    return story.body.rows.filter(({ kind }) => kind === 'complaint.clock-breached').map(({ data }) => data['rule'])
  }
  await at('2026-02-25T23:59:00+08:00')
  await app.runJobs()
  expect((await app.call(step.readCase, { id }, { as: consumer })).body).toMatchObject({ state: 'received' })
  await at('2026-02-26T00:00:00+08:00')
  await app.runJobs()
  const lapsed = (await app.call(step.readCase, { id }, { as: agent })).body
  expect(lapsed).toMatchObject({ state: 'negotiating', waitsFor: 'merchant', urgency: 'overdue' })
  expect(await breaches()).toEqual(['complaint.respond.platform'])
  expect(lastDayOf(lapsed, 'complaint.merchant-reply.platform')).toBe('2026-02-27')

  await at('2026-02-28T00:00:00+08:00')
  await app.runJobs()
  const silent = (await app.call(step.readCase, { id }, { as: agent })).body
  expect(silent).toMatchObject({ state: 'evidence', merchantSilent: true, waitsFor: 'platform' })
  const overdue = await app.call(listQueue, { tab: 'open', state: 'evidence' }, { as: agent })
  expect(overdue.body.rows.map((row) => row.id)).toContain(id)

  // The ruling falls due with the promise: fifteen working days, 12 March.
  for (const day of ['2026-03-05', '2026-03-10', '2026-03-11', '2026-03-12']) {
    await at(`${day}T00:00:00+08:00`)
    await app.runJobs()
  }
  const ruling = (await app.call(step.readCase, { id }, { as: consumer })).body
  expect(ruling.state).toBe('deliberating')
  expect(lastDayOf(ruling, 'complaint.ruling.platform')).toBe('2026-03-12')
  expect(lastDayOf(ruling, 'complaint.finish.platform')).toBe('2026-03-12')
  const all = await breaches()
  expect(all).toHaveLength(new Set(all).size)
})

test('a consumer who does not answer the offer ends the complaint unconfirmed, never as satisfied', async () => {
  await at('2026-03-23T09:00:00+08:00')
  const { id } = await file('A-1003')
  await app.call(step.askMerchant, { id, text: '请答复。' }, { as: agent })
  const offer = { remedy: 'exchange', amountFen: 0 } as const
  const answered = await app.call(step.answer, { id, text: '给您换一只新的杯子。', offer }, { as: merchant })
  expect(lastDayOf(answered.body, 'complaint.consumer-answer')).toBe('2026-03-30')
  await at('2026-03-31T00:00:00+08:00')
  await app.runJobs()
  expect((await app.call(step.readCase, { id }, { as: consumer })).body).toMatchObject({
    state: 'closed',
    outcome: 'closed_unconfirmed',
  })
  const story = await app.call(readTimeline, { id }, { as: consumer })
  expect(story.body.rows.map(({ kind, data }) => [kind, data['rule']])).not.toContainEqual([
    'complaint.clock-breached',
    'complaint.consumer-answer',
  ])
})

test('of an order that spans two shops the one that is complained about sees its own lines and sums only', async () => {
  await at('2026-04-01T09:00:00+08:00')
  const number = 'A-2SHOPS'
  const orderId = await tellOfSale(app, {
    number,
    consumer: 'C1',
    merchant: 'M1',
    lines: [
      { title: '保温杯 500ml', amountFen: 12_900 },
      { title: '龙井茶', amountFen: 30_000, merchant: 'M9' },
    ],
  })
  const filed = await file('A-unused', { orderId, lineIds: [lineId(number, '1')] })
  expect(filed.order).toMatchObject({ paidFen: 42_900 })
  const seen = (await app.call(step.readCase, { id: filed.id }, { as: merchant })).body.order
  expect(seen).toMatchObject({ paidFen: 12_900, refundedFen: 0, lines: [{ title: '保温杯 500ml' }] })
  expect((await app.call(step.readCase, { id: filed.id }, { as: agent })).body.order?.lines).toHaveLength(2)
})

test('the queue, the search and the lists show each reader its own and nobody else', async () => {
  await at('2026-04-01T09:00:00+08:00')
  const filed = await file('A-1004')
  const stranger = await app.as('consumer', { consumerId: consumerId('C9') })
  const otherShop = await app.as('merchant', { merchantId: merchantId('M9') })
  expect((await app.call(step.readCase, { id: filed.id }, { as: stranger })).status).toBe(404)
  expect((await app.call(step.readCase, { id: filed.id }, { as: otherShop })).status).toBe(404)
  expect((await app.call(readTimeline, { id: filed.id }, { as: otherShop })).status).toBe(404)
  expect((await app.call(listQueue, { tab: 'open' }, { as: otherShop })).body.rows).toEqual([])
  expect((await app.call(listQueue, { merchant: merchantId('M1') }, { as: otherShop })).body.rows).toEqual([])
  const shop = await app.call(listQueue, { tab: 'open' }, { as: merchant })
  expect(shop.body.rows.map(({ id }) => id)).toContain(filed.id)
  expect((await app.call(listMine, {}, { as: stranger })).body.rows).toEqual([])
  const mine = await app.call(listMine, { open: 'yes' }, { as: consumer })
  expect(mine.body.rows.map(({ id }) => id)).toContain(filed.id)
  for (const text of [filed.receipt.toLowerCase(), 'A-1004']) {
    const hits = await app.call(searchEverything, { text }, { as: agent })
    expect(hits.body.rows.map(({ href }) => href)).toContain(`/complaints/${filed.id}`)
    const none = await app.call(searchEverything, { text }, { as: stranger })
    expect(none.body.rows.filter(({ href }) => href.startsWith('/complaints/'))).toEqual([])
  }
  const counts = await app.call(countTabs, {}, { as: agent })
  expect(counts.body.counts.open).toBeGreaterThan(0)
  expect(counts.body.counts.closed).toBeGreaterThan(0)
})
