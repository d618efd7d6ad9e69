import { expect, test } from 'vitest'
import { languageOf } from './input.ts'

test.each([
  [undefined, 'zh'],
  ['', 'zh'],
  ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
  ['en-GB,en;q=0.9', 'en'],
  ['fr-FR,fr;q=0.9,en;q=0.8', 'en'],
  ['en;q=0.4,zh;q=0.8', 'zh'],
  ['fr,de', 'zh'],
  ['*', 'zh'],
  ['enm', 'zh'],
])('who asks for %s reads %s', (header, language) => {
  expect(languageOf(header)).toBe(language)
})
