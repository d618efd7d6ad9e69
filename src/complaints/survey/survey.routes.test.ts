import { dayMs } from '../../kernel/calendar/span.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { guestsOf } from '../../../tests/support/guest.ts'
import { consumerId, merchantId } from '../../../tests/support/order.ts'
import { readTimeline } from '../../kernel/fact/fact.contract.ts'
import { listMyNotices } from '../../kernel/notice/notice.contract.ts'
import { acknowledge, reopen, withdraw } from '../case.contract.ts'
import { aComplaintAt } from '../desk/desk.example.ts'
import { readFigures, readOwnFigures } from './figures.contract.ts'
import * as contract from './survey.contract.ts'

const long = '已经和消费者通过电话，说明了退款的时间。'
const happy = { outcome: 5, handling: 4, solved: 'yes' } as const

let app: TestApp
let consumer: Person
let agent: Person
let lead: Person
async function signIn() {
  consumer = await app.as('consumer', { consumerId: consumerId('C1') })
  lead = await app.as('admin', { displayName: '周主管' })
}
beforeAll(async () => {
  app = await testApp({ now: '2026-05-12T09:00:00+08:00' })
  agent = await app.as('agent', { displayName: '李专员' })
  await signIn()
})
afterAll(() => app.close())

/** A complaint that the agent handled, and that ended. */
async function ended(own: string, as = agent): Promise<string> {
  const id = await aComplaintAt(app, own)
  expect((await app.call(acknowledge, { id }, { as })).status).toBe(201)
  expect((await app.call(withdraw, { id }, { as: consumer })).status).toBe(201)
  await app.runJobs()
  return id
}
const read = async (id: string, as = consumer) => (await app.call(contract.readSurvey, { id }, { as })).body
const answer = (id: string, given: object = happy, as = consumer) =>
  app.call(contract.answerSurvey, { id, ...happy, ...given }, { as })
const list = async (tab: (typeof contract.answerTabs)[number], as = lead) =>
  (await app.call(contract.listAnswers, { tab }, { as })).body.rows
const asked = async (id: string) =>
  (await app.call(listMyNotices, { limit: 200 }, { as: consumer })).body.rows.filter(
    ({ subject, title }) => subject === id && title.includes('您满意吗'),
  )

test('when a complaint is closed its consumer is asked once, until the fourteenth natural day ends', async () => {
  const id = await ended('V-1')
  expect(await read(id)).toMatchObject({ state: 'open', answer: null, mayAnswer: true })
  expect((await read(id)).openUntil).toBe('2026-05-26T16:00:00.000Z')
  expect(await asked(id)).toHaveLength(1)
  const given = await answer(id, { text: '很快就退款了。' })
  expect([given.status, given.body.state, given.body.answer?.text]).toEqual([201, 'answered', '很快就退款了。'])
  const changed = await answer(id, { outcome: 4 })
  expect(changed.body.answer).toEqual({ ...happy, outcome: 4, text: '', mayPublish: false })
  const late = await app.call(contract.skipSurvey, { id }, { as: consumer })
  expect([late.status, late.error.code]).toEqual([409, 'survey.answered'])
})

test('a mark out of range names its field; a running complaint cannot be rated; somebody else’s does not exist', async () => {
  const id = await aComplaintAt(app, 'V-2')
  expect((await read(id)).state).toBe('none')
  const early = await answer(id)
  expect([early.status, early.error.code]).toEqual([409, 'survey.not-asked'])
  const bad = await answer(id, { handling: 6 })
  expect([bad.status, bad.error.fields?.[0]?.path]).toEqual([400, 'handling'])
  const stranger = await app.as('consumer', { consumerId: consumerId('C9') })
  expect((await answer(id, happy, stranger)).status).toBe(404)
  const shop = await app.as('merchant', { merchantId: merchantId('M1') })
  for (const as of [shop, agent, lead]) expect((await answer(id, happy, as)).status).toBe(403)
})

