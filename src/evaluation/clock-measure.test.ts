import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../tests/support/app.ts'
import { startClock, stopClock, suspendClock } from '../kernel/clock/clock.actions.ts'
import { clocksMet, clocksOverdue } from './clock-measure.store.ts'

const rule = 'complaint.respond.platform'
const question = { measure: 'clocks-met' as const, rules: [rule], days: 90 }
/** Three working days: due at the end of Thursday 5 March. */
const received = new Date('2026-03-02T09:00:00+08:00')
const inTime = new Date('2026-03-05T23:59:00+08:00')
const late = new Date('2026-03-06T00:00:00+08:00')

let app: TestApp
beforeAll(async () => {
  app = await testApp({ now: '2026-03-10T12:00:00+08:00' })
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.db.deleteFrom('kernel.clock').execute()
})

const started = (subject: string, startedAt = received, ruleId = rule) =>
  app.inTx((ctx) => startClock({ ...ctx, now: startedAt }, { rule: ruleId, subject, startedAt }))
async function ended(subject: string, at: Date, outcome: 'met' | 'cancelled' = 'met'): Promise<void> {
  const { id } = await started(subject)
  await app.inTx((ctx) => stopClock({ ...ctx, now: at }, id, { at, outcome }))
}
const met = () => clocksMet(app.ctx(), question)

test('a clock stopped within its last day is met, one at the stroke of its end is not', async () => {
  await ended('cmp_1', inTime)
  await ended('cmp_2', late)
  expect(await met()).toEqual({ value: 0.5, sample: 2 })
})

test('a clock that is still open after its end counts as missed, and one inside its time not at all', async () => {
  await ended('cmp_1', inTime)
  await started('cmp_2')
  await started('cmp_3', new Date('2026-03-10T09:00:00+08:00'))
  expect(await met()).toEqual({ value: 0.5, sample: 2 })
  expect(await clocksOverdue(app.ctx(), { measure: 'clocks-overdue', rules: [rule] })).toEqual({ value: 1, sample: 2 })
})

test('a cancelled clock promised nothing any more', async () => {
  await ended('cmp_1', late, 'cancelled')
  expect(await met()).toEqual({ value: null, sample: 0 })
})

test('a clock that stands still is not overdue, however old it is', async () => {
  const finish = 'complaint.finish.platform'
  const { id } = await started('cmp_1', received, finish)
  const at = new Date('2026-03-03T09:00:00+08:00')
  await app.inTx((ctx) => suspendClock({ ...ctx, now: at }, id, { reason: 'testing', item: 'tst_1', at }))
  const ctx = { ...app.ctx(), now: new Date('2026-08-03T09:00:00+08:00') }
  expect(await clocksOverdue(ctx, { measure: 'clocks-overdue', rules: [finish] })).toEqual({ value: 0, sample: 1 })
  expect(await clocksMet(ctx, { ...question, rules: [finish] })).toEqual({ value: null, sample: 0 })
})

test('other rules and older ends are left out', async () => {
  await started('cmp_1', received, 'complaint.finish.platform')
  await ended('cmp_2', inTime)
  app.clock.now = new Date('2026-07-10T12:00:00+08:00')
  expect(await met()).toEqual({ value: null, sample: 0 })
  app.clock.now = new Date('2026-03-10T12:00:00+08:00')
  expect(await met()).toEqual({ value: 1, sample: 1 })
})

test('where no clock runs there is nothing to say about overdue ones', async () => {
  await ended('cmp_1', late)
  const reading = await clocksOverdue(app.ctx(), { measure: 'clocks-overdue', rules: [rule] })
  expect(reading).toEqual({ value: null, sample: 0 })
})
