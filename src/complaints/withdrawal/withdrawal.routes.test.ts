import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../tests/support/app.ts'
import * as cases from '../case.contract.ts'
import { obligationsOf } from '../performance/obligation.store.ts'
import * as example from '../ruling/panel.example.ts'
import { drawn, long, people, type People } from '../ruling/panel.example.ts'
import { issueRuling } from '../ruling/ruling.contract.ts'
import { readSignals } from '../signals/signal.contract.ts'
import * as contract from './withdrawal.contract.ts'

let app: TestApp
let all: People
let count = 0
beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T09:00:00+08:00' })
  all = await people(app, 3)
})
afterAll(() => app.close())

async function ruled(): Promise<string> {
  const id = await example.deliberating(app, all, { number: `WD-${(count += 1)}` })
  const award = { decision: 'partly' as const, remedy: 'refund' as const, amountFen: 6_000, text: long }
  const as = await drawn(app, all, id)
  const issued = await app.call(issueRuling, { id, ...award, cites: ['complaint.appeal'] }, { as })
  expect(issued.body.state).toBe('award_issued')
  return id
}
const ask = (id: string, as = all.consumer) => app.call(contract.askWithdrawal, { id, text: long, free: true }, { as })
const answer = (id: string, agrees: boolean, as = all.merchant) =>
  app.call(contract.answerWithdrawal, { id, agrees }, { as })
const read = async (id: string) => (await app.call(cases.readCase, { id }, { as: all.agent })).body
const requests = async (id: string) => (await app.call(contract.readWithdrawals, { id }, { as: all.consumer })).body

test('before a ruling nobody is asked; after it nobody withdraws alone', async () => {
  const early = await example.filed(app, all, { number: `WD-${(count += 1)}` })
  expect((await ask(early)).error.code).toBe('complaint.step-not-now')
  const id = await ruled()
  const alone = await app.call(cases.withdraw, { id }, { as: all.consumer })
  expect([alone.status, alone.error.code]).toEqual([409, 'complaint.step-not-now'])
  expect((await ask(id, all.merchant)).status).toBe(403)
  expect((await answer(id, true)).error.code).toBe('withdrawal.nothing-asked')
})

test('with the consent of the shop it ends as withdrawn and nothing is owed; until then the ruling stands', async () => {
  const id = await ruled()
  const asked = await ask(id)
  expect([asked.status, asked.body.state, asked.body.outcomeFen]).toEqual([201, 'award_issued', 6_000])
  const twice = await ask(id)
  expect([twice.status, twice.error.code]).toEqual([409, 'withdrawal.asked-already'])
  const { clock } = await requests(id)
  expect([clock?.rule, clock?.lastDay]).toEqual(['complaint.withdrawal-consent', '2026-03-05'])
  const done = await answer(id, true)
  expect([done.status, done.body.state, done.body.outcome, done.body.outcomeFen]).toEqual([
    201,
    'closed',
    'withdrawn',
    0,
  ])
  expect(await obligationsOf(app.ctx(), id)).toEqual([])
  expect(done.body.clocks.filter(({ stoppedAt }) => stoppedAt === null)).toEqual([])
  expect((await requests(id)).requests).toMatchObject([{ state: 'agreed' }])
})

test('refused, everything stays as it was, and another may be asked later', async () => {
  const id = await ruled()
  await ask(id)
  const no = await answer(id, false)
  expect([no.status, no.body.state, no.body.outcomeFen]).toEqual([201, 'award_issued', 6_000])
  expect((await obligationsOf(app.ctx(), id)).length).toBeGreaterThan(0)
  expect((await ask(id)).status).toBe(201)
  expect((await requests(id)).requests.map(({ state }) => state)).toEqual(['refused', 'asked'])
})

test('however often the shop refused, the request that is open now is found', async () => {
  const id = await ruled()
  await ask(id)
  await answer(id, false)
  const db = app.ctx().db
  const [one] = await db
    .selectFrom('complaints.withdrawal_request')
    .selectAll()
    .where('complaint_id', '=', id)
    .execute()
  if (!one) return expect.fail('nothing was asked')
  const earlier = Array.from({ length: 60 }, (_, place) => ({
    ...one,
    id: `wdr_0${place}`,
    asked_at: new Date(one.asked_at.getTime() - 60_000),
  }))
  await db.insertInto('complaints.withdrawal_request').values(earlier).execute()
  expect((await ask(id)).status).toBe(201)
  expect((await requests(id)).requests.at(-1)?.state).toBe('asked')
  expect((await answer(id, false)).status).toBe(201)
})

test('silence is no consent, and nobody broke anything by it', async () => {
  const id = await ruled()
  await ask(id)
  app.clock.now = new Date('2026-03-06T09:00:00+08:00')
  await app.runJobs()
  const after = await app
    .ctx()
    .db.selectFrom('kernel.fact')
    .select(['kind', 'data'])
    .where('subject', '=', id)
    .execute()
  expect(after.map(({ kind }) => kind)).toContain('withdrawal.refused')
  const breaches = after.filter(({ kind }) => kind === 'complaint.clock-breached')
  expect(breaches.filter(({ data }) => JSON.stringify(data).includes('withdrawal-consent'))).toEqual([])
  all = { ...all, agent: await app.as('agent') }
  expect((await read(id)).state).toBe('award_issued')
  app.clock.now = new Date('2026-03-02T09:00:00+08:00')
  expect((await requests(id)).requests).toMatchObject([{ state: 'silent' }])
})

test('a shop that makes a withdrawal the condition is pointed out to the agent, and one that does not is not', async () => {
  const tells = async (text: string) => {
    const id = await example.filed(app, all, { number: `WD-${(count += 1)}` })
    await app.call(cases.acknowledge, { id }, { as: all.agent })
    await app.call(cases.answer, { id, text }, { as: all.merchant })
    await app.runJobs()
    return (await app.call(readSignals, { id }, { as: all.agent })).body.signals
  }
  const found = await tells('亲，您先撤诉再删差评，我们马上给您退款。')
  expect(found.filter(({ kind }) => kind === 'condition')).toMatchObject([{ words: ['先撤诉', '删差评'] }])
  const none = await tells('已经安排退款，预计两个工作日内到账。')
  expect(none.filter(({ kind }) => kind === 'condition')).toEqual([])
})
