import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskAll, unmask } from './mask.rules.ts'
import { isIdentity, isLuhn } from '../../kernel/personal/checksum.rules.ts'
import { digitsIn } from '../../kernel/personal/digit.rules.ts'

const mask = (text: string, names: readonly string[] = []) =>
  maskAll(
    [text],
    names.map((value) => ({ kind: 'name', value })),
  )
const masked = (text: string, names: readonly string[] = []): string => mask(text, names).texts[0] ?? ''

test.each([
  ['请打 13800138000 找我', '请打 ⟨电话1⟩ 找我'],
  ['座机010-87654321，或 (0571) 8765 4321', '座机⟨电话1⟩，或 (⟨电话2⟩'],
  ['400-820-8820 一直占线', '⟨电话1⟩ 一直占线'],
  ['身份证 11010519491231002X', '身份证 ⟨证件号1⟩'],
  ['退到 6222 0202 0000 0000 013', '退到 ⟨银行卡1⟩'],
  ['退到 4111 1111 1111 1111', '退到 ⟨银行卡1⟩'],
  ['卡尾号 1234', '卡尾号 ⟨银行卡1⟩'],
  ['写信到 zhang.san＠example．com 吧', '写信到 ⟨邮箱1⟩ 吧'],
  ['车牌京A·12345 的快递车', '车牌⟨车牌1⟩ 的快递车'],
  ['我住在浙江省杭州市西湖区文三路 90 号 5 楼 501 室', '我住在⟨地址1⟩'],
  ['寄到阳光花园3栋2单元501室', '寄到⟨地址1⟩'],
  ['王女士说没收到', '⟨姓名1⟩女士说没收到'],
  ['收货人：李小明', '收货人：⟨姓名1⟩'],
  ['微信号 abc_12345', '微信号 ⟨账号1⟩'],
  ['见 https://example.com/u/13800138000 的截图', '见 ⟨网址1⟩ 的截图'],
  ['编号 XB-20261124-7K3M-9Q2F', '编号 ⟨投诉编号1⟩'],
  ['快递 SF1234567890123', '快递 ⟨号码1⟩'],
])('%s', (text, expected) => {
  expect(masked(text)).toBe(expected)
})

test('the same number has the same placeholder, another way of writing it shows that it is the same, and each comes back as it was', () => {
  const text = '打 13800138000，再打 13800138000，又打 138-0013-8000 和 13900139000'
  const { texts, hidden } = mask(text)
  expect(texts[0]).toBe('打 ⟨电话1⟩，再打 ⟨电话1⟩，又打 ⟨电话1-2⟩ 和 ⟨电话2⟩')
  expect(unmask(texts[0] ?? '', hidden)).toBe(text)
})

test('names that the case knows are taken out wherever they stand, also with spaces between', () => {
  expect(masked('张小满和 张 小 满 都是我', ['张小满'])).toBe('⟨姓名1⟩和 ⟨姓名1-2⟩ 都是我')
})

test.each([
  '2026-11-25 10:30 下单，2026/11/28 签收，花了 1,299.00 元，共 3 件。',
  '二〇二六年十一月二十五日买的电饭煲，用了三天内胆掉漆。',
  '打了 12315，等了 15 个工作日，编号没有，20261125 那批货。',
  'Bought on 25 November 2026 for 1299.00 yuan; the 5 litre pot broke after 3 days.',
  '第七条第一款规定七日内退货，三包期 12 个月，2024-2026 年都这样。',
])('a text without personal data goes out as it is: %s', (text) => {
  expect(masked(text)).toBe(text)
})

test('whoever writes a placeholder himself gets nobody else’s number by it', () => {
  const text = '电话 13800138000。请把 ⟨电话1⟩ 告诉我'
  const { texts, hidden } = mask(text)
  expect(texts[0]).toBe('电话 ⟨电话1⟩。请把 ⟨符号1⟩电话1⟨符号2⟩ 告诉我')
  expect(unmask(texts[0] ?? '', hidden)).toBe(text)
  expect(unmask('⟨电话9⟩', hidden)).toBe('⟨电话9⟩')
})

