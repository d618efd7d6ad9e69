import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../tests/support/app.ts'
import { testRulebook } from '../../../tests/support/parts.ts'
import type { Ctx } from '../context.ts'
import { timeline } from '../fact/record.ts'
import { newId } from '../id.ts'
import { clocksOf, fireDueRungs, resumeClock, startClock, stopClock, suspendClock } from './clock.actions.ts'
import {
  clockAt,
  clockDue,
  earlier,
  isOpen,
  openSuspension,
  standsStill,
  stateOf,
  type Clock,
  type Copies,
} from './clock.rules.ts'
import { holdWithCopies } from './clock.store.ts'
import { timedRungs } from './rung.rules.ts'
import { endOfMaximum } from './suspension.rules.ts'

/*
 * Lives of clocks, drawn at random and lived on the real database: time passes, suspensions come and go, workers crash in the middle,
 * jobs run twice or never. What must hold whatever happens is checked after every step.
 */
let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

const minute = 60_000
type Step = {
  readonly kind: 'wait' | 'suspend' | 'resume' | 'crash' | 'twice' | 'sweep' | 'late'
  readonly minutes: number
  readonly pause: (typeof pauses)[number]
}
/** Seven natural days once for each item, three working days once for each side, and for as long as it lasts. */
const pauses = [
  { reason: 'needs-info', item: 'itm_1' },
  { reason: 'needs-info', item: 'itm_2' },
  { reason: 'extension', party: 'consumer' },
  { reason: 'extension', party: 'merchant' },
  { reason: 'legal-route' },
] as const
const life = fc.record({
  startMinute: fc.integer({ min: 0, max: 300 * 24 * 60 }),
  steps: fc.array(
    fc.record({
      kind: fc.constantFrom<Step['kind'][]>('wait', 'suspend', 'resume', 'crash', 'twice', 'sweep', 'late'),
      minutes: fc.integer({ min: 0, max: 6 * 24 * 60 }),
      pause: fc.constantFrom(...pauses),
    }),
    { minLength: 3, maxLength: 9 },
  ),
  stop: fc.boolean(),
})

const quietly = (work: Promise<unknown>): Promise<unknown> =>
  work.catch((error: unknown) => {
    if (!(error instanceof Error && error.name === 'Refusal')) throw error
  })
const ladder = (ctx: Ctx, clock: Clock) => {
  const rule = ctx.rulebook.rule(clock.ladder ?? '', '2026-01-01')
  return rule.kind === 'ladder' ? rule.rungs : []
}

async function live(id: string, { kind, minutes, pause }: Step): Promise<void> {
  app.clock.now = new Date(app.clock.now.getTime() + minutes * minute)
  const { now } = app.clock
  switch (kind) {
    case 'wait':
      await runJobs(id)
      return
    case 'suspend':
      await quietly(app.inTx((ctx) => suspendClock(ctx, id, { ...pause, at: now })))
      return
    case 'resume':
      await quietly(app.inTx((ctx) => resumeClock(ctx, id, now)))
      return
    case 'crash':
      await expect(
        app.inTx(async (ctx) => {
          await fireDueRungs(ctx, id)
          throw new Error('killed')
        }),
      ).rejects.toThrow('killed')
      return
    case 'twice':
      await Promise.all([1, 2].map(() => app.inTx((ctx) => fireDueRungs(ctx, id))))
      return
    case 'sweep':
      await sweep()
      return
    case 'late':
  }
}

/** Whoever looks sees the same before and after the jobs ran: they only write down what is so. */
async function runJobs(id: string): Promise<void> {
  const { clock } = await stored(id)
  const seen = await clocksOf(app.ctx(), [clock.subject])
  await app.runJobs()
  expect(await clocksOf(app.ctx(), [clock.subject])).toEqual(seen)
}

async function sweep(): Promise<void> {
  const job = app.capabilities.flatMap(({ jobs }) => jobs ?? []).find(({ name }) => name === 'kernel.sweep-clocks')
  await job?.run(app.ctx(), {})
}

const factsOf = async (subject: string) =>
  (await timeline(app.ctx(), subject))
    .filter(({ kind }) => kind === 'clock.rung-reached')
    .map(({ data }) => data['rung'])

