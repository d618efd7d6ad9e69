import { dayMs } from '../../kernel/calendar/span.ts'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import { loadRulebook } from '../../kernel/rulebook/load.ts'
import { isKind } from '../../kernel/rulebook/rulebook.rules.ts'
import { heldUntil, isServed, measuresAt, type Measure } from './measure.rules.ts'
import * as ledger from './points.rules.ts'
import type { Penalty } from './points.rules.ts'

const rulebook = loadRulebook(fileURLToPath(new URL('../../../rulebook/cn', import.meta.url)))
const violations = rulebook.all.filter((rule) => isKind(rule, 'violation'))
const nodes = rulebook.all.filter((rule) => isKind(rule, 'node'))
const nodesAt = () => nodes

const start = Date.parse('2026-01-05T10:00:00+08:00')
const day = (days: number): Date => new Date(start + days * dayMs)
const termsOf = (name: string) => rulebook.ruleOf('violation', `violation.${name}`, '2026-01-05')
const penalty = (id: string, name: string, decided: number, more: Partial<Penalty> = {}): Penalty => ({
  id,
  violation: `violation.${name}`,
  terms: termsOf(name),
  decidedAt: day(decided),
  lowered: null,
  reversedAt: null,
  ...more,
})
const balance = (history: readonly Penalty[], at: Date): number => ledger.balanceOf(ledger.countedAt(history, at), at)

test('the second of a kind costs more than the first, a node is reached once, and its measures begin with the decision', () => {
  const history = [penalty('a', 'fake-trades', 0), penalty('b', 'fake-trades', 10)]
  expect(ledger.countedAt(history, day(10)).map(({ occurrence, points }) => [occurrence, points])).toEqual([
    [1, 6],
    [2, 12],
  ])
  expect(ledger.reachedAt(history, nodesAt, day(10))).toEqual([{ penalty: 'b', node: 12, at: day(10) }])
  expect(heldUntil(measuresAt(history, nodesAt, day(12)), 'no-promotion', day(12))).toEqual(day(17))
  expect(heldUntil(measuresAt(history, nodesAt, day(17)), 'no-promotion', day(17))).toBeNull()
})

test('points end with their time: twelve months later, or with the calendar year, to the moment', () => {
  const history = [penalty('a', 'fake-trades', 0), penalty('b', 'reply-late', 1)]
  const newYear = new Date('2027-01-01T00:00:00+08:00')
  expect(balance(history, new Date(newYear.getTime() - 1))).toBe(7)
  expect(balance(history, newYear)).toBe(6)
  expect(balance(history, new Date('2027-01-05T00:00:00+08:00'))).toBe(0)
})

test('what was served for nothing counts where the recount imposes the same measure by another penalty', () => {
  // b led over 12 and was served for two days; without it c leads over 12, and its seven days are shorter by those two.
  const history = [
    penalty('a', 'forged-evidence', 0),
    penalty('b', 'pressure', 10, { reversedAt: day(12) }),
    penalty('c', 'fake-trades', 11),
  ]
  const measures = measuresAt(history, nodesAt, day(12))
  const promotion = measures.filter(({ measure }) => measure === 'no-promotion')
  expect(promotion).toMatchObject([
    { penalty: 'b', node: 12, from: day(10), liftedAt: day(12) },
    { penalty: 'c', node: 12, from: day(12), liftedAt: null, creditMs: 2 * dayMs },
  ])
  expect(heldUntil(measures, 'no-promotion', day(12))).toEqual(day(16))
})

test('a measure that keeps its ground goes on as it was, whatever else is reversed', () => {
  const history = [penalty('a', 'counterfeit', 0), penalty('b', 'reply-late', 1)]
  const before = measuresAt(history, nodesAt, day(3))
  const reversed = history.map((one) => (one.id === 'b' ? { ...one, reversedAt: day(3) } : one))
  expect(measuresAt(reversed, nodesAt, day(3))).toEqual(before)
})

// --- whatever happens ---

const step = fc.record({
  violation: fc.constantFrom(...violations),
  hours: fc.integer({ min: 0, max: 24 * 400 }),
  lowered: fc.option(
    fc.record({ after: fc.integer({ min: 0, max: 24 * 60 }), points: fc.integer({ min: 0, max: 12 }) }),
  ),
  reversed: fc.option(fc.integer({ min: 0, max: 24 * 200 })),
})
const hour = (from: Date, hours: number): Date => new Date(from.getTime() + hours * 3_600_000)
const histories = fc.array(step, { minLength: 1, maxLength: 9 }).map((steps) =>
  steps.map(({ violation, hours, lowered, reversed }, index): Penalty => {
    const decidedAt = hour(day(0), hours)
    return {
      id: `p${index}`,
      violation: violation.id,
      terms: violation,
      decidedAt,
      lowered: lowered && { at: hour(decidedAt, lowered.after), points: lowered.points },
      reversedAt: reversed === null ? null : hour(decidedAt, reversed),
    }
  }),
)
const calm = histories.map((history) => history.map((one) => ({ ...one, lowered: null, reversedAt: null })))
const moment = fc.integer({ min: 0, max: 24 * 900 }).map((hours) => hour(day(0), hours))
const pick = fc.nat({ max: 8 })

/** A history in which one of its penalties is reversed at some instant, and the same without it. */
const reversals = (from: typeof histories) =>
  fc
    .record({ history: from, which: pick, after: fc.nat({ max: 24 * 300 }), later: fc.nat({ max: 24 * 300 }) })
    .map(({ history, which, after, later }) => {
      const index = which % history.length
      const chosen = history[index]
      if (!chosen) throw new Error('no history is empty')
      const reversedAt = hour(chosen.decidedAt, after)
      return {
        reversed: history.map((one, at) => (at === index ? { ...one, reversedAt } : one)),
        without: history.filter((_, at) => at !== index),
        penalty: chosen.id,
        reversedAt,
        at: hour(reversedAt, later),
      }
    })

