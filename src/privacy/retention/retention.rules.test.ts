import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mayRun, needsTwo, overBefore, planState } from './retention.rules.ts'

const now = new Date('2026-11-23T12:00:00Z')
test('three years back, and a day more, also from the last day of February', () => {
  expect(overBefore(now, { amount: 3, unit: 'year' })).toEqual(new Date('2023-11-22T12:00:00Z'))
  expect(overBefore(new Date('2028-02-29T00:00:00Z'), { amount: 3, unit: 'year' })).toEqual(
    new Date('2025-02-27T00:00:00Z'),
  )
  expect(overBefore(now, { amount: 6, unit: 'month' })).toEqual(new Date('2026-05-22T12:00:00Z'))
})

test('nothing is over before its whole years went by', () => {
  const instants = fc.date({ min: new Date('2010-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(instants, fc.integer({ min: 1, max: 10 }), (at, amount) => {
      const before = overBefore(at, { amount, unit: 'year' })
      const years = new Date(before)
      years.setUTCFullYear(years.getUTCFullYear() + amount)
      return years < at
    }),
  )
})

test('more than one per cent of a table takes two people, and they alone let it run', () => {
  expect([needsTwo(10, 1000, 1), needsTwo(11, 1000, 1), needsTwo(1, 1, 1)]).toEqual([false, true, true])
  const plan = { needs_two: true, made_at: new Date('2026-11-22T12:00:00Z'), state: 'planned' }
  expect([0, 1, 2].map((approvals) => planState(plan, approvals))).toEqual(['waiting', 'waiting', 'ready'])
  expect(mayRun(plan, { approvals: 1, hours: 20, now })).toBe(false)
  expect(mayRun(plan, { approvals: 2, hours: 20, now })).toBe(true)
})

test('however few: nothing goes before it was shown long enough, and nothing twice', () => {
  const plan = { needs_two: false, made_at: new Date('2026-11-23T00:00:00Z'), state: 'planned' }
  expect(mayRun(plan, { approvals: 0, hours: 20, now })).toBe(false)
  expect(mayRun({ ...plan, state: 'done' }, { approvals: 0, hours: 1, now })).toBe(false)
})
