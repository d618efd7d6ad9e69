import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wordsFound } from './wording.rules.ts'

const list = {
  words: ['起火', '中毒', 'on fire', 'burn'],
  exceptions: ['电脑中毒'],
  denials: ['没', '没有', 'no', 'not'],
}

test.each([
  ['插上就起火了', ['起火']],
  ['插 上 就 起 火 了', ['起火']],
  ['插上就起*火了', ['起火']],
  ['起\u200B火', ['起火']],
  ['没起火', []],
  ['目前没有起火', []],
  ['没想到起火了', ['起火']],
  ['没起火，后来还是起火了', ['起火']],
  ['我的电脑中毒了', []],
  ['电脑中毒是小事，人也中毒了', ['中毒']],
  ['The plug was ON  FIRE.', ['on fire']],
  ['it was not on fire', []],
  ['a burner', []],
  ['Ｂｕｒｎ', ['burn']],
  ['', []],
] as const)('in "%s" the words %j are found', (text, found) => {
  expect(wordsFound(text, list)).toEqual(found)
})

test('whatever stands around it, a word that is not denied is found', () => {
  const around = fc.string({ unit: fc.constantFrom('的', '了', '我', '，', ' ', '。', '火'), maxLength: 20 })
  fc.assert(fc.property(around, around, (before, after) => wordsFound(`${before}起火${after}`, list).includes('起火')))
})

test('any text may come', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => wordsFound(text, list).length <= 4))
})
