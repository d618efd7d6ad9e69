import { expect, test } from 'vitest'
import { backTest, criticalsPerWeek, shareFound } from '../bench/signals/back-test.ts'

// The whole of it is `npm run bench signals`; this is a small one, so that a change of a number or a rule is noticed at once.
const outcome = backTest({ seed: 7, people: 30, days: 50, runsOfEach: 12 })

test('slow, shared, curious and hurried insiders are found within a day of their first act', () => {
  expect(outcome.scripts).toHaveLength(8)
  for (const { name, runs } of outcome.scripts) {
    const found = runs.filter(({ afterMs }) => afterMs !== null).length
    expect(found / runs.length, name).toBeGreaterThanOrEqual(0.6)
  }
  expect(shareFound(outcome)).toBeGreaterThanOrEqual(0.95)
})

test('people who only work raise hardly a critical alarm', () => {
  expect(criticalsPerWeek(outcome)).toBeLessThanOrEqual(1)
})
