import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mostBack, paidFor, type Bought } from './money.rules.ts'
import { states } from './aftersales.contract.ts'
import { isPostageDue, noPostage, postageOf } from './postage.rules.ts'
import { pendingAmong, promisedBy, requestPaidBy } from './refund.rules.ts'
import { aRequest } from './request.example.ts'

const anyOrder: fc.Arbitrary<Bought> = fc
  .record({
    lines: fc.array(
      fc.record({ quantity: fc.integer({ min: 1, max: 5 }), amountFen: fc.integer({ min: 0, max: 100_000 }) }),
      { minLength: 1, maxLength: 5 },
    ),
    discountFen: fc.integer({ min: 0, max: 50_000 }),
    shippingFen: fc.integer({ min: 0, max: 2000 }),
    refundedFen: fc.integer({ min: 0, max: 20_000 }),
  })
  .map(({ lines, discountFen, shippingFen, refundedFen }) => {
    const listed = lines.reduce((sum, { amountFen }) => sum + amountFen, 0)
    const paidFen = Math.max(0, listed - discountFen) + shippingFen
    return {
      paidFen,
      shippingFen,
      refundedFen: Math.min(refundedFen, paidFen),
      lines: lines.map((line, place) => ({ ...line, id: `l${place}` })),
    }
  })

test('what was really paid counts: a discount on the order is shared by price, and the freight out comes back only where the rule says so', () => {
  const order: Bought = {
    paidFen: 10_800,
    shippingFen: 800,
    refundedFen: 0,
    lines: [
      { id: 'a', quantity: 2, amountFen: 10_000 },
      { id: 'b', quantity: 1, amountFen: 2500 },
    ],
  }
  expect(paidFor(order, { lineId: 'a', quantity: 2, freight: 'consumer' })).toBe(8000)
  expect(paidFor(order, { lineId: 'a', quantity: 1, freight: 'consumer' })).toBe(4000)
  expect(paidFor(order, { lineId: 'b', quantity: 1, freight: 'consumer' })).toBe(2000)
  // Faulty goods (consumer law 24): their share of the freight of 8.00 comes back with them, and all of it with all of them.
  expect(paidFor(order, { lineId: 'a', quantity: 2, freight: 'merchant' })).toBe(8640)
  expect(paidFor(order, { lineId: 'b', quantity: 1, freight: 'merchant' })).toBe(2160)
  expect(paidFor(order, { lineId: 'none', quantity: 1, freight: 'merchant' })).toBe(0)
})

test('however many requests there are and in whatever order, the refunds never come to more than was paid', () => {
  const freight = fc.constantFrom('consumer' as const, 'merchant' as const)
  const wants = fc.array(fc.record({ line: fc.nat(4), quantity: fc.integer({ min: 1, max: 6 }), freight }), {
    maxLength: 12,
  })
  fc.assert(
    fc.property(anyOrder, wants, (order, wanted) => {
      const promised: { lineId: string; quantity: number; amountFen: number }[] = []
      let left = order.paidFen - order.refundedFen
      for (const { line, quantity, freight: by } of wanted) {
        const lineId = `l${line % order.lines.length}`
        // What the action takes beside it: the room that the marketplace's commands leave.
        const amountFen = Math.min(mostBack(order, { lineId, quantity, freight: by }, promised), left)
        expect(amountFen).toBeGreaterThanOrEqual(0)
        promised.push({ lineId, quantity, amountFen })
        left -= amountFen
      }
      const sum = promised.reduce((total, one) => total + one.amountFen, 0)
      expect(sum).toBeLessThanOrEqual(order.paidFen - order.refundedFen)
      for (const line of order.lines) {
        const ofLine = promised
          .filter(({ lineId }) => lineId === line.id)
          .reduce((total, one) => total + one.amountFen, 0)
        expect(ofLine).toBeLessThanOrEqual(line.amountFen + order.shippingFen)
      }
    }),
  )
})

test('a refund that was ordered counts until it is known to be paid, then with what was paid', () => {
  const ordered = aRequest({ id: 'asr_2', refundOrderedAt: new Date(), amountFen: 500 })
  const paid = aRequest({
    id: 'asr_3',
    refundOrderedAt: new Date(),
    refundedAt: new Date(),
    refundedFen: 300,
    amountFen: 400,
  })
  const asked = aRequest({ id: 'asr_4' })
  expect(pendingAmong([ordered, paid, asked])).toEqual([ordered])
  expect(promisedBy([ordered, paid, asked]).map(({ amountFen }) => amountFen)).toEqual([500, 300])
})

test('a refund that the marketplace reports belongs to the request that waits for exactly that money', () => {
  const waits = aRequest({ id: 'asr_2', state: 'refunding', refundOrderedAt: new Date() })
  const early = aRequest({ id: 'asr_3', state: 'returning', lineId: 'orl_2' })
  const both = [early, waits]
  const heard = { state: 'done', lineId: null, amountFen: 12_900 }
  expect(requestPaidBy(heard, both)?.id).toBe('asr_2')
  expect(requestPaidBy({ ...heard, lineId: 'orl_2' }, both)?.id).toBe('asr_3')
  expect(requestPaidBy({ ...heard, amountFen: 12_800 }, both)).toBe(undefined)
  expect(requestPaidBy({ ...heard, state: 'requested' }, both)).toBe(undefined)
  // Without the line, a merchant's refund by hand is nobody's: the request goes on, and the rest of the money is guarded anyway.
  expect(requestPaidBy(heard, [early])).toBe(undefined)
  expect(requestPaidBy(heard, [{ ...waits, refundedAt: new Date() }])).toBe(undefined)
})

test('with the return postage never more comes back than was paid and what was stated, however it was contested', () => {
  const postage = fc.record({ statedFen: fc.nat(20_000), grantedFen: fc.option(fc.nat(30_000)), paid: fc.boolean() })
  fc.assert(
    fc.property(anyOrder, postage, fc.constantFrom(...states), (order, { statedFen, grantedFen, paid }, state) => {
      const wanted = { lineId: 'l0', quantity: 9, freight: 'merchant' as const }
      const refundFen = mostBack(order, wanted, [])
      const stated = { ...noPostage, statedFen, grantedFen, orderedAt: paid ? new Date() : null }
      const request = aRequest({ state, freight: 'merchant', postage: stated })
      const postageFen = isPostageDue(request) ? postageOf(request.postage) : 0
      expect(refundFen + postageFen).toBeLessThanOrEqual(order.paidFen - order.refundedFen + statedFen)
      expect(postageFen).toBeLessThanOrEqual(grantedFen ?? statedFen)
      // What was ordered once is not ordered again.
      if (paid) expect(postageFen).toBe(0)
    }),
  )
})
