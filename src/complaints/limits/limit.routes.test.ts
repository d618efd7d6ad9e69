import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApiKey } from '../../kernel/access/account.contract.ts'
import { testApp, type CallOptions, type Person, type TestApp } from '../../../tests/support/app.ts'
import { consumerId, lineId, merchantId, orderId, tellOfSale } from '../../../tests/support/order.ts'
import { readCase } from '../case.contract.ts'
import type { CategoryCode } from '../complaint.contract.ts'
import { enterComplaint } from '../enter/entry.contract.ts'
import { fileComplaint } from '../filing.contract.ts'
import * as contract from './limit.contract.ts'
import type { MilestoneKind } from './limit.contract.ts'

let app: TestApp
let agent: Person
let consumer: Person
let merchant: Person
let number = 0
/** Days pass here, and nobody stays signed in for so long. */
async function on(day: string): Promise<void> {
  app.clock.now = new Date(`${day}T09:00:00+08:00`)
  agent = await app.as('agent')
  consumer = await app.as('consumer', { consumerId: consumerId('C1') })
  merchant = await app.as('merchant', { merchantId: merchantId('M1') })
}
beforeAll(async () => {
  app = await testApp({ now: '2026-11-23T09:00:00+08:00' })
  await on('2026-11-23')
})
afterAll(() => app.close())

const long = '这里写满十个字以上的说明。'
async function sale(): Promise<string> {
  number += 1
  const own = `L-${number}`
  await tellOfSale(app, { number: own, consumer: 'C1', merchant: 'M1', lines: [{ title: '水杯', amountFen: 12_900 }] })
  return own
}
async function filed(category: CategoryCode, details: Record<string, string> = {}): Promise<string> {
  const own = await sale()
  const filing = {
    orderId: orderId(own),
    lineIds: [lineId(own, '1')],
    category,
    details,
    text: long,
    remedies: ['refund' as const],
    amountFen: 12_900,
  }
  const answer = await app.call(fileComplaint, filing, { as: consumer })
  expect(answer.status, JSON.stringify(answer.error)).toBe(201)
  return answer.body.id
}
async function referred(orderNumber?: string): Promise<string> {
  number += 1
  const letter = {
    channel: 'hotline-12315' as const,
    reference: `33010620261123${number}`,
    origin: '杭州市西湖区市场监督管理局',
    receivedAt: app.clock.now.toISOString(),
    answerBy: '2026-12-10',
    category: 'other' as const,
    text: long,
    remedies: ['refund' as const],
    amountFen: 12_900,
    ...(orderNumber !== undefined && { orderNumber, identityConfirmed: true }),
  }
  return (await app.call(enterComplaint, letter, { as: agent })).body.complaint
}
const limitsOf = async (id: string, as: Person = agent) => (await app.call(contract.readLimits, { id }, { as })).body
const enter = (id: string, kind: MilestoneKind, happenedOn: string, as: CallOptions['as'] = agent) =>
  app.call(contract.enterMilestone, { id, kind, happenedOn }, { ...(as && { as }), language: 'en' })
const rowOf = async (id: string, rule: string, as?: Person) =>
  (await limitsOf(id, as)).limits.find((limit) => limit.rule === rule)

test('both sides read the same limits with article and version; the earliest of what is owed leads, promise or statute', async () => {
  const id = await filed('price', { promised: '两件九折', charged: '原价' })
  const [seen, shop] = [await limitsOf(id, consumer), await limitsOf(id, merchant)]
  expect(shop).toEqual(seen)
  expect(seen.limits).toMatchObject([
    {
      rule: 'consumer-penalties-8.remedy-delay',
      article: '8',
      ruleFrom: '2015-03-15',
      bound: 'merchant',
      basis: 'asked',
      startedOn: '2026-11-23',
      counts: true,
      leads: false,
      clock: { lastDay: '2026-12-08', state: 'running' },
    },
  ])
  // Three working days for the first answer end before fifteen days for the remedy, which end before fifteen working days.
  expect(seen.first).toMatchObject({ rule: 'complaint.respond.platform', lastDay: '2026-11-26', kind: 'service' })
  expect(seen.mayEnter).toEqual([])
})

