import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadRulebook } from '../rulebook/load.ts'
import { Expression, Formula, type Expression as Expr } from './formula.contract.ts'
import { workOut } from './formula.rules.ts'
import { minus, toFen, whole, dividedBy } from './fraction.rules.ts'

const law = loadRulebook(fileURLToPath(new URL('../../../rulebook/cn', import.meta.url)))
const fenOf = (expression: Expr, answers: Record<string, number | string | boolean> = {}, choices = {}) => {
  const worked = workOut(expression, { answers, choices, optional: ['optionalFen'] }, law)
  return 'missing' in worked ? worked.missing : toFen(worked.value)
}

test('an amount is rounded once, at the end, to the nearest fen with half a fen up', () => {
  const third: Expr = { do: 'share', of: 'paidFen', part: 1, whole: 3 }
  expect(fenOf(third, { paidFen: 100 })).toBe(33)
  expect(fenOf({ do: 'times', by: 3, of: third }, { paidFen: 100 })).toBe(100)
  expect(fenOf({ do: 'share', of: 'paidFen', part: 1, whole: 2 }, { paidFen: 1 })).toBe(1)
})

test('nothing is ever less than nothing', () => {
  expect(toFen(minus(whole(1), whole(2)))).toBe(0)
  expect(fenOf({ do: 'minus', from: 'paidFen', take: 'keptFen' }, { paidFen: 1, keptFen: 2 })).toBe(0)
})

test('everything that is missing is named at once, and an optional amount counts as nothing', () => {
  const sum: Expr = { do: 'sum', of: ['paidFen', 'keptFen', 'optionalFen'] }
  expect(fenOf(sum)).toEqual(['paidFen', 'keptFen'])
  expect(fenOf(sum, { paidFen: 1, keptFen: 2 })).toBe(3)
})

test('a choice nobody made is missing itself, not what hangs on it', () => {
  const choose: Expr = { do: 'choose', by: 'basis', cases: { a: 'paidFen', b: 'keptFen' } }
  expect(fenOf(choose, { paidFen: 1 })).toEqual(['basis'])
  expect(fenOf(choose, { paidFen: 1 }, { basis: 'a' })).toBe(1)
  expect(fenOf(choose, { paidFen: 1, basis: 'b' })).toEqual(['keptFen'])
})

test('days late are counted from the last day of the clock, rolled off the holiday', () => {
  const late: Expr = {
    do: 'times',
    by: { do: 'days-late', clock: 'consumer-law-25.refund-after-return', since: 'a', until: 'b' },
    of: { do: 'fen', fen: 1 },
  }
  expect(fenOf(late, { a: '2026-10-03', b: '2026-10-10' })).toBe(0)
  expect(fenOf(late, { a: '2026-10-03', b: '2026-10-12' })).toBe(2)
  expect(fenOf(late, { a: '2026-10-03' })).toEqual(['b'])
})

const leaf = fc.oneof(fc.nat(100), fc.constant({ do: 'fen' as const, fen: 7 }), fc.constantFrom('paidFen', 'keptFen'))
const tree: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    leaf,
    fc.record({ do: fc.constant('sum'), of: fc.array(tie('tree'), { minLength: 2, maxLength: 3 }) }),
    fc.record({ do: fc.constant('minus'), from: tie('tree'), take: tie('tree') }),
    fc.record({ do: fc.constant('times'), by: fc.nat(9), of: tie('tree') }),
    fc.record({ do: fc.constant('share'), of: tie('tree'), part: fc.nat(5), whole: fc.integer({ min: 1, max: 9 }) }),
    fc.record({ do: fc.constant('rate'), of: tie('tree'), rate: fc.integer({ min: 1, max: 10_000 }) }),
    fc.record({ do: fc.constant('at-least'), value: tie('tree'), floor: tie('tree') }),
    fc.record({ do: fc.constant('at-most'), value: tie('tree'), cap: tie('tree') }),
  ),
})).tree

test('whatever the formula, the result is whole fen, not below zero, and never a number that cannot be told exactly', () => {
  fc.assert(
    fc.property(tree, fc.nat(1_000_000_00), fc.nat(1_000_000_00), (raw, paidFen, keptFen) => {
      const amount = fenOf(Expression.parse(raw), { paidFen, keptFen })
      expect(amount).toSatisfy(Number.isSafeInteger)
      expect(amount).toBeGreaterThanOrEqual(0)
    }),
  )
})

test('the exact fraction and the floating number agree where the latter is exact enough', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.integer({ min: 1, max: 1000 }), (fen, parts) => {
      expect(Math.abs(toFen(dividedBy(whole(fen), whole(parts))) - fen / parts)).toBeLessThanOrEqual(0.5)
    }),
  )
})

test('a formula that contains itself, or goes too deep, is refused and does not hang', () => {
  const endless: Record<string, unknown> = { do: 'times', by: 2 }
  endless['of'] = endless
  expect(Formula.safeParse({ amount: endless }).error?.issues[0]?.message).toContain('at most 24 levels deep')
  expect(Formula.safeParse({ amount: { do: 'eval', code: '1' } }).success).toBe(false)
})
