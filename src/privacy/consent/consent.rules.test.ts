import fc from 'fast-check'
import { expect, test } from 'vitest'
import { purposeModes, whyNotUses } from '../../kernel/consent/purpose-rule.contract.ts'
import { whyNotUse, type Standing } from '../../kernel/consent/purpose.rules.ts'
import { asksAgain, inForce, isOutdated, mayPress, toCome, type Version } from './consent.rules.ts'

const version = (n: number, more: Partial<Version> = {}): Version => ({
  id: `cnt_${n}`,
  version: n,
  uses: ['words'],
  asksAgain: false,
  effectiveOn: `2026-03-0${n}`,
  ...more,
})
const day = '2026-03-05'

test('of the published texts the newest that has begun holds; one of tomorrow holds tomorrow', () => {
  const all = [version(1), version(2), version(7)]
  expect([inForce(all, day)?.version, toCome(all, day)?.version]).toEqual([2, 7])
  expect([inForce([], day), toCome([version(1)], day)]).toEqual([null, null])
})

test('a consent goes on through better words, and ends when a text that asks again begins or more kinds of data are taken', () => {
  const stands = (versions: readonly Version[], uses = ['words']) => !isOutdated(version(1), { versions, uses, day })
  expect(stands([version(1), version(2)])).toBe(true)
  expect(stands([version(1), version(2, { asksAgain: true })])).toBe(false)
  // Between the two nobody was asked: the one in the middle counts as well.
  expect(stands([version(1), version(2, { asksAgain: true }), version(3)])).toBe(false)
  expect(stands([version(1), version(7, { asksAgain: true })])).toBe(true)
  expect(stands([version(1)], ['words', 'contact'])).toBe(false)
  expect(isOutdated(null, { versions: [], uses: [], day })).toBe(true)
})

test('a text that speaks of more than the one before asks again, whatever its author ticked', () => {
  expect(asksAgain(false, ['words', 'contact'], version(1))).toBe(true)
  expect(asksAgain(false, ['words'], version(1))).toBe(false)
  expect(asksAgain(true, ['words'], version(1))).toBe(true)
  expect(asksAgain(false, ['words'], null)).toBe(false)
})

const aStanding: fc.Arbitrary<Standing> = fc.record({
  said: fc.option(
    fc.record({ given: fc.boolean(), separate: fc.boolean(), byGuardian: fc.boolean(), outdated: fc.boolean() }),
    { nil: null },
  ),
  isMinor: fc.boolean(),
  isRestricted: fc.boolean(),
})
const aRule = fc.record({
  mode: fc.constantFrom(...purposeModes),
  separate: fc.boolean(),
  minors: fc.constantFrom('same' as const, 'guardian' as const, 'never' as const),
})

test('whoever withdrew is never used, nobody has agreed without saying so, and a child never without a guardian', () => {
  fc.assert(
    fc.property(aRule, aStanding, (rule, standing) => {
      const why = whyNotUse(rule, standing)
      expect(why === null || whyNotUses.includes(why)).toBe(true)
      if (rule.mode === 'necessary') {
        expect(why).toBe(null)
        return
      }
      if (standing.said?.given === false || standing.isRestricted) expect(why).not.toBe(null)
      if (rule.mode === 'consent' && standing.said === null) expect(why).not.toBe(null)
      if (standing.isMinor && !standing.said?.byGuardian) expect(why).not.toBe(null)
      if (rule.mode === 'consent' && rule.separate && !standing.said?.separate) expect(why).not.toBe(null)
    }),
  )
  expect(whyNotUse(null, { said: null, isMinor: false, isRestricted: false })).toBe('no-rule')
})

test('what is used can always be taken back in one press, and what is necessary has none', () => {
  fc.assert(
    fc.property(aRule, aStanding, fc.boolean(), (rule, standing, hasNotice) => {
      const why = whyNotUse(rule, standing)
      const may = mayPress(rule.mode, { said: standing.said, why, isMinor: standing.isMinor, hasNotice })
      if (rule.mode === 'necessary') expect(may).toBe('nothing')
      else if (why === null) expect(may).toBe('withdraw')
      if (standing.isMinor) expect(may).not.toBe('give')
    }),
  )
})
