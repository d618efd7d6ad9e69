import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testRulebook } from '../../../tests/support/parts.ts'
import { roles } from '../role.contract.ts'
import { CaseKind, purposes, readFields, Tie, type Purpose } from './reading-rule.contract.ts'
import { whyNotAfford, whyNotRead, type Asker } from './reading.rules.ts'

const ruleOf = (purpose: Purpose) => {
  const rule = testRulebook.find(`reading.${purpose}`, '2026-03-02')
  return rule?.kind === 'reading' ? rule : null
}
const asker = (more: Partial<Asker['standing']> = {}, role: Asker['roles'][number] = 'agent'): Asker => ({
  roles: [role],
  wishes: { isRestricted: false, hasConsented: true },
  standing: { kind: 'complaint', type: 'other', ties: ['assigned'], isSide: false, closedDays: null, ...more },
})
const handling = ruleOf('dispute.handle')

test('each condition refuses by itself, and says which it is', () => {
  expect(whyNotRead(handling, asker(), ['name', 'phone'])).toBe(null)
  expect(whyNotRead(null, asker(), ['phone'])?.why).toBe('purpose-unknown')
  expect(whyNotRead(handling, asker({ isSide: true }), ['phone'])?.why).toBe('own-case')
  expect(whyNotRead(ruleOf('price.compensate'), asker(), ['phone'])?.why).toBe('case-unfit')
  expect(whyNotRead(handling, asker({}, 'admin'), ['phone'])?.why).toBe('role')
  expect(whyNotRead(handling, asker({ ties: [] }), ['phone'])?.why).toBe('no-tie')
  expect(whyNotRead(handling, asker({ closedDays: 16 }), ['phone'])?.why).toBe('closed')
  expect(whyNotRead(handling, asker(), ['phone', 'address'])).toEqual({ why: 'field', field: 'address' })
})

test('data of a restricted person, or of one who has not agreed where that is needed, is read by nobody who would otherwise read it', () => {
  const wish = (isRestricted: boolean, hasConsented: boolean) => ({
    ...asker(),
    wishes: { isRestricted, hasConsented },
  })
  expect(whyNotRead(handling, wish(true, true), ['phone'])?.why).toBe('restricted')
  expect(whyNotRead(handling, wish(false, false), ['phone'])).toBe(null)
  const asked = handling && { ...handling, consent: 'survey' }
  expect(whyNotRead(asked, wish(false, false), ['phone'])?.why).toBe('no-consent')
  expect(whyNotRead(asked, wish(false, true), ['phone'])).toBe(null)
  // Who has nothing to do with the case does not hear what its person wished.
  expect(whyNotRead(handling, { ...wish(true, false), ...asker({ ties: [] }) }, ['phone'])?.why).toBe('no-tie')
  // Goods that may harm: the rule goes on.
  const recall = { ...asker({ type: 'quality' }), wishes: { isRestricted: true, hasConsented: true } }
  expect(whyNotRead(ruleOf('quality.recall.notify'), recall, ['phone'])).toBe(null)
})

test('a purpose for which the rulebook has no rule opens nothing to anybody', () => {
  const without = purposes.filter((purpose) => ruleOf(purpose) === null)
  expect(without).toContain('security.investigate')
  for (const purpose of without)
    for (const role of roles) expect(whyNotRead(ruleOf(purpose), asker({}, role), ['name'])).not.toBe(null)
})

const anAsker = fc.record({
  roles: fc.subarray([...roles]),
  wishes: fc.record({ isRestricted: fc.boolean(), hasConsented: fc.boolean() }),
  standing: fc.record({
    kind: fc.constantFrom(...CaseKind.options),
    type: fc.constantFrom('price', 'quality', 'other', null),
    ties: fc.subarray([...Tie.options]),
    isSide: fc.boolean(),
    closedDays: fc.option(fc.nat(400), { nil: null }),
  }),
})
test('what is allowed at once is allowed field by field, and less standing never opens more', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...purposes),
      anAsker,
      fc.subarray([...readFields], { minLength: 1 }),
      (purpose, one, fields) => {
        const rule = ruleOf(purpose)
        if (whyNotRead(rule, one, fields) === null)
          for (const field of fields) expect(whyNotRead(rule, one, [field])).toBe(null)
        else {
          expect(whyNotRead(rule, { ...one, roles: [] }, fields)).not.toBe(null)
          expect(whyNotRead(rule, { ...one, standing: { ...one.standing, ties: [] } }, fields)).not.toBe(null)
        }
        expect(whyNotRead(rule, { ...one, standing: { ...one.standing, ties: [] } }, fields)).not.toBe(null)
      },
    ),
  )
})

test('a budget allows exactly as many reads as it says', () => {
  const budget = { hour: 3, day: 5, field: 2 }
  fc.assert(
    fc.property(fc.nat(6), fc.nat(6), fc.nat(4), (hour, day, often) => {
      const not = whyNotAfford(budget, { hour, day, ofField: new Map([['phone', often]]) }, ['name', 'phone'])
      expect(not === null).toBe(hour < 3 && day < 5 && often < 2)
    }),
  )
})
