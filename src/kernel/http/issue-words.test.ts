import { expect, test } from 'vitest'
import { z } from 'zod'
import { issueWords } from './issue-words.ts'

const words = (schema: z.ZodType, value: unknown, language: 'zh' | 'en' = 'zh'): string | undefined =>
  schema.safeParse(value, { error: issueWords(language) }).error?.issues[0]?.message

test.each([
  [z.string(), undefined, '请填写。', 'Please fill this in.'],
  [z.string().trim().min(1), ' ', '请填写。', 'Please fill this in.'],
  [z.string().min(8), 'abc', '至少 8 个字符。', 'At least 8 characters.'],
  [z.string().max(2), 'abc', '最多 2 个字符。', 'At most 2 characters.'],
  [z.array(z.string()).min(1), [], '请至少选一项。', 'Choose at least one.'],
  [z.int().min(1), 0, '不能小于 1。', 'Not less than 1.'],
  [z.number().positive(), 0, '须大于 0。', 'Must be more than 0.'],
  [z.int().max(200), 500, '不能大于 200。', 'Not more than 200.'],
  [z.enum(['a', 'b']), 'c', '只能是其中之一：a、b。', 'Must be one of: a, b.'],
  [
    z.email(),
    'x',
    '请填写完整的邮箱地址，例如 name@example.com。',
    'A complete e-mail address is needed, such as name@example.com.',
  ],
  [z.strictObject({}), { x: 1 }, '没有这个字段。', 'There is no such field.'],
])('what is wrong is said so that a person can change it (%#)', (schema, value, zh, en) => {
  expect(words(schema, value)).toBe(zh)
  expect(words(schema, value, 'en')).toBe(en)
})

test('words that a schema brings itself go first, and nothing is left without words', () => {
  expect(words(z.string().regex(/^1\d{10}$/, '手机号是 11 位数字。'), '12')).toBe('手机号是 11 位数字。')
  expect(words(z.boolean(), 'perhaps')).toBeTruthy()
})
