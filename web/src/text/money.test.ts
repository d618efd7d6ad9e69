import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bytesWords, fenOf, moneyWords } from './money.ts'

test('money is written in yuan with two decimals and thousands parted', () => {
  expect(moneyWords(129_900)).toBe('¥1,299.00')
  expect(moneyWords(5)).toBe('¥0.05')
  expect(moneyWords(-100_000_000)).toBe('-¥1,000,000.00')
})

test('what is written can be read back, to the fen', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000_000 }), (fen) => {
      expect(fenOf(moneyWords(fen))).toBe(fen)
    }),
  )
})

test.each(['', 'abc', '1.234', '1,23', '-5', '1e3', '12.', '¥'])('"%s" is not an amount', (text) => {
  expect(fenOf(text)).toBeNull()
})

test('amounts as people type them', () => {
  expect(['12', '12.5', '￥1,299.00', ' 0.01 '].map(fenOf)).toEqual([1200, 1250, 129_900, 1])
})

test('sizes of files are short', () => {
  expect([0, 1023, 1024, 1536, 20 * 1024 * 1024, 12_900_000].map(bytesWords)).toEqual([
    '0 B',
    '1023 B',
    '1 KB',
    '1.5 KB',
    '20 MB',
    '12.3 MB',
  ])
})
