import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayNumber } from './day.rules.ts'
import { intervalsOf, type Schedule, type Window } from './schedule.rules.ts'
import {
  addWorkingTime,
  endOfNthWorkingDay,
  isWorkingInstant,
  nextWorkingInstant,
  previousWorkingInstant,
  workingTimeBetween,
} from './working-time.rules.ts'
import { instantAt, zoneDay, zoneOffsetMs } from './zone.rules.ts'

const hour = 3600
const zones = [
  'Asia/Shanghai',
  'America/New_York',
  'America/Sao_Paulo',
  'America/Havana',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Europe/London',
  'Pacific/Apia',
  'Asia/Kathmandu',
  'UTC',
] as const
const firstMs = Date.parse('2010-10-20T00:00:00Z')
/**
 * Seconds, so that whole answers can be compared exactly. The range holds both changes of the clocks: at midnight (Sao Paulo), over it
 * (St John's at 00:01, for the last time in 2011), by half an hour (Lord Howe), and Apia's lost day.
 */
const instant = fc.integer({ min: 0, max: 440 * 86_400 }).map((seconds) => new Date(firstMs + seconds * 1000))
const windows = fc
  .uniqueArray(fc.integer({ min: 0, max: 48 }), { minLength: 2, maxLength: 6 })
  .map((marks) => marks.toSorted((a, b) => a - b).map((mark) => mark * 1800))
  .map((marks) =>
    marks.flatMap((from, i): Window[] => (i % 2 === 0 && i + 1 < marks.length ? [[from, marks[i + 1] ?? from]] : [])),
  )
const schedule: fc.Arbitrary<Schedule> = fc
  .record({
    zone: fc.constantFrom(...zones),
    weekly: fc.tuple(windows, windows, windows).map(([a, b, c]) => ({ 1: a, 3: b, 5: c, 6: a })),
    holidays: fc.array(fc.integer({ min: 0, max: 440 }), { maxLength: 10 }),
    shifts: fc.array(fc.tuple(fc.integer({ min: 0, max: 440 }), windows), { maxLength: 5 }),
    breaks: fc.array(fc.tuple(fc.integer({ min: 0, max: 440 }), windows), { maxLength: 5 }),
  })
  .map(({ zone, weekly, holidays, shifts, breaks }) => {
    const first = zoneDay('UTC', firstMs)
    const byDay = (list: [number, Window[]][]) => new Map(list.map(([after, hours]) => [first + after, hours]))
    return {
      zone,
      weekly,
      holidays: new Set(holidays.map((after) => first + after)),
      shifts: byDay(shifts),
      breaks: byDay(breaks),
    }
  })
const pause = fc.tuple(instant, fc.integer({ min: 1, max: 20 * 86_400 })).map(([from, seconds]) => ({
  from: from.getTime(),
  until: from.getTime() + seconds * 1000,
}))

test('working time is never negative, adds up over neighbouring stretches, and reversed it is the same with a minus', () => {
  fc.assert(
    fc.property(
      schedule,
      fc.tuple(instant, instant, instant),
      fc.array(pause, { maxLength: 2 }),
      (times, three, pauses) => {
        const [a, b, c] = three.toSorted((x, y) => x.getTime() - y.getTime()) as [Date, Date, Date]
        const between = (from: Date, until: Date) => workingTimeBetween(times, from, until, pauses)
        expect(between(a, b)).toBeGreaterThanOrEqual(0)
        expect(between(a, b) + between(b, c)).toBeCloseTo(between(a, c), 6)
        expect(between(c, a)).toBeCloseTo(-between(a, c), 6)
      },
    ),
  )
})

test('the working time since the start leads back to the instant itself when work runs up to it, else to where it last ended', () => {
  fc.assert(
    fc.property(schedule, fc.tuple(instant, instant), fc.array(pause, { maxLength: 2 }), (times, two, pauses) => {
      const [start, end] = two.toSorted((x, y) => x.getTime() - y.getTime()) as [Date, Date]
      const seconds = workingTimeBetween(times, start, end, pauses)
      if (seconds === 0) return
      const reached = addWorkingTime(times, start, seconds, pauses)
      expect(reached.getTime()).toBeLessThanOrEqual(end.getTime())
      expect(workingTimeBetween(times, start, reached, pauses)).toBeCloseTo(seconds, 6)
      // At an opening nothing of the window is used yet: what fits exactly ended at the close before it.
      const before = end.getTime() - 1
      const paused = pauses.some(({ from, until }) => from <= before && before < until)
      if (isWorkingInstant(times, new Date(before)) && !paused) expect(reached).toEqual(end)
      else expect(workingTimeBetween(times, reached, end, pauses)).toBe(0)
    }),
  )
})

test('a pause never brings the end of a target nearer, and inside a pause nothing passes', () => {
  fc.assert(
    fc.property(schedule, instant, fc.integer({ min: 1, max: 40 * hour }), pause, (times, start, seconds, one) => {
      expect(addWorkingTime(times, start, seconds, [one]).getTime()).toBeGreaterThanOrEqual(
        addWorkingTime(times, start, seconds).getTime(),
      )
      expect(workingTimeBetween(times, new Date(one.from), new Date(one.until), [one])).toBe(0)
    }),
  )
})

