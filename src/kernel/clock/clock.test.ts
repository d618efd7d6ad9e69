import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../tests/support/app.ts'
import { testRulebook } from '../../../tests/support/parts.ts'
import { dayNumber, shanghaiDay, startOfDay } from '../calendar/day.rules.ts'
import { saveYear } from '../calendar/calendar.store.ts'
import type { Ctx } from '../context.ts'
import { timeline } from '../fact/record.ts'
import { dequeue } from '../job/enqueue.ts'
import {
  clocksOf,
  fireDueRungs,
  recountOpenClocks,
  resumeClock,
  startClock,
  stopClock,
  suspendClock,
} from './clock.actions.ts'
import { clockDue, strictest, suspensionProblem, viewClock, type Clock } from './clock.rules.ts'
import { timedRungs } from './rung.rules.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

const at = (text: string) => new Date(`${text}:00+08:00`)
const start = (subject: string, startedAt: Date, rule = 'complaint.respond.platform') =>
  app.inTx((ctx) => startClock(ctx, { rule, subject, startedAt }))
const rungsFired = async (subject: string) =>
  (await timeline(app.ctx(), subject))
    .filter(({ kind }) => kind === 'clock.rung-reached')
    .map(({ data }) => data['rung'])

test('a platform complaint of the Friday before the Spring Festival is answered by Wednesday 25 February and finished by 12 March', async () => {
  app.clock.now = at('2026-02-13T09:00')
  const respond = await start('cmp_a', app.clock.now)
  const finish = await start('cmp_a', app.clock.now, 'complaint.finish.platform')
  expect([respond.lastDay, finish.lastDay]).toEqual(['2026-02-25', '2026-03-12'])
  expect(respond).toMatchObject({
    state: 'running',
    provisional: false,
    dueAt: '2026-02-25T16:00:00.000Z',
    remaining: { amount: 3, unit: 'working-day' },
  })
  expect(strictest(await clocksOf(app.ctx(), ['cmp_a']))?.rule).toBe('complaint.respond.platform')
})

test('on the last day nothing is left but the day itself; at its 24:00 the clock is breached, not a second earlier', async () => {
  app.clock.now = at('2026-03-02T10:00')
  await start('cmp_b', app.clock.now)
  const seen = async (instant: string) => {
    app.clock.now = new Date(instant)
    const [clock] = await clocksOf(app.ctx(), ['cmp_b'])
    return [clock?.state, clock?.remaining.amount]
  }
  expect(await seen('2026-03-05T09:00:00+08:00')).toEqual(['running', 0])
  expect(await seen('2026-03-05T23:59:59.999+08:00')).toEqual(['running', 0])
  expect(await seen('2026-03-06T00:00:00+08:00')).toEqual(['breached', -1])
})

test('every rung of the ladder fires exactly once and in order, however often the job runs and beside itself', async () => {
  app.clock.now = at('2026-03-02T10:00')
  const clock = await start('cmp_c', app.clock.now)
  await app.runJobs()
  expect(await rungsFired('cmp_c')).toEqual([])
  for (const instant of ['2026-03-04T13:00', '2026-03-05T12:00', '2026-03-06T00:00', '2026-03-07T00:00']) {
    app.clock.now = at(instant)
    await Promise.all([1, 2, 3].map(() => app.inTx((ctx) => fireDueRungs(ctx, clock.id))))
    await app.runJobs()
  }
  expect(await rungsFired('cmp_c')).toEqual(['half', 'last-day', 'eighty', 'due', 'overdue'])
})

test('a stopped clock fires nothing more; met in time stays met, met too late stays a breach', async () => {
  app.clock.now = at('2026-03-02T10:00')
  const inTime = await start('cmp_d', app.clock.now)
  const late = await start('cmp_e', app.clock.now)
  app.clock.now = at('2026-03-03T10:00')
  expect((await app.inTx((ctx) => stopClock(ctx, inTime.id, { at: ctx.now, outcome: 'met' }))).state).toBe('met')
  app.clock.now = at('2026-03-09T10:00')
  expect((await app.inTx((ctx) => stopClock(ctx, late.id, { at: ctx.now, outcome: 'met' }))).state).toBe('breached')
  expect((await app.inTx((ctx) => stopClock(ctx, late.id, { at: ctx.now, outcome: 'cancelled' }))).state).toBe(
    'breached',
  )
  await app.runJobs()
  expect(await rungsFired('cmp_d')).toEqual([])
})

