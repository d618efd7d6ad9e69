import { expect, test } from 'vitest'
import { agoOf, dayOf, dayWords, untilWords, whenWords } from './time.ts'

const now = new Date('2026-11-24T10:00:00+08:00')

test('a day is written with its weekday, and with its year only when it is another one', () => {
  expect(dayWords('2026-11-26', 'zh', now)).toBe('11月26日(周四)')
  expect(dayWords('2027-01-05', 'zh', now)).toBe('2027年1月5日(周二)')
  expect(dayWords('2026-11-26', 'en', now)).toBe('Thu 26 Nov')
  expect(dayWords('2027-01-05', 'en', now)).toBe('Tue 5 Jan 2027')
})

test('an instant is told in the time of China, wherever the reader is', () => {
  expect(whenWords('2026-11-24T16:30:00Z', 'zh', now)).toBe('11月25日(周三) 00:30')
  expect(dayOf(new Date('2026-12-31T16:00:00Z'))).toBe('2027-01-01')
})

test('what is not a date is shown as it came, not as an invented one', () => {
  expect(dayWords('soon', 'zh', now)).toBe('soon')
  expect(whenWords('soon', 'en', now)).toBe('soon')
})

test.each([
  ['2026-11-24T09:59:40+08:00', { unit: 'now', n: 0 }],
  ['2026-11-24T09:15:00+08:00', { unit: 'minutes', n: 45 }],
  ['2026-11-23T09:00:00+08:00', { unit: 'hours', n: 25 }],
  ['2026-11-21T10:00:00+08:00', { unit: 'days', n: 3 }],
  ['2026-09-01T10:00:00+08:00', null],
])('%s was so long ago, and after a month the date says more', (instant, expected) => {
  expect(agoOf(instant, now)).toEqual(expected)
})

test('what ends at midnight ends at 24:00 of its day; any other end is the instant itself', () => {
  const now = new Date('2026-11-23T09:00:00+08:00')
  expect(untilWords('2026-11-26T16:00:00Z', 'zh', now)).toBe('11月26日(周四) 24:00')
  expect(untilWords('2026-12-31T16:00:00Z', 'en', now)).toBe('Thu 31 Dec 24:00')
  expect(untilWords('2026-11-26T15:59:00Z', 'en', now)).toBe('Thu 26 Nov 23:59')
})