test('points after a reversal are as if the penalty had never been: balance, occurrences, nodes and next node', () => {
  fc.assert(
    fc.property(reversals(histories), ({ reversed, without, at }) => {
      expect(ledger.countedAt(reversed, at)).toEqual(ledger.countedAt(without, at))
      expect(balance(reversed, at)).toBe(balance(without, at))
      expect(ledger.reachedAt(reversed, nodesAt, at)).toEqual(ledger.reachedAt(without, nodesAt, at))
    }),
    { numRuns: 600 },
  )
})

/** What is still to be served at an instant, measure by measure. */
const toServe = (measures: readonly Measure[], at: Date): Map<string, number> =>
  new Map(
    measures
      .filter((one) => isServed(one, at))
      .map(({ penalty: id, node, measure, until }) => [
        `${id} ${node} ${measure}`,
        (until?.getTime() ?? 0) - at.getTime(),
      ]),
  )

test('measures after a reversal are those that would stand without the penalty, shorter only by what was served for nothing', () => {
  fc.assert(
    fc.property(reversals(calm), ({ reversed, without, penalty: gone, reversedAt, at }) => {
      const now = measuresAt(reversed, nodesAt, at)
      const otherwise = toServe(measuresAt(without, nodesAt, at), at)
      const left = toServe(now, at)
      const credited = new Map(
        now.map(({ penalty: id, node, measure, creditMs }) => [`${id} ${node} ${measure}`, creditMs]),
      )
      for (const key of new Set([...otherwise.keys(), ...left.keys(), ...credited.keys()])) {
        if (key.startsWith(`${gone} `)) expect(left.has(key)).toBe(false)
        else expect(left.get(key) ?? 0).toBe(Math.max(0, (otherwise.get(key) ?? 0) - (credited.get(key) ?? 0)))
      }
      // Credit is never more than what was served under the measures that were lifted.
      const servedFor = (kind: string) =>
        now
          .filter(({ measure, liftedAt }) => measure === kind && liftedAt?.getTime() === reversedAt.getTime())
          .reduce(
            (sum, { from, until }) =>
              sum + Math.max(0, Math.min(until?.getTime() ?? 0, reversedAt.getTime()) - from.getTime()),
            0,
          )
      for (const { measure, creditMs } of now) expect(creditMs).toBeLessThanOrEqual(servedFor(measure))
    }),
    { numRuns: 600 },
  )
})

test('the order in which events are told makes no difference, also when they happen at one instant', () => {
  const together = histories.map((history) =>
    history.map((one, index) => (index % 2 ? { ...one, decidedAt: day(3) } : one)),
  )
  fc.assert(
    fc.property(together, moment, fc.infiniteStream(fc.nat()), (history, at, keys) => {
      const sorted = history.map((one) => ({ one, key: keys.next().value })).toSorted((a, b) => a.key - b.key)
      const shuffled = sorted.map(({ one }) => one)
      expect(ledger.countedAt(shuffled, at)).toEqual(ledger.countedAt(history, at))
      expect(measuresAt(shuffled, nodesAt, at)).toEqual(measuresAt(history, nodesAt, at))
    }),
  )
})

test('no balance is ever negative, nothing is known before it is decided, and a balance never exceeds what was given', () => {
  fc.assert(
    fc.property(histories, moment, (history, at) => {
      const counted = ledger.countedAt(history, at)
      const now = ledger.balanceOf(counted, at)
      expect(now).toBeGreaterThanOrEqual(0)
      expect(now).toBeLessThanOrEqual(counted.reduce((sum, { points }) => sum + points, 0))
      expect(counted.every(({ decidedAt, occurrence }) => decidedAt <= at && occurrence >= 1)).toBe(true)
    }),
  )
})

test('the lines of the ledger add up to the points of each penalty after every event, and the same event again adds nothing', () => {
  fc.assert(
    fc.property(histories, (history: readonly Penalty[]) => {
      const events = history
        .flatMap(({ id, decidedAt, lowered, reversedAt }) => [
          { penalty: id, why: 'decided' as const, at: decidedAt },
          ...(lowered ? [{ penalty: id, why: 'lowered' as const, at: lowered.at }] : []),
          ...(reversedAt ? [{ penalty: id, why: 'reversed' as const, at: reversedAt }] : []),
        ])
        .toSorted((a, b) => a.at.getTime() - b.at.getTime())
      const sums = new Map<string, number>()
      let before: readonly ledger.Counted[] = []
      for (const { at, ...cause } of events) {
        const after = ledger.countedAt(history, at)
        for (const { penalty: id, points } of ledger.entriesBetween(before, after, cause))
          sums.set(id, (sums.get(id) ?? 0) + points)
        expect(ledger.entriesBetween(after, after, cause).every(({ points }) => points === 0)).toBe(true)
        for (const { id } of history)
          expect(sums.get(id) ?? 0).toBe(after.find((one) => one.penalty === id)?.points ?? 0)
        before = after
      }
    }),
  )
})

test('every node of the catalogue is reached from below by some history, and its next is the one above', () => {
  expect(nodes.map(({ points }) => ledger.nextNode(nodes, points - 1))).toEqual(nodes.map(({ points }) => points))
  expect(ledger.nextNode(nodes, 48)).toBeNull()
  expect(shanghaiDay(day(0))).toBe('2026-01-05')
})
