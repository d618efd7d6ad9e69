import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ascending, medianInterval, quantile, wilson } from './wilson.rules.ts'

/** Worked by hand and with R's `prop.test(x, n, correct = FALSE)`; the first is Wilson's own kind of case. */
test.each([
  [8, 10, 0.4902, 0.9433],
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
  [30, 30, 0.8865, 1],
])('%i of %i lies between %f and %f', (part, whole, low, high) => {
  const interval = wilson(part, whole)
  expect(interval?.low).toBeCloseTo(low, 4)
  expect(interval?.high).toBeCloseTo(high, 4)
})

test('the interval holds the share, stays within 0 and 1, and is the mirror of that of the rest; of nothing there is none', () => {
  const counts = fc.tuple(fc.nat(500), fc.nat(500)).filter(([a, b]) => a + b > 0)
  fc.assert(
    fc.property(counts, ([part, rest]) => {
      const whole = part + rest
      const [one, mirror] = [wilson(part, whole), wilson(rest, whole)]
      if (!one || !mirror) throw new Error('no interval')
      expect(one.low).toBeLessThanOrEqual(part / whole + 1e-12)
      expect(one.high).toBeGreaterThanOrEqual(part / whole - 1e-12)
      expect(one.low).toBeGreaterThanOrEqual(0)
      expect(one.high).toBeLessThanOrEqual(1)
      expect(one.low).toBeCloseTo(1 - mirror.high, 10)
    }),
  )
  expect(wilson(0, 0)).toBeNull()
})

test('the median is one of them or between two; its interval holds it and does not depend on their order', () => {
  expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5)
  expect(quantile([1, 2, 9], 0.5)).toBe(2)
  expect(quantile([], 0.5)).toBeNull()
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 200 }), (values) => {
      const sorted = ascending(values)
      const median = quantile(sorted, 0.5) ?? NaN
      const interval = medianInterval(sorted)
      expect(interval?.low).toBeLessThanOrEqual(median)
      expect(interval?.high).toBeGreaterThanOrEqual(median)
      expect(medianInterval(ascending(values.toReversed()))).toEqual(interval)
    }),
  )
})
