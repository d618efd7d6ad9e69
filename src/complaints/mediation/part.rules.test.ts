import fc from 'fast-check'
import { expect, test } from 'vitest'
import { paidRemedies } from '../category.rules.ts'
import { remedies } from '../complaint.contract.ts'
import { mayPart, partProblem, restOf } from './part.rules.ts'

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
