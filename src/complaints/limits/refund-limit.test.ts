import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApiKey } from '../../kernel/access/account.contract.ts'
import { receiveEvents } from '../../marketplace/event.contract.ts'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { consumerId, lineId, orderId, tellOfSale } from '../../../tests/support/order.ts'
import { readCase } from '../case.contract.ts'
import { fileComplaint } from '../filing.contract.ts'
import { correctCategory } from '../recategory/correction.contract.ts'
import * as contract from './limit.contract.ts'
import { refundAfterReturn, returnedOn } from './limit.rules.ts'

let app: TestApp
let agent: Person
let consumer: Person
let number = 0
beforeAll(async () => {
  app = await testApp({ now: '2026-11-23T09:00:00+08:00' })
  agent = await app.as('agent')
  consumer = await app.as('consumer', { consumerId: consumerId('C1') })
})
afterAll(() => app.close())

const long = '这里写满十个字以上的说明。'
async function filed(returnedDay: string): Promise<string> {
  number += 1
  const own = `R-${number}`
  await tellOfSale(app, { number: own, consumer: 'C1', merchant: 'M1', lines: [{ title: '水杯', amountFen: 12_900 }] })
  const filing = {
    orderId: orderId(own),
    lineIds: [lineId(own, '1')],
    category: 'refund-delay' as const,
    details: { 'returned-on': returnedDay },
    text: long,
    remedies: ['refund' as const],
    amountFen: 12_900,
  }
  const answer = await app.call(fileComplaint, filing, { as: consumer })
  expect(answer.status, JSON.stringify(answer.error)).toBe(201)
  await app.runJobs()
  return answer.body.id
}
const seen = async (id: string) => (await app.call(contract.readLimits, { id }, { as: agent })).body
async function refunded(order: string, amountFen: number): Promise<void> {
  const admin = await app.as('admin')
  const { body } = await app.call(createApiKey, { name: order, scopes: ['marketplace.write'] }, { as: admin })
  const event = {
    specversion: '1.0' as const,
    id: `refund-${order}`,
    source: 'test-marketplace',
    type: 'com.xiaobao.marketplace.refund.upserted',
    time: app.clock.now.toISOString(),
    data: { order, id: '1', amountFen, state: 'done' },
  }
  const told = await app.call(receiveEvents, { events: [event] }, { as: { key: body.token } })
  expect(told.body).toMatchObject({ rejected: 0, parked: 0 })
  await app.runJobs()
}
const refundsOf = async (id: string) =>
  (await seen(id)).limits
    .filter(({ rule }) => rule === refundAfterReturn)
    .map(({ basis, counts, clock }) => [basis, counts, clock.lastDay, clock.state])
const enter = (id: string, kind: contract.MilestoneKind, happenedOn: string) =>
  app.call(contract.enterMilestone, { id, kind, happenedOn }, { as: agent })
const queueDue = async (id: string) =>
  (
    await app.db.selectFrom('complaints.complaint').select('next_due_at').where('id', '=', id).executeTakeFirstOrThrow()
  ).next_due_at?.toISOString()

test('the seven days from the goods back run beside the promises, and where they end first they lead the queue', async () => {
  const id = await filed('2026-11-17')
  expect(await refundsOf(id)).toEqual([['said-back', true, '2026-11-24', 'running']])
  const { first, limits } = await seen(id)
  // The first answer is promised by 26 November: the law is earlier, for the shop and so for the case.
  expect(first).toMatchObject({ rule: refundAfterReturn, lastDay: '2026-11-24', kind: 'statutory' })
  expect(limits.filter(({ leads }) => leads).map(({ rule, article }) => [rule, article])).toEqual([
    [refundAfterReturn, '25(3)'],
  ])
  expect(await queueDue(id)).toBe('2026-11-24T16:00:00.000Z')
})

test('days that were over before the complaint came are shown and watched by nobody', async () => {
  const id = await filed('2026-11-02')
  expect(await refundsOf(id)).toEqual([['said-back', false, '2026-11-09', 'breached']])
  expect(await queueDue(id)).toBe('2026-11-26T16:00:00.000Z')
})

test('what an agent finds out takes the place of what was said, and a mistake is taken back', async () => {
  const id = await filed('2026-11-17')
  const known = await enter(id, 'goods-back', '2026-11-20')
  expect(known.status, JSON.stringify(known.error)).toBe(201)
  expect(await refundsOf(id)).toEqual([
    ['goods-back', true, '2026-11-27', 'running'],
    ['goods-back', true, '2026-11-24', 'cancelled'],
  ])
  const milestone = known.body.milestones[0]?.id ?? ''
  await app.call(contract.withdrawMilestone, { id, milestone }, { as: agent })
  expect((await refundsOf(id))[0]).toEqual(['said-back', true, '2026-11-24', 'running'])
  expect((await enter(id, 'goods-not-back', '2026-11-23')).status).toBe(201)
  expect((await refundsOf(id)).map((row) => row[3])).toEqual(['cancelled', 'cancelled', 'cancelled'])
  expect(await queueDue(id)).toBe('2026-11-26T16:00:00.000Z')
})

test('of another category the days are no longer those of a return, and money that comes back keeps them', async () => {
  const other = await filed('2026-11-17')
  const corrected = { id: other, category: 'price' as const, text: '实际是价格问题，不是退款。' }
  expect((await app.call(correctCategory, corrected, { as: agent })).status).toBe(201)
  await app.runJobs()
  expect((await app.call(readCase, { id: other }, { as: agent })).body.clocks).toContainEqual(
    expect.objectContaining({ rule: refundAfterReturn, state: 'cancelled' }),
  )
  const id = await filed('2026-11-17')
  await refunded(`R-${number}`, 12_900)
  expect((await refundsOf(id)).map((row) => row[3])).toEqual(['met'])
})

test('a request knows better than what anybody says, and faulty goods have no such days', () => {
  const told = { milestones: [], said: '2026-11-10', receivedOn: '2026-11-23', request: null }
  expect(returnedOn(told)).toEqual({ on: '2026-11-10', basis: 'said-back' })
  expect(returnedOn({ ...told, said: '2026-11-24' })).toBeNull()
  expect(returnedOn({ ...told, said: 'soon' })).toBeNull()
  expect(returnedOn({ ...told, request: { applies: false, receivedOn: '2026-11-12' } })).toBeNull()
  expect(returnedOn({ ...told, request: { applies: true, receivedOn: null } })).toBeNull()
  expect(returnedOn({ ...told, request: { applies: true, receivedOn: '2026-11-12' } })?.on).toBe('2026-11-12')
})
