import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { consumerId } from '../../../tests/support/order.ts'
import { listTasks } from '../../kernel/http/home.contract.ts'
import { acknowledge, readCase, withdraw } from '../case.contract.ts'
import * as complaints from '../complaint.store.ts'
import { aComplaintAt } from '../desk/desk.example.ts'
import { drawSample } from './draw.rules.ts'
import * as contract from './quality.contract.ts'
import * as round from './round.contract.ts'

const long = '答复和办结都在期限内，双方都说明过，理由写得清楚。'
const items = [
  'in-time',
  'facts-asked',
  'both-heard',
  'law-cited',
  'reasons-given',
  'outcome-done',
  'tone',
  'data-protected',
]
type Found = 'yes' | 'no' | 'not-applicable'
const findings = (other: Record<string, Found> = {}): contract.Findings =>
  Object.fromEntries(
    items.map((id) => [id, { found: other[id] ?? 'yes', note: other[id] === 'no' ? '没有做到的说明' : '' }]),
  )

let app: TestApp
let consumer: Person
let agent: Person
let reviewer: Person
let second: Person
let lead: Person
const cases: string[] = []
beforeAll(async () => {
  app = await testApp({ now: '2026-05-12T09:00:00+08:00' })
  consumer = await app.as('consumer', { consumerId: consumerId('C1') })
  agent = await app.as('agent', { displayName: '李专员' })
  reviewer = await app.as('agent', { displayName: '周质检' })
  second = await app.as('agent', { displayName: '吴质检' })
  lead = await app.as('admin', { displayName: '郑主管' })
  for (const own of ['Q-1', 'Q-2', 'Q-3', 'Q-4']) {
    const id = await aComplaintAt(app, own)
    expect((await app.call(acknowledge, { id }, { as: agent })).status).toBe(201)
    expect((await app.call(withdraw, { id }, { as: consumer })).status).toBe(201)
    cases.push(id)
  }
  await app.runJobs()
})
afterAll(() => app.close())

const period = { from: '2026-05-01', until: '2026-05-12' }
const read = async (id: string, as = lead) => (await app.call(contract.readReview, { id }, { as })).body
const mine = async (as: Person, tab: 'mine' | 'about-me' = 'mine') =>
  (await app.call(contract.listReviews, { tab }, { as })).body.rows
let drawn: string

test('a lead draws two of the closed cases; seed and candidates let anybody draw again, and no reviewer handled a case', async () => {
  const input = { ...period, size: { count: 2 }, reviewers: [agent.actor.id, reviewer.actor.id] }
  const made = await app.call(round.drawRound, input, { as: lead })
  expect(made.status, JSON.stringify(made.error)).toBe(201)
  expect(made.body).toMatchObject({ wanted: 2, candidates: 4, drawn: 2, done: 0 })
  const again = drawSample(made.body.cases, 2, made.body.seed)
  expect(
    made.body.cases
      .filter((one) => one.drawn)
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual(again.toSorted())
  expect(await mine(agent)).toEqual([])
  const rows = await mine(reviewer)
  expect(rows.map(({ complaint }) => complaint).toSorted()).toEqual(again.toSorted())
  drawn = rows[0]?.id ?? ''
  const tasks = (await app.call(listTasks, {}, { as: reviewer })).body.rows
  expect(tasks.filter(({ href }) => href.startsWith('/complaints/quality/'))).toHaveLength(2)
})

test('a period that ends tomorrow, a person who may not review and a consumer draw nothing', async () => {
  const base = { ...period, size: { count: 1 }, reviewers: [reviewer.actor.id] }
  const late = await app.call(round.drawRound, { ...base, until: '2026-05-13' }, { as: lead })
  expect([late.status, late.error.code]).toEqual([422, 'quality.period'])
  const who = await app.call(round.drawRound, { ...base, reviewers: [consumer.actor.id] }, { as: lead })
  expect([who.status, who.error.code]).toEqual([422, 'quality.no-reviewer'])
  const bad = await app.call(round.drawRound, { ...base, size: { count: 0 } }, { as: lead })
  expect(bad.status).toBe(400)
  expect((await app.call(round.drawRound, base, { as: agent })).status).toBe(403)
  expect((await app.call(contract.listReviews, {}, { as: consumer })).status).toBe(403)
})

test('the checklist is filed once and gives the score of the rulebook; the case is what it was', async () => {
  const before = await read(drawn)
  const file = (given: contract.Findings, as = reviewer) =>
    app.call(
      contract.fileResult,
      {
        id: drawn,
        findings: given,
        finding: long,
        tasks: [{ text: '下次写明条文版本', owner: agent.actor.id, dueOn: '2026-05-20' }],
      },
      { as },
    )
  const caseBefore = await app.inTx((ctx) => complaints.find(ctx, before.complaint))
  const { tone: _tone, ...rest } = findings()
  const part = await file(rest)
  expect([part.status, part.error.code]).toEqual([422, 'quality.item-missing'])
  expect((await file(findings(), second)).status).toBe(404)
  expect((await file(findings(), lead)).error.code).toBe('quality.not-now')
  const both = await Promise.all([1, 2].map(() => file(findings({ 'both-heard': 'no' }))))
  expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409])
  expect(await read(drawn)).toMatchObject({ state: 'done', score: 85, failed: true, tasksOpen: 1 })
  expect(await app.inTx((ctx) => complaints.find(ctx, before.complaint))).toEqual(caseBefore)
})

