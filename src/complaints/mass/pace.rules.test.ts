import fc from 'fast-check'
import { expect, test } from 'vitest'
import { looksAtOnce, nextLook, readPerSecond, type Look } from './pace.rules.ts'

const now = new Date('2026-05-12T09:00:00+08:00')
const later = (ms: number): Date => new Date(now.getTime() + ms)

test('what was never looked at, and a group of fifty, is looked at without delay; of two thousand it is read again after forty seconds', () => {
  expect(nextLook(undefined, now)).toEqual(now)
  expect(nextLook({ size: looksAtOnce, at: now }, now)).toEqual(now)
  expect(nextLook({ size: 2000, at: now }, later(1))).toEqual(later(40_000))
  expect(nextLook({ size: 2000, at: now }, later(60_000))).toEqual(later(60_000))
})

test('however fast complaints come, over time no more of a large group is read than so many a second, and nobody who comes pushes the look away', () => {
  const arrivals = fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 400 })
  fc.assert(
    fc.property(fc.integer({ min: looksAtOnce + 1, max: 5000 }), arrivals, (before, gaps) => {
      let last: Look = { size: before, at: now }
      let [at, size, read] = [now, before, 0]
      let waiting: Date | null = null
      for (const gap of gaps) {
        at = new Date(at.getTime() + gap)
        if (waiting !== null && waiting <= at) {
          // The size of this look is paid for by the wait before the next.
          read += last.size
          last = { size, at: waiting }
          waiting = null
        }
        size += 1
        const next = nextLook(last, at)
        if (waiting !== null) expect(next).toEqual(waiting)
        waiting = next
      }
      expect(read).toBeLessThanOrEqual(((at.getTime() - now.getTime()) / 1000) * readPerSecond)
    }),
  )
})
