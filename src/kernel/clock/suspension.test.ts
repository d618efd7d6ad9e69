import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../tests/support/app.ts'
import { testRulebook } from '../../../tests/support/parts.ts'
import { dayText } from '../calendar/day.rules.ts'
import { dueOf } from '../calendar/count.rules.ts'
import { timeline } from '../fact/record.ts'
import { clocksOf, recountOpenClocks, resumeClock, startClock, suspendClock } from './clock.actions.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

const at = (text: string) => new Date(`${text}:00+08:00`)
const start = (subject: string, rule: string) =>
  app.inTx((ctx) => startClock(ctx, { rule, subject, startedAt: app.clock.now }))
const suspend = (id: string, reason: string, when = app.clock.now) =>
  app.inTx((ctx) => suspendClock(ctx, id, { reason, at: when, item: 'itm_1' }))
const fired = async (subject: string) =>
  (await timeline(app.ctx(), subject)).flatMap(({ kind, data }) =>
    kind === 'clock.rung-reached' ? [data['rung']] : [],
  )

test('missing material stops the finish clock, not the respond clock, and waiting for a colleague stops nothing', async () => {
  app.clock.now = at('2026-03-02T10:00')
  const [respond, finish] = [
    await start('cmp_why', 'complaint.respond.platform'),
    await start('cmp_why', 'complaint.finish.platform'),
  ]
  await expect(suspend(respond.id, 'needs-info')).rejects.toMatchObject({ code: 'clock.reason-does-not-stop' })
  await expect(suspend(finish.id, 'internal-wait')).rejects.toMatchObject({ code: 'clock.reason-does-not-stop' })
  await expect(suspend(finish.id, 'no-such-reason')).rejects.toMatchObject({ code: 'clock.reason-does-not-stop' })
  expect((await suspend(finish.id, 'needs-info')).state).toBe('suspended')
})

test('a suspension can begin neither before a rung that was told, nor in the future, nor can it end there', async () => {
  app.clock.now = at('2026-03-02T10:00')
  const clock = await start('cmp_told', 'complaint.finish.platform')
  app.clock.now = at('2026-03-16T10:00')
  await app.runJobs()
  expect(await fired('cmp_told')).toEqual(['half'])
  await expect(suspend(clock.id, 'needs-info', at('2026-03-05T10:00'))).rejects.toMatchObject({
    code: 'clock.before-last-event',
  })
  await expect(suspend(clock.id, 'needs-info', at('2026-03-16T10:01'))).rejects.toMatchObject({
    code: 'clock.in-the-future',
  })
  await suspend(clock.id, 'needs-info')
  await expect(app.inTx((ctx) => resumeClock(ctx, clock.id, at('2026-03-16T10:01')))).rejects.toMatchObject({
    code: 'clock.in-the-future',
  })
})

test('a clock that stands still fires no rung; one that was over before it was suspended stays breached and goes on', async () => {
  app.clock.now = at('2026-03-02T10:00')
  const still = await start('cmp_still', 'complaint.finish.platform')
  const over = await start('cmp_over', 'complaint.finish.platform')
  app.clock.now = at('2026-03-03T10:00')
  await suspend(still.id, 'testing')
  app.clock.now = at('2026-03-24T00:00')
  await app.runJobs()
  await suspend(over.id, 'testing')
  app.clock.now = at('2026-05-20T10:00')
  await app.runJobs()
  expect(await fired('cmp_still')).toEqual([])
  expect(await fired('cmp_over')).toEqual(['half', 'eighty', 'last-day', 'due', 'overdue'])
  const [[stillNow], [overNow]] = [await clocksOf(app.ctx(), ['cmp_still']), await clocksOf(app.ctx(), ['cmp_over'])]
  expect(stillNow).toMatchObject({ state: 'suspended', usedShare: 10 / (24 * 15) })
  expect(overNow).toMatchObject({ state: 'breached', lastDay: over.lastDay, usedShare: 1 })
})

test('a last day that moved off a weekend is still to come: what stands still before its end is not lost', () => {
  const period = { amount: 7, unit: 'natural-day', roll: 'rest' } as const
  const received = at('2026-11-14T09:00')
  const last = (from: string, until: string) =>
    dayText(dueOf(period, received, testRulebook.calendar, [{ from: at(from), until: at(until) }]).lastDay)
  // 21 November 2026 is a Saturday: the last day is Monday the 23rd.
  expect(last('2026-11-22T10:00', '2026-11-22T12:00')).toBe('2026-11-23')
  expect(last('2026-11-22T10:00', '2026-11-25T12:00')).toBe('2026-11-25')
  expect(last('2026-11-23T10:00', '2026-11-27T12:00')).toBe('2026-11-27')
  expect(last('2026-11-23T10:00', '2026-11-28T12:00')).toBe('2026-11-30')
  expect(last('2026-11-24T00:00', '2026-11-28T12:00')).toBe('2026-11-23')
})

test('a published year that is changed while it runs (the Spring Festival of 2020) moves clocks that were certain', async () => {
  const announced = testRulebook.calendar.years.map((year) =>
    year.year === 2020
      ? {
          ...year,
          off: year.off.map((one) => (one.name === '春节' ? { ...one, to: '2020-01-30' } : one)),
          work: [...year.work, { name: '春节', day: '2020-02-01' }],
        }
      : year,
  )
  const before2020 = testRulebook.withYears(announced)
  app.clock.now = at('2020-01-20T10:00')
  const rule = 'complaint.respond.platform'
  await app.inTx((ctx) =>
    startClock({ ...ctx, rulebook: before2020 }, { rule, subject: 'cmp_2020', startedAt: at('2020-01-22T10:00') }),
  )
  const [before] = await clocksOf({ ...app.ctx(), rulebook: before2020 }, ['cmp_2020'])
  expect(before).toMatchObject({ lastDay: '2020-02-01', provisional: false })
  const moved = await app.inTx((ctx) => recountOpenClocks(ctx, { dryRun: false }))
  expect(moved.find(({ subject }) => subject === 'cmp_2020')).toMatchObject({
    before: at('2020-02-02T00:00'),
    after: at('2020-02-05T00:00'),
  })
  expect((await clocksOf(app.ctx(), ['cmp_2020']))[0]?.lastDay).toBe('2020-02-04')
})
