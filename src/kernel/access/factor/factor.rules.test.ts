import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readRecoveryCode, recoveryCodeOf } from './recovery-code.rules.ts'
import { base32, hotp, otpauthUri, stepAt, stepOfCode } from './totp.ts'

const secret = Buffer.from('12345678901234567890')

test.each([
  [59, '94287082'],
  [1111111109, '07081804'],
  [1111111111, '14050471'],
  [1234567890, '89005924'],
  [2000000000, '69279037'],
  [20000000000, '65353130'],
])('at second %i the code is that of RFC 6238, appendix B', (second, code) => {
  expect(hotp(secret, stepAt(new Date(second * 1000)), 8)).toBe(code)
})

test('the first ten codes are those of RFC 4226, appendix D', () => {
  expect(Array.from({ length: 10 }, (_, counter) => hotp(secret, counter))).toEqual([
    '755224',
    '287082',
    '359152',
    '969429',
    '338314',
    '254676',
    '287922',
    '162583',
    '399871',
    '520489',
  ])
})

test('a code is taken one step early or late, once, and nothing before it is taken afterwards', () => {
  const now = new Date('2026-03-02T09:00:10+08:00')
  const at = stepAt(now)
  for (const step of [at - 1, at, at + 1])
    expect(stepOfCode({ secret, code: hotp(secret, step), lastStep: null }, now)).toBe(step)
  for (const step of [at - 2, at + 2])
    expect(stepOfCode({ secret, code: hotp(secret, step), lastStep: null }, now)).toBeNull()
  expect(stepOfCode({ secret, code: hotp(secret, at), lastStep: at }, now)).toBeNull()
  expect(stepOfCode({ secret, code: hotp(secret, at - 1), lastStep: at }, now)).toBeNull()
  expect(stepOfCode({ secret, code: hotp(secret, at + 1), lastStep: at }, now)).toBe(at + 1)
})

test('a code with a space in the middle is the same code; anything else is none', () => {
  const now = new Date('2026-03-02T09:00:10+08:00')
  const code = hotp(secret, stepAt(now))
  expect(stepOfCode({ secret, code: `${code.slice(0, 3)} ${code.slice(3)}`, lastStep: null }, now)).not.toBeNull()
  for (const odd of ['', code.slice(1), `${code}0`, '１２３４５６', '😀😀😀'])
    expect(stepOfCode({ secret, code: odd, lastStep: null }, now)).toBeNull()
})

test('the secret is written as apps read it (RFC 4648)', () => {
  expect(base32(Buffer.from('foobar'))).toBe('MZXW6YTBOI')
  expect(otpauthUri({ secret, issuer: '青禾 消保', name: 'a@b.cn' })).toBe(
    'otpauth://totp/%E9%9D%92%E7%A6%BE%20%E6%B6%88%E4%BF%9D:a%40b.cn?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=%E9%9D%92%E7%A6%BE%20%E6%B6%88%E4%BF%9D&algorithm=SHA1&digits=6&period=30',
  )
})

test('a recovery code is read from paper however it is typed', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 15, maxLength: 15 }), (bytes) => {
      const code = recoveryCodeOf(bytes)
      expect(code).toMatch(/^(?:[0-9A-Z]{4}-){5}[0-9A-Z]{4}$/)
      const typed = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')
      expect(readRecoveryCode(typed)).toBe(code)
    }),
  )
  expect(readRecoveryCode('too short')).toBeNull()
})
