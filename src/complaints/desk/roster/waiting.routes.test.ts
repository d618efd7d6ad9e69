import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../../tests/support/app.ts'
import { fillGroup } from '../../../../tests/support/mass-group.ts'
import { readCase } from '../../case.contract.ts'
import { aComplaintAt } from '../desk.example.ts'
import { assignWaiting } from './assign.actions.ts'
import { saveDuty, takeNext, type Duty } from './roster.contract.ts'

let app: TestApp
let lead: Person
let li: Person
/** A Tuesday. */
const tuesday = new Date('2026-05-12T10:00:00+08:00')
beforeAll(async () => {
  app = await testApp({ now: tuesday.toISOString() })
  lead = await app.as('admin')
  li = await app.as('agent', { displayName: '李敏' })
})
afterAll(() => app.close())

const office = {
  takesNew: true,
  capacity: 20,
  weekdays: [1, 2, 3, 4, 5],
  holidays: false,
  makeUp: true,
  fromMinute: 540,
  untilMinute: 1080,
}
type Skills = Partial<Pick<Duty, 'categories' | 'channels' | 'languages'>>
const setDuty = async (who: Person, skills: Skills) => {
  const duty = { id: who.actor.id, ...office, categories: [], channels: [], languages: [], ...skills, version: 0 }
  expect((await app.call(saveDuty, duty, { as: lead })).error).toBe(undefined)
}
const agentOf = async (id: string) => (await app.call(readCase, { id }, { as: lead })).body.agent?.name ?? null

test('whoever takes the next one gets none in a language that he does not handle, the most urgent of his own instead', async () => {
  const chinese = await aComplaintAt(app, 'N-1')
  const english = await aComplaintAt(app, 'N-2', { text: 'The pot peeled after three days, I want my money back.' })
  const reader = await app.as('agent', { displayName: 'Kate' })
  await setDuty(reader, { languages: ['en'] })
  expect((await app.call(takeNext, {}, { as: reader })).body.id).toBe(english)
  const none = await app.call(takeNext, {}, { as: reader })
  expect([none.status, none.error.code]).toEqual([409, 'desk.nothing-waiting'])
  expect((await app.call(takeNext, {}, { as: li })).body.id).toBe(chinese)
})

test('what waits behind hundreds that nobody on duty can do finds its agent all the same, in the same run', async () => {
  const before = new Date('2026-05-08T10:00:00+08:00')
  await fillGroup(app.db, { from: 1, to: 430, now: before, merchant: 'mch_other' })
  const id = await aComplaintAt(app, 'N-3')
  await setDuty(li, { categories: ['other'] })
  await app.inTx((ctx) => assignWaiting(ctx))
  expect(await agentOf(id)).toBe('李敏')
  expect(
    await app.db.selectFrom('complaints.assignment').select('id').where('how', '=', 'rule').execute(),
  ).toHaveLength(1)
})
