import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isLate, readPlace, writePlace } from './transfer.rules.ts'

test('a letter is late when its day is over, not during it, and never once the authority was answered', () => {
  const letter = { answerBy: '2026-03-05', answeredAt: null }
  expect(isLate(letter, new Date('2026-03-05T23:59:59.999+08:00'))).toBe(false)
  expect(isLate(letter, new Date('2026-03-06T00:00:00+08:00'))).toBe(true)
  const now = new Date('2026-04-01T00:00:00+08:00')
  expect(isLate({ ...letter, answeredAt: new Date('2026-03-07T10:00:00+08:00') }, now)).toBe(false)
  expect(isLate({ answerBy: null, answeredAt: null }, now)).toBe(false)
})

test('a place in the list comes back as it was, and no other text is one', () => {
  const day = fc.constantFrom('2026-03-05', '9999-12-31')
  fc.assert(
    fc.property(day, fc.string({ maxLength: 80, unit: 'grapheme' }), (key, reference) => {
      fc.pre(reference.length <= 80)
      const place = { key, channel: 'hotline-12315', reference }
      expect(readPlace('waiting', writePlace(place))).toEqual(place)
      expect(() => readPlace('all', writePlace(place))).toThrow('input.cursor-unreadable')
    }),
  )
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (text) => {
      expect(() => readPlace('waiting', text)).toThrow('input.cursor-unreadable')
    }),
  )
})
