import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { stateOfReading, type Reading } from './measure.rules.ts'
import { ClauseEntry, type Clause } from './plan-file.rules.ts'
import { planStates, type PlanState, type Target } from './plan.contract.ts'
import { changedStates, countStates, judgeClause, stateOfControl, worstOf } from './state.rules.ts'

const words = { zh: '一', en: 'one' }
const control = (id: string, ...carriedOutBy: string[]) => ({ id, ...words, carriedOutBy })
const measure = (id: string, target: Target) => ({
  id,
  ...words,
  unit: 'share',
  target,
  computed: { measure: 'clocks-met', rules: ['complaint.respond.platform'], days: 90 },
})
const clause: Clause = ClauseEntry.parse({
  id: '7.3.1',
  title: words,
  summary: words,
  owner: 'agent',
  controls: [control('answer', 'POST /api/a'), control('warn', 'POST /api/b', 'job kernel.fire-rungs')],
  measures: [measure('in-time', { operator: '>=', value: 0.95, atRisk: 0.98 })],
})
const all = new Set(['POST /api/a', 'POST /api/b', 'job kernel.fire-rungs'])
const reading = (value: number | null): ReadonlyMap<string, Reading> =>
  new Map([['7.3.1/in-time', { value, sample: value === null ? 0 : 40 }]])
const judge = (existing: ReadonlySet<string>, value: number | null) => judgeClause(clause, existing, reading(value))

test('a clause is kept when every control is built and every figure is on target', () => {
  expect(judge(all, 0.99)).toEqual({ state: 'kept', reasons: [], controls: { built: 2, total: 2 } })
})

test('a clause is at risk when a figure is on target but close to missing it', () => {
  expect(judge(all, 0.96)).toMatchObject({
    state: 'at-risk',
    reasons: [{ code: 'measure-near-target', measure: words }],
  })
})

test('a clause is broken when a figure is off target, even where controls are still missing', () => {
  expect(judge(all, 0.94).state).toBe('broken')
  expect(judge(new Set(['POST /api/a']), 0.94)).toMatchObject({
    state: 'broken',
    reasons: [{ code: 'measure-off-target' }, { code: 'controls-missing' }],
    controls: { built: 1, total: 2 },
  })
})

test('a clause is not built while one of its controls is missing, and says how many are there', () => {
  expect(judge(new Set(['POST /api/a']), 0.99)).toMatchObject({ state: 'not-built', controls: { built: 1, total: 2 } })
})

test('a promise without any evidence is at risk, not kept', () => {
  expect(judge(all, null)).toMatchObject({ state: 'at-risk', reasons: [{ code: 'nothing-measured', measure: null }] })
})

test('figures of a clause without any control say nothing about it', () => {
  expect(judge(new Set(), 0.1)).toMatchObject({ state: 'not-built', reasons: [{ code: 'controls-missing' }] })
})

test('a control with one of its two places is partly there', () => {
  const warn = { carriedOutBy: ['POST /api/b', 'job kernel.fire-rungs'] }
  expect(stateOfControl(warn, new Set())).toBe('missing')
  expect(stateOfControl(warn, new Set(['job kernel.fire-rungs']))).toBe('partly')
  expect(stateOfControl(warn, all)).toBe('built')
})

test.each<[Target, number | null, string]>([
  [{ operator: '<=', value: 0 }, 0, 'on-target'],
  [{ operator: '<=', value: 0 }, 1, 'off-target'],
  [{ operator: '<=', value: 31, atRisk: 28 }, 28, 'on-target'],
  [{ operator: '<=', value: 31, atRisk: 28 }, 29, 'near-target'],
  [{ operator: '<=', value: 31, atRisk: 28 }, 32, 'off-target'],
  [{ operator: '>=', value: 0.95 }, 0.95, 'on-target'],
  [{ operator: '>=', value: 0.95 }, null, 'no-data'],
])('a figure against its target: %j and %s is %s', (target, value, state) => {
  expect(stateOfReading(target, { value, sample: 1 })).toBe(state)
})

test('a chapter is as well kept as its worst clause', () => {
  expect(worstOf(['kept', 'at-risk', 'kept'])).toBe('at-risk')
  expect(worstOf(['kept', 'not-built', 'at-risk'])).toBe('not-built')
  expect(worstOf(['not-built', 'broken', 'kept'])).toBe('broken')
  expect(worstOf(['kept'])).toBe('kept')
})

const anyState = fc.constantFrom<PlanState>(...planStates)

test('adding a clause never makes a chapter look better, and every clause is counted once', () => {
  fc.assert(
    fc.property(fc.array(anyState, { minLength: 1, maxLength: 30 }), anyState, (states, more) => {
      const rank = (state: PlanState) => planStates.indexOf(state)
      expect(rank(worstOf([...states, more]))).toBeLessThanOrEqual(rank(worstOf(states)))
      const counts = countStates(states)
      expect(Object.values(counts).reduce((a, b) => a + b, 0)).toBe(states.length)
    }),
  )
})

test('building a control never takes a clause from built to not built, and only evidence makes it kept', () => {
  const keys = fc.subarray([...all])
  fc.assert(
    fc.property(keys, keys, fc.option(fc.double({ min: 0, max: 1, noNaN: true })), (some, more, value) => {
      const before = judge(new Set(some), value)
      const after = judge(new Set([...some, ...more]), value)
      expect(after.controls.built).toBeGreaterThanOrEqual(before.controls.built)
      if (after.state === 'kept') expect(value).not.toBeNull()
      if (before.state === 'broken') expect(after.state).toBe('broken')
    }),
  )
})

test('only a state that changed is told', () => {
  const before = new Map<string, PlanState>([
    ['1.1', 'kept'],
    ['1.2', 'kept'],
  ])
  const now = new Map<string, PlanState>([
    ['1.1', 'broken'],
    ['1.2', 'kept'],
    ['2.1', 'at-risk'],
  ])
  expect(changedStates(before, now)).toEqual([
    { clause: '1.1', from: 'kept', to: 'broken' },
    { clause: '2.1', from: null, to: 'at-risk' },
  ])
})
