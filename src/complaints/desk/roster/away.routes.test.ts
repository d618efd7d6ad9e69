import { afterEach, beforeEach, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../../tests/support/app.ts'
import { consumerId } from '../../../../tests/support/order.ts'
import { assign, readCase } from '../../case.contract.ts'
import { listTasks } from '../../../kernel/http/home.contract.ts'
import { aComplaintAt } from '../desk.example.ts'
import { beginAbsence } from './away.actions.ts'
import { listHandedOver, previewAbsence } from './away.contract.ts'
import { rosterJobs } from './roster.jobs.ts'
import * as contract from './roster.contract.ts'

let app: TestApp
let lead: Person
let li: Person
let zhou: Person
/** Filed on a Tuesday, in the hands of 李敏; the shop and the platform have some days each. */
let id: string
beforeEach(async () => {
  app = await testApp({ now: '2026-05-12T10:00:00+08:00' })
  lead = await app.as('admin')
  li = await app.as('agent', { displayName: '李敏' })
  zhou = await app.as('agent', { displayName: '周洋' })
  id = await aComplaintAt(app, 'AW-1')
  const filed = (await app.call(readCase, { id }, { as: lead })).body
  const given = await app.call(assign, { id, agentId: li.actor.id, version: filed.version }, { as: lead })
  expect(given.status, JSON.stringify(given.error)).toBe(201)
  await setDuty(zhou)
})
afterEach(() => app.close())

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
  version: 0,
}
const setDuty = (who: Person) => app.call(contract.saveDuty, { id: who.actor.id, ...office }, { as: lead })
/** Signed in anew: the clock moves by days, and a session does not last that long. */
const agentOf = async () => (await app.call(readCase, { id }, { as: await app.as('admin') })).body.agent?.name
/** From Wednesday to Wednesday a week later: the first answer cannot wait for it. */
const away = (part: { untilDay?: string; handOver?: boolean } = {}) => ({
  accountId: li.actor.id,
  fromDay: '2026-05-13',
  untilDay: '2026-05-20',
  kind: 'leave' as const,
  ...part,
})
const enter = async (part: Parameters<typeof away>[0] = {}) => {
  const added = await app.call(contract.addAbsence, away(part), { as: li })
  expect(added.status, JSON.stringify(added.error)).toBe(201)
  return added.body.rows.find((row) => row.id === li.actor.id)?.absences[0]?.id ?? ''
}
const look = async (at: string) => {
  app.clock.now = new Date(at)
  const job = rosterJobs.find(({ name }) => name === 'complaints.look-for-absences')
  await app.inTx(async (ctx) => job?.run(ctx, {}))
  await app.runJobs()
}
const told = (who: Person, template: string) =>
  app.db
    .selectFrom('kernel.notice')
    .select(['heading', 'href'])
    .where('recipient', '=', who.actor.id)
    .where('template', '=', template)
    .where('channel', '=', 'in-app')
    .execute()
const firstDay = '2026-05-13T00:10:00+08:00'

test('on the first day of an absence what cannot wait goes to a colleague by the rule, as the preview showed, with the reason in the case', async () => {
  const { kind: _kind, ...days } = away()
  const preview = (await app.call(previewAbsence, days, { as: li })).body
  expect(preview).toMatchObject({ rows: [{ id, to: { name: '周洋' } }], stay: 0, more: false, backOn: '2026-05-21' })
  const absence = await enter()
  await look('2026-05-12T23:50:00+08:00')
  expect(await agentOf()).toBe('李敏')
  await look(firstDay)
  expect(await agentOf()).toBe('周洋')
  expect(await told(zhou, 'complaint.handed-over-absent')).toHaveLength(1)
  expect(await told(zhou, 'complaint.assigned')).toHaveLength(0)
  const [why] = (await app.call(contract.listAssignments, { id }, { as: await app.as('agent') })).body.rows
  expect(why).toMatchObject({ how: 'absence', agent: '周洋', before: '李敏' })
  expect(why?.considered.length).toBe(1)
  const list = (await app.call(listHandedOver, { id: absence }, { as: await app.as('admin') })).body
  expect(list).toMatchObject({ name: '李敏', untilDay: '2026-05-20', rows: [{ id, to: { name: '周洋' } }] })
})