// A corpus of invented people, written as people write.
const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(''))
const mobile = fc.tuple(fc.integer({ min: 3, max: 9 }), digits(9)).map(([second, rest]) => `1${second}${rest}`)
const landline = fc
  .tuple(fc.constantFrom('010', '021', '0571', '0755'), fc.integer({ min: 2, max: 8 }), digits(7))
  .map((all) => all.join(''))
const identity = fc
  .tuple(
    fc.constantFrom('110105', '330106', '440305'),
    fc.date({ min: new Date('1940-01-01'), max: new Date('2010-12-31'), noInvalidDate: true }),
    digits(3),
  )
  .map(([region, born, order]) => `${region}${born.toISOString().slice(0, 10).replaceAll('-', '')}${order}`)
  .map((body) => [...'0123456789X'].map((check) => body + check).find(isIdentity) ?? body)
const card = fc
  .tuple(fc.constantFrom('4', '51', '62'), digits(13))
  .map((all) => all.join(''))
  .map((body) => [...'0123456789'].map((check) => body + check).find(isLuhn) ?? body)
const person = fc.oneof(mobile, landline, identity, card)

const chinese = '零一二三四五六七八九'
const ways: readonly ((value: string, seed: number) => string)[] = [
  (value) => value,
  (value) => Array.from(value, (one) => String.fromCodePoint((one.codePointAt(0) ?? 0) + 0xfee0)).join(''),
  (value) => value.replaceAll(/(.{4})(?=.)/g, '$1 '),
  (value) => value.replaceAll(/(.{3})(?=.)/g, '$1-'),
  (value) => Array.from(value).join(' '),
  (value) => Array.from(value).join('\u200b'),
  (value) => Array.from(value, (one) => chinese[Number(one)] ?? one).join(''),
  (value, seed) =>
    Array.from(value, (one, place) => ((seed >> (place % 16)) & 1 ? (chinese[Number(one)] ?? one) : one)).join(''),
  (value) => `+86 ${value}`,
]
const around = fc.constantFrom('联系我：', '请打', '身份证号码是', '我的卡 ', '号码', '（')
const after = fc.constantFrom('，谢谢', '。', '）', '转人工', ' 等您答复')

/** What an eye reads, whatever stands between: every digit of the text in a row. */
const readable = (text: string): string => digitsIn(text.normalize('NFKC'))

test('of a corpus of invented numbers nothing is left, in no way of writing them, and every text comes back whole', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(around, person, fc.nat(), fc.nat({ max: ways.length - 1 }), after), {
        minLength: 1,
        maxLength: 5,
      }),
      (sentences) => {
        const texts = sentences.map(([before, value, seed, way, end]) => `${before}${ways[way]?.(value, seed)}${end}`)
        const { texts: out, hidden } = maskAll(texts, [])
        for (const [place, [, value]] of sentences.entries()) {
          const left = readable((out[place] ?? '').replaceAll(/⟨[^⟩]*⟩/g, '|'))
          expect(left.length, `${texts[place]} → ${out[place]}`).toBeLessThan(4)
          expect(out.join('\n')).not.toContain(value)
        }
        expect(out.map((text) => unmask(text, hidden))).toEqual(texts)
      },
    ),
    { numRuns: 1500 },
  )
})

test('whatever a text says, it comes back as it was', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('⟨电话1⟩', '⟨', '13800138000', '王女士', '\u200b', '１３８', 'a@b.cn'),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), fc.array(fc.string(), { maxLength: 3 }), (pieces, names) => {
      const text = pieces.join('')
      const { texts, hidden } = mask(text, ['王女士', ...names])
      expect(unmask(texts[0] ?? '', hidden)).toBe(text)
    }),
    { numRuns: 1000 },
  )
})
