import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testRulebook } from '../../../tests/support/parts.ts'
import { problemsOfYear, type CalendarYear } from './calendar-year.rules.ts'
import { budgetMs, dueOf, pausedMs, usedMs, type Budget } from './count.rules.ts'
import { addMonths, dayNumber, dayText, shanghaiDayNumber, startOfDay } from './day.rules.ts'
import { explainCount } from './explain.rules.ts'
import { workCalendar } from './work-calendar.rules.ts'

const { calendar } = testRulebook
const folder = `${process.env['XIAOBAO_SHARED'] ?? fileURLToPath(new URL('../../../../shared', import.meta.url))}/data/holiday-cn`
const present = existsSync(folder)
if (!present)
  console.log('skipped: ../shared/data/holiday-cn is not here; the calendar was not compared with the collection')

test.runIf(present)(
  'our calendar agrees with the collection of State Council notices on every day of 2007 to 2026',
  () => {
    const days = new Map<string, boolean>()
    for (let year = 2007; year <= 2026; year += 1)
      for (const { date, isOffDay } of JSON.parse(readFileSync(`${folder}/${year}.json`, 'utf8')).days)
        days.set(date, isOffDay)
    for (let day = dayNumber('2007-01-01'); day <= dayNumber('2026-12-31'); day += 1) {
      const weekday = new Date(day * 86_400_000).getUTCDay()
      const off = days.get(dayText(day)) ?? (weekday === 0 || weekday === 6)
      expect(calendar.isWorking(day), dayText(day)).toBe(!off)
    }
  },
)

