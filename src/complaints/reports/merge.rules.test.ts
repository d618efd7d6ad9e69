import fc from 'fast-check'
import { expect, test } from 'vitest'
import { leftOf } from './merge.rules.ts'

test('what was left of a clock comes back whole, and an overdue one is due with the next unit', () => {
  fc.assert(
    fc.property(fc.integer({ min: -400, max: 400 }), (left) => {
      expect(leftOf(left)).toBe(left > 0 ? left : 1)
    }),
  )
})
