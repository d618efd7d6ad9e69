import fc from 'fast-check'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { isKind } from '../../kernel/rulebook/rulebook.rules.ts'
import { loadRulebook } from '../../kernel/rulebook/load.ts'
import type { AccessEvent } from '../../kernel/watch/access-event.ts'
import { judge, met, scoreOf, type Judging } from './judge.rules.ts'
import { usualOf } from './usual.rules.ts'

const rules = loadRulebook(fileURLToPath(new URL('../../../rulebook/cn', import.meta.url))).all.flatMap((rule) =>
  isKind(rule, 'signal') ? [rule] : [],
)
const start = new Date('2026-03-02T09:00:00+08:00').getTime()
const minute = 60_000
const day = 24 * 60 * minute
let nth = 0
const event = (at: number, more: Partial<AccessEvent> = {}): AccessEvent => {
  nth += 1
  return {
    id: `aev_${nth}`,
    at: new Date(at),
    actor: 'acc_1',
    kind: 'read',
    role: 'agent',
    thing: `cmp_${nth}`,
    rows: 1,
    route: 'POST /api/reveals',
    network: '10.0.0.0/24',
    device: 'd1',
    detail: `n${nth}`,
    ...more,
  }
}
/** Twenty working days of an agent: five reads an hour from nine to six. */
const habits = Array.from({ length: 20 }, (_, days) =>
  Array.from({ length: 9 }, (_, hour) =>
    Array.from({ length: 4 + ((days + hour) % 3) }, (_, n) =>
      event(start - (20 - days) * day + hour * 60 * minute + n * 5 * minute),
    ),
  ).flat(),
).flat()
const usual = usualOf(habits)
const judging = (events: readonly AccessEvent[], more: Partial<Judging> = {}): Judging => ({
  now: events.at(-1)?.at ?? new Date(start),
  events,
  signIns: [],
  usual,
  peers: 45,
  acted: new Set(events.map(({ thing }) => thing ?? '')),
  leaver: false,
  since: new Map(),
  ...more,
})
const levels = (of: Judging, kind: AccessEvent['kind'] = 'read') =>
  Object.fromEntries(judge(rules, of, kind).map(({ rule, level }) => [rule.id, level]))
const reads = (count: number, everyMs: number, more: Partial<AccessEvent> = {}) =>
  Array.from({ length: count }, (_, n) => event(start + n * everyMs, more))

test('an ordinary day of an agent meets no signal', () => {
  expect(levels(judging(reads(40, 12 * minute)))).toEqual({})
})

test('mass reading within an hour is critical against what is usual for the person, before any absolute number', () => {
  expect(levels(judging(reads(30, minute)))).toMatchObject({ 'signal.reads': 'critical' })
})

test('whoever reads a few every hour and works on none of them is found within a day', () => {
  const drip = reads(40, 15 * minute)
  expect(levels(judging(drip, { acted: new Set() }))).toMatchObject({ 'signal.unused': 'critical' })
})

test('reading at night is found, reading at one’s own hours is not', () => {
  const night = Array.from({ length: 11 }, (_, n) => event(start + 14 * 60 * minute + n * minute))
  expect(levels(judging(night))).toMatchObject({ 'signal.off-hours': 'warn' })
  expect(levels(judging(reads(11, minute)))).not.toHaveProperty('signal.off-hours')
})

test('an account used in two networks at once is found, one that moved is not', () => {
  const shared = reads(8, 2 * minute).map((one, n) => ({ ...one, network: n % 2 ? '10.0.0.0/24' : '172.16.0.0/24' }))
  expect(levels(judging(shared))).toMatchObject({ 'signal.two-places': 'critical' })
  const moved = reads(8, 2 * minute).map((one, n) => ({ ...one, network: n < 4 ? '10.0.0.0/24' : '172.16.0.0/24' }))
  expect(levels(judging(moved))).not.toHaveProperty('signal.two-places')
})

test('what warns of others is critical of whoever is about to leave', () => {
  const exported = [event(start, { kind: 'exported', rows: 600 })]
  expect(levels(judging(exported), 'exported')).toEqual({ 'signal.export-rows': 'warn' })
  expect(levels(judging(exported, { leaver: true }), 'exported')).toEqual({ 'signal.export-rows': 'critical' })
})

test('a key from a new network that calls a route for the first time is critical; one that nobody knows yet is left alone', () => {
  const call = { kind: 'key-called' as const, actor: 'key_1', role: 'machine' }
  const known = usualOf(
    Array.from({ length: 10 }, (_, n) => event(start - (n + 1) * day, { ...call, route: 'GET /a', network: 'n1' })),
  )
  const stolen = [event(start, { ...call, route: 'GET /b', network: 'n2' })]
  expect(levels(judging(stolen, { usual: known }), 'key-called')).toEqual({ 'signal.key': 'critical' })
  expect(levels(judging(stolen, { usual: null }), 'key-called')).toEqual({})
})

test('more of the same never lowers a level, and what was judged is not counted again', () => {
  const rule = rules.find(({ id }) => id === 'signal.misses')
  if (!rule) throw new Error('no signal.misses')
  const rank = (count: number): number => {
    const events = Array.from({ length: count }, (_, n) => event(start + n * 1_000, { kind: 'missed' }))
    const level = met(rule, judging(events))[0]?.level
    return level === 'critical' ? 2 : level === 'warn' ? 1 : 0
  }
  fc.assert(
    fc.property(fc.nat(90), fc.nat(90), (a, b) => rank(Math.min(a, b)) <= rank(Math.max(a, b))),
    { numRuns: 40 },
  )
  const events = Array.from({ length: 61 }, (_, n) => event(start + n * 1_000, { kind: 'missed' }))
  const since = new Map([[rule.id, new Date(start + 50_000)]])
  expect(met(rule, judging(events, { since }))).toEqual([])
})

test('a score halves each day, counts a critical alarm three times, and a false one not at all', () => {
  const now = new Date(start)
  const alarm = { weight: 2, level: 'warn' as const, at: now, verdict: null }
  expect(scoreOf([alarm], now)).toBe(2)
  expect(scoreOf([alarm], new Date(start + day))).toBe(1)
  expect(scoreOf([{ ...alarm, level: 'critical' }], now)).toBe(6)
  expect(scoreOf([{ ...alarm, verdict: 'false' }], now)).toBe(0)
})
