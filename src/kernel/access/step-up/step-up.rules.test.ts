import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mustProveAgain } from './step-up.rules.ts'

const provedAt = new Date('2026-03-02T09:00:00+08:00')
const after = (seconds: number): Date => new Date(provedAt.getTime() + seconds * 1000)

test('a second factor that was shown holds for the minutes that the step allows, and not a second longer', () => {
  const proof = { level: 2, provedAt }
  expect(mustProveAgain({ minutes: 5 }, { proof, hasFactor: true, now: after(300) })).toBe(false)
  expect(mustProveAgain({ minutes: 5 }, { proof, hasFactor: true, now: after(301) })).toBe(true)
})

test('a password alone is never enough where there is a second factor', () => {
  const proof = { level: 1, provedAt }
  expect(mustProveAgain({ minutes: 5 }, { proof, hasFactor: true, now: provedAt })).toBe(true)
})

test('whoever has no second factor is not asked for one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e6 }), fc.constantFrom(1, 2), (seconds, level) => {
      const proof = { level, provedAt }
      expect(mustProveAgain({ minutes: 5 }, { proof, hasFactor: false, now: after(seconds) })).toBe(false)
    }),
  )
})
