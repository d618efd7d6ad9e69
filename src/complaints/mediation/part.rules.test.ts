import fc from 'fast-check'
import { expect, test } from 'vitest'
import { paidRemedies } from '../category.rules.ts'
import { remedies } from '../complaint.contract.ts'
import { linesProblem, mayPart, partProblem, restOf, splitByLines, termLineProblem } from './part.rules.ts'

const claimOf = fc
  .record({
    remedies: fc.subarray([...remedies], { minLength: 1 }),
    claimFen: fc.integer({ min: 0, max: 100_000 }),
  })
  .filter((claim) => claim.claimFen > 0 === claim.remedies.some((remedy) => paidRemedies.includes(remedy)))

test('a part and what is left of it are the claim: to the fen, and no remedy is lost or invented', () => {
  fc.assert(
    fc.property(claimOf, fc.subarray([...remedies], { minLength: 1 }), fc.nat(100_000), (claim, named, amountFen) => {
      const part = { remedies: named, amountFen }
      if (partProblem(claim, part) !== null) return
      const rest = restOf(claim, part)
      expect(rest.amountFen + part.amountFen).toBe(claim.claimFen)
      expect(new Set([...rest.remedies, ...part.remedies])).toEqual(new Set(claim.remedies))
      expect(rest.remedies.length).toBeGreaterThan(0)
      expect(rest.amountFen === 0 || rest.remedies.some((remedy) => paidRemedies.includes(remedy))).toBe(true)
    }),
  )
})

test('the whole is no part, nor what nobody claimed, nor more than was claimed', () => {
  const claim = { remedies: ['refund', 'apology'] as const, claimFen: 10_000 }
  expect(partProblem(claim, { remedies: ['refund'], amountFen: 10_000 })).toBeNull()
  expect(restOf(claim, { remedies: ['refund'], amountFen: 10_000 })).toEqual({ remedies: ['apology'], amountFen: 0 })
  expect(restOf(claim, { remedies: ['refund'], amountFen: 4_000 })).toEqual({
    remedies: ['refund', 'apology'],
    amountFen: 6_000,
  })
  expect(partProblem(claim, { remedies: ['refund', 'apology'], amountFen: 10_000 })?.code).toBe('mediation.part-is-all')
  expect(partProblem(claim, { remedies: ['repair'], amountFen: 0 })?.code).toBe('mediation.part-not-claimed')
  expect(partProblem(claim, { remedies: ['refund'], amountFen: 10_001 })?.code).toBe('mediation.part-too-much')
  expect(mayPart({ ...claim, remedies: ['apology'], claimFen: 0 })).toBe(false)
})

const prices: Readonly<Record<string, number>> = { cup: 10_000, pot: 20_000, tray: 5_000 }
const paidFor = (ids: readonly string[]) => ids.reduce((sum, id) => sum + (prices[id] ?? 0), 0)
const all = { inDispute: ['cup', 'pot', 'tray'], paidFor }

test('settled by lines, part and rest are the claim to the fen, and nobody gets more for all lines than was asked for', () => {
  const named = fc.subarray(all.inDispute, { minLength: 1, maxLength: 2 })
  fc.assert(
    fc.property(claimOf, named, fc.nat(40_000), (claim, lines, owedFen) => {
      const { part, rest } = splitByLines(claim, { lines: all, named: lines, owedFen })
      expect(part.amountFen + rest.amountFen).toBe(claim.claimFen)
      expect(Math.min(part.amountFen, rest.amountFen)).toBeGreaterThanOrEqual(0)
      expect(part.remedies.length).toBeGreaterThan(0)
      if (owedFen <= claim.claimFen) expect(owedFen + rest.amountFen).toBeLessThanOrEqual(claim.claimFen)
      // A claim within what was paid stays within what was paid for the lines that stay.
      const staying = all.inDispute.filter((line) => !lines.includes(line))
      if (claim.claimFen <= paidFor(all.inDispute)) expect(rest.amountFen).toBeLessThanOrEqual(paidFor(staying))
    }),
  )
})

test('two of three items are settled: the third keeps what was paid for it, and every remedy', () => {
  const claim = { remedies: ['refund', 'apology'] as const, claimFen: 35_000 }
  const settled = splitByLines(claim, { lines: all, named: ['cup', 'tray'], owedFen: 9_000 })
  expect(settled.part).toEqual({ remedies: ['refund', 'apology'], amountFen: 15_000, lineIds: ['cup', 'tray'] })
  expect(settled.rest).toEqual({ remedies: ['refund', 'apology'], amountFen: 20_000 })
  // Less was asked for than was paid: what was settled on comes off it.
  const small = splitByLines({ ...claim, claimFen: 12_000 }, { lines: all, named: ['cup'], owedFen: 7_000 })
  expect(small.rest.amountFen).toBe(5_000)
  // More than was paid, as an authority's letter said it: the rest keeps it.
  const large = splitByLines({ ...claim, claimFen: 50_000 }, { lines: all, named: ['cup'], owedFen: 10_000 })
  expect(large.rest.amountFen).toBe(40_000)
})

test('lines that are not in dispute, all of them, or one without a term are not settled apart', () => {
  const claim = { remedies: ['refund'] as const, claimFen: 35_000 }
  const term = (lineId?: string) => ({ amountFen: 1_000, ...(lineId && { lineId }) })
  const code = (named: readonly string[], terms = [term()]) =>
    linesProblem(claim, { lines: all, named, terms })?.code ?? null
  expect(code(['cup'])).toBeNull()
  expect(code(['cup', 'pot'], [term('cup'), term('pot')])).toBeNull()
  expect(code(['lamp'])).toBe('complaint.line-not-in-dispute')
  expect(code(['cup', 'pot', 'tray'])).toBe('mediation.part-is-all')
  expect(code(['cup', 'pot'], [term('cup')])).toBe('mediation.line-without-term')
  expect(code(['cup'], [{ ...term('cup'), amountFen: 35_000 }])).toBe('mediation.part-is-all')
  expect(termLineProblem([term(), term('pot')], ['cup'])).toEqual({
    field: 'terms.1.lineId',
    code: 'mediation.term-of-other-line',
  })
})