test('skipping is one tap; ended again after a reopening nobody is asked again, but may answer', async () => {
  const id = await aComplaintAt(app, 'V-3')
  await app.call(withdraw, { id }, { as: consumer })
  await app.runJobs()
  const skipped = await app.call(contract.skipSurvey, { id }, { as: consumer })
  expect([skipped.status, skipped.body.state]).toEqual([201, 'skipped'])
  expect((await app.call(contract.skipSurvey, { id }, { as: consumer })).status).toBe(201)
  const again = await app.call(reopen, { id, because: 'new-evidence', text: long }, { as: consumer })
  expect(again.status, JSON.stringify(again.error)).toBe(201)
  await app.runJobs()
  expect((await read(id)).mayAnswer).toBe(false)
  await app.call(withdraw, { id }, { as: consumer })
  await app.runJobs()
  expect(await asked(id)).toHaveLength(1)
  expect((await answer(id)).body.state).toBe('answered')
})

test('a guest answers by the link of the case and by nothing else', async () => {
  const guests = guestsOf(app)
  const { token } = await guests.file('wang@example.com')
  await app.call(guests.behind(withdraw), { id: token })
  await app.runJobs()
  const given = await app.call(guests.behind(contract.answerSurvey), { id: token, ...happy })
  expect([given.status, given.body.state]).toEqual([201, 'answered'])
  expect((await app.call(contract.answerSurvey, { id: token, ...happy })).status).toBe(401)
})

test('an unhappy answer becomes a call back that stays until somebody has called, also when the answer gets better', async () => {
  const id = await ended('V-4')
  await answer(id, {
    outcome: 1,
    solved: 'no',
    text: '打了三次电话都没有人理我，我的电话是13800138000。',
    mayPublish: true,
  })
  expect(await answer(id, { outcome: 5 })).toMatchObject({ status: 201 })
  await answer(id, { outcome: 2, text: '打了三次电话都没有人理我，我的电话是13800138000。', mayPublish: true })
  const [due] = await list('call-backs')
  expect(due).toMatchObject({
    complaint: id,
    outcome: 2,
    agent: '李专员',
    callBack: { state: 'due', clock: { lastDay: '2026-05-15' } },
  })
  expect(due?.publishable).toContain('（号码）')
  const told = (await app.call(listMyNotices, {}, { as: lead })).body.rows.filter(({ subject }) => subject === due?.id)
  expect(told).toHaveLength(1)
  const short = await app.call(contract.noteCallBack, { id: due?.id ?? '', text: '打了' }, { as: lead })
  expect([short.status, short.error.fields?.[0]?.path]).toEqual([400, 'text'])
  expect((await app.call(contract.noteCallBack, { id: due?.id ?? '', text: long }, { as: agent })).status).toBe(403)
  const done = await app.call(contract.noteCallBack, { id: due?.id ?? '', text: long }, { as: lead })
  expect(done.body.callBack).toMatchObject({ state: 'done', by: '周主管', note: long })
  const twice = await app.call(contract.noteCallBack, { id: due?.id ?? '', text: long }, { as: lead })
  expect([twice.status, twice.error.code]).toEqual([409, 'survey.no-call-back'])
  const after = await answer(id)
  expect([after.status, after.error.code]).toEqual([409, 'survey.handled'])
  expect(await list('call-backs')).toEqual([])
  expect(await list('low')).toHaveLength(1)
})

test('two leads who note the same call at once note it once', async () => {
  const id = await ended('V-5')
  await answer(id, { handling: 1 })
  const [due] = await list('call-backs')
  const both = await Promise.all(
    [1, 2].map(() => app.call(contract.noteCallBack, { id: due?.id ?? '', text: long }, { as: lead })),
  )
  expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409])
})

