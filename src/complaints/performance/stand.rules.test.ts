import fc from 'fast-check'
import { expect, test } from 'vitest'
import { afterDone, isProven, targetOf, toConfirm, toDispute, toEnforce, toProve, type Item } from './stand.rules.ts'

const day = fc.constantFrom('2026-03-02', '2026-03-09', '2026-03-16', '2026-04-16')
const item: fc.Arbitrary<Item> = fc.record({
  id: fc.string({ minLength: 1 }),
  debtor: fc.constantFrom('merchant', 'consumer', 'platform'),
  state: fc.constantFrom('open', 'proven', 'confirmed', 'disputed', 'enforced'),
  dueOn: day,
})
const items = fc.array(item, { minLength: 1, maxLength: 6 })

test('performance runs to the first day on which the shop still owes something, whatever else is owed', () => {
  fc.assert(
    fc.property(items, (owed) => {
      const days = toProve(owed, 'merchant')
        .map(({ dueOn }) => dueOn)
        .toSorted()
      const { key, until } = targetOf(owed)
      expect(key.startsWith('due ')).toBe(days.length > 0)
      if (days.length > 0) expect(until).toBe(days[0])
      expect(isProven(owed)).toBe(days.length === 0)
    }),
  )
})

test('nobody disputes before its day what nobody called done, and each side only what the other owes', () => {
  fc.assert(
    fc.property(items, fc.constantFrom('consumer', 'merchant'), day, (owed, side, today) => {
      for (const one of toDispute(owed, side, today)) {
        expect(one.state === 'proven' || one.dueOn < today).toBe(true)
        expect(one.debtor === 'consumer').toBe(side === 'merchant')
      }
      for (const one of toConfirm(owed, side)) expect(toProve(owed, side)).not.toContain(one)
    }),
  )
})

test('a case is over when all that is owed is done; enforced only as long as something broken is left', () => {
  fc.assert(
    fc.property(items, day, (owed, today) => {
      const left = owed.filter(({ state }) => state !== 'confirmed' && state !== 'enforced')
      expect(afterDone(owed, 'performing', today)).toBe(left.length === 0 ? 'closed' : 'performing')
      const shop = left.filter(({ debtor }) => debtor !== 'consumer')
      const broken = toEnforce(owed, today).length > 0
      expect(afterDone(owed, 'enforcing', today)).toBe(
        shop.length === 0 ? 'closed' : broken ? 'enforcing' : 'performing',
      )
    }),
  )
})
