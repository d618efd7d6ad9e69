import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { createApiKey } from '../../kernel/access/account.contract.ts'
import { timeline } from '../../kernel/fact/record.ts'
import { listTasks } from '../../kernel/http/home.contract.ts'
import { listMyNotices } from '../../kernel/notice/notice.contract.ts'
import { exportReadings } from '../../kernel/reading/register.contract.ts'
import { openSession } from '../../kernel/access/session.actions.ts'
import { readMe } from '../../kernel/access/session.contract.ts'
import { listCommands, requestCommand } from '../../marketplace/command.contract.ts'
import * as contract from './incident-routes.contract.ts'
import * as papers from './report-routes.contract.ts'

let app: TestApp
let officer: Person
let watcher: Person
const start = '2026-03-02T09:00:00+08:00'

beforeAll(async () => {
  app = await testApp({ now: start })
})
/** Signed in anew for each test: hours pass in between. */
beforeEach(async () => {
  officer = await app.as('privacy-officer', { displayName: '周隐' })
  watcher = await app.as('governance-officer')
})
afterAll(() => app.close())

const draft = {
  title: '客服账号被盗用',
  story: '一个客服账号在夜里查看了大量买家资料。',
  kind: 'leak' as const,
  source: 'alert' as const,
  foundAt: start,
}
const later = (minutes: number) => {
  app.clock.now = new Date(app.clock.now.getTime() + minutes * 60_000)
}
const open = async (more: Partial<typeof draft> & { drill?: boolean } = {}) =>
  (await app.call(contract.openIncident, { ...draft, foundAt: app.clock.now.toISOString(), ...more }, { as: officer }))
    .body
const contain = (id: string, measures: readonly Record<string, unknown>[], complete = false) =>
  app.call(contract.containIncident, { id, measures: measures as never, complete, why: '先切断再查' }, { as: officer })
const lift = (id: string, measure: string | undefined) =>
  app.call(contract.liftMeasure, { id, measure: measure ?? '', why: '已经核实' }, { as: officer })
const told = async (as: Person, word: string) =>
  (await app.call(listMyNotices, { limit: 100 }, { as })).body.rows.filter(({ title }) => title.includes(word)).length

test('an incident opened now has its clocks from when it was found, stands among the tasks, and staff hears of it', async () => {
  const made = await app.call(
    contract.openIncident,
    { ...draft, foundAt: app.clock.now.toISOString() },
    { as: officer },
  )
  expect(made.status).toBe(201)
  expect(made.body).toMatchObject({ state: 'found', drill: false, openedBy: '周隐' })
  expect(made.body.clocks.map(({ rule }) => rule).toSorted()).toEqual([
    'incident.contain',
    'incident.report',
    'incident.tell',
  ])
  const report = made.body.clocks.find(({ rule }) => rule === 'incident.report')
  expect(Date.parse(report?.dueAt ?? '') - app.clock.now.getTime()).toBe(4 * 3_600_000)
  await app.runJobs()
  expect(await told(officer, made.body.number)).toBe(1)
  const tasks = (await app.call(listTasks, {}, { as: officer })).body.rows
  expect(tasks.some(({ href }) => href.endsWith(made.body.id))).toBe(true)
  const rows = (await app.call(contract.listIncidents, {}, { as: watcher })).body.rows
  expect(rows.map(({ id }) => id)).toContain(made.body.id)
})

test('bad input, not allowed, and one that does not exist', async () => {
  expect((await app.call(contract.openIncident, { ...draft, title: '' }, { as: officer })).status).toBe(400)
  const agent = await app.as('agent')
  expect((await app.call(contract.openIncident, draft, { as: agent })).status).toBe(403)
  expect((await app.call(contract.readIncident, { id: 'inc_none' }, { as: officer })).status).toBe(404)
  expect((await app.call(contract.openIncident, draft, { as: watcher })).status).toBe(403)
  const future = new Date(app.clock.now.getTime() + 60_000).toISOString()
  const ahead = await app.call(contract.openIncident, { ...draft, foundAt: future }, { as: officer })
  expect(ahead.error?.code).toBe('incident.found-in-future')
})