test('what an authority has to do is mirrored from what was entered, and never makes the case overdue', async () => {
  await on('2026-11-23')
  const id = await referred(await sale())
  expect(await rowOf(id, 'samr.accept')).toMatchObject({
    bound: 'authority',
    basis: 'arrived',
    source: { id: 'samr-complaints-2026' },
    article: '15',
    counts: false,
    clock: { lastDay: '2026-12-02' },
  })
  expect((await limitsOf(id)).letters).toMatchObject([{ answerBy: '2026-12-10', answeredAt: null }])
  expect((await limitsOf(id, consumer)).letters).toEqual([])
  await on('2026-12-01')
  expect((await enter(id, 'authority-received', '2026-11-20')).status).toBe(201)
  expect(await rowOf(id, 'samr.accept')).toMatchObject({
    basis: 'authority-received',
    clock: { lastDay: '2026-12-01' },
  })
  expect((await enter(id, 'authority-accepted', '2026-11-30')).body.limits.map(({ rule }) => rule)).toContain(
    'samr.mediation',
  )
  expect(await rowOf(id, 'samr.accept')).toMatchObject({ stoppedOn: '2026-11-30', clock: { state: 'met' } })
  expect(await rowOf(id, 'samr.mediation')).toMatchObject({ article: '23(5)', clock: { lastDay: '2027-01-29' } })
  // A test of the authority is left out of its sixty days, whole days on both ends.
  expect((await enter(id, 'test-began', '2026-12-01')).status).toBe(201)
  await on('2026-12-11')
  expect((await enter(id, 'test-ended', '2026-12-10')).status).toBe(201)
  // The seventieth day is the last of the Spring Festival: a statutory holiday moves the end on, as far as that year is known.
  const moved = { lastDay: '2027-02-09', provisional: true }
  expect(await rowOf(id, 'samr.mediation', merchant)).toMatchObject({ clock: moved })
  // The whole limit passes unheard of: it is the authority's, and the queue says nothing of it.
  await on('2027-02-10')
  const late = await rowOf(id, 'samr.mediation')
  expect([late?.counts, late?.leads, late?.clock.state]).toEqual([false, false, 'breached'])
  const ours = (await app.call(readCase, { id }, { as: agent })).body.clocks
  expect(ours.some(({ rule }) => rule.startsWith('samr.'))).toBe(false)
  // What leads the queue is what the platform and the shop owe, and nothing else.
  const { next_due_at: nextDueAt } = await app.db
    .selectFrom('complaints.complaint')
    .select('next_due_at')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  expect(ours.map(({ dueAt }) => dueAt)).toContain(nextDueAt?.toISOString())
})

test('the end of mediation begins the days for its notice, and a lead found has its own', async () => {
  await on('2026-11-24')
  const id = await referred()
  for (const kind of ['authority-accepted', 'lead-found', 'mediation-ended'] as const)
    expect((await enter(id, kind, '2026-11-23')).status).toBe(201)
  expect(await rowOf(id, 'samr.clue-check')).toMatchObject({ clock: { lastDay: '2026-12-14' } })
  expect(await rowOf(id, 'samr.termination-notice')).toMatchObject({
    basis: 'mediation-ended',
    clock: { lastDay: '2026-12-02', state: 'running' },
  })
  expect((await enter(id, 'told-of-end', '2026-11-24')).status).toBe(201)
  expect(await rowOf(id, 'samr.termination-notice')).toMatchObject({ stoppedOn: '2026-11-24', clock: { state: 'met' } })
})

test('a courier has seven days from when it got the complaint, whoever else has the case', async () => {
  const id = await filed('not-delivered', { status: 'moving' })
  expect(await rowOf(id, 'express-29.complaint')).toBeUndefined()
  expect((await enter(id, 'courier-told', '2026-11-23')).status).toBe(201)
  expect(await rowOf(id, 'express-29.complaint', consumer)).toMatchObject({
    bound: 'courier',
    article: '29',
    counts: false,
    clock: { lastDay: '2026-11-30' },
  })
})

