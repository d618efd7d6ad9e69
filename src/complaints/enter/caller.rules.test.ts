import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskPersonName } from '../../kernel/reading/mask.rules.ts'
import { maskCaller, readWanted } from './caller.rules.ts'
import { plainPhone } from './entry.rules.ts'

test('an agent types a number as it is spoken, an address or what stands on the order', () => {
  expect(readWanted(' +86 138-1234-5678 ')).toMatchObject({ phone: '13812345678', email: null })
  expect(readWanted('Wang@Example.cn')).toEqual({ phone: null, email: 'Wang@Example.cn', number: null })
  expect(readWanted('SH-20260118-004571')).toEqual({ phone: null, email: null, number: 'SH-20260118-004571' })
})

test('a number is kept the same however it was written', () => {
  const written = fc.tuple(fc.stringMatching(/^1[3-9]\d{9}$/), fc.constantFrom('', '+86', '0086 ', '+86-'))
  fc.assert(
    fc.property(written, ([number, country]) => {
      const spaced = `${country}${number.slice(0, 3)} ${number.slice(3, 7)}-${number.slice(7)}`
      expect(plainPhone(spaced)).toBe(number)
      expect(plainPhone(plainPhone(spaced))).toBe(number)
    }),
  )
})

test('nothing of a name but its first character is shown, and no whole number or address', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 2, maxLength: 20 }), (name) => {
      fc.pre(Array.from(name.trim()).length > 1)
      expect(maskPersonName(name)).toMatch(/^.\*{1,3}$/su)
    }),
  )
  const contact = { name: '王小明', phone: '13812345678', email: 'wang@example.cn', handle: '生气的小王' }
  expect(maskCaller(contact)).toEqual({ name: '王**', phone: '138****5678', email: 'w***@example.cn', handle: '生***' })
})
