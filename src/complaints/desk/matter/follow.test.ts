import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../../tests/support/app.ts'
import { consumerId } from '../../../../tests/support/order.ts'
import { acknowledge, readCase, respond } from '../../case.contract.ts'
import { raiseDemand, readDemands, withdrawDemand } from '../../demand/demand.contract.ts'
import { aComplaintAt } from '../desk.example.ts'
import * as contract from './matter.contract.ts'

/** What time and demands do to a complaint that goes with another. The clock only moves forward here: sessions end with it. */
let app: TestApp
let agent: Person
beforeAll(async () => {
  app = await testApp({ now: '2026-05-12T10:00:00+08:00' })
  agent = await app.as('agent', { displayName: '李敏' })
})
afterAll(() => app.close())

const why = '同一件事，消费者从两个渠道各投诉了一次。'
const caseOf = async (id: string) => (await app.call(readCase, { id }, { as: agent })).body
const mergeInto = (id: string, into: string) => app.call(contract.merge, { id, into, text: why }, { as: agent })
const separate = (id: string) => app.call(contract.separate, { id, text: why }, { as: agent })

test('what is demanded by law in a merged complaint comes along once, is taken back with it, and leaves with it', async () => {
  const [leader, one] = [await aComplaintAt(app, 'M-23'), await aComplaintAt(app, 'M-24')]
  const answers = { forDailyLife: true, flawOnly: false, paidFen: 1000, listedFen: 1000, itemCount: 1 }
  const by = await app.as('consumer', { consumerId: consumerId('C1') })
  const raise = (id: string) => app.call(raiseDemand, { id, remedy: 'punitive.fraud', answers }, { as: by })
  const openAt = async (id: string) => {
    await app.runJobs()
    const { rows, upToFen } = (await app.call(readDemands, { id }, { as: agent })).body
    return [rows.filter(({ withdrawnAt }) => withdrawnAt === null).length, upToFen]
  }
  const raised = await raise(one)
  expect(raised.status, JSON.stringify(raised.error)).toBe(201)
  await mergeInto(one, leader)
  expect(await openAt(leader)).toEqual([1, 50_000])
  await app.runJobs()
  expect(await openAt(leader)).toEqual([1, 50_000])
  await separate(one)
  expect([await openAt(leader), await openAt(one)]).toEqual([
    [0, 0],
    [1, 50_000],
  ])
  await mergeInto(one, leader)
  expect(await openAt(leader)).toEqual([1, 50_000])
  const demand = raised.body.rows[0]?.id ?? ''
  expect((await app.call(withdrawDemand, { id: one, demand }, { as: by })).status).toBe(201)
  expect(await openAt(leader)).toEqual([0, 0])
  await raise(one)
  expect(await openAt(leader)).toEqual([1, 50_000])
  // The same demand about another order cannot be awarded there too: it stays where it is.
  const third = await aComplaintAt(app, 'M-25')
  await raise(third)
  expect((await mergeInto(third, leader)).error.code).toBe('desk.merge-demands')
})

test('taken apart after its timer ran out, the stage begins again whole and its timer leads on', async () => {
  const [leader, one] = [await aComplaintAt(app, 'M-21'), await aComplaintAt(app, 'M-22')]
  await app.call(acknowledge, { id: one }, { as: agent })
  await app.call(respond, { id: one, text: '已请商家答复，请等候。' }, { as: agent })
  await mergeInto(one, leader)
  const began = app.clock.now
  app.clock.now = new Date(began.getTime() + 9 * 86_400_000)
  await app.runJobs()
  agent = await app.as('agent', { displayName: '李敏' })
  expect((await caseOf(one)).state).toBe('negotiating')
  expect((await separate(one)).status).toBe(201)
  const alone = await caseOf(one)
  const timer = alone.clocks.find(({ rule, stoppedAt }) => rule.includes('merchant-reply') && stoppedAt === null)
  expect([alone.state, Date.parse(timer?.dueAt ?? '') > app.clock.now.getTime()]).toEqual(['negotiating', true])
  app.clock.now = new Date(Date.parse(timer?.dueAt ?? ''))
  await app.runJobs()
  agent = await app.as('agent', { displayName: '李敏' })
  expect((await caseOf(one)).state).toBe('evidence')
})

test('merged into another, no timer of its own leads on: it is not ruled on by itself, but what was promised breaks by its own clock', async () => {
  const [leader, one] = [await aComplaintAt(app, 'M-19'), await aComplaintAt(app, 'M-20')]
  await mergeInto(one, leader)
  const began = app.clock.now
  for (let day = 1; day <= 36; day += 2) {
    app.clock.now = new Date(began.getTime() + day * 86_400_000)
    await app.runJobs()
  }
  const row = await app.db
    .selectFrom('complaints.complaint')
    .select(['state', 'outcome', 'outcome_fen'])
    .where('id', '=', one)
    .executeTakeFirstOrThrow()
  expect(row).toEqual({ state: 'received', outcome: null, outcome_fen: null })
  const facts = await app.db.selectFrom('kernel.fact').select(['kind', 'data']).where('subject', '=', one).execute()
  const kinds = facts.map(({ kind }) => kind)
  expect(kinds).not.toContain('ruling.issued')
  const led = await app.db.selectFrom('kernel.fact').select('kind').where('subject', '=', leader).execute()
  expect(led.filter(({ kind }) => kind === 'ruling.issued')).toHaveLength(1)
  expect(kinds).not.toContain('complaint.merchant-silent')
  const broken = facts.filter(({ kind }) => kind === 'complaint.clock-breached').map(({ data }) => JSON.stringify(data))
  // Its own promises and what the law says of time, and no stage of the lifecycle.
  const rules = new Set(broken.map((data) => /"rule":"([^"]+)"/.exec(data)?.[1] ?? ''))
  expect([...rules].filter((rule) => rule.startsWith('complaint.')).toSorted()).toEqual([
    'complaint.finish.platform',
    'complaint.respond.platform',
  ])
}, 60_000)