test('an incident that is opened late, or whose time runs out with no report, is told to those who watch, in steps', async () => {
  const found = new Date(app.clock.now.getTime() - 90 * 60_000).toISOString()
  const late = await open({ foundAt: found })
  await app.runJobs()
  expect(await told(watcher, `${late.number} 登记得迟`)).toBe(1)
  const soon = await told(officer, `${late.number} 时限将到`)
  later(60)
  await app.runJobs()
  expect(await told(officer, `${late.number} 时限将到`)).toBeGreaterThan(soon)
  expect(await told(watcher, `${late.number} 已经超时`)).toBe(0)
  later(100)
  await app.runJobs()
  expect(await told(watcher, `${late.number} 已经超时`)).toBeGreaterThan(0)
})

test('when it was found is corrected with a reason, what was said before stays, and the clocks run from there', async () => {
  const made = await open()
  const before = made.foundAt
  const earlier = new Date(Date.parse(before) - 3 * 3_600_000).toISOString()
  const ask = (foundAt: string, why = '看门日志里更早就有') =>
    app.call(contract.correctFound, { id: made.id, foundAt, why }, { as: officer })
  expect((await ask(earlier, '')).status).toBe(400)
  const afterwards = new Date(Date.parse(before) + 60_000).toISOString()
  expect((await ask(afterwards)).error?.code).toBe('incident.found-after-opened')
  const corrected = await ask(earlier)
  expect(corrected.body.foundAt).toBe(earlier)
  expect(corrected.body.words[0]).toMatchObject({
    step: 'correct',
    about: before,
    text: '看门日志里更早就有',
    by: '周隐',
  })
  const report = corrected.body.clocks.find(({ rule }) => rule === 'incident.report')
  expect(report?.startedAt).toBe(earlier)
  const facts = await timeline(app.ctx(), made.id)
  expect(facts.find(({ kind }) => kind === 'incident.found-corrected')?.data).toMatchObject({ before, after: earlier })
})

test('an account that is blocked is refused at its very next call and at sign-in, and comes in again when it is lifted', async () => {
  const made = await open()
  const thief = await app.as('agent')
  expect((await app.call(readMe, {}, { as: thief })).body.me?.id).toBe(thief.actor.id)
  const cut = await contain(made.id, [{ kind: 'account', target: thief.actor.id }])
  expect(cut.status).toBe(201)
  expect(cut.body.measures).toMatchObject([{ kind: 'account', name: 'agent', setBy: '周隐', liftedAt: null }])
  expect((await app.call(readMe, {}, { as: thief })).body.me).toBeNull()
  await expect(
    app.inTx((ctx) => openSession(ctx, { userAgent: 'test', ip: '127.0.0.1' }), thief.actor),
  ).rejects.toMatchObject({ code: 'restraint.account-held' })
  const self = await contain(made.id, [{ kind: 'account', target: officer.actor.id }])
  expect(self.error?.code).toBe('restraint.not-yourself')
  expect((await contain(made.id, [{ kind: 'account', target: 'nobody@example.com' }])).error?.code).toBe(
    'restraint.no-target',
  )
  expect((await contain(made.id, [{ kind: 'account', target: thief.actor.id }])).error?.code).toBe(
    'restraint.standing-already',
  )
  const lifted = await lift(made.id, cut.body.measures[0]?.id)
  expect(lifted.body.measures[0]?.liftedAt).not.toBeNull()
  expect((await lift(made.id, cut.body.measures[0]?.id)).error?.code).toBe('restraint.over-already')
  await expect(
    app.inTx((ctx) => openSession(ctx, { userAgent: 'test', ip: '127.0.0.1' }), thief.actor),
  ).resolves.toBeDefined()
})

