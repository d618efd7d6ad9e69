import { expect, test } from 'vitest'
import { sizeOf, spanOf } from './backup-numbers.ts'

test('a span is said in its largest unit', () => {
  expect(spanOf(400)).toEqual({ unit: 'second', n: 1 })
  expect(spanOf(59_000)).toEqual({ unit: 'second', n: 59 })
  expect(spanOf(150_000)).toEqual({ unit: 'minute', n: 3 })
  expect(spanOf(5 * 3_600_000)).toEqual({ unit: 'hour', n: 5 })
  expect(spanOf(9 * 86_400_000)).toEqual({ unit: 'day', n: 9 })
})

test('a size is said in the unit that people read', () => {
  expect([sizeOf(12), sizeOf(1_500_000), sizeOf(2_340_000_000)]).toEqual(['1 KB', '1.5 MB', '2.3 GB'])
})
