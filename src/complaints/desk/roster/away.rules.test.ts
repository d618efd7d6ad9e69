import { expect, test } from 'vitest'
import { dayText, startOfDay } from '../../../kernel/calendar/day.rules.ts'
import { workCalendar } from '../../../kernel/calendar/work-calendar.rules.ts'
import { backOn, runsOutBefore } from './away.rules.ts'

const calendar = workCalendar([])
const back = (until: string, more: { fromDay: string; untilDay: string }[] = []) =>
  dayText(backOn(until, more, calendar))

test('who is away until Friday is back on Monday, and after a further absence that follows', () => {
  expect(back('2026-05-15')).toBe('2026-05-18')
  expect(back('2026-05-12')).toBe('2026-05-13')
  expect(back('2026-05-15', [{ fromDay: '2026-05-18', untilDay: '2026-05-19' }])).toBe('2026-05-20')
  expect(back('2026-05-15', [{ fromDay: '2026-05-19', untilDay: '2026-05-19' }])).toBe('2026-05-18')
})

test('a limit that runs out with the first day back cannot wait, one that runs out after it can, and no limit always can', () => {
  const day = backOn('2026-05-15', [], calendar)
  expect(runsOutBefore(day, startOfDay(day + 1))).toBe(true)
  expect(runsOutBefore(day, new Date(startOfDay(day + 1).getTime() + 1))).toBe(false)
  expect(runsOutBefore(day, null)).toBe(false)
})
