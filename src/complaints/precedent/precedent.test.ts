import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shareOf, spreadOf, warningFor } from './precedent.rules.ts'

const anyShare = fc.integer({ min: 0, max: 10_000 })

test('below five cases nothing is told; from five on the quartiles lie within what was granted, in order', () => {
  fc.assert(
    fc.property(fc.array(anyShare, { maxLength: 40 }), (shares) => {
      const spread = spreadOf(shares, 5)
      if (shares.length < 5) {
        expect(spread).toBeNull()
        return
      }
      const { lowPerTenThousand: low, middlePerTenThousand: middle, highPerTenThousand: high } = spread ?? expect.fail()
      expect(low).toBeGreaterThanOrEqual(Math.min(...shares))
      expect(high).toBeLessThanOrEqual(Math.max(...shares))
      expect(low).toBeLessThanOrEqual(middle)
      expect(middle).toBeLessThanOrEqual(high)
      // The order in which cases were decided says nothing.
      expect(spreadOf(shares.toReversed(), 5)).toEqual(spread)
    }),
  )
  expect(spreadOf([0, 2_500, 5_000, 7_500, 10_000], 5)).toEqual({
    lowPerTenThousand: 2_500,
    middlePerTenThousand: 5_000,
    highPerTenThousand: 7_500,
  })
})

test('a draft within the middle half is as usual; one outside is pointed out with the figures', () => {
  fc.assert(
    fc.property(fc.array(anyShare, { minLength: 5, maxLength: 40 }), anyShare, (shares, share) => {
      const spread = spreadOf(shares, 5) ?? expect.fail()
      const outside = share < spread.lowPerTenThousand || share > spread.highPerTenThousand
      expect(warningFor(share, spread, shares.length) !== null).toBe(outside)
    }),
  )
  expect(
    warningFor(1_000, { lowPerTenThousand: 4_000, middlePerTenThousand: 5_000, highPerTenThousand: 9_000 }, 7)?.zh,
  ).toContain('10%')
})

test('the share is of what was asked, and nothing of nothing', () => {
  expect(shareOf(6_000, 12_000)).toBe(5_000)
  expect(shareOf(0, 0)).toBe(0)
})
