import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testRulebook } from '../../../tests/support/parts.ts'
import { startAfterEnd } from '../clock/clock.rules.ts'
import type { CalendarYear } from './calendar-year.rules.ts'
import { dueOf } from './count.rules.ts'
import { dayNumber, dayText, startOfDay } from './day.rules.ts'
import { workCalendar } from './work-calendar.rules.ts'

const { calendar } = testRulebook
const published = calendar.years.filter(({ status }) => status === 'published')
const upTo = (year: number) => workCalendar(published.filter((one) => one.year <= year))

test('what a calendar calls certain was never changed by the notice of the year after, in twenty years of notices', () => {
  const firstOfNext = published.slice(0, -1).map(({ year }) => year)
  const changed: string[] = []
  for (const year of firstOfNext) {
    const then = upTo(year)
    for (let day = dayNumber(`${year}-01-01`); day <= dayNumber(`${year}-12-31`); day += 1) {
      if (then.isWorking(day) === calendar.isWorking(day)) continue
      changed.push(dayText(day))
      expect(then.certainty(day - 1, day), dayText(day)).toBe('provisional')
    }
  }
  expect(changed).toEqual(['2007-12-29', '2007-12-31', '2011-12-31', '2018-12-29', '2018-12-31'])
})

test('once the next year is known too, counting across the turn of the year does not depend on how much of the calendar is loaded', () => {
  const start = fc.integer({ min: dayNumber('2008-01-05'), max: dayNumber('2024-12-20') })
  fc.assert(
    fc.property(start, fc.integer({ min: 1, max: 200 }), (day, amount) => {
      const period = { amount, unit: 'working-day', roll: 'none' } as const
      const whole = dueOf(period, startOfDay(day), calendar)
      const lastYear = Number(dayText(whole.lastDay).slice(0, 4))
      expect(dueOf(period, startOfDay(day), upTo(lastYear + 1))).toEqual(whole)
    }),
  )
})

test('a gap between published years is no certainty: what touches the missing year stays open', () => {
  const plain = (year: number, status: CalendarYear['status'] = 'published'): CalendarYear => ({
    year,
    status,
    notice: 'test',
    off: [],
    work: [],
  })
  const gap = workCalendar([plain(2026), plain(2028), plain(2029)])
  const certainty = (after: string, until: string) => gap.certainty(dayNumber(after), dayNumber(until))
  expect(certainty('2026-12-01', '2026-12-24')).toBe('published')
  expect(certainty('2026-12-01', '2026-12-25')).toBe('provisional')
  expect(certainty('2026-12-28', '2027-01-04')).toBe('unknown')
  expect(certainty('2028-01-03', '2028-12-31')).toBe('published')
  expect(certainty('2027-12-30', '2028-01-04')).toBe('unknown')
  expect(certainty('2029-12-01', '2029-12-31')).toBe('provisional')
})

const stages = ['respond', 'merchant-reply', 'evidence', 'mediation', 'panel', 'ruling']
test('with everybody silent the stages follow one another without losing a day and end on the finish day, from any day of twenty years', () => {
  const budgetOf = (rule: string) => testRulebook.ruleOf('clock', rule, '2026-03-02')
  for (const profile of ['platform', 'social', 'regulator'])
    for (let day = dayNumber('2007-01-01'); day <= dayNumber('2026-08-01'); day += 1) {
      const received = startOfDay(day)
      const end = stages.reduce(
        (startedAt, stage) =>
          startAfterEnd(dueOf(budgetOf(`complaint.${stage}.${profile}`), startedAt, calendar).dueAt),
        received,
      )
      const finish = dueOf(budgetOf(`complaint.finish.${profile}`), received, calendar).dueAt
      expect(end, `${profile} ${dayText(day)}`).toEqual(startAfterEnd(finish))
    }
})
