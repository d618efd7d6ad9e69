import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from './id.ts'

test('ids carry their noun, never repeat, and sort by birth even when made within one millisecond or after the clock went back', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1_700_000_000_000, max: 1_800_000_000_000 }), { minLength: 2, maxLength: 50 }),
      (instants) => {
        const ids = instants.flatMap((ms) => [newId('cmp', ms), newId('cmp', ms)])
        expect(new Set(ids).size).toBe(ids.length)
        expect(ids.toSorted()).toEqual(ids)
      },
    ),
  )
  expect(newId('ord')).toMatch(/^ord_[0-9a-hjkmnp-tv-z]{26}$/)
})

test('ten thousand ids of one millisecond are still in order', () => {
  const ids = Array.from({ length: 10_000 }, () => newId('x', 1_900_000_000_000))
  expect(ids.toSorted()).toEqual(ids)
})
