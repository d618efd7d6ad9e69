import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../tests/support/app.ts'
import { testRulebook } from '../../../tests/support/parts.ts'
import { budgetMs, instantOfUse, usedMs } from '../calendar/count.rules.ts'
import { dayNumber, startOfDay } from '../calendar/day.rules.ts'
import { systemActor, type Actor } from '../context.ts'
import { timeline } from '../fact/record.ts'
import { dequeue } from '../job/enqueue.ts'
import type { Role } from '../role.contract.ts'
import {
  clocksOf,
  fireDueRungs,
  recountOpenClocks,
  resumeClock,
  startClock,
  stopClock,
  suspendClock,
  type SuspensionRequest,
} from './clock.actions.ts'
import { clockAt, clockDue, standsStill, viewClock, type Clock } from './clock.rules.ts'
import { endOfMaximum } from './suspension.rules.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

const at = (text: string) => new Date(`${text}:00+08:00`)
const finish = 'complaint.finish.platform'
const start = (subject: string, rule = finish) =>
  app.inTx((ctx) => startClock(ctx, { rule, subject, startedAt: app.clock.now }))
const suspend = (id: string, request: Omit<SuspensionRequest, 'at'> & { at?: Date }, actor?: Actor) =>
  app.inTx((ctx) => suspendClock(ctx, id, { at: app.clock.now, ...request }), actor)
const resume = (id: string) => app.inTx((ctx) => resumeClock(ctx, id, ctx.now))
const seen = async (subject: string) => (await clocksOf(app.ctx(), [subject]))[0] ?? expect.fail('no clock')
const factsOf = async (subject: string, kind: string) =>
  (await timeline(app.ctx(), subject)).filter((fact) => fact.kind === kind).map(({ data }) => data)
const someone = (role: Role): Actor => ({ ...systemActor, id: 'acc_1', kind: 'person', roles: [role] })
const missing = { reason: 'needs-info', item: 'itm_1' }

/** Suspended on Wednesday 4 March 2026: the seven natural days end with Wednesday the 11th. */
async function suspended(subject: string): Promise<string> {
  app.clock.now = at('2026-03-02T10:00')
  const { id } = await start(subject)
  app.clock.now = at('2026-03-04T10:00')
  await suspend(id, missing)
  return id
}
const over = at('2026-03-12T00:00')

test('material that never comes holds a clock for seven natural days: then it goes on, for everybody who looks, before any job ran', async () => {
  await suspended('cmp_max')
  app.clock.now = new Date(over.getTime() - 1)
  expect(await seen('cmp_max')).toMatchObject({ state: 'suspended', resumesBy: over.toISOString() })
  app.clock.now = over
  const pauses = [{ from: at('2026-03-04T10:00').toISOString(), until: over.toISOString() }]
  // Used of the fifteen working days: the 3rd and ten hours of the 4th. The other 13 days and 14 hours run from the 12th on.
  const expected = { state: 'running', resumesBy: null, pauses, lastDay: '2026-03-31' }
  expect(await seen('cmp_max')).toMatchObject(expected)
  await app.runJobs()
  expect(await seen('cmp_max')).toMatchObject(expected)
  expect(await factsOf('cmp_max', 'clock.resumed')).toMatchObject([{ because: 'maximum', at: over.toISOString() }])
  app.clock.now = at('2026-04-01T00:00')
  await app.runJobs()
  expect((await seen('cmp_max')).state).toBe('breached')
  expect((await factsOf('cmp_max', 'clock.rung-reached')).map(({ rung }) => rung)).toEqual([
    'half',
    'eighty',
    'last-day',
    'due',
  ])
})

test('a worker that dies while it writes the end down, or a job that is lost, changes nothing: the end is on the record once and where it was', async () => {
  const id = await suspended('cmp_dies')
  app.clock.now = at('2026-03-13T10:00')
  const before = await seen('cmp_dies')
  const dies = app.inTx(async (ctx) => {
    await fireDueRungs(ctx, id)
    throw new Error('killed')
  })
  await expect(dies).rejects.toThrow('killed')
  expect(await factsOf('cmp_dies', 'clock.resumed')).toEqual([])
  await app.inTx((ctx) => dequeue(ctx, `clock:${id}`))
  expect(await seen('cmp_dies')).toEqual(before)
  const sweep = app.capabilities.flatMap(({ jobs }) => jobs ?? []).find(({ name }) => name === 'kernel.sweep-clocks')
  await Promise.all([sweep?.run(app.ctx(), {}), app.inTx((ctx) => fireDueRungs(ctx, id))])
  expect(await seen('cmp_dies')).toEqual(before)
  expect(await factsOf('cmp_dies', 'clock.resumed')).toHaveLength(1)
})

