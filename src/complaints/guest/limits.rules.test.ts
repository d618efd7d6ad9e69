import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeLimits, isUsable, secondsToWait } from './limits.rules.ts'

const now = new Date('2026-03-02T09:00:00+08:00')
const ago = (seconds: number): Date => new Date(now.getTime() - seconds * 1000)

test('a second code comes after a minute, a sixth after the first is an hour old', () => {
  expect(secondsToWait([], codeLimits.contact, now)).toBe(0)
  expect(secondsToWait([ago(20)], codeLimits.contact, now)).toBe(40)
  expect(secondsToWait([ago(60)], codeLimits.contact, now)).toBe(0)
  expect(secondsToWait([3000, 2000, 1000, 500, 100].map(ago), codeLimits.contact, now)).toBe(600)
})

test('whoever waits as long as told may ask, and nobody is ever let over a limit', () => {
  const past = fc.array(fc.integer({ min: 0, max: 100_000 }), { maxLength: 40 })
  fc.assert(
    fc.property(past, (seconds) => {
      const asked = seconds.map(ago)
      const wait = secondsToWait(asked, codeLimits.contact, now)
      expect(secondsToWait(asked, codeLimits.contact, new Date(now.getTime() + wait * 1000))).toBe(0)
      for (const { most, withinMs } of codeLimits.contact)
        if (wait === 0) expect(asked.filter((at) => now.getTime() - at.getTime() < withinMs).length).toBeLessThan(most)
    }),
  )
})

test('a code works until it ends or was tried wrongly five times', () => {
  const expiresAt = new Date(now.getTime() + 1)
  expect(isUsable({ expiresAt, tries: 4 }, now)).toBe(true)
  expect(isUsable({ expiresAt, tries: 5 }, now)).toBe(false)
  expect(isUsable({ expiresAt: now, tries: 0 }, now)).toBe(false)
})