test('a suspension moves the end, keeps its rungs back, and cannot overlap, reach back or pause hours', async () => {
  app.clock.now = at('2026-11-23T10:00')
  const clock = await start('cmp_f', app.clock.now, 'complaint.finish.platform')
  app.clock.now = at('2026-11-25T10:00')
  const suspend = (when: Date) =>
    app.inTx((ctx) => suspendClock(ctx, clock.id, { reason: 'needs-info', item: 'itm_1', at: when }))
  expect((await suspend(app.clock.now)).state).toBe('suspended')
  await expect(suspend(app.clock.now)).rejects.toMatchObject({ code: 'clock.suspended-already' })
  app.clock.now = at('2026-11-27T16:00')
  const resumed = await app.inTx((ctx) => resumeClock(ctx, clock.id, ctx.now))
  expect(resumed).toMatchObject({ state: 'running', lastDay: '2026-12-17' })
  expect(resumed.pausedShare).toBeCloseTo(54 / (15 * 24), 6)
  await expect(suspend(at('2026-11-26T10:00'))).rejects.toMatchObject({ code: 'clock.before-last-event' })
  await expect(app.inTx((ctx) => resumeClock(ctx, clock.id, ctx.now))).rejects.toMatchObject({
    code: 'clock.not-suspended',
  })
})

test('what rests on an unpublished calendar is provisional and is counted again, once and on the record, when the year is imported', async () => {
  app.clock.now = at('2026-12-30T09:00')
  await start('cmp_g', app.clock.now)
  const before = (await clocksOf(app.ctx(), ['cmp_g']))[0]
  expect(before).toMatchObject({ lastDay: '2027-01-05', provisional: true })
  expect(before?.provisionalBecause?.zh).toContain('尚未公布')
  const year = {
    year: 2027,
    status: 'published' as const,
    notice: '测试',
    off: [{ name: '元旦', from: '2027-01-01', to: '2027-01-03' }],
    work: [{ name: '元旦', day: '2027-01-09' }],
  }
  const off = { ...year, off: [{ name: '元旦', from: '2026-12-31', to: '2027-01-04' }] }
  const withYear = (ctx: Ctx): Ctx => ({ ...ctx, rulebook: testRulebook.withYears([off]) })
  const dry = await app.inTx((ctx) => recountOpenClocks(withYear(ctx), { dryRun: true }))
  expect(dry.filter(({ subject }) => subject === 'cmp_g')).toHaveLength(1)
  expect((await clocksOf(app.ctx(), ['cmp_g']))[0]?.lastDay).toBe('2027-01-05')
  await app.inTx(async (ctx) => {
    await saveYear(ctx, off)
    await recountOpenClocks(withYear(ctx), { dryRun: false })
  })
  expect(
    (await app.inTx((ctx) => recountOpenClocks(withYear(ctx), { dryRun: false }))).filter(
      ({ subject }) => subject === 'cmp_g',
    ),
  ).toEqual([])
  const after = (await clocksOf(withYear(app.ctx()), ['cmp_g']))[0]
  expect(after).toMatchObject({ lastDay: '2027-01-07', provisional: false })
  const facts = (await timeline(app.ctx(), 'cmp_g')).filter(({ kind }) => kind === 'clock.recomputed')
  expect(facts).toHaveLength(1)
  expect(facts[0]?.data).toMatchObject({ before: '2027-01-05T16:00:00.000Z', after: '2027-01-07T16:00:00.000Z' })
})

test('the sweep fires what a lost job left behind', async () => {
  app.clock.now = at('2026-03-02T10:00')
  const clock = await start('cmp_h', app.clock.now)
  await app.inTx((ctx) => dequeue(ctx, `clock:${clock.id}`))
  app.clock.now = at('2026-03-06T00:10')
  const sweep = app.capabilities.flatMap(({ jobs }) => jobs ?? []).find(({ name }) => name === 'kernel.sweep-clocks')
  await sweep!.run(app.ctx(), {})
  expect(await rungsFired('cmp_h')).toEqual(['half', 'last-day', 'eighty', 'due'])
})

// --- properties -------------------------------------------------------------------------------------------------------------
const { calendar } = testRulebook
const aClock = fc
  .record({
    day: fc.integer({ min: dayNumber('2015-01-05'), max: dayNumber('2026-09-01') }),
    amount: fc.integer({ min: 1, max: 60 }),
    unit: fc.constantFrom('working-day' as const, 'natural-day' as const),
    pauses: fc.array(fc.tuple(fc.integer({ min: 0, max: 20 * 24 }), fc.integer({ min: 1, max: 10 * 24 })), {
      maxLength: 3,
    }),
  })
  .map(({ day, amount, unit, pauses }): Clock => {
    const startedAt = new Date(startOfDay(day).getTime() + 10 * 3_600_000)
    let hour = 0
    const suspensions = pauses.map(([gap, length]) => {
      const from = (hour += gap)
      hour += length
      return {
        from: new Date(startedAt.getTime() + from * 3_600_000),
        until: new Date(startedAt.getTime() + hour * 3_600_000),
        reason: 'x',
        item: null,
        party: null,
        maximum: null,
      }
    })
    return {
      subject: 's',
      id: 'c',
      rule: 'r',
      ruleFrom: '2007-01-01',
      kind: 'service',
      budget: { amount, unit, roll: 'none' },
      ladder: null,
      startedAt,
      stoppedAt: null,
      outcome: null,
      suspensions,
    }
  })