test('2026 has 248 working days, six of them weekend days worked in exchange', () => {
  expect(calendar.workingDaysBetween(dayNumber('2025-12-31'), dayNumber('2026-12-31'))).toBe(248)
  for (const day of ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'])
    expect(calendar.kindOf(dayNumber(day))).toBe('make-up')
})

const due = (received: string, budget: Budget) => {
  const answer = dueOf(budget, new Date(received), calendar)
  return [dayText(answer.lastDay), answer.certainty]
}

test('a period that needs a calendar not yet published is provisional, a natural day only when it lands on a day off', () => {
  expect(due('2026-12-22T09:00:00+08:00', { amount: 3, unit: 'working-day', roll: 'none' })).toEqual([
    '2026-12-25',
    'provisional',
  ])
  expect(due('2026-12-18T09:00:00+08:00', { amount: 3, unit: 'working-day', roll: 'none' })).toEqual([
    '2026-12-23',
    'published',
  ])
  expect(due('2026-12-30T09:00:00+08:00', { amount: 3, unit: 'working-day', roll: 'none' })).toEqual([
    '2027-01-05',
    'provisional',
  ])
  expect(due('2027-12-30T09:00:00+08:00', { amount: 3, unit: 'working-day', roll: 'none' })[1]).toBe('unknown')
  expect(due('2026-12-01T09:00:00+08:00', { amount: 3, unit: 'year', roll: 'none' })).toEqual([
    '2029-12-01',
    'published',
  ])
})

test('months and years end on the same day of the month or on its last', () => {
  expect(due('2026-08-31T09:00:00+08:00', { amount: 6, unit: 'month', roll: 'none' })[0]).toBe('2027-02-28')
  expect(due('2024-02-29T09:00:00+08:00', { amount: 1, unit: 'year', roll: 'none' })[0]).toBe('2025-02-28')
  expect(dayText(addMonths(dayNumber('2026-12-31'), 2))).toBe('2027-02-28')
})

test('a pause over a make-up Saturday gives back the Saturday too', () => {
  const pauses = [{ from: new Date('2026-02-14T00:00:00+08:00'), until: new Date('2026-02-15T00:00:00+08:00') }]
  const answer = dueOf(
    { amount: 3, unit: 'working-day', roll: 'none' },
    new Date('2026-02-12T09:00:00+08:00'),
    calendar,
    pauses,
  )
  expect(dayText(answer.lastDay)).toBe('2026-02-25')
})

test('the count is explained day by day with the name of the holiday', () => {
  const days = explainCount({ amount: 2, unit: 'working-day', roll: 'none' }, new Date('2026-02-13T09:00:00+08:00'), {
    calendar,
  })
  expect(days[0]).toMatchObject({ day: '2026-02-13', why: 'received', number: null })
  expect(days[1]).toMatchObject({ day: '2026-02-14', why: 'make-up', number: 1, name: '春节' })
  expect(days[2]).toMatchObject({ day: '2026-02-15', why: 'holiday', number: null, name: '春节' })
  expect(days.at(-1)).toMatchObject({ day: '2026-02-24', why: 'counted', number: 2 })
})

test('a year with days twice, outside the year, upside down or a working make-up day is refused, each place named', () => {
  const bad: CalendarYear = {
    year: 2028,
    status: 'published',
    notice: 'x',
    off: [
      { name: '元旦', from: '2028-01-03', to: '2028-01-01' },
      { name: '春节', from: '2028-01-24', to: '2028-01-30' },
      { name: '春节', from: '2028-01-30', to: '2028-01-30' },
    ],
    work: [
      { name: '春节', day: '2028-01-19' },
      { name: '国庆节', day: '2029-06-02' },
    ],
  }
  expect(problemsOfYear(bad).map(({ path }) => path)).toEqual(['off.0.to', 'off.2', 'work.0.day', 'work.1.day'])
})

// --- properties -------------------------------------------------------------------------------------------------------------
const instant = fc
  .integer({ min: Date.parse('2010-01-05T00:00:00+08:00'), max: Date.parse('2026-06-30T00:00:00+08:00') })
  .map((ms) => new Date(ms))
const budget = fc.record({
  amount: fc.integer({ min: 1, max: 90 }),
  unit: fc.constantFrom('working-day' as const, 'natural-day' as const),
  roll: fc.constantFrom('rest' as const, 'holiday' as const, 'none' as const),
})
const someHours = fc.integer({ min: 1, max: 400 * 3600 }).map((seconds) => seconds * 1000)
const pausesAfter = (start: Date) =>
  fc.array(fc.tuple(fc.integer({ min: 0, max: 40 * 86_400 }), someHours), { maxLength: 4 }).map((list) =>
    list.map(([after, ms]) => ({
      from: new Date(start.getTime() + after * 1000),
      until: new Date(start.getTime() + after * 1000 + ms),
    })),
  )
const paused = instant.chain((start) => fc.tuple(fc.constant(start), pausesAfter(start)))

test('a deadline in working days falls on a working day, and so does one that moves off rest days', () => {
  fc.assert(
    fc.property(instant, budget, (start, period) => {
      const { lastDay } = dueOf(period, start, calendar)
      if (period.unit === 'working-day' || period.roll === 'rest') expect(calendar.isWorking(lastDay)).toBe(true)
      if (period.unit === 'natural-day' && period.roll === 'holiday')
        expect(calendar.kindOf(lastDay)).not.toBe('holiday')
    }),
  )
})

test('the hour of receipt makes no difference, and the end is never less than the amount of days away', () => {
  fc.assert(
    fc.property(instant, budget, fc.integer({ min: 0, max: 86_399_999 }), (start, period, ms) => {
      const day = startOfDay(shanghaiDayNumber(start))
      expect(dueOf(period, new Date(day.getTime() + ms), calendar)).toEqual(dueOf(period, day, calendar))
      expect(dueOf(period, start, calendar).dueAt.getTime() - day.getTime()).toBeGreaterThanOrEqual(
        (period.amount + 1) * 86_400_000,
      )
    }),
  )
})

test('adding a pause never brings the end nearer; without it the end is back where it was', () => {
  fc.assert(
    fc.property(paused, budget, ([start, pauses], period) => {
      const ends = pauses.map((_, i) => dueOf(period, start, calendar, pauses.slice(0, i)).dueAt.getTime())
      expect(ends).toEqual(ends.toSorted((a, b) => a - b))
      expect(ends[0] ?? dueOf(period, start, calendar, []).dueAt.getTime()).toBe(
        dueOf(period, start, calendar).dueAt.getTime(),
      )
    }),
  )
})

test('what is used and what is left make the budget at any instant; use never shrinks and stands still in pauses', () => {
  fc.assert(
    fc.property(
      paused,
      budget,
      fc.array(fc.integer({ min: 0, max: 120 * 86_400 }), { minLength: 2, maxLength: 5 }),
      ([start, pauses], period, offsets) => {
        const at = offsets.toSorted((a, b) => a - b).map((seconds) => new Date(start.getTime() + seconds * 1000))
        const by = { calendar, pauses }
        const used = at.map((now) => usedMs(period, start, now, by))
        expect(used).toEqual(used.toSorted((a, b) => a - b))
        at.forEach((now, i) =>
          expect((used[i] ?? 0) + pausedMs(period, start, now, by)).toBe(
            usedMs(period, start, now, { calendar, pauses: [] }),
          ),
        )
        const end = dueOf({ ...period, roll: 'none' }, start, calendar, pauses).dueAt
        expect(usedMs(period, start, end, by)).toBeGreaterThanOrEqual(budgetMs(period, start, calendar))
        expect(usedMs(period, start, new Date(end.getTime() - 86_400_000), by)).toBeLessThan(
          budgetMs(period, start, calendar),
        )
      },
    ),
  )
})

test('a day off more never brings an end nearer, a make-up day more never moves it away', () => {
  const dayIn2025 = fc.integer({ min: dayNumber('2025-01-10'), max: dayNumber('2025-12-20') })
  const base = calendar.years.filter(({ year }) => year <= 2025)
  const with2025 = (change: (year: CalendarYear) => CalendarYear) =>
    workCalendar(base.map((year) => (year.year === 2025 ? change(year) : year)))
  fc.assert(
    fc.property(dayIn2025, fc.integer({ min: 1, max: 30 }), dayIn2025, (start, amount, changed) => {
      const text = dayText(changed)
      const period = { amount, unit: 'working-day', roll: 'none' } as const
      const at = (years: typeof calendar) => dueOf(period, startOfDay(start), years).lastDay
      const plain = at(workCalendar(base))
      if (!calendar.isWorking(changed))
        expect(
          at(
            with2025((year) => ({
              ...year,
              off: year.off.filter(({ from, to }) => text < from || text > to),
              work: [...year.work, { name: 'x', day: text }],
            })),
          ),
        ).toBeLessThanOrEqual(plain)
      else
        expect(
          at(
            with2025((year) => ({
              ...year,
              off: [...year.off, { name: 'x', from: text, to: text }],
              work: year.work.filter(({ day }) => day !== text),
            })),
          ),
        ).toBeGreaterThanOrEqual(plain)
    }),
    { numRuns: 40 },
  )
})

test('in a calendar without holidays, moving everything by whole weeks moves the answer by as much', () => {
  const plain = workCalendar([{ year: 2026, status: 'published', notice: 'none', off: [], work: [] }])
  const start = fc.integer({
    min: Date.parse('2026-01-05T00:00:00+08:00'),
    max: Date.parse('2026-06-30T00:00:00+08:00'),
  })
  fc.assert(
    fc.property(start, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 20 }), (ms, amount, weeks) => {
      const period = { amount, unit: 'working-day', roll: 'none' } as const
      const shift = weeks * 7 * 86_400_000
      expect(dueOf(period, new Date(ms + shift), plain).dueAt.getTime()).toBe(
        dueOf(period, new Date(ms), plain).dueAt.getTime() + shift,
      )
    }),
  )
})
