import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../tests/support/app.ts'
import type { Ctx } from '../context.ts'
import { timeline } from '../fact/record.ts'
import { newId } from '../id.ts'
import { fireDueRungs, resumeClock, startClock, stopClock, suspendClock } from './clock.actions.ts'
import { clockDue, isOpen, standsStill, stateOf, type Clock } from './clock.rules.ts'
import { holdWithCopies } from './clock.store.ts'
import { timedRungs } from './rung.rules.ts'

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
}
const life = fc.record({
  startMinute: fc.integer({ min: 0, max: 300 * 24 * 60 }),
  steps: fc.array(
    fc.record({
      kind: fc.constantFrom<Step['kind'][]>('wait', 'suspend', 'resume', 'crash', 'twice', 'sweep', 'late'),
      minutes: fc.integer({ min: 0, max: 6 * 24 * 60 }),
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

async function live(id: string, { kind, minutes }: Step): Promise<void> {
  app.clock.now = new Date(app.clock.now.getTime() + minutes * minute)
  const { now } = app.clock
  switch (kind) {
    case 'wait':
      await app.runJobs()
      return
    case 'suspend':
      await quietly(app.inTx((ctx) => suspendClock(ctx, id, { reason: 'needs-info', at: now })))
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

async function sweep(): Promise<void> {
  const job = app.capabilities.flatMap(({ jobs }) => jobs ?? []).find(({ name }) => name === 'kernel.sweep-clocks')
  await job?.run(app.ctx(), {})
}

const factsOf = async (subject: string) =>
  (await timeline(app.ctx(), subject))
    .filter(({ kind }) => kind === 'clock.rung-reached')
    .map(({ data }) => data['rung'])

async function armed(id: string): Promise<Date[]> {
  const { rows } = await sql<{
    run_at: Date
  }>`select run_at from graphile_worker.jobs where key = ${`clock:${id}`}`.execute(app.db)
  return rows.map(({ run_at }) => run_at)
}

async function check(id: string, subject: string): Promise<void> {
  const { clock, copies } = (await app.inTx((ctx) => holdWithCopies(ctx, id))) ?? expect.fail('no clock')
  const ctx = app.ctx()
  const due = clockDue(clock, ctx.rulebook.calendar, ctx.now)
  const facts = await factsOf(subject)
  expect(facts).toEqual([...new Set(facts)])
  const next = timedRungs(clock, ladder(ctx, clock), ctx.rulebook.calendar).find(({ rung }) => !facts.includes(rung))
  expect(await armed(id)).toEqual(next && isOpen(clock) ? [next.at] : [])
  if (!isOpen(clock)) return
  expect(copies.next_rung_at).toEqual(next?.at ?? null)
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
}, 60_000)