test('after its maximum a suspension can be neither ended again nor reached back into, and one for another item may follow at once', async () => {
  const id = await suspended('cmp_after')
  app.clock.now = over
  await expect(resume(id)).rejects.toMatchObject({ code: 'clock.not-suspended' })
  const next = { ...missing, item: 'itm_2' }
  await expect(suspend(id, { ...next, at: at('2026-03-11T10:00') })).rejects.toMatchObject({
    code: 'clock.before-last-event',
  })
  expect((await suspend(id, next)).resumesBy).toBe(at('2026-03-20T00:00').toISOString())
  expect(await factsOf('cmp_after', 'clock.resumed')).toHaveLength(1)
})

test('a clock stopped after the maximum, before the job ran, stood still for the maximum and no longer', async () => {
  const id = await suspended('cmp_stop')
  app.clock.now = at('2026-03-16T10:00')
  const stopped = await app.inTx((ctx) => stopClock(ctx, id, { at: ctx.now, outcome: 'met' }))
  expect(stopped).toMatchObject({ state: 'met', pauses: [{ until: over.toISOString() }], lastDay: '2026-03-31' })
})

test('a maximum in working days follows the holidays, and moves when a calendar is announced while it runs', async () => {
  app.clock.now = at('2026-02-12T10:00')
  const { id } = await start('cmp_challenge', 'complaint.mediation.platform')
  const challenge = { reason: 'challenge', party: 'merchant' }
  // Friday the 13th was the last working day but a make-up Saturday before the Spring Festival.
  expect((await suspend(id, challenge)).resumesBy).toBe(at('2026-02-15T00:00').toISOString())
  const years = testRulebook.calendar.years.map((year) =>
    year.year === 2026 ? { ...year, work: year.work.filter(({ day }) => day !== '2026-02-14') } : year,
  )
  const rulebook = testRulebook.withYears(years)
  await app.inTx((ctx) => recountOpenClocks({ ...ctx, rulebook }, { dryRun: false }))
  app.clock.now = at('2026-02-24T12:00')
  await app.inTx((ctx) => fireDueRungs({ ...ctx, rulebook }, id))
  expect((await clocksOf({ ...app.ctx(), rulebook }, ['cmp_challenge']))[0]).toMatchObject({
    state: 'suspended',
    resumesBy: at('2026-02-25T00:00').toISOString(),
  })
})

test('each missing item stops a clock once, and has to be named', async () => {
  const id = await suspended('cmp_items')
  app.clock.now = at('2026-03-05T10:00')
  await resume(id)
  await expect(suspend(id, missing)).rejects.toMatchObject({ code: 'clock.suspended-before' })
  await expect(suspend(id, { reason: 'needs-info' })).rejects.toMatchObject({ code: 'clock.item-needed' })
  expect((await suspend(id, { ...missing, item: 'itm_2' })).state).toBe('suspended')
  expect(await factsOf('cmp_items', 'clock.suspended')).toMatchObject([{ item: 'itm_1' }, { item: 'itm_2' }])
})

test('each side gets one extension, a court as many suspensions as it takes, and colleagues none', async () => {
  app.clock.now = at('2026-03-02T10:00')
  const { id } = await start('cmp_sides')
  const once = async (request: Omit<SuspensionRequest, 'at'>) => {
    await suspend(id, request)
    app.clock.now = new Date(app.clock.now.getTime() + 3_600_000)
    await resume(id)
  }
  await expect(once({ reason: 'extension' })).rejects.toMatchObject({ code: 'clock.party-needed' })
  await once({ reason: 'extension', party: 'consumer' })
  await once({ reason: 'extension', party: 'merchant' })
  await expect(once({ reason: 'extension', party: 'consumer' })).rejects.toMatchObject({
    code: 'clock.suspended-before',
  })
  await once({ reason: 'legal-route' })
  await once({ reason: 'legal-route' })
  await expect(once({ reason: 'internal-wait' })).rejects.toMatchObject({ code: 'clock.reason-does-not-stop' })
})

test('a suspension is decided by the roles that the rulebook names, and carried out by the system', async () => {
  app.clock.now = at('2026-03-02T10:00')
  const { id } = await start('cmp_roles')
  for (const role of ['consumer', 'merchant', 'inspector', 'machine'] as const)
    await expect(suspend(id, missing, someone(role))).rejects.toMatchObject({
      code: 'clock.suspension-not-yours',
      params: { neededEn: 'complaint agent, mediator, arbitrator' },
    })
  expect((await suspend(id, missing, someone('agent'))).state).toBe('suspended')
  await resume(id)
  await expect(suspend(id, { reason: 'force-majeure' }, someone('agent'))).rejects.toMatchObject({
    code: 'clock.suspension-not-yours',
  })
  expect((await suspend(id, { reason: 'force-majeure' })).state).toBe('suspended')
})

