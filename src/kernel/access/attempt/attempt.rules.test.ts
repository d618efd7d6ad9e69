import fc from 'fast-check'
import { expect, test } from 'vitest'
import { counted, networkOf, secondsToWait, type Count, type Slowing } from './attempt.rules.ts'

const doubling: Slowing = { kind: 'doubling', free: 5, longestSeconds: 900 }
const leaking: Slowing = { kind: 'leaking', burst: 60, perMinute: 6 }
const start = new Date('2026-03-02T09:00:00+08:00')
const after = (seconds: number): Date => new Date(start.getTime() + seconds * 1000)
const none: Count = { failedCount: 0, failedAt: start }

/** Counts in memory, as the rows of the database are counted. */
function counters() {
  const counts = new Map<string, Count>()
  const tryAt = (buckets: readonly { key: string; slowing: Slowing }[], now: Date): number => {
    const held = buckets.map((bucket) => ({
      ...bucket,
      count: counts.get(bucket.key) ?? { failedCount: 0, failedAt: now },
    }))
    const wait = Math.max(...held.map(({ count, slowing }) => secondsToWait(count, slowing, now)))
    if (wait === 0) for (const { key, count, slowing } of held) counts.set(key, counted(count, slowing, now))
    return wait
  }
  return { tryAt }
}
const stranger = (login: string, network: string) => [
  { key: `login ${login}`, slowing: doubling },
  { key: `network ${network}`, slowing: leaking },
]
const owner = (login: string, device: string) => [{ key: `login ${login} device ${device}`, slowing: doubling }]

test('five failures are free, then each wait is twice the one before, up to a quarter of an hour', () => {
  const waits = Array.from({ length: 20 }, (_, failedCount) =>
    secondsToWait({ failedCount, failedAt: start }, doubling, start),
  )
  expect(waits.slice(0, 9)).toEqual([0, 0, 0, 0, 0, 2, 4, 8, 16])
  expect(Math.max(...waits)).toBe(900)
})

const attack = fc.array(
  fc.record({ seconds: fc.integer({ min: 0, max: 600 }), network: fc.integer({ min: 0, max: 50 }) }),
  { maxLength: 300 },
)

test('no sequence of failures of strangers, from however many networks, keeps the known device of the owner waiting', () => {
  fc.assert(
    fc.property(attack, (tries) => {
      const { tryAt } = counters()
      let at = 0
      for (const { seconds, network } of tries) {
        at += seconds
        tryAt(stranger('lin', String(network)), after(at))
      }
      expect(tryAt(owner('lin', 'phone'), after(at))).toBe(0)
    }),
  )
})

test('no wait is for ever: a quarter of an hour after the last try anybody may try again', () => {
  fc.assert(
    fc.property(attack, (tries) => {
      const { tryAt } = counters()
      let at = 0
      for (const { seconds, network } of tries) {
        at += seconds
        const wait = tryAt(stranger('lin', String(network)), after(at))
        expect(wait).toBeLessThanOrEqual(900)
      }
      expect(tryAt(stranger('lin', 'another'), after(at + 900))).toBe(0)
    }),
  )
})

test('ten thousand guesses at one account from ten thousand networks in an hour: fewer than twenty get through', () => {
  const { tryAt } = counters()
  const through = Array.from({ length: 10_000 }, (_, nth) => tryAt(stranger('lin', String(nth)), after(nth * 0.36)))
  expect(through.filter((wait) => wait === 0).length).toBeLessThan(20)
})

test('one password tried at ten thousand accounts from one network in ten minutes: sixty at once and six a minute', () => {
  const { tryAt } = counters()
  const through = Array.from({ length: 10_000 }, (_, nth) => tryAt(stranger(`login ${nth}`, 'one'), after(nth * 0.06)))
  expect(through.filter((wait) => wait === 0).length).toBe(60 + 59)
})

test('what leaks is not lost by trying often: over any time no more pass than the burst and its rate', () => {
  const times = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 400 })
  fc.assert(
    fc.property(times, (gaps) => {
      const { tryAt } = counters()
      let at = 0
      let passed = 0
      for (const [nth, gap] of gaps.entries()) {
        at += gap
        if (tryAt(stranger(`login ${nth}`, 'one'), after(at)) === 0) passed += 1
      }
      expect(passed).toBeLessThanOrEqual(60 + Math.ceil((at / 60) * 6) + 1)
      expect(passed).toBeGreaterThanOrEqual(Math.min(gaps.length, 60))
    }),
  )
})

test('an office that fails now and then never waits', () => {
  const { tryAt } = counters()
  const waits = Array.from({ length: 500 }, (_, nth) => tryAt(stranger(`colleague ${nth}`, 'office'), after(nth * 11)))
  expect(Math.max(...waits)).toBe(0)
  expect(secondsToWait(none, leaking, start)).toBe(0)
})

test('addresses are counted by the network that one person can have', () => {
  expect(networkOf('203.0.113.77')).toBe(networkOf('203.0.113.1'))
  expect(networkOf('::ffff:203.0.113.77')).toBe(networkOf('203.0.113.1'))
  expect(networkOf('203.0.114.1')).not.toBe(networkOf('203.0.113.1'))
  expect(networkOf('2001:db8:12:3400::1')).toBe(networkOf('2001:DB8:12:34ff:ffff:1:2:3'))
  expect(networkOf('2001:db8:12:3500::1')).not.toBe(networkOf('2001:db8:12:3400::1'))
  expect(networkOf('fe80::1%eth0')).toBe(networkOf('fe80::2'))
})