test('whoever only governs reads the review but is not sent to the case, which stays closed to him', async () => {
  const governor = await app.as('governance-officer')
  const view = await read(drawn, governor)
  expect(view).toMatchObject({ state: 'done', mayOpen: false })
  expect((await app.call(readCase, { id: view.complaint }, { as: governor })).status).toBe(403)
  for (const as of [lead, agent, reviewer]) {
    expect(await read(drawn, as)).toMatchObject({ mayOpen: true })
    expect((await app.call(readCase, { id: view.complaint }, { as })).status).toBe(200)
  }
})

test('the reviewed agent reads it, objects once, and somebody else decides; the task is done with a note', async () => {
  expect((await mine(agent, 'about-me')).map(({ id }) => id)).toEqual([drawn])
  const object = () => app.call(contract.answerReview, { id: drawn, text: long, objects: true }, { as: agent })
  expect((await object()).body).toMatchObject({ state: 'objected', answer: { objects: true } })
  expect((await object()).error.code).toBe('quality.not-now')
  const decide = { id: drawn, decision: 'changed' as const, text: long }
  const own = await app.call(contract.decideObjection, decide, { as: reviewer })
  expect([own.status, own.error.code]).toEqual([409, 'quality.not-now'])
  const bare = await app.call(contract.decideObjection, decide, { as: lead })
  expect([bare.status, bare.error.code]).toEqual([422, 'quality.findings-needed'])
  const done = await app.call(contract.decideObjection, { ...decide, findings: findings({ tone: 'no' }) }, { as: lead })
  expect(done.body).toMatchObject({
    state: 'decided',
    score: 95,
    failed: false,
    decision: { what: 'changed', by: '郑主管' },
  })
  const [task] = done.body.tasks
  const close = () =>
    app.call(contract.closeTask, { id: drawn, task: task?.id ?? '', note: '已经学习新版本' }, { as: agent })
  expect((await close()).body.tasksOpen).toBe(0)
  expect((await close()).error.code).toBe('quality.task-done')
})

test('a second, independent review shows how far two agree, and does not read the first one before', async () => {
  const same = await app.call(contract.calibrate, { id: drawn, reviewer: reviewer.actor.id }, { as: lead })
  expect([same.status, same.error.code]).toEqual([409, 'quality.conflict'])
  const handled = await app.call(contract.calibrate, { id: drawn, reviewer: agent.actor.id }, { as: lead })
  expect(handled.error.code).toBe('quality.conflict')
  const made = await app.call(contract.calibrate, { id: drawn, reviewer: second.actor.id }, { as: lead })
  expect(made.status, JSON.stringify(made.error)).toBe(201)
  const [todo] = await mine(second)
  expect((await app.call(contract.readReview, { id: drawn }, { as: second })).status).toBe(404)
  expect((await app.call(contract.readReview, { id: todo?.id ?? '' }, { as: agent })).status).toBe(404)
  const given = { id: todo?.id ?? '', findings: findings({ tone: 'no', 'in-time': 'no' }), finding: long }
  expect((await app.call(contract.fileResult, given, { as: second })).status).toBe(201)
  expect((await read(drawn)).agreement).toMatchObject({ items: 8, same: 7 })
  const figures = (await app.call(round.readQualityFigures, {}, { as: lead })).body
  expect(figures.calibration).toMatchObject({ pairs: 1, items: 8, same: 7 })
  expect(figures).toMatchObject({ reviewed: 1, passed: null, tasksOpen: 0 })
})

test('a case is added by hand with a reason, only once, and a conflict is refused', async () => {
  const left = (await app.call(round.listRounds, {}, { as: lead })).body.rows[0]?.id ?? ''
  const view = (await app.call(round.readRound, { id: left }, { as: lead })).body
  const free = view.cases.find((one) => !one.drawn)?.id ?? ''
  const receipt = (await app.inTx((ctx) => complaints.find(ctx, free)))?.receipt ?? ''
  const add = (reviewerId: string) =>
    app.call(contract.addReview, { receipt, reason: '消费者来信反映答复太慢。', reviewer: reviewerId }, { as: lead })
  const conflict = await add(agent.actor.id)
  expect([conflict.status, conflict.error.code]).toEqual([409, 'quality.conflict'])
  const made = await add(reviewer.actor.id)
  expect(made.body).toMatchObject({ byHand: true, round: null, state: 'to-do' })
  expect((await add(reviewer.actor.id)).error.code).toBe('quality.reviewed-already')
  const moved = { id: made.body.id, reviewer: second.actor.id }
  expect((await app.call(contract.assignReviewer, moved, { as: lead })).body.reviewer?.name).toBe('吴质检')
  const gone = await app.call(contract.addReview, { receipt: 'XB-20200101-AAAA-AAAA', reason: long }, { as: lead })
  expect([gone.status, gone.error.code]).toEqual([404, 'quality.no-such-receipt'])
  expect((await app.call(contract.exportReviews, {}, { as: lead })).status).toBe(200)
  expect((await app.call(contract.exportReviews, {}, { as: agent })).status).toBe(403)
})