// --- properties -------------------------------------------------------------------------------------------------------------
const { calendar } = testRulebook
const hour = 3_600_000
const limited = fc
  .record({
    day: fc.integer({ min: dayNumber('2015-01-05'), max: dayNumber('2026-06-01') }),
    amount: fc.integer({ min: 1, max: 60 }),
    unit: fc.constantFrom('working-day' as const, 'natural-day' as const),
    gaps: fc.array(fc.integer({ min: 0, max: 20 * 24 }), { minLength: 1, maxLength: 3 }),
    maximum: fc.record({
      amount: fc.integer({ min: 1, max: 10 }),
      unit: fc.constantFrom('working-day' as const, 'natural-day' as const),
    }),
  })
  .map(({ day, amount, unit, gaps, maximum }) => {
    const startedAt = new Date(startOfDay(day).getTime() + 10 * hour)
    let last = startedAt
    const suspensions = gaps.map((gap) => {
      const from = new Date(last.getTime() + gap * hour)
      const one = { from, until: null, reason: 'x', item: null, party: null, maximum }
      last = endOfMaximum(one, calendar) ?? from
      return { ...one, until: last }
    })
    const clock: Clock = {
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
    /** The same with the last suspension still open in the tables. */
    const open: Clock = {
      ...clock,
      suspensions: suspensions.map((one, i) => (i === gaps.length - 1 ? { ...one, until: null } : one)),
    }
    return { clock, open, from: suspensions.at(-1)?.from ?? startedAt, ends: last }
  })
const later = fc.integer({ min: 0, max: 100 * 24 }).map((hours) => hours * hour)
const words = {
  title: { zh: '', en: '' },
  consequence: null,
  pauseTitle: (reason: string) => ({ zh: reason, en: reason }),
}

test('from the end of the maximum on, a suspension left open counts exactly as one that was ended there', () => {
  fc.assert(
    fc.property(limited, later, ({ clock, open, ends }, after) => {
      const now = new Date(ends.getTime() + after)
      const view = (one: Clock) => viewClock(clockAt(one, calendar, now), words, { calendar, now })
      expect(view(open)).toEqual(view(clock))
      expect(view(open)).toMatchObject({ resumesBy: null })
    }),
  )
})

test('a suspension that ends by itself never makes the end earlier, moves it by no more than it lasts while it lasts, and taken out it leaves no trace', () => {
  fc.assert(
    fc.property(limited, later, ({ open, from, ends }, after) => {
      const now = new Date(from.getTime() + after)
      const without: Clock = { ...open, suspensions: open.suspensions.slice(0, -1) }
      const due = (one: Clock) => clockDue(clockAt(one, calendar, now), calendar, now).dueAt.getTime()
      expect(due(open)).toBeGreaterThanOrEqual(due(without))
      const final = clockDue(clockAt(open, calendar, ends), calendar, ends).dueAt.getTime()
      expect(due(open)).toBeLessThanOrEqual(final)
      if (now >= ends) expect(due(open)).toBe(final)
    }),
  )
})

test('what is used never shrinks, stands still to the end of the maximum, and with what is left makes the budget', () => {
  fc.assert(
    fc.property(limited, fc.tuple(later, later), ({ open, from, ends }, two) => {
      const by = (now: Date) => ({ calendar, pauses: clockAt(open, calendar, now).suspensions })
      const used = (now: Date) => usedMs(open.budget, open.startedAt, now, by(now))
      const [a, b] = two.toSorted((x, y) => x - y).map((ms) => new Date(open.startedAt.getTime() + ms)) as [Date, Date]
      expect(used(a)).toBeLessThanOrEqual(used(b))
      expect(used(new Date(ends.getTime() - 1))).toBe(used(from))
      const whole = budgetMs(open.budget, open.startedAt, calendar)
      const end = instantOfUse(open.budget, open.startedAt, { ...by(ends), ms: whole })
      const now = b < end ? b : end
      const left =
        usedMs(open.budget, open.startedAt, end, by(ends)) - usedMs(open.budget, open.startedAt, now, by(ends))
      if (now >= ends || now <= from) expect(used(now) + left).toBe(whole)
      const stands = clockAt(open, calendar, now)
      if (now > from && now < ends) expect(standsStill(stands, clockDue(stands, calendar, now))).toBe(from < end)
    }),
  )
})
