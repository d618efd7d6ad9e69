import { expect, test } from 'vitest'
import { en } from './en/index.ts'
import { keysOf, wordsAt, type Dictionary } from './fill.ts'
import { zh } from './zh/index.ts'

const gapsOf = (words: string): string[] =>
  [...new Set([...words.matchAll(/\{(\w+)/g)].map((gap) => gap[1] ?? ''))].sort()
const stepsOf = (dictionary: Dictionary): string[] =>
  Object.entries(dictionary).flatMap(([key, value]) => [key, ...(typeof value === 'string' ? [] : stepsOf(value))])

test('Chinese and English say the same things', () => {
  expect(keysOf(en).sort()).toEqual(keysOf(zh).sort())
})

test('a translation fills in nothing that the Chinese does not know', () => {
  const strange = keysOf(zh).filter((key) => {
    const known = gapsOf(wordsAt(zh, key))
    return gapsOf(wordsAt(en, key)).some((gap) => !known.includes(gap))
  })
  expect(strange).toEqual([])
})

test('no name of a word holds a dot, which parts the names', () => {
  expect(stepsOf(zh).filter((step) => step.includes('.'))).toEqual([])
})

test('every word says something, and Chinese words are Chinese', () => {
  const empty = [zh, en].flatMap((language) => keysOf(language).filter((key) => wordsAt(language, key).trim() === ''))
  expect(empty).toEqual([])
  const swapped = keysOf(en).filter(
    (key) => !key.startsWith('account.language.') && /[\u4e00-\u9fff]/.test(wordsAt(en, key)),
  )
  expect(swapped).toEqual([])
})

test('nobody is told that an operation failed and to try again later', () => {
  expect(keysOf(zh).filter((key) => /操作失败|稍后重试/.test(wordsAt(zh, key)))).toEqual([])
})
