import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, isDay, monthOf, shiftMonth, weekOf } from './calendar-days.ts'

test('a month is shown in whole weeks from Monday to Sunday', () => {
  expect(monthOf('2026-11-30')).toHaveLength(6)
  expect(monthOf('2026-11-05')[0]?.[0]).toBe('2026-10-26')
  expect(monthOf('2026-11-05').at(-1)?.at(-1)).toBe('2026-12-06')
  expect(monthOf('2027-02-01')).toHaveLength(4)
  expect(weekOf('2026-11-29')[0]).toBe('2026-11-23')
})

test('whatever the day, its month and its week hold it once, and months follow each other over the year', () => {
  const days = fc.integer({ min: 0, max: 40_000 }).map((n) => addDays('1990-01-01', n))
  fc.assert(
    fc.property(days, (day) => {
      expect(
        monthOf(day)
          .flat()
          .filter((one) => one === day),
      ).toHaveLength(1)
      expect(weekOf(day).filter((one) => one === day)).toHaveLength(1)
      expect(shiftMonth(shiftMonth(day, 1), -1)).toBe(`${day.slice(0, 7)}-01`)
    }),
  )
  expect([isDay('2026-02-30T'), isDay('2026-13-01'), isDay(undefined), isDay('2026-11-30')]).toEqual([
    false,
    false,
    false,
    true,
  ])
})
