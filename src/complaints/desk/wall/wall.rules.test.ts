import fc from 'fast-check'
import { expect, test } from 'vitest'
import { workCalendar } from '../../../kernel/calendar/work-calendar.rules.ts'
import { countsOf, scheduleFrom, standingOf, tally, windowOf, type Standing } from './wall.rules.ts'

const calendar = workCalendar([
  {
    year: 2026,
    status: 'published',
    notice: '放假安排',
    off: [{ name: '国庆节', from: '2026-10-01', to: '2026-10-07' }],
    work: [{ name: '国庆节', day: '2026-10-10' }],
  },
])
const on = (now: string) => {
  const at = new Date(`${now}+08:00`)
  const day = new Date(`${now.slice(0, 10)}T00:00:00+08:00`)
  return {
    now: at,
    dayEnds: new Date(day.getTime() + 86_400_000),
    schedule: scheduleFrom(calendar, at, windowOf('09:00-18:00')),
    soonHours: 4,
  }
}
const stands = (now: string, due: string) => standingOf(new Date(`${due}+08:00`), on(now))

test('four hours of work before the end it is soon, earlier that day it is due today, afterwards it is breached', () => {
  expect(stands('2026-05-12T13:59:00', '2026-05-13T00:00:00')).toBe('today')
  expect(stands('2026-05-12T14:00:00', '2026-05-13T00:00:00')).toBe('soon')
  expect(stands('2026-05-13T00:00:00', '2026-05-13T00:00:00')).toBe('breached')
  expect(stands('2026-05-12T10:00:00', '2026-05-14T00:00:00')).toBe(null)
})
test('a night, a weekend and a holiday are no hours of work: what ends after the holiday is soon on the evening before it', () => {
  expect(stands('2026-05-15T17:00:00', '2026-05-18T12:00:00')).toBe('soon')
  expect(stands('2026-09-30T15:00:00', '2026-10-08T09:30:00')).toBe('soon')
  expect(stands('2026-10-09T17:00:00', '2026-10-10T23:00:00')).toBe(null)
})
test('counts by any key add up to all, each complaint once', () => {
  const standing = fc.constantFrom<Standing>('breached', 'soon', 'today')
  fc.assert(
    fc.property(fc.array(fc.record({ key: fc.constantFrom('a', 'b', 'c'), standing })), (items) => {
      const sum = tally(items).reduce((n, { counts }) => n + counts.breached + counts.soon + counts.today, 0)
      const all = countsOf(items.map((one) => one.standing))
      return sum === items.length && all.breached + all.soon + all.today === items.length
    }),
  )
})
test('hours that are none are refused', () => {
  expect(() => windowOf('18:00-09:00')).toThrow(RangeError)
  expect(() => windowOf('whenever')).toThrow(RangeError)
})
