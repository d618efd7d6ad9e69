import fc from 'fast-check'
import { expect, test } from 'vitest'
import { digestOf } from './digest.ts'
import { countTry, reminderOf, resetOf, weaknessOf } from './password.rules.ts'

const now = new Date('2026-03-02T12:00:00+08:00')
const hours = (n: number) => new Date(now.getTime() + n * 3_600_000)

test.each([
  ['123456', 'sequential'],
  ['654321', 'sequential'],
  ['890123', 'sequential'],
  ['135791', 'sequential'],
  ['111111', 'repeated'],
  ['112112', 'repeated'],
  ['121212', 'repeated'],
  ['385385', 'repeated'],
  ['900307', 'date'],
  ['000229', 'date'],
  ['199003', 'date'],
  ['138001', 'known'],
])('%s is easily guessed', (six, why) => expect(weaknessOf(six, ['+86 138 0013 8000'])).toBe(why))
test.each(['804271', '596038', '900332', '199013', '294716'])('%s is not', (six) =>
  expect(weaknessOf(six, ['13800138000'])).toBeNull(),
)
test('no six digits of a number that is known of the person are taken, wherever they stand in it', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^\d{18}$/),
      fc.nat(12),
      (number, at) => weaknessOf(number.slice(at, at + 6), [number]) !== null,
    ),
  )
})
test('most of what six digits can be is left to choose from', () => {
  const left = Array.from({ length: 100_000 }, (_, n) => String(n * 10 + 7).padStart(6, '0')).filter(
    (six) => weaknessOf(six, []) === null,
  )
  expect(left.length).toBeGreaterThan(90_000)
})

test('five tries, then none for three hours, then five again; never more, in whatever order they come', () => {
  const how = { most: 5, lockMs: 3 * 3_600_000 }
  const steps = fc.array(fc.integer({ min: 0, max: 90 }), { maxLength: 60 })
  fc.assert(
    fc.property(steps, (minutes) => {
      let standing: { tries: number; lockedUntil: Date | null } = { tries: 0, lockedUntil: null }
      let at = now.getTime()
      const looked: number[] = []
      for (const wait of minutes) {
        at += wait * 60_000
        const next = countTry(standing, { ...how, now: new Date(at) })
        if (!next) continue
        standing = next
        looked.push(at)
      }
      // The fifth of each five is followed by three hours of rest.
      return looked.every((one, nth) => nth % 5 !== 0 || nth === 0 || one - (looked[nth - 1] ?? 0) >= how.lockMs)
    }),
  )
})

test('a reset opens after a day and is over a week later', () => {
  const reset = (at: Date) => resetOf(now, { waitHours: 24, now: at })
  expect([reset(hours(23.9))?.open, reset(hours(24))?.open, reset(hours(24 * 8))]).toEqual([false, true, null])
  expect(resetOf(null, { waitHours: 24, now })).toBeNull()
})

test('every profile reminds, none demands; whoever said that all is well is left alone for as long again', () => {
  const age = { setAt: hours(-24 * 200), remindedAt: null, confirmedAt: null }
  const asked = (profile: 'checkup' | 'reminder' | 'mlps3', days: number, confirmedAt: Date | null = null) =>
    reminderOf({ ...age, confirmedAt }, { profile, days, now })
  expect(asked('checkup', 180)).toEqual({ days: 200, words: 'checkup' })
  expect(asked('reminder', 90)).toEqual({ days: 200, words: 'reminder' })
  expect(asked('mlps3', 90)).toEqual({ days: 200, words: 'reminder' })
  expect(asked('checkup', 180, hours(-24 * 179))).toBeNull()
})

test('whatever changes of a payment changes its digest', () => {
  const payment = { transaction: 'T-1', payee: 'mch_a', amountFen: 100, currency: 'CNY' }
  const all = [
    digestOf(payment, 'n'),
    digestOf({ ...payment, transaction: 'T-2' }, 'n'),
    digestOf({ ...payment, payee: 'mch_b' }, 'n'),
    digestOf({ ...payment, amountFen: 101 }, 'n'),
    digestOf({ ...payment, currency: 'GBP' }, 'n'),
    digestOf(payment, 'm'),
  ]
  expect(new Set(all).size).toBe(all.length)
})