const ladder = testRulebook.ruleOf('ladder', 'ladder.service', '2026-01-01').rungs

test('the end is a pure function of ledger, calendar and rule: counted again it is the same, from any later instant', () => {
  fc.assert(
    fc.property(aClock, fc.integer({ min: 0, max: 100 }), (clock, days) => {
      const later = new Date(clock.startedAt.getTime() + days * 86_400_000)
      expect(clockDue(clock, calendar, later)).toEqual(clockDue(structuredClone(clock), calendar, clock.startedAt))
    }),
  )
})

test('used and left make the whole: shares stay within the budget and never shrink', () => {
  fc.assert(
    fc.property(
      aClock,
      fc.array(fc.integer({ min: 0, max: 200 * 24 }), { minLength: 2, maxLength: 6 }),
      (clock, hours) => {
        const shares = hours
          .toSorted((a, b) => a - b)
          .map(
            (hour) =>
              viewClock(
                clock,
                {
                  title: { zh: '', en: '' },
                  consequence: null,
                  pauseTitle: (reason: string) => ({ zh: reason, en: reason }),
                },
                { calendar, now: new Date(clock.startedAt.getTime() + hour * 3_600_000) },
              ).usedShare,
          )
        expect(shares).toEqual(shares.toSorted((a, b) => a - b))
        expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true)
      },
    ),
  )
})

test('used and left are the budget, hour by hour: what runs outside of pauses, up to any instant, is the share that is shown', () => {
  fc.assert(
    fc.property(aClock, fc.integer({ min: 0, max: 90 * 24 }), (clock, hours) => {
      const { dueAt } = clockDue(clock, calendar, clock.startedAt)
      const budget = clock.budget.amount * 24
      // Whoever has an hour left on a day has the whole of that day.
      expect(ranBetween(clock, dueAt)).toBeGreaterThanOrEqual(budget)
      expect(ranBetween(clock, new Date(dueAt.getTime() - 86_400_000))).toBeLessThan(budget)
      const now = new Date(clock.startedAt.getTime() + hours * 3_600_000)
      const { usedShare } = viewClock(clock, words, { calendar, now })
      expect(usedShare * budget).toBeCloseTo(Math.min(budget, ranBetween(clock, now)), 6)
    }),
  )
})
const words = {
  title: { zh: '', en: '' },
  consequence: null,
  pauseTitle: (reason: string) => ({ zh: reason, en: reason }),
}
/** Hours that count, one after the other from the day after receipt; all instants of these clocks are whole hours. */
function ranBetween({ startedAt, budget, suspensions }: Clock, until: Date): number {
  let ran = 0
  const first = startOfDay(dayOf(startedAt) + 1).getTime()
  for (let at = first; at < until.getTime(); at += 3_600_000) {
    const counts = budget.unit === 'natural-day' || calendar.isWorking(dayOf(new Date(at)))
    const still = suspensions.some(({ from, until: end }) => at >= from.getTime() && at < (end ?? until).getTime())
    if (counts && !still) ran += 1
  }
  return ran
}
const dayOf = (at: Date): number => dayNumber(shanghaiDay(at))

test('the rungs of a running clock lie in time order, none after its place: half and eighty before the end, overdue after it', () => {
  fc.assert(
    fc.property(aClock, (clock) => {
      const rungs = timedRungs(clock, ladder, calendar)
      const due = clockDue(clock, calendar, clock.startedAt).dueAt
      expect(rungs.map(({ rung }) => rung).toSorted()).toEqual(['due', 'eighty', 'half', 'last-day', 'overdue'])
      for (const { rung, at: instant } of rungs) {
        if (rung === 'overdue') expect(instant.getTime()).toBeGreaterThan(due.getTime())
        else expect(instant.getTime()).toBeLessThanOrEqual(due.getTime())
        expect(instant.getTime()).toBeGreaterThanOrEqual(clock.startedAt.getTime())
      }
    }),
  )
})

test('a stopped clock has no rungs and cannot be suspended; a running one has its end armed', () => {
  fc.assert(
    fc.property(aClock, (clock) => {
      const stopped: Clock = { ...clock, stoppedAt: clock.startedAt, outcome: 'met' }
      expect(timedRungs(stopped, ladder, calendar)).toEqual([])
      expect(suspensionProblem(stopped, { at: clock.startedAt, now: clock.startedAt, lastRungAt: null })).toBe(
        'clock.stopped',
      )
      expect(timedRungs(clock, [], calendar)).toEqual([])
      expect(timedRungs(clock, ladder, calendar).some(({ rung }) => rung === 'due')).toBe(true)
    }),
  )
})