test('sessions are ended, a key is stopped, exports and a chapter are closed: each refuses the very next call, and only that', async () => {
  const made = await open()
  const admin = await app.as('admin')
  const victim = await app.as('agent')
  const key = (await app.call(createApiKey, { name: 'leaky', scopes: ['marketplace.read'] }, { as: admin })).body
  const machine = { key: key.token }
  expect((await app.call(listCommands, {}, { as: machine })).status).toBe(200)
  const cut = await contain(made.id, [
    { kind: 'sessions', target: victim.actor.id },
    { kind: 'key', target: key.id },
    { kind: 'exports' },
    { kind: 'chapter', target: 'marketplace' },
  ])
  expect(cut.status).toBe(201)
  expect((await app.call(readMe, {}, { as: victim })).body.me).toBeNull()
  expect((await app.call(listCommands, {}, { as: machine })).status).toBe(401)
  expect((await app.call(exportReadings, {}, { as: officer })).error?.code).toBe('restraint.exports-held')
  const write = { kind: 'stop-sale' as const, target: 'lst_1234567' }
  expect((await app.call(requestCommand, write, { as: admin })).error?.code).toBe('restraint.chapter-held')
  expect((await app.call(listCommands, {}, { as: admin })).status).toBe(200)
  const idOf = (kind: string) => cut.body.measures.find((one) => one.kind === kind)?.id
  for (const kind of ['key', 'exports', 'chapter']) expect((await lift(made.id, idOf(kind))).status).toBe(201)
  expect((await lift(made.id, idOf('sessions'))).error?.code).toBe('restraint.over-already')
  expect((await app.call(listCommands, {}, { as: machine })).status).toBe(200)
  expect((await app.call(exportReadings, {}, { as: officer })).status).toBe(200)
  expect((await app.call(requestCommand, write, { as: admin })).error?.code).not.toBe('restraint.chapter-held')
})

test('a drill takes the same steps: nothing is cut and nobody gets a notice', async () => {
  const made = await open({ drill: true })
  const bystander = await app.as('agent')
  const cut = await contain(made.id, [{ kind: 'account', target: bystander.actor.id }, { kind: 'exports' }], true)
  expect(cut.body).toMatchObject({ drill: true, state: 'contained' })
  expect(cut.body.measures).toHaveLength(2)
  expect((await app.call(readMe, {}, { as: bystander })).body.me?.id).toBe(bystander.actor.id)
  expect((await app.call(exportReadings, {}, { as: officer })).status).toBe(200)
  later(300)
  officer = await app.as('privacy-officer')
  await app.runJobs()
  expect(await told(officer, made.number)).toBe(0)
  const drills = await app.call(contract.listIncidents, { tab: 'drills' }, { as: officer })
  expect(drills.body.rows.map(({ id }) => id)).toEqual([made.id])
})

test('nothing chosen and nothing said is no containment; what has stopped is said once and stops its clock', async () => {
  const made = await open()
  expect((await contain(made.id, [])).error?.code).toBe('incident.nothing-to-do')
  const done = await contain(made.id, [], true)
  expect(done.body.state).toBe('contained')
  expect(done.body.clocks.find(({ rule }) => rule === 'incident.contain')?.state).toBe('met')
})

