import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { kidOf, openText, SealBroken, sealedOverhead, sealText, type SubjectKey } from './sealed.ts'

const key: SubjectKey = { kid: 7, subject: 'con_1', domain: 'contact', key: randomBytes(32) }
const here = { table: 'complaints.contact', column: 'phone', row: 'cmp_1' }

test('whatever is sealed opens as the same text at its place, padded or not', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom(1, 16, 64), (text, padTo) => {
      const whole = text.toWellFormed()
      expect(openText(key, here, sealText(key, here, whole, padTo))).toBe(whole)
    }),
  )
})

test('a single changed bit, anywhere, is noticed', () => {
  const sealed = sealText(key, here, '13800138000')
  for (let bit = 0; bit < sealed.length * 8; bit += 1) {
    const changed = Buffer.from(sealed)
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    expect(() => openText(key, here, changed), `bit ${bit}`).toThrow(SealBroken)
  }
})

test('a value that is cut short or made longer is noticed', () => {
  const sealed = sealText(key, here, '13800138000')
  for (let length = 0; length < sealed.length; length += 1)
    expect(() => openText(key, here, sealed.subarray(0, length)), `${length} bytes`).toThrow(SealBroken)
  expect(() => openText(key, here, Buffer.concat([sealed, Buffer.of(0)]))).toThrow(SealBroken)
})

test('moved to another table, column or row, given to another person or kind of data, or opened with another number or key, it does not open', () => {
  const sealed = sealText(key, here, '13800138000')
  for (const place of [
    { ...here, table: 'complaints.guest' },
    { ...here, column: 'email' },
    { ...here, row: 'cmp_2' },
    { table: 'complaints.contact', column: 'phonecmp_1', row: '' },
  ])
    expect(() => openText(key, place, sealed)).toThrow(SealBroken)
  for (const other of [
    { ...key, subject: 'con_2' },
    { ...key, domain: 'identity' },
    { ...key, kid: 8 },
    { ...key, key: randomBytes(32) },
  ])
    expect(() => openText(other, here, sealed)).toThrow(SealBroken)
})

test('what broke is said by its place, never by what it holds', () => {
  const sealed = sealText(key, here, '13800138000')
  expect(() => openText({ ...key, subject: 'con_2' }, here, sealed)).toThrow(
    'complaints.contact.phone of cmp_1: it was changed, or sealed for another place',
  )
})

test('two seals of one text share nothing that tells', () => {
  const seals = Array.from({ length: 5_000 }, () => sealText(key, here, 'same').subarray(7).toString('hex'))
  expect(new Set(seals.map((hex) => hex.slice(0, 24))).size).toBe(seals.length)
  expect(new Set(seals.map((hex) => hex.slice(24))).size).toBe(seals.length)
})

test('short answers have one length', () => {
  const lengths = ['男', '女', 'yes', 'no', ''].map((text) => sealText(key, here, text, 16).length)
  expect(new Set(lengths)).toEqual(new Set([sealedOverhead + 16]))
})

test('the number of its key stands in the open, so that nothing is tried', () => {
  expect(kidOf(here, sealText({ ...key, kid: 0xff_ff_ff_ff }, here, 'x'))).toBe(0xff_ff_ff_ff)
})
