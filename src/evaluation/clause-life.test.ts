import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../tests/support/app.ts'
import { startClock, stopClock } from '../kernel/clock/clock.actions.ts'
import { measurePlanRoute, readClauseRoute } from './plan.contract.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T09:00:00+08:00' })
})
afterAll(() => app.close())

const respond = 'complaint.respond.platform'
const finish = 'complaint.finish.platform'
const start = (subject: string, rule: string) =>
  app.inTx((ctx) => startClock(ctx, { rule, subject, startedAt: app.clock.now }))
const stop = (id: string) => app.inTx((ctx) => stopClock(ctx, id, { at: app.clock.now, outcome: 'met' }))
async function stateAt(instant: string) {
  app.clock.now = new Date(instant)
  const officer = await app.as('governance-officer')
  expect((await app.call(measurePlanRoute, {}, { as: officer })).status).toBe(201)
  return (await app.call(readClauseRoute, { id: '7.3.1' }, { as: officer })).body
}

test('clause 7.3.1 through a complaint: nothing to measure, kept while answered in time, broken when one is overdue, and by its late answer for ninety days', async () => {
  expect(await stateAt('2026-03-02T09:00:00+08:00')).toMatchObject({
    state: 'at-risk',
    reasons: [{ code: 'nothing-measured' }],
  })

  const answered = await start('cmp_answered', respond)
  await start('cmp_answered', finish)
  app.clock.now = new Date('2026-03-03T10:00:00+08:00')
  await stop(answered.id)
  const kept = await stateAt('2026-03-03T10:05:00+08:00')
  expect(kept).toMatchObject({ state: 'kept', reasons: [] })
  expect(kept.measures.find(({ id }) => id === 'responded')).toMatchObject({ value: 1, sample: 1, state: 'on-target' })

  const forgotten = await start('cmp_forgotten', respond)
  expect((await stateAt('2026-03-06T23:55:00+08:00')).state).toBe('kept')
  const broken = await stateAt('2026-03-07T00:05:00+08:00')
  expect(broken.state).toBe('broken')
  expect(broken.reasons.map(({ code, measure }) => [code, measure?.en])).toEqual([
    ['measure-off-target', 'First answers in time, last 90 days'],
    ['measure-off-target', 'Complaint clocks overdue now'],
  ])

  await stop(forgotten.id)
  const late = await stateAt('2026-03-07T00:10:00+08:00')
  expect(late.measures.find(({ id }) => id === 'overdue')).toMatchObject({ value: 0, state: 'on-target' })
  expect(late.measures.find(({ id }) => id === 'responded')).toMatchObject({
    value: 0.5,
    sample: 2,
    state: 'off-target',
  })

  expect((await stateAt('2026-06-20T09:00:00+08:00')).measures.find(({ id }) => id === 'responded')).toMatchObject({
    value: null,
    state: 'no-data',
  })
})