test('the next working instant is working time, and between it and the last one before nobody works', () => {
  fc.assert(
    fc.property(schedule, instant, (times, at) => {
      const next = nextWorkingInstant(times, at)
      expect(isWorkingInstant(times, next)).toBe(true)
      const last = previousWorkingInstant(times, at)
      expect(last.getTime()).toBeLessThanOrEqual(at.getTime())
      expect(workingTimeBetween(times, last, next)).toBe(0)
    }),
  )
})

test('on the night the clocks change a window from midnight to eight is seven or nine hours long, because so many pass', () => {
  const night: Schedule = {
    zone: 'America/New_York',
    weekly: { 0: [[0, 8 * hour]] },
    holidays: new Set(),
    shifts: new Map(),
    breaks: new Map(),
  }
  const hoursOn = (day: string) =>
    intervalsOf(night, dayNumber(day)).reduce((sum, { from, until }) => sum + (until - from) / 3_600_000, 0)
  expect([hoursOn('2026-03-01'), hoursOn('2026-03-08'), hoursOn('2026-11-01')]).toEqual([8, 7, 9])
})

const plain = (zone: string, weekly: Schedule['weekly']): Schedule => ({
  zone,
  weekly,
  holidays: new Set(),
  shifts: new Map(),
  breaks: new Map(),
})

test('the Friday that Samoa skipped at the date line holds no working time and is no working day', () => {
  const samoa = plain('Pacific/Apia', { 1: [[0, 1800]], 3: [[0, 1800]], 5: [[0, 1800]], 6: [[0, 1800]] })
  const [start, end] = [new Date('2011-12-20T00:00:00Z'), new Date('2011-12-30T10:00:00Z')]
  expect(intervalsOf(samoa, dayNumber('2011-12-30'))).toEqual([])
  // Wednesday 21, Friday 23, Saturday 24, Monday 26, Wednesday 28; Saturday 31 opens at `end`.
  expect(workingTimeBetween(samoa, start, end)).toBe(5 * 1800)
  expect(addWorkingTime(samoa, start, 5 * 1800)).toEqual(new Date('2011-12-28T10:30:00Z'))
  expect(isWorkingInstant(samoa, end)).toBe(true)
  expect(endOfNthWorkingDay(samoa, new Date('2011-12-28T20:00:00Z'), 1)).toEqual(new Date('2011-12-30T10:30:00Z'))
})

test('windows that lie in, begin in or end in a skipped hour last as long as the clocks show them', () => {
  const newYork = plain('America/New_York', {
    0: [
      [1.5 * hour, 2.25 * hour],
      [2.25 * hour, 2.5 * hour],
      [2.75 * hour, 4 * hour],
    ],
  })
  const jump = Date.parse('2026-03-08T07:00:00Z')
  expect(intervalsOf(newYork, dayNumber('2026-03-08'))).toEqual([
    { from: jump - 1_800_000, until: jump },
    { from: jump, until: jump + 3_600_000 },
  ])
})

const zoneMidnights: readonly [zone: string, from: string][] = [
  ['Asia/Shanghai', '1986-04-01'],
  ['Asia/Shanghai', '1991-08-01'],
  ['America/Sao_Paulo', '2018-10-01'],
  ['America/St_Johns', '2011-03-01'],
  ['Australia/Lord_Howe', '2026-03-01'],
  ['Pacific/Apia', '2011-12-01'],
]
test('a later local time is never an earlier instant, and the instant shows that time unless the clocks skip it', () => {
  const local = fc.record({
    zone: fc.constantFrom(...zoneMidnights),
    after: fc.integer({ min: 0, max: 270 * 86_400 }),
    length: fc.integer({ min: 0, max: 3 * 86_400 }),
  })
  fc.assert(
    fc.property(local, ({ zone: [zone, from], after, length }) => {
      const instantOf = (seconds: number) => instantAt(zone, dayNumber(from), seconds)
      const shownAt = (ms: number) => (ms + zoneOffsetMs(zone, ms)) / 1000 - dayNumber(from) * 86_400
      const one = instantOf(after)
      expect(instantOf(after + length)).toBeGreaterThanOrEqual(one)
      expect(shownAt(one)).toBeGreaterThanOrEqual(after)
      if (shownAt(one) > after) expect(shownAt(one - 1000)).toBeLessThan(after)
    }),
  )
})

test('a schedule in which nobody ever works is refused instead of searched for ever', () => {
  const never: Schedule = {
    zone: 'Asia/Shanghai',
    weekly: {},
    holidays: new Set(),
    shifts: new Map(),
    breaks: new Map(),
  }
  expect(() => nextWorkingInstant(never, new Date(firstMs))).toThrow(RangeError)
  expect(() => addWorkingTime(never, new Date(firstMs), 3600)).toThrow('no working time')
})
