import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { namesOf } from '../../../kernel/access/people.ts'
import { listTasks } from '../../../kernel/http/home.contract.ts'
import { listMyNotices } from '../../../kernel/notice/notice.contract.ts'
import { testApp, type Person, type TestApp } from '../../../../tests/support/app.ts'
import { consumerId } from '../../../../tests/support/order.ts'
import { readCase } from '../../case.contract.ts'
import { readDesk } from '../desk.contract.ts'
import { aComplaintAt } from '../desk.example.ts'
import { assignWaiting } from './assign.actions.ts'
import { previewAbsence } from './away.contract.ts'
import { handOver, previewHandOver } from './hand-over.contract.ts'
import { giveToLead } from './lead.actions.ts'
import * as contract from './roster.contract.ts'
import { oneChoiceAtATime } from './roster.store.ts'

let app: TestApp
let lead: Person
let li: Person
let zhou: Person
let consumer: Person
/** A Tuesday. */
const tuesday = new Date('2026-05-12T10:00:00+08:00')
beforeAll(async () => {
  app = await testApp({ now: tuesday.toISOString() })
  lead = await app.as('admin')
  li = await app.as('agent', { displayName: '李敏' })
  zhou = await app.as('agent', { displayName: '周洋' })
  consumer = await app.as('consumer', { consumerId: consumerId('C1') })
})
afterAll(() => app.close())

const office = {
  takesNew: true,
  capacity: 20,
  categories: [],
  channels: [],
  languages: [],
  weekdays: [1, 2, 3, 4, 5],
  holidays: false,
  makeUp: true,
  fromMinute: 540,
  untilMinute: 1080,
}
const roster = async () => (await app.call(contract.readRoster, {}, { as: lead })).body
const versionOf = async (who: Person) => (await roster()).rows.find(({ id }) => id === who.actor.id)?.duty?.version ?? 0
const setDuty = async (who: Person, part: Partial<typeof office & { categories: ['price'] | [] }> = {}) => {
  const duty = { id: who.actor.id, ...office, ...part, version: await versionOf(who) }
  const saved = await app.call(contract.saveDuty, duty, { as: lead })
  expect(saved.status, JSON.stringify(saved.error)).toBe(200)
}
const agentOf = async (id: string) => (await app.call(readCase, { id }, { as: lead })).body.agent?.name ?? null

test('without a roster a new complaint waits for somebody to take it', async () => {
  const id = await aComplaintAt(app, 'R-1')
  expect(await agentOf(id)).toBe(null)
  expect((await roster()).rows.map(({ whyNot }) => whyNot)).toEqual(['no-duty', 'no-duty'])
})

test('a new complaint goes to the least loaded on duty, and everybody at the desk can read why', async () => {
  await setDuty(li)
  await setDuty(zhou, { capacity: 1 })
  const first = await aComplaintAt(app, 'R-2')
  const second = await aComplaintAt(app, 'R-3')
  const third = await aComplaintAt(app, 'R-4')
  const agents = [await agentOf(first), await agentOf(second), await agentOf(third)]
  expect(agents.toSorted()).toEqual(['周洋', '李敏', '李敏'].toSorted())
  const why = (await app.call(contract.listAssignments, { id: third }, { as: zhou })).body.rows
  expect(why).toMatchObject([{ how: 'rule', agent: '李敏', before: null }])
  expect(why[0]?.seed).toMatch(/^[0-9a-f]{64}$/)
  expect(why[0]?.considered.find(({ name }) => name === '周洋')).toMatchObject({ load: 1, capacity: 1, whyNot: 'full' })
  await app.runJobs()
  const told = (await app.call(listMyNotices, {}, { as: li })).body.rows
  expect(told.filter(({ subject }) => subject === third)).toHaveLength(1)
  expect((await app.call(contract.listAssignments, { id: third }, { as: consumer })).status).toBe(403)
})

test('what came before the shift is given out when it begins', async () => {
  app.clock.now = new Date('2026-05-12T08:30:00+08:00')
  const id = await aComplaintAt(app, 'R-5')
  expect(await agentOf(id)).toBe(null)
  app.clock.now = new Date('2026-05-12T09:10:00+08:00')
  await app.inTx((ctx) => assignWaiting(ctx))
  expect(await agentOf(id)).toBe('李敏')
  app.clock.now = tuesday
})

test('two who take the next one at the same time get two different ones, and with nothing left are told so', async () => {
  await setDuty(li, { takesNew: false })
  await setDuty(zhou, { takesNew: false })
  const made = [await aComplaintAt(app, 'R-6'), await aComplaintAt(app, 'R-7')]
  const [one, other] = await Promise.all([
    app.call(contract.takeNext, {}, { as: li }),
    app.call(contract.takeNext, {}, { as: zhou }),
  ])
  expect([one.status, other.status]).toEqual([201, 201])
  expect([one.body.id, other.body.id].toSorted()).toEqual(made.toSorted())
  const none = await app.call(contract.takeNext, {}, { as: li })
  expect([none.status, none.error.code]).toEqual([409, 'desk.nothing-waiting'])
})

