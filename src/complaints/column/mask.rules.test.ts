import fc from 'fast-check'
import { expect, test } from 'vitest'
import { looksPersonal, maskPersonal } from './mask.rules.ts'

test('numbers, addresses, accounts and known names are gone; what happened stays', () => {
  const told =
    '我叫王小明，电话 138 0000 1111，邮箱 a.b@example.cn，住在杭州市西湖区示例路 12 号 3 单元，订单 D20260301123456，微信 wang_xm88，客服张经理说不退。'
  const masked = maskPersonal(told, ['王小明'])
  for (const gone of ['王小明', '0000', 'example.cn', '示例路', '20260301', 'wang_xm88', '张经理'])
    expect(masked).not.toContain(gone)
  expect(masked).toContain('说不退')
})

test('no row of six digits is left, wherever it stands and however it is spaced', () => {
  const digits = fc.array(fc.constantFrom(...'0123456789'), { minLength: 6, maxLength: 20 }).map((all) => all.join(''))
  const words = fc.constantFrom('电话', '卡号', '', '单号：', 'abc ')
  const spaced = fc
    .tuple(digits, fc.boolean())
    .map(([number, apart]) => (apart ? number.replaceAll(/(.{3})/g, '$1 ') : number))
  fc.assert(
    fc.property(words, spaced, words, (before, number, after) => {
      expect(looksPersonal(maskPersonal(`${before}${number}${after}`))).toBe(false)
    }),
  )
})

test('masked again it stays the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'电话：1380 0路号王先生,。ab@.c-') }), (text) => {
      const once = maskPersonal(text)
      expect(maskPersonal(once)).toBe(once)
    }),
  )
})

test('prices and small counts are nobody’s number', () => {
  expect(maskPersonal('花了 399 元买的，用了 3 天，2026 年买的')).toBe('花了 399 元买的，用了 3 天，2026 年买的')
})
