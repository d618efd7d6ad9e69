import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../tests/support/app.ts'
import { consumerId, lineId, merchantId, orderId, tellOfSale } from '../../tests/support/order.ts'
import { fileComplaint } from '../complaints/filing.actions.ts'
import { closeComplaint, respondToComplaint } from '../complaints/handling.actions.ts'
import { answerComplaint, withdrawComplaint } from '../complaints/parties.actions.ts'
import type { Actor } from '../kernel/context.ts'
import { timeline } from '../kernel/fact/record.ts'
import { exportSupervision, readSupervision, type WantedPeriod } from './supervision.contract.ts'

const text = '这里写满十个字以上的内容。'
let app: TestApp
let regulator: Person
let consumer: Person
let agent: Person
let number = 0

/** A complaint received at `at`, by the channel, about a shop. */
async function received(at: string, channel: string, shop = 'M1'): Promise<string> {
  number += 1
  const own = `S-${number}`
  app.clock.now = new Date(at)
  await tellOfSale(app, { number: own, consumer: 'C1', merchant: shop, lines: [{ title: '水杯', amountFen: 12_900 }] })
  const filing = {
    orderId: orderId(own),
    lineIds: [lineId(own, '1')],
    details: {},
    text,
    remedies: ['refund'],
  } as const
  const complaint = await app.inTx(
    (ctx) => fileComplaint(ctx, { ...filing, category: 'other', amountFen: 100, files: [] }, channel),
    consumer.actor,
  )
  return complaint.id
}
/** The steps as people take them, at their time; a session would not last that long. */
const answer = (id: string, at: string) => {
  app.clock.now = new Date(at)
  return app.inTx((ctx) => respondToComplaint(ctx, { id, text, files: [] }), agent.actor)
}
/** The shop answers, and the agent finds it solved. */
const close = async (id: string, at: string) => {
  app.clock.now = new Date(at)
  const shop: Actor = { ...consumer.actor, roles: ['merchant'], consumerId: null, merchantId: merchantId('M1') }
  await app.inTx(
    (ctx) => answerComplaint(ctx, { id, text, offer: { remedy: 'refund', amountFen: 100 }, files: [] }),
    shop,
  )
  return app.inTx((ctx) => closeComplaint(ctx, { id, text, outcome: 'performed', amountFen: 100 }), agent.actor)
}
const withdraw = (id: string, at: string) => {
  app.clock.now = new Date(at)
  return app.inTx((ctx) => withdrawComplaint(ctx, { id }), consumer.actor)
}
const read = async (wanted: WantedPeriod = {}, as: Person = regulator) =>
  (await app.call(readSupervision, wanted, { as })).body

beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T09:00:00+08:00' })
  agent = await app.as('agent', { displayName: '林专员' })
  consumer = await app.as('consumer', { consumerId: consumerId('C1'), displayName: '王小芳' })
  // Monday 2 March. Platform: answer within 3 working days, finish within 15.
  const quick = await received('2026-03-02T09:00:00+08:00', 'online-service')
  await answer(quick, '2026-03-03T09:00:00+08:00')
  await close(quick, '2026-03-04T09:00:00+08:00')
  const late = await received('2026-03-02T09:00:00+08:00', 'phone')
  await answer(late, '2026-03-06T09:00:00+08:00')
  await received('2026-03-02T09:00:00+08:00', 'online-service')
  const withdrawn = await received('2026-03-02T09:00:00+08:00', 'online-service')
  await withdraw(withdrawn, '2026-03-02T10:00:00+08:00')
  // By an authority: 5 working days, and 30.
  const referred = await received('2026-03-03T09:00:00+08:00', 'hotline-12315', 'M2')
  await answer(referred, '2026-03-09T09:00:00+08:00')
  // Another month, and by then a fifth complaint about the first shop.
  await received('2026-04-01T09:00:00+08:00', 'online-service')
  app.clock.now = new Date('2026-04-02T09:00:00+08:00')
  regulator = await app.as('regulator')
})
afterAll(() => app.close())

test('the regulator reads how many complaints came, how many ended, and what share was answered in time, with its parts', async () => {
  const { total, asOf, from, until, outcomes } = await read()
  expect([asOf, from, until]).toEqual(['2026-04-02T01:00:00.000Z', '2025-05', '2026-04'])
  expect(total).toMatchObject({ received: 6, closed: 2, open: 4 })
  // Answered in time: one of the platform, one of an authority; late: one; never: one; April's runs; one was withdrawn.
  expect(total.answered).toEqual({ inTime: 2, decided: 4, late: 1, overdue: 1, running: 1, dropped: 1 })
  expect(total.finished).toEqual({ inTime: 1, decided: 3, late: 0, overdue: 2, running: 2, dropped: 1 })
  expect(outcomes.filter(({ count }) => count > 0)).toEqual([
    { outcome: 'performed', count: 1 },
    { outcome: 'withdrawn', count: 1 },
  ])
})

test('a complaint withdrawn after its limit had passed still counts as breached', async () => {
  const id = await received('2026-02-02T09:00:00+08:00', 'weibo', 'M9')
  await withdraw(id, '2026-02-27T09:00:00+08:00')
  app.clock.now = new Date('2026-04-02T09:00:00+08:00')
  const { total } = await read({ from: '2026-02', until: '2026-02' })
  expect(total.answered).toMatchObject({ inTime: 0, decided: 1, late: 1, dropped: 0 })
  expect(total.finished).toMatchObject({ inTime: 0, decided: 1, late: 1 })
})