test('graded by numbers whose certainty is said; who the platform is decides the hours, a public danger adds a day', async () => {
  const advice = (known: { people?: number; lossFen?: number }) =>
    app.call(contract.adviseGrade, known as never, { as: officer })
  expect((await advice({})).body).toMatchObject({ suggested: null, unknown: ['people', 'loss'] })
  expect((await advice({ people: 999_999, lossFen: 0 })).body.suggested).toBe('below')
  expect((await advice({ people: 1_000_000 })).body).toMatchObject({ suggested: 'larger', unknown: ['loss'] })
  expect((await advice({ people: 100_000_000 })).body.lines[0]).toMatchObject({ confidence: 'S', reached: true })
  const made = await open()
  const ask = (more: Record<string, unknown>) =>
    app.call(
      contract.gradeIncident,
      {
        id: made.id,
        operator: 'critical',
        grade: 'larger',
        people: 1_200_000,
        lossFen: null,
        publicDanger: true,
        why: '按现有数字',
        ...more,
      } as never,
      { as: officer },
    )
  expect((await ask({ grade: 'huge' })).status).toBe(400)
  const graded = (await ask({})).body
  const rules = graded.clocks.map(({ rule }) => rule)
  expect(rules).toContain('incident.report-critical')
  expect(rules).toContain('network-data-10.flaw-report')
  expect(rules).not.toContain('incident.report')
  expect((await ask({ publicDanger: false })).body.clocks.map(({ rule }) => rule)).not.toContain(
    'network-data-10.flaw-report',
  )
  const confirmed = (await timeline(app.ctx(), made.id)).filter(({ kind }) => kind === 'incident.confirmed')
  expect(confirmed).toHaveLength(1)
})

const submit = (id: string, more: Record<string, unknown> = {}) =>
  app.call(
    papers.reportIncident,
    {
      id,
      kind: 'first',
      authority: '省网信办',
      number: null,
      submittedAt: app.clock.now.toISOString(),
      said: '目前知道的情况',
      ...more,
    } as never,
    { as: officer },
  )

test('a report stops the clock at the instant it was submitted; supplements follow it, and what was late stays late', async () => {
  const made = await open()
  expect((await submit(made.id, { kind: 'supplement' })).error?.code).toBe('incident.report-order')
  expect((await submit(made.id, { authority: '' })).status).toBe(400)
  const ahead = new Date(app.clock.now.getTime() + 60_000).toISOString()
  expect((await submit(made.id, { submittedAt: ahead })).error?.code).toBe('incident.submitted-when')
  const done = await submit(made.id, { number: 'CAC-1' })
  expect(done.body.reports).toMatchObject([{ kind: 'first', authority: '省网信办', number: 'CAC-1' }])
  expect(done.body.clocks.find(({ rule }) => rule === 'incident.report')?.state).toBe('met')
  expect((await submit(made.id)).error?.code).toBe('incident.report-order')
  expect((await submit(made.id, { kind: 'supplement' })).body.reports).toHaveLength(2)
  const late = await open({ foundAt: new Date(app.clock.now.getTime() - 5 * 3_600_000).toISOString() })
  const reported = await submit(late.id)
  expect(reported.body.clocks.find(({ rule }) => rule === 'incident.report')?.state).toBe('breached')
  expect((await app.call(papers.reportIncident, { id: made.id } as never, { as: watcher })).status).toBe(403)
})

test('an incident does not close with open duties; a false alarm closes once somebody else signed, and whoever watches is told', async () => {
  const made = await open()
  const close = () => app.call(papers.closeIncident, { id: made.id, why: '核对完毕' }, { as: officer })
  expect((await close()).error?.code).toBe('incident.not-now')
  const argued = await app.call(papers.argueIncident, { id: made.id, why: '是压力测试的账号' }, { as: officer })
  const argument = argued.body.arguments[0]?.id ?? ''
  expect(argued.body.arguments).toMatchObject([{ maySign: false, agreed: null }])
  expect((await close()).error?.code).toBe('incident.not-now')
  const sign = (as: Person, agreed: boolean) =>
    app.call(papers.signArgument, { id: made.id, argument, agreed, why: '看过日志' }, { as })
  expect((await sign(officer, true)).error?.code).toBe('incident.own-argument')
  expect((await sign(watcher, true)).body.falseAlarm).toBe(true)
  expect((await sign(watcher, false)).error?.code).toBe('incident.signed-already')
  const closed = await close()
  expect(closed.body.state).toBe('closed')
  expect(closed.body.steps.every(({ allowed }) => !allowed)).toBe(true)
  await app.runJobs()
  expect(await told(watcher, `${made.number} 未通知本人即关闭`)).toBe(1)
  expect((await submit(made.id)).error?.code).toBe('incident.not-now')
})
