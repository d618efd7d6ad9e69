import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guessBits } from './guess.rules.ts'
import { passwordProblem } from './password.rules.ts'

const demand = { leastLength: 10, leastBits: 36 }
const problem = (password: string, about: readonly (string | null)[] = []) =>
  passwordProblem(password, about, demand)?.code ?? null

test.each([
  'woaini1314',
  'woaini1314520',
  'Woaini@1314',
  'zhangsan123',
  'zhangwei1990',
  'wangfang19881212',
  'lihua880808',
  'xiaobao2026',
  'Xiaobao@2026',
  'taobao12345',
  'qq123456789',
  '1qaz2wsx3edc',
  'qwertyuiop',
  'poiuytrewq',
  '1q2w3e4r5t',
  'asdfghjkl1',
  'password123',
  'P@ssw0rd2025',
  'admin123456',
  'iloveyou1314',
  'aaaaaaaaaaaa',
  'abcabcabcabc',
  '1234567890',
  '19900101123',
  '147258369147',
  '5201314520',
  'shengrikuaile',
  'beijing2008',
  'laopowoaini',
])('a password that people here choose first is refused: %s', (password) => {
  expect(problem(password)).toBe('password.too-common')
})

test.each([
  'correct horse battery',
  'a good long phrase',
  'seven quiet rivers 29',
  'kill-nine-times-nine',
  '雨天去菜市场买三斤青菜',
  '窗前的茉莉开了又谢了',
  'vK9#tqZ4m!w',
  '🦊🌧️🍵 慢慢来不着急呀',
  'gtrxbwqpmlzk',
])('a password that only its owner thinks of is taken, whatever characters it has: %s', (password) => {
  expect(problem(password)).toBeNull()
})

test('ten characters are counted as people count them', () => {
  expect(problem('🦊🌧🍵🐟🌵🎈🪁🧊🪵')).toBe('password.too-short')
  expect(problem('短')).toBe('password.too-short')
})

test('nobody uses own e-mail, name or six digits of the own number as a password', () => {
  const about = ['linxiaoyu@example.com', '13912345678', '林晓雨']
  expect(problem('linxiaoyu, ganz', about)).toBe('password.holds-login')
  expect(problem('river 912345 stone', about)).toBe('password.holds-login')
  expect(problem('river 345678 stone', about)).toBe('password.holds-login')
  expect(problem('river 34567 stone', about)).toBeNull()
  // The name alone is worth next to nothing to whoever knows it.
  expect(guessBits('林晓雨林晓雨', ['林晓雨'])).toBeLessThan(10)
})

test('full-width and half-width are the same password, so they are refused alike', () => {
  expect(problem('ｗｏａｉｎｉ１３１４')).toBe('password.too-common')
})

test('saying a thing twice is worth next to nothing more than saying it once', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 3, maxLength: 30 }), (password) => {
      expect(guessBits(`${password}${password}`, [])).toBeLessThanOrEqual(guessBits(password, []) + 3)
    }),
  )
})

test('sixteen signs drawn by lot are always taken, so that what a password manager makes is never argued with', () => {
  const letters = fc.array(fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789'), { minLength: 16, maxLength: 16 })
  fc.assert(fc.property(letters, (signs) => problem(signs.join('')) === null))
})
