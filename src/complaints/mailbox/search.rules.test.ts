import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gramsOf, soughtIn } from './search.rules.ts'

test('a letter is found by every character and every two neighbours of it, not over a space or the end of a text', () => {
  expect(gramsOf(['水壶 漏', '水']).toSorted()).toEqual(['壶', '水', '水壶', '漏'].toSorted())
  expect(gramsOf([null, ''])).toEqual([])
})

test('great and small, wide and narrow letters are one, and a rare character of two code units is one character', () => {
  expect(gramsOf(['Ａb'])).toEqual(['a', 'b', 'ab'])
  expect(soughtIn('𠮷野')).toEqual({ grams: ['𠮷野'], longer: [] })
  expect(soughtIn('𠮷')).toEqual({ grams: ['𠮷'], longer: [] })
})

test('one character is sought as itself, two as a pair; more are looked for in the text too, because pairs may stand apart', () => {
  expect(soughtIn('退')).toEqual({ grams: ['退'], longer: [] })
  expect(soughtIn('退款')).toEqual({ grams: ['退款'], longer: [] })
  expect(soughtIn('退款 没到账')).toEqual({ grams: ['退款', '没到', '到账'], longer: ['没到账'] })
})

test('whatever stands in a letter without a space, its grams find it', () => {
  const texts = fc.array(fc.string({ unit: fc.constantFrom(...'退款水壶aZ，。 \n９'), maxLength: 40 }), {
    maxLength: 4,
  })
  fc.assert(
    fc.property(texts, fc.nat(), fc.nat(20), (given, from, length) => {
      const whole = given.join('\n')
      const part = whole.slice(from % (whole.length + 1)).slice(0, length)
      const grams = new Set(gramsOf(given))
      expect(soughtIn(part).grams.filter((gram) => !grams.has(gram))).toEqual([])
    }),
  )
})
