import { expect, test } from 'vitest'
import { fill, wordsAt } from './fill.ts'

test('gaps are filled by name; one without a value stays visible', () => {
  expect(fill('还剩 {span} · {day} 24:00 前', { span: '2 个工作日', day: '11月26日(周四)' })).toBe(
    '还剩 2 个工作日 · 11月26日(周四) 24:00 前',
  )
  expect(fill('{n} of {max}', { n: 1 })).toBe('1 of {max}')
})

test('English counts one day and two days', () => {
  const words = '{n} working {n|day|days}'
  expect([0, 1, 2].map((n) => fill(words, { n }))).toEqual(['0 working days', '1 working day', '2 working days'])
})

test('a value that looks like a gap is not filled again', () => {
  expect(fill('{a} {b}', { a: '{b}', b: 'x' })).toBe('{b} x')
})

test('a key that leads nowhere shows itself, never the inside of the program', () => {
  expect(wordsAt({ a: { b: 'words' } }, 'a.b')).toBe('words')
  expect(wordsAt({ a: { b: 'words' } }, 'a')).toBe('a')
  expect(wordsAt({ a: { b: 'words' } }, 'a.c.d')).toBe('a.c.d')
})
