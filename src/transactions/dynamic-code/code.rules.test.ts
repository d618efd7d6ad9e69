import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testRulebook } from '../../../tests/support/parts.ts'
import { capView, dailyCap, misfitOf, readScanned } from './code.rules.ts'
import { crcOf, isForeignCode } from './emv.rules.ts'

const noon = new Date('2026-03-02T12:00:00+08:00')
const payment = { purpose: 'payment', currency: 'CNY' }

test('eighteen digits that begin with 4 are a payment code, however they are spaced or written', () => {
  expect(readScanned('4012 3456 7890 1234 56')).toEqual({ kind: 'number', digits: '401234567890123456' })
  expect(readScanned('４０１２３４５６７８９０１２３４５６')).toEqual({ kind: 'number', digits: '401234567890123456' })
})
test('codes of WeChat, Alipay and UnionPay, a digit more and a digit less are none of ours', () => {
  for (const text of [
    '134567890123456789',
    '281234567890123456',
    '6212345678901234567',
    '4012345678901234567',
    '40123',
  ])
    expect(readScanned(text).kind, text).toBe('unreadable')
})
test('a code of another network with a right checksum is named as one, with a wrong one as nothing', () => {
  const unsigned = '00020101021129370016A000000677010111011300668123456785802TH53037646304'
  const whole = `${unsigned}${crcOf(unsigned)}`
  expect(readScanned(whole)).toEqual({ kind: 'foreign' })
  expect(isForeignCode(`${whole.slice(0, -1)}${whole.endsWith('0') ? '1' : '0'}`)).toBe(false)
})
test('the checksum is CRC-16/CCITT-FALSE', () => expect(crcOf('123456789')).toBe('29B1'))
test('no text breaks the reading of codes', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => readScanned(text).kind.length > 0))
  fc.assert(fc.property(fc.stringMatching(/^000201\d{0,300}$/), (text) => readScanned(text).kind.length > 0))
})

test('grades have the caps of the rules; a certificate has none, money that comes back has none', () => {
  const fen = (grade: 'A' | 'B' | 'C' | 'D') => dailyCap(testRulebook, { grade, ...payment }, noon)?.fen ?? null
  expect([fen('A'), fen('B'), fen('C'), fen('D')]).toEqual([null, 500_000, 100_000, 50_000])
  expect(dailyCap(testRulebook, { grade: 'D', ...payment, purpose: 'refund' }, noon)).toBeNull()
})
test('a cap that nobody read in the rules warns and refuses nothing, unless the marketplace says so', () => {
  const cap = dailyCap(testRulebook, { grade: 'D', ...payment }, noon)
  expect(capView(cap, { usedFen: 50_001, refuse: false })).toMatchObject({ passed: true, refuses: false })
  expect(capView(cap, { usedFen: 50_001, refuse: true })).toMatchObject({ passed: true, refuses: true })
  expect(capView(cap, { usedFen: 50_000, refuse: true }).passed).toBe(false)
})

test('a payment fits its code only in every point, and never above what was allowed', () => {
  const word = fc.constantFrom('a', 'b')
  const bound = fc.record({
    payee: word,
    currency: word,
    purpose: word,
    device_mac: fc.option(word, { nil: null }),
    highest_fen: fc.integer({ min: 1, max: 1000 }),
  })
  const claim = fc.record({
    payee: word,
    currency: word,
    purpose: word,
    deviceMac: fc.option(word, { nil: null }),
    amountFen: fc.integer({ min: 1, max: 1000 }),
  })
  fc.assert(
    fc.property(bound, claim, (code, paying) => {
      const fits =
        code.payee === paying.payee &&
        code.currency === paying.currency &&
        code.purpose === paying.purpose &&
        (paying.deviceMac === null || paying.deviceMac === code.device_mac) &&
        paying.amountFen <= code.highest_fen
      return (misfitOf(code, paying) === null) === fits
    }),
  )
})
