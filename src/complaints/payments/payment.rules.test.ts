import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PaymentState } from './payment.contract.ts'
import { availableIn, proposeWays, standOf } from './payment.rules.ts'

const fen = fc.integer({ min: 1, max: 1_000_000 })
const states: readonly PaymentState[] = ['asked', 'ordered', 'done', 'refused', 'declined']
const payment = fc.record({ obligationId: fc.constant('o'), amountFen: fen, state: fc.constantFrom(...states) })

test('what is paid, on its way and left of an obligation is its amount, however the payments ended', () => {
  fc.assert(
    fc.property(fen, fc.array(payment, { maxLength: 12 }), (amountFen, wanted) => {
      const owed = { id: 'o', amountFen, state: 'open' }
      // As an action does it: nothing beyond what is left is taken.
      const taken = wanted.reduce<typeof wanted>(
        (kept, one) => (one.amountFen <= standOf(owed, kept).leftFen ? [...kept, one] : kept),
        [],
      )
      const { paidFen, underWayFen, leftFen } = standOf(owed, taken)
      expect(paidFen + underWayFen + leftFen).toBe(amountFen)
      expect(Math.min(paidFen, underWayFen, leftFen)).toBeGreaterThanOrEqual(0)
    }),
  )
})

test('what was confirmed or enforced otherwise has nothing left', () => {
  for (const state of ['confirmed', 'enforced'])
    expect(standOf({ id: 'o', amountFen: 100, state }, [])).toEqual({ paidFen: 0, underWayFen: 0, leftFen: 0 })
})

test('the deposit pays first and the platform the rest; where nobody knows the deposit a person decides', () => {
  expect(proposeWays(10_000, 4_000)).toEqual({ deposit: 4_000, advance: 6_000 })
  expect(proposeWays(10_000, 40_000)).toEqual({ deposit: 10_000, advance: 0 })
  expect(proposeWays(10_000, null)).toBeNull()
})

test('a deposit holds what the marketplace said, less what was asked for since it said so', () => {
  const heardAt = new Date('2026-03-02T10:00:00Z')
  const asked = (amountFen: number, state: PaymentState, at: string | null) => ({
    amountFen,
    state,
    doneAt: at === null ? null : new Date(at),
  })
  const said = { depositFen: 10_000, heardAt }
  expect(availableIn(said, [asked(1_000, 'done', '2026-03-02T09:00:00Z')])).toBe(10_000)
  expect(availableIn(said, [asked(1_000, 'done', '2026-03-02T11:00:00Z'), asked(500, 'ordered', null)])).toBe(8_500)
  expect(availableIn(said, [asked(90_000, 'ordered', null)])).toBe(0)
  expect(availableIn(said, [asked(90_000, 'refused', null)])).toBe(10_000)
  expect(availableIn({ depositFen: null, heardAt }, [])).toBeNull()
})