test('each profile has its own limits, each month its own numbers', async () => {
  const { profiles, months } = await read({ from: '2026-03' })
  expect(
    profiles.map(({ profile, received: n, respond, finish }) => [profile, n, respond?.amount, finish?.amount]),
  ).toEqual([
    ['platform', 5, 3, 15],
    ['regulator', 1, 5, 30],
    ['social', 0, 2, 10],
  ])
  expect(
    months.filter(({ received: n }) => n > 0).map(({ month, profile, received: n, open }) => [month, profile, n, open]),
  ).toEqual([
    ['2026-03', 'platform', 4, 2],
    ['2026-03', 'regulator', 1, 1],
    ['2026-04', 'platform', 1, 1],
  ])
})

test('the median counts working days from the day after receipt', async () => {
  const { total, profiles } = await read({ from: '2026-03' })
  // Closed: 2 to 4 March is two working days; the withdrawn one ended on the day it came.
  expect(total.median).toEqual({ workingDays: 1, sample: 2 })
  expect(profiles.map(({ median }) => median.sample)).toEqual([2, 0, 0])
})

test('a shop is named from five complaints on; the others are one line without a name', async () => {
  const { merchants } = await read({ from: '2026-03' })
  expect(merchants.minimumCount).toBe(5)
  expect(merchants.rows).toEqual([{ id: merchantId('M1'), name: '店铺 M1', received: 5, closed: 2, resolved: 1 }])
  expect(merchants.others).toEqual({ merchants: 1, complaints: 1 })
  const march = await read({ from: '2026-03', until: '2026-03' })
  expect(march.merchants).toMatchObject({ rows: [], others: { merchants: 2, complaints: 5 } })
})

test('a profile filters everything but the plan', async () => {
  const view = await read({ from: '2026-03', profile: 'regulator' })
  expect(view.total).toMatchObject({ received: 1, answered: { inTime: 1, decided: 1 } })
  expect(view.profiles.map(({ profile }) => profile)).toEqual(['regulator'])
  expect(view.months).toHaveLength(2)
  expect(view.plan.chapters.map(({ id }) => id)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'])
})

test('a period without a complaint has no shares, no median and no shops', async () => {
  const { total, categories, merchants } = await read({ from: '2024-05', until: '2024-06' })
  expect(total).toMatchObject({
    received: 0,
    answered: { inTime: 0, decided: 0 },
    median: { workingDays: null, sample: 0 },
  })
  expect([categories, merchants.rows, merchants.others.complaints]).toEqual([[], [], 0])
})

test('a month that is none, an unknown profile and a period too long are refused by their field', async () => {
  const tried = async (wanted: object) => {
    const { status, error } = await app.call(readSupervision, wanted, { as: regulator })
    return [status, error.fields?.[0]?.path ?? error.params?.['field'] ?? error.code]
  }
  expect(await tried({ from: '2026-13' })).toEqual([400, 'from'])
  expect(await tried({ profile: 'nobody' })).toEqual([400, 'profile'])
  expect(await tried({ from: '2023-01' })).toEqual([422, 'from'])
  expect(await tried({ until: '2026-05' })).toEqual([422, 'until'])
})

test('parties, agents and guests do not read the figures of the house', async () => {
  const tried = async (options: { as?: Person }) => [
    (await app.call(readSupervision, {}, options)).status,
    (await app.call(exportSupervision, {}, options)).status,
  ]
  for (const role of ['consumer', 'merchant', 'agent'] as const)
    expect(await tried({ as: await app.as(role) })).toEqual([403, 403])
  expect(await tried({})).toEqual([401, 401])
  expect((await app.call(readSupervision, {}, { as: await app.as('governance-officer') })).status).toBe(200)
})

test('the export says each number with its definition, in the language asked for, and leaves a fact that names nobody', async () => {
  const { status, body, headers } = await app.call(exportSupervision, { from: '2026-03' }, { as: regulator })
  expect([status, headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8'])
  const file = String(body)
  const rows = parse<Record<string, string>>(file, { columns: true, bom: true })
  const total = rows.find(({ figure, profile, month }) => figure === 'answered' && profile === 'all' && month === '')
  expect(total).toMatchObject({ value: '2', of: '4', unit: 'share', title: '按时首次回应', period_from: '2026-03' })
  expect(rows.every(({ definition, source }) => definition && source)).toBe(true)
  expect(rows.filter(({ figure }) => figure === 'merchants').map(({ name }) => name)).toContain('店铺 M1')
  for (const word of ['王小芳', '林专员', consumer.actor.id, consumerId('C1')]) expect(file).not.toContain(word)

  const id = /exp_\w+/.exec(String(headers['content-disposition']))?.[0] ?? ''
  const [fact] = await timeline(app.ctx(), id)
  expect(fact).toMatchObject({ kind: 'supervision.exported', actor: regulator.actor.id, role: 'regulator' })
  expect(fact?.data).toEqual({ from: '2026-03', until: '2026-04', profile: null, rows: rows.length })

  const english = await app.call(exportSupervision, { from: '2026-03', language: 'en' }, { as: regulator })
  expect(String(english.body)).toContain('First answer in time')
})