test('twice, and by two at once, it is done once', async () => {
  const absence = await enter()
  app.clock.now = new Date(firstDay)
  await Promise.all([1, 2].map(() => app.inTx((ctx) => beginAbsence(ctx, absence))))
  await look(firstDay)
  expect(
    (await app.call(contract.listAssignments, { id }, { as: await app.as('admin') })).body.rows.map(({ how }) => how),
  ).toEqual(['absence'])
  expect(await told(zhou, 'complaint.handed-over-absent')).toHaveLength(1)
})

test('what was missed on the first day is made up for on a later one, and never after the absence', async () => {
  const absence = await enter()
  app.clock.now = new Date('2026-05-21T00:10:00+08:00')
  await app.inTx((ctx) => beginAbsence(ctx, absence))
  expect(await agentOf()).toBe('李敏')
  await look('2026-05-14T00:10:00+08:00')
  expect(await agentOf()).toBe('周洋')
})

test('a case whose limits leave time until the return stays', async () => {
  const { kind: _kind, ...days } = away({ untilDay: '2026-05-13' })
  await app.db
    .updateTable('complaints.complaint')
    .set({ next_due_at: new Date('2026-05-16T00:00:00+08:00') })
    .execute()
  const preview = (await app.call(previewAbsence, days, { as: li })).body
  expect([preview.rows, preview.stay, preview.backOn]).toEqual([[], 1, '2026-05-14'])
  await enter({ untilDay: '2026-05-13' })
  await look(firstDay)
  expect(await agentOf()).toBe('李敏')
  // It stays on purpose: the lead has nothing to do about it.
  expect(JSON.stringify((await app.call(listTasks, {}, { as: lead })).body)).not.toContain('还没有移交')
  await look('2026-05-14T00:10:00+08:00')
  expect(await told(li, 'complaint.handed-over-meanwhile')).toHaveLength(0)
})

test('an absence that was taken back, and one that says so, hand nothing over', async () => {
  const absence = await enter()
  await app.call(contract.cancelAbsence, { id: absence }, { as: li })
  await enter({ handOver: false })
  await look(firstDay)
  expect(await agentOf()).toBe('李敏')
})

test('what nobody can take stays', async () => {
  await app.call(contract.addAbsence, { ...away(), accountId: zhou.actor.id }, { as: lead })
  await enter()
  await look(firstDay)
  expect(await agentOf()).toBe('李敏')
})

test('who is back reads once, on the first working day, how many were handed over and where the list is', async () => {
  const absence = await enter({ untilDay: '2026-05-22' })
  await look(firstDay)
  await look('2026-05-23T09:00:00+08:00')
  expect(await told(li, 'complaint.handed-over-meanwhile')).toHaveLength(0)
  await look('2026-05-25T00:10:00+08:00')
  await look('2026-05-25T00:20:00+08:00')
  const notices = await told(li, 'complaint.handed-over-meanwhile')
  expect(notices.map(({ heading, href }) => [heading, href])).toEqual([
    ['缺勤期间移交了 1 件投诉', `/complaints/roster?handed=${absence}`],
  ])
})

test('who comes back early reads it as soon as the absence is taken back', async () => {
  const absence = await enter()
  await look(firstDay)
  await app.call(contract.cancelAbsence, { id: absence }, { as: await app.as('admin') })
  await look('2026-05-13T09:00:00+08:00')
  expect(await told(li, 'complaint.handed-over-meanwhile')).toHaveLength(1)
})

test('the absence of somebody else, days that are turned and an unknown absence are refused', async () => {
  const { kind: _kind, ...days } = away()
  const foreign = await app.call(previewAbsence, days, { as: zhou })
  expect([foreign.status, foreign.error.code]).toEqual([403, 'desk.not-yours'])
  const turned = await app.call(previewAbsence, { ...days, untilDay: '2026-05-12' }, { as: li })
  expect([turned.status, turned.error.code]).toEqual([422, 'desk.absence-reversed'])
  const absence = await enter()
  expect((await app.call(listHandedOver, { id: absence }, { as: zhou })).error.code).toBe('desk.not-yours')
  expect((await app.call(listHandedOver, { id: 'abs_none' }, { as: li })).status).toBe(404)
  const consumer = await app.as('consumer', { consumerId: consumerId('C9') })
  expect((await app.call(listHandedOver, { id: absence }, { as: consumer })).status).toBe(403)
})
