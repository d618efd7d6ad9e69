import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ageOn, decisionOf, levelOf, plainNumber, whyUnfit } from './identity.rules.ts'

const number = '11010519491231002X'
test('a number that GB 11643 gives as its example fits, however it is written', () => {
  expect(plainNumber(' １１０１０５ 19491231-002x ')).toBe(number)
  expect(whyUnfit({ name: '王小明', number }, '2026-03-02')).toBeNull()
})
test('one digit changed, fifteen digits, a day to come and a name of figures do not fit', () => {
  expect(whyUnfit({ name: '王小明', number: '11010519491231003X' }, '2026-03-02')).toBe('not-a-number')
  expect(whyUnfit({ name: '王小明', number: '110105491231002' }, '2026-03-02')).toBe('old-number')
  expect(whyUnfit({ name: '王小明', number }, '1949-12-31')).toBe('not-born')
  expect(whyUnfit({ name: '王1', number }, '2026-03-02')).toBe('not-a-name')
  expect(whyUnfit({ name: '阿卜杜拉·艾山', number }, '2026-03-02')).toBeNull()
})
test('one is eighteen on the birthday, not the day before', () => {
  expect(ageOn('110105200803021234', '2026-03-01')).toBe(17)
  expect(ageOn('110105200803021234', '2026-03-02')).toBe(18)
  expect(ageOn('110105200802291234', '2026-02-28')).toBe(17)
  expect(ageOn('110105200802291234', '2026-03-01')).toBe(18)
})
test('what fits is verified, unless the number stands behind too many accounts already', () => {
  expect(decisionOf(null, { otherAccounts: 4, most: 5 })).toEqual({ state: 'verified' })
  expect(decisionOf(null, { otherAccounts: 5, most: 5 })).toEqual({ state: 'refused', why: 'too-many' })
  expect(decisionOf('mismatch', { otherAccounts: 0, most: 5 })).toEqual({ state: 'refused', why: 'mismatch' })
})
test('nobody is verified by what was refused, withdrawn or replaced', () => {
  const states = ['asked', 'verified', 'refused', 'withdrawn', 'replaced'] as const
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...states)), (of) => {
      expect(levelOf(of) === 'verified').toBe(of.includes('verified'))
    }),
  )
})