test('the consent to publish is withdrawn at any time, also when the survey is over', async () => {
  const id = await ended('V-6')
  await answer(id, { text: '客服很耐心，谢谢。', mayPublish: true })
  expect(await list('publishable')).toHaveLength(2)
  app.clock.now = new Date(app.clock.now.getTime() + 20 * dayMs)
  await signIn()
  expect((await read(id)).whyNot?.code).toBe('survey.over')
  expect((await answer(id)).error.code).toBe('survey.over')
  const gone = await app.call(contract.withdrawWords, { id }, { as: consumer })
  expect([gone.status, gone.body.answer?.mayPublish]).toEqual([201, false])
  const twice = await app.call(contract.withdrawWords, { id }, { as: consumer })
  expect([twice.status, twice.error.code]).toEqual([409, 'survey.nothing-to-withdraw'])
  expect(await list('publishable')).toHaveLength(1)
})

test('whoever handled a case never reads its single answer, also as a lead; nothing of it is on the timeline', async () => {
  const both = await app.as('admin')
  const id = await ended('V-7', await app.as('agent'))
  await answer(id, { outcome: 1 })
  await app.db
    .updateTable('complaints.survey')
    .set({ agent_id: both.actor.id })
    .where('complaint_id', '=', id)
    .execute()
  const rows = await list('call-backs')
  expect(rows.map(({ complaint }) => complaint)).toContain(id)
  expect(await list('call-backs', both)).toEqual([])
  const row = rows.find(({ complaint }) => complaint === id)
  expect((await app.call(contract.noteCallBack, { id: row?.id ?? '', text: long }, { as: both })).status).toBe(404)
  const facts = (await app.call(readTimeline, { id }, { as: lead })).body.rows.map(({ kind }) => kind)
  expect(facts.filter((kind) => kind.startsWith('survey.'))).toEqual([])
})

test('agent and shop get sums of months that are over, from the fifth answer on; a lead gets lines with intervals', async () => {
  agent = await app.as('agent', { displayName: '王专员' })
  const shop = await app.as('merchant', { merchantId: merchantId('M1') })
  const own = async (as: Person) => (await app.call(readOwnFigures, {}, { as })).body.blocks
  expect(await own(agent)).toEqual([])
  for (const at of [1, 2, 3, 4, 5]) await answer(await ended(`W-${at}`), { outcome: at })
  expect(await own(agent)).toEqual([])
  app.clock.now = new Date('2026-07-02T09:00:00+08:00')
  await signIn()
  agent = { ...agent, cookie: (await app.as('agent')).cookie }
  const figures = (await app.call(readFigures, {}, { as: lead })).body
  const line = figures.lines.agent.find(({ name }) => name === '王专员')
  expect(line).toMatchObject({ asked: 5, answered: 5, satisfiedWithOutcome: { count: 2, of: 5 } })
  expect(line?.satisfiedWithOutcome?.low).toBeGreaterThan(0.1)
  const few = figures.lines.channel.filter(({ answered }) => answered < figures.minimum)
  expect(few.every(({ satisfiedWithOutcome, solved }) => satisfiedWithOutcome === null && solved === null)).toBe(true)
  const [block] = await own(await app.as('merchant', { merchantId: merchantId('M1') }))
  expect(block?.answered).toBeGreaterThanOrEqual(5)
  expect(JSON.stringify(block)).not.toMatch(/cmp_|svy_/)
  expect((await app.call(readFigures, {}, { as: await app.as('agent') })).status).toBe(403)
  expect((await app.call(readOwnFigures, {}, { as: lead })).status).toBe(403)
  expect(shop.actor.merchantId).toBe(merchantId('M1'))
})

test('a lead takes the answers along as a file; a shop does not', async () => {
  const file = await app.call(contract.exportAnswers, { tab: 'low' }, { as: lead })
  expect(file.status).toBe(200)
  const shop = await app.as('merchant', { merchantId: merchantId('M1') })
  expect((await app.call(contract.exportAnswers, {}, { as: shop })).status).toBe(403)
  expect((await app.call(contract.listAnswers, {}, { as: shop })).status).toBe(403)
})
