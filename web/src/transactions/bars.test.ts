import { expect, test } from 'vitest'
import { allSigns, barsOf } from './bars.ts'

test('every sign of Code 128 is eleven wide, differs from all others, and its bars are even', () => {
  expect(new Set(allSigns).size).toBe(106)
  for (const sign of allSigns) {
    const widths = [...sign].map(Number)
    expect(
      widths.reduce((sum, width) => sum + width, 0),
      sign,
    ).toBe(11)
    expect([0, 2, 4].reduce((sum, at) => sum + (widths[at] ?? 0), 0) % 2, sign).toBe(0)
  }
})
test('eighteen digits are a start, nine pairs, a check sign and a stop', () => {
  const { bars, width } = barsOf('401234567890123456')
  expect(width).toBe(11 * 11 + 13)
  expect(bars).toHaveLength(11 * 3 + 4)
  expect(bars.every(({ at, width: wide }) => at + wide <= width)).toBe(true)
})
test('the check sign is the sum of places and pairs: 1234 ends in 82', () => {
  // 105 + 12·1 + 34·2 = 185, and 185 mod 103 = 82.
  const own = barsOf('1234')
    .bars.slice(9, 12)
    .map(({ width }) => width)
  expect(own).toEqual([...(allSigns[82] ?? '')].filter((_, at) => at % 2 === 0).map(Number))
})