/** Nothing was granted twice, nothing lasted longer than its maximum, and each end by maximum is on the record once. */
async function checkGrants({ suspensions }: Clock, subject: string): Promise<void> {
  const { calendar } = testRulebook
  const granted = suspensions.filter(({ reason }) => reason !== 'legal-route')
  const grants = granted.map(({ reason, item, party }) => `${reason} ${item} ${party}`)
  expect(grants).toEqual([...new Set(grants)])
  const endedBy = (at: Date | null, end: Date | null) => at !== null && at.getTime() === end?.getTime()
  for (const one of granted) expect(one.until === null || one.until <= (endOfMaximum(one, calendar) ?? 0)).toBe(true)
  const facts = (await timeline(app.ctx(), subject)).filter(({ data }) => data['because'] === 'maximum')
  const atMaximum = suspensions.filter((one) => endedBy(one.until, endOfMaximum(one, calendar)))
  expect(facts.map(({ data }) => data['at'])).toEqual(atMaximum.map(({ until }) => until?.toISOString()))
}

async function armed(id: string): Promise<Date[]> {
  const { rows } = await sql<{
    run_at: Date
  }>`select run_at from graphile_worker.jobs where key = ${`clock:${id}`}`.execute(app.db)
  return rows.map(({ run_at }) => run_at)
}

const stored = async (id: string): Promise<{ clock: Clock; copies: Copies }> =>
  (await app.inTx((ctx) => holdWithCopies(ctx, id))) ?? expect.fail('no clock')

/** What lasted its maximum is over for everybody who looks, and its job is due, until the job has written it down; or an earlier one is. */
async function checkUnwritten(id: string, wakes: Date | null): Promise<void> {
  expect((await stored(id)).copies.next_rung_at).toEqual(wakes)
  expect(await armed(id)).toEqual([wakes])
}

async function check(id: string, subject: string): Promise<void> {
  const { clock: raw, copies } = await stored(id)
  const ctx = app.ctx()
  const clock = clockAt(raw, ctx.rulebook.calendar, ctx.now)
  const ends = (one: Clock) => {
    const open = openSuspension(one)
    return open ? endOfMaximum(open, ctx.rulebook.calendar) : null
  }
  const rawEnds = ends(raw)
  const facts = await factsOf(subject)
  expect(facts).toEqual([...new Set(facts)])
  const nextOf = (one: Clock) =>
    timedRungs(one, ladder(ctx, one), ctx.rulebook.calendar).find(({ rung }) => !facts.includes(rung))?.at ?? null
  if (rawEnds && rawEnds <= ctx.now) return checkUnwritten(id, earlier(nextOf(raw), rawEnds))
  const due = clockDue(clock, ctx.rulebook.calendar, ctx.now)
  const wakes = isOpen(clock) ? earlier(nextOf(clock), ends(clock)) : null
  expect(await armed(id)).toEqual(wakes ? [wakes] : [])
  await checkGrants(clock, subject)
  if (!isOpen(clock)) return
  expect(copies.next_rung_at).toEqual(wakes)
  expect(copies.due_at).toEqual(standsStill(clock, due) ? null : due.dueAt)
  expect(copies.certainty).toBe(due.certainty)
  if (facts.includes('due')) expect(stateOf(clock, due, ctx.now)).toBe('breached')
}

test('whatever happens to a clock and its workers, its copies are what one would count again, it is armed, and no rung fires twice', async () => {
  await fc.assert(
    fc.asyncProperty(life, async ({ startMinute, steps, stop }) => {
      app.clock.now = new Date(Date.parse('2025-01-06T00:00:00+08:00') + startMinute * minute)
      const subject = newId('cmp')
      const { id } = await app.inTx((ctx) =>
        startClock(ctx, { rule: 'complaint.finish.platform', subject, startedAt: ctx.now }),
      )
      for (const step of steps) {
        await live(id, step)
        await check(id, subject)
      }
      await quietly(app.inTx((ctx) => resumeClock(ctx, id, ctx.now)))
      if (stop) await app.inTx((ctx) => stopClock(ctx, id, { at: ctx.now, outcome: 'met' }))
      app.clock.now = new Date(app.clock.now.getTime() + 90 * 24 * 60 * minute)
      await app.runJobs()
      await sweep()
      await check(id, subject)
      if (!stop) expect((await factsOf(subject)).toSorted()).toEqual(['due', 'eighty', 'half', 'last-day', 'overdue'])
    }),
    { numRuns: 40 },
  )
}, 240_000)
