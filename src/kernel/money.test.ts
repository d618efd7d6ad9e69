import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assertFen, formatFen, parseYuan, splitFen } from './money.ts'

test('an amount is written as people write it and read back to the same fen', () => {
  expect(formatFen(129_900)).toBe('¥1,299.00')
  expect(formatFen(-5)).toBe('-¥0.05')
  expect(parseYuan('1,299.5')).toBe(129_950)
  fc.assert(
    fc.property(
      fc.integer({ min: -1e14, max: 1e14 }),
      (fen) => parseYuan(formatFen(fen).replace('¥', '')) === fen || fen === 0,
    ),
  )
})

test('what is not an amount with at most two decimals is no amount', () => {
  for (const text of ['', '1.234', '12,34', 'abc', '1e5', '١', '--1', '99999999999999999999'])
    expect(parseYuan(text)).toBeNull()
  expect(() => assertFen(0.5)).toThrow(RangeError)
})

test('splitting an amount loses and invents nothing, and no part strays more than a fen from its share', () => {
  const weights = fc
    .array(fc.nat(1000), { minLength: 1, maxLength: 20 })
    .filter((list) => list.some((weight) => weight > 0))
  fc.assert(
    fc.property(fc.nat(1e12), weights, (total, list) => {
      const parts = splitFen(total, list)
      const sum = list.reduce((a, b) => a + b, 0)
      expect(parts.reduce((a, b) => a + b, 0)).toBe(total)
      parts.forEach((part, i) => expect(Math.abs(part - (total * (list[i] ?? 0)) / sum)).toBeLessThanOrEqual(1.001))
    }),
  )
})
