import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addressOf, dayWords, fill, gapsIn, unknownGap } from './fill.rules.ts'

test('gaps are filled, and one that nothing is known for stands as a mark that nobody overlooks', () => {
  const text = '{consumer}您好，投诉 {receipt} 会在{finishBy}前办结。'
  const filled = fill(text, { consumer: '王女士', receipt: 'XB-1' }, 'zh')
  expect(filled.text).toBe('王女士您好，投诉 XB-1 会在【请填写：办结日期】前办结。')
  expect(filled.missing).toEqual(['finishBy'])
})
test('what a name brings along is never read as a gap again', () => {
  expect(fill('{consumer} {receipt}', { consumer: '{receipt}', receipt: 'XB-1' }, 'zh').text).toBe('{receipt} XB-1')
})
test('a gap that nobody can fill is found before it is saved, and a shop knows less than the platform', () => {
  expect(unknownGap('platform', { kind: 'reply', zh: '{consumer} {refundDay}', en: '' })).toBe('refundDay')
  expect(unknownGap('merchant', { kind: 'reply', zh: '{consumer}', en: '' })).toBe('consumer')
  expect(unknownGap('merchant', { kind: 'reply', zh: '{receipt}', en: '{item}' })).toBe(null)
})
test('days are written with their weekday, and nobody is guessed to be a man or a woman', () => {
  expect([dayWords('2026-12-02', 'zh'), dayWords('2026-12-02', 'en')]).toEqual([
    '12月2日（周三）',
    'Wednesday 2 December',
  ])
  expect([addressOf(null, 'zh'), addressOf(' ', 'en'), addressOf('赵先生', 'zh')]).toEqual([
    '消费者',
    'customer',
    '赵先生',
  ])
})
test('text without gaps stays as it is, whatever the values', () => {
  fc.assert(
    fc.property(fc.string(), (text) => gapsIn(text).length > 0 || fill(text, { receipt: 'x' }, 'en').text === text),
  )
})
test('names of what every object inherits are gaps like any other', () => {
  expect(fill('{constructor} {toString}', {}, 'en').missing).toEqual(['constructor', 'toString'])
})
