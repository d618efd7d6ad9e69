import fc from 'fast-check'
import { expect, test } from 'vitest'
import { paidRemedies } from '../category.rules.ts'
import { remedies, type Remedy } from '../complaint.contract.ts'
import { owedFor, owedWithin } from './owed.rules.ts'

const asked = fc.uniqueArray(fc.constantFrom<Remedy>(...remedies), { minLength: 1 })
const fen = fc.integer({ min: 0, max: 1_000_000 })
const sum = (owed: readonly { amountFen: number }[]): number => owed.reduce((all, { amountFen }) => all + amountFen, 0)

test('what is owed is the sum to the fen, every remedy that is no money is in it, and money only with a remedy in money', () => {
  fc.assert(
    fc.property(asked, fen, (wanted, amountFen) => {
      const owed = owedFor(wanted, amountFen)
      expect(sum(owed)).toBe(amountFen)
      const named = owed.map(({ remedy }) => remedy)
      expect(new Set(named).size).toBe(named.length)
      for (const remedy of wanted) if (!paidRemedies.includes(remedy)) expect(named).toContain(remedy)
      for (const one of owed) if (one.amountFen > 0) expect(paidRemedies).toContain(one.remedy)
    }),
  )
})

test('within a limit nothing is owed above it, and a sum that is cut to nothing leaves no obligation in money', () => {
  fc.assert(
    fc.property(asked, fen, fen, (wanted, claimFen, mostFen) => {
      const owed = owedWithin(wanted, claimFen, mostFen)
      expect(sum(owed)).toBe(Math.min(claimFen, mostFen))
      if (claimFen > 0)
        for (const one of owed) if (paidRemedies.includes(one.remedy)) expect(one.amountFen).toBeGreaterThan(0)
    }),
  )
})