test('whoever says that faulty goods came within seven days reads that they may be returned, and when that was over', async () => {
  const asked = async (receivedOn: string) =>
    rowOf(
      await filed('quality', { 'received-on': receivedOn, defect: '充不进电', safety: 'no' }),
      'consumer-law-24.quality-return',
    )
  expect(await asked('2026-11-20')).toMatchObject({ bound: 'consumer', counts: false, clock: { state: 'met' } })
  expect(await asked('2026-11-10')).toMatchObject({ clock: { state: 'breached', lastDay: '2026-11-17' } })
  expect(await asked('2026-11-30')).toBeUndefined()
})

test('a day to come, a wrong order, a wrong place, a doubled entry and strangers are refused in words', async () => {
  const id = await referred()
  const refused = async (kind: MilestoneKind, day: string) => {
    const { status, error } = await enter(id, kind, day)
    return [status, error.code, error.params['field']]
  }
  expect(await refused('authority-accepted', '2026-11-25')).toEqual([422, 'limit.in-future', 'happenedOn'])
  expect(await refused('mediation-ended', '2026-11-24')).toEqual([409, 'limit.needs-first', 'kind'])
  expect(await refused('courier-told', '2026-11-24')).toEqual([409, 'limit.not-at-courier', 'kind'])
  expect(await refused('goods-back', '2026-11-24')).toEqual([409, 'limit.not-at-shop', 'kind'])
  const accepted = await enter(id, 'authority-accepted', '2026-11-23')
  expect(accepted.status).toBe(201)
  expect(await refused('authority-accepted', '2026-11-24')).toEqual([409, 'limit.entered', 'kind'])
  expect(await refused('authority-refused', '2026-11-24')).toEqual([409, 'limit.excluded', 'kind'])
  expect(await refused('authority-received', '2026-11-24')).toEqual([422, 'limit.too-late', 'happenedOn'])
  expect(await refused('lead-found', '2026-11-20')).toEqual([422, 'limit.too-early', 'happenedOn'])
  expect((await enter(id, 'lead-found', '2026-11-24')).status).toBe(201)
  const milestone = accepted.body.milestones[0]?.id ?? ''
  const back = (one: string, as: Person = agent) =>
    app.call(contract.withdrawMilestone, { id, milestone: one }, { as, language: 'en' })
  expect((await back(milestone)).error.code).toBe('limit.rested-on')
  expect((await back('mst_none')).status).toBe(404)
  const lead = (await limitsOf(id)).milestones.find(({ kind }) => kind === 'lead-found')?.id ?? ''
  expect((await back(lead)).status).toBe(201)
  expect((await back(milestone)).body.milestones).toEqual([])
  expect((await enter(id, 'authority-refused', '2026-11-24')).body.mayEnter).toEqual(['authority-received'])
  expect((await enter(id, 'authority-received', '2026-11-23', consumer)).status).toBe(403)
  const stranger = await app.as('consumer', { consumerId: consumerId('C9') })
  expect((await app.call(contract.readLimits, { id }, { as: stranger })).status).toBe(404)
})

test("an authority's program enters for itself, with a key that may write complaints, and reads no names of colleagues", async () => {
  const id = await referred()
  const byAgent = (await enter(id, 'authority-received', '2026-11-23')).body.milestones
  expect(byAgent.map(({ by }) => by === null)).toEqual([false])
  const admin = await app.as('admin')
  const key = async (scopes: ('complaints.write' | 'deadlines.read')[]) =>
    (await app.call(createApiKey, { name: `k-${number}-${scopes[0]}`, scopes }, { as: admin })).body.token
  const as = { key: await key(['complaints.write']) }
  const entered = await enter(id, 'authority-accepted', '2026-11-24', as)
  expect(entered.status).toBe(201)
  expect(entered.body.milestones.map(({ kind, by }) => [kind, by])).toEqual([
    ['authority-received', null],
    ['authority-accepted', null],
  ])
  expect((await enter(id, 'mediation-ended', '2026-11-24', { key: await key(['deadlines.read']) })).status).toBe(403)
})
