import { dayMs, minuteMs } from './span.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testRulebook } from '../../../tests/support/parts.ts'
import { dueOf, instantOfUse, usedMs, type Budget } from './count.rules.ts'
import { dayNumber, shanghaiDayNumber, startOfDay } from './day.rules.ts'
import type { Pause } from './pause.rules.ts'

const { calendar } = testRulebook

/** The slow way that nobody can doubt: minute by minute, does this one count? */
function minutesUsed(budget: Budget, startedAt: Date, until: Date, pauses: readonly Pause[]): number {
  let used = 0
  for (let at = startOfDay(shanghaiDayNumber(startedAt) + 1).getTime(); at < until.getTime(); at += minuteMs) {
    const counts = budget.unit !== 'working-day' || calendar.isWorking(shanghaiDayNumber(new Date(at)))
    const paused = pauses.some(({ from, until: end }) => from.getTime() <= at && at < (end ?? from).getTime())
    if (counts && !paused) used += 1
  }
  return used
}

const startedAt = fc
  .integer({ min: dayNumber('2018-12-01'), max: dayNumber('2026-07-01') })
  .map((day) => new Date(startOfDay(day).getTime() + 15 * 3_600_000))
const budget = fc.record({
  amount: fc.integer({ min: 1, max: 15 }),
  unit: fc.constantFrom('working-day' as const, 'natural-day' as const),
  roll: fc.constant('none' as const),
})
const pauses = fc.array(fc.tuple(fc.integer({ min: 0, max: 25 * 1440 }), fc.integer({ min: 1, max: 6 * 1440 })), {
  maxLength: 3,
})
const pausesFrom = (start: Date, list: readonly [number, number][]): Pause[] =>
  list.map(([after, minutes]) => {
    const from = new Date(start.getTime() + after * minuteMs)
    return { from, until: new Date(from.getTime() + minutes * minuteMs) }
  })

test('use and end of a period are what one finds by looking at every minute', () => {
  fc.assert(
    fc.property(startedAt, budget, pauses, fc.integer({ min: 0, max: 30 * 1440 }), (start, period, list, after) => {
      const by = { calendar, pauses: pausesFrom(start, list) }
      const until = new Date(start.getTime() + after * minuteMs)
      expect(usedMs(period, start, until, by)).toBe(minutesUsed(period, start, until, by.pauses) * minuteMs)
      const { dueAt } = dueOf(period, start, calendar, by.pauses)
      const before = new Date(dueAt.getTime() - dayMs)
      expect(minutesUsed(period, start, dueAt, by.pauses)).toBeGreaterThanOrEqual(period.amount * 1440)
      expect(minutesUsed(period, start, before, by.pauses)).toBeLessThan(period.amount * 1440)
    }),
    { numRuns: 60 },
  )
})

test('the instant at which a share is used is the first one: at it the share is used, a moment before it is not', () => {
  fc.assert(
    fc.property(startedAt, budget, pauses, fc.integer({ min: 1, max: 15 * dayMs }), (start, period, list, ms) => {
      const by = { calendar, pauses: pausesFrom(start, list) }
      const at = instantOfUse(period, start, { ...by, ms })
      expect(usedMs(period, start, at, by)).toBe(ms)
      expect(usedMs(period, start, new Date(at.getTime() - 1), by)).toBe(ms - 1)
    }),
  )
})

test('a reversed stretch of days is a mistake, not a negative number', () => {
  expect(() => calendar.workingDaysBetween(dayNumber('2026-03-03'), dayNumber('2026-03-02'))).toThrow(RangeError)
})