test('an agent takes only what he can do and is no side of', async () => {
  const own = await app.as('agent', { consumerId: consumerId('C1'), displayName: '自己也买' })
  const picky = await app.as('agent', { displayName: '只看价格' })
  await setDuty(picky, { categories: ['price'] as never, takesNew: false })
  const id = await aComplaintAt(app, 'R-8')
  for (const as of [own, picky]) expect((await app.call(contract.takeNext, {}, { as })).status).toBe(409)
  expect((await app.call(contract.takeNext, {}, { as: li })).body.id).toBe(id)
})

test('an absence is on the roster, takes one out of the choice, stands on the desk of the lead, and can be taken back', async () => {
  await setDuty(li)
  const away = { accountId: li.actor.id, fromDay: '2026-05-12', untilDay: '2026-05-14', kind: 'leave' as const }
  const added = await app.call(contract.addAbsence, away, { as: li })
  const row = added.body.rows.find(({ id }) => id === li.actor.id)
  expect([added.status, row?.whyNot, row?.absences.length]).toEqual([201, 'absent', 1])
  const home = JSON.stringify((await app.call(listTasks, {}, { as: lead })).body)
  expect(home).toContain('缺勤专员的投诉还没有移交')
  const other = await app.call(contract.addAbsence, away, { as: zhou })
  expect([other.status, other.error.code]).toEqual([403, 'desk.not-yours'])
  const back = await app.call(contract.cancelAbsence, { id: row?.absences[0]?.id ?? '' }, { as: lead })
  expect(back.body.rows.find(({ id }) => id === li.actor.id)?.whyNot).toBe(null)
})

test('a hand-over does what its preview showed, with a note in each case and one message to each who takes over', async () => {
  await setDuty(zhou)
  const preview = (await app.call(previewHandOver, { from: li.actor.id }, { as: lead })).body
  expect(preview.rows.length).toBeGreaterThan(2)
  expect(preview.rows.every(({ to }) => to?.name === '周洋')).toBe(true)
  const [first] = preview.rows
  const rows = preview.rows.flatMap(({ id, to }) => (to ? [{ id, to: to.id }] : []))
  const note = '李敏休假到周四，请先看今天到期的。'
  const done = (await app.call(handOver, { from: li.actor.id, note, rows }, { as: li })).body
  expect([done.handed.toSorted(), done.refused]).toEqual([rows.map(({ id }) => id).toSorted(), []])
  expect(await agentOf(first?.id ?? '')).toBe('周洋')
  const desk = (await app.call(readDesk, { id: first?.id ?? '' }, { as: zhou })).body
  expect(desk.notes.map(({ text }) => text)).toEqual([note])
  await app.runJobs()
  const told = (await app.call(listMyNotices, {}, { as: zhou })).body.rows
  expect(told.filter(({ template }) => template === 'complaint.handed-over')).toHaveLength(1)
  const again = (await app.call(handOver, { from: li.actor.id, note, rows }, { as: li })).body
  expect([again.handed, again.refused[0]?.code]).toEqual([[], 'desk.moved-meanwhile'])
  const foreign = await app.call(previewHandOver, { from: li.actor.id }, { as: zhou })
  expect([foreign.status, foreign.error.code]).toEqual([403, 'desk.not-yours'])
})

test('a duty on old ground, a shift that ends before it begins, an absence that is over and a person who is no agent are refused by field', async () => {
  const stale = await app.call(contract.saveDuty, { id: zhou.actor.id, ...office, version: 0 }, { as: lead })
  expect([stale.status, stale.error.code]).toEqual([409, 'desk.changed-meanwhile'])
  const version = await versionOf(zhou)
  const turned = { id: zhou.actor.id, ...office, fromMinute: 1080, untilMinute: 540, version }
  const shift = await app.call(contract.saveDuty, turned, { as: lead })
  expect([shift.status, shift.error.code]).toEqual([422, 'desk.shift-reversed'])
  const over = { accountId: li.actor.id, fromDay: '2026-05-01', untilDay: '2026-05-02', kind: 'leave' as const }
  expect((await app.call(contract.addAbsence, over, { as: li })).error.code).toBe('desk.absence-over')
  const far = { ...over, fromDay: '2099-12-01', untilDay: '2099-12-03' }
  for (const answer of [
    await app.call(contract.addAbsence, far, { as: li }),
    await app.call(
      previewAbsence,
      { accountId: far.accountId, fromDay: far.fromDay, untilDay: far.untilDay },
      { as: li },
    ),
  ])
    expect([answer.status, answer.error.code, answer.error.params['field']]).toEqual([
      422,
      'desk.absence-far',
      'untilDay',
    ])
  const nobody = await app.call(contract.saveDuty, { id: consumer.actor.id, ...office, version: 0 }, { as: lead })
  expect(nobody.status).toBe(404)
  expect((await app.call(contract.saveDuty, { id: li.actor.id, ...office, version: 0 }, { as: li })).status).toBe(403)
})

test('a case whose promise was broken goes to the lead also while somebody at the desk chooses who gets what', async () => {
  const id = await aComplaintAt(app, 'R-LEAD')
  await app.inTx(async (choosing) => {
    await oneChoiceAtATime(choosing)
    await app.inTx(async (ctx) => {
      await sql`set local lock_timeout = '2s'`.execute(ctx.db)
      await giveToLead(ctx, id)
    })
  })
  const given = (await app.call(readCase, { id }, { as: lead })).body.agent
  expect(given?.name).toBe((await namesOf(app.ctx(), [lead.actor.id])).get(lead.actor.id))
})
