import { expect, test } from 'vitest'
import { Refusal, wordsOf } from './refusal.ts'

const words = { 'a.day': { status: 409, zh: '最晚 {day}，第 {n} 次。', en: 'By {day}, time {n}.' } } as const

test('a day in a refusal reads as people write it, in both languages; anything else stays as it is', () => {
  const refusal = new Refusal('a.day', { day: '2026-12-08', n: 2 })
  expect([wordsOf(words, refusal, 'zh'), wordsOf(words, refusal, 'en')]).toEqual([
    '最晚 2026年12月8日，第 2 次。',
    'By 8 December 2026, time 2.',
  ])
  expect(wordsOf(words, new Refusal('a.day', { day: 'XB-2026-12-08', n: 1 }), 'zh')).toBe(
    '最晚 XB-2026-12-08，第 1 次。',
  )
})
