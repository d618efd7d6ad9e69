import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chanceOf, harmless, labelled, sorts } from '../../../tests/support/personal-corpus.ts'
import { isCreditCode, isIdentity, isLuhn } from './checksum.rules.ts'
import { personalIn } from './find.rules.ts'
import type { Grade } from './kind.rules.ts'
import { kindsIn, maskText, nameKinds, redactText } from './mask.rules.ts'

const kinds = (text: string, least: Grade = 2): string[] => personalIn(text, { least }).map(({ kind }) => kind)

test.each(sorts.flatMap((sort) => sort.ways.map((way) => [sort.name, way, sort] as const)))(
  'of a hundred texts with one %s, written like this: %s, each is found whole',
  (_name, way, sort) => {
    const chance = chanceOf(20_261_130)
    for (let i = 0; i < 100; i += 1) {
      const { text, kind, value } = labelled(chance, sort, way)
      const found = personalIn(text, { least: 2 }).find((one) => one.kind === kind)
      expect(found, text).toBeDefined()
      expect(found?.value.toLowerCase().replaceAll('-', ''), text).toContain(value.toLowerCase().replaceAll('-', ''))
    }
  },
)

test('of a thousand texts with numbers that are nobody’s, none is taken for somebody’s', () => {
  const chance = chanceOf(7)
  const alarms = Array.from({ length: 1000 }, () => harmless(chance)).filter((text) => kindsIn(text).length > 0)
  expect(alarms).toEqual([])
})

test.each([
  ['身份证号11010519491231002X已上传', ['id']],
  ['身份证 110105194912310021（打错一位）', ['id']],
  ['加我wx13800138000聊', ['phone']],
  ['退到 6222 0202 0000 0000 013', ['card']],
  ['随机的 6222020200000000013 不知道是什么', []],
  ['订单 4111111111111111 未发货', []],
  ['020-87654321', ['phone']],
  ['客服 400-820-8820', []],
  ['GET /api?x=1 took 0.13800138000s', []],
  ['id 0198f2d4-7c1a-7b3e-a138-001380001234', []],
  ['浙A12345 和 京A·D12345', ['plate', 'plate']],
  ['护照E12345678', ['permit']],
  ['型号E12345678', []],
  ['台胞证号：12345678', ['permit']],
  ['信用代码91330106MA2CFLBX5U', []],
  ['联系人方式见下，收货人向承运人提出', []],
  ['联系人：向小明', ['name']],
  ['统一社会信用代码 91350100M000100Y43', ['uscc']],
])('%s holds %j', (text, expected) => {
  expect(kinds(text)).toEqual(expected)
})

test('what stands where is told in places of the text as it was written', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
      const text = `${before}。电话１３８\u200b００１３８０００。${after}`
      const phone = personalIn(text, { least: 2 }).find(({ value }) => value === '13800138000')
      expect(text.slice(phone?.from, phone?.to)).toBe('１３８\u200b００１３８０００')
    }),
  )
})

test('what is found never overlaps, lies in the text, and is not empty', () => {
  const units = fc.constantFrom(
    ...'0138５６x@.-－ 路号王先生，。\u200b𝟏😀aB电话:(/',
    '13800138000',
    '6222020200000000013',
  )
  fc.assert(
    fc.property(fc.string({ unit: units, maxLength: 60 }), fc.constantFrom<Grade>(0, 1, 2, 3), (text, least) => {
      let end = 0
      for (const { from, to } of personalIn(text, { least })) {
        expect(from).toBeGreaterThanOrEqual(end)
        expect(to).toBeGreaterThan(from)
        end = to
      }
      expect(end).toBeLessThanOrEqual(text.length)
    }),
    { numRuns: 500 },
  )
})

test('in a text of many pages everything is found once, also where two pieces of it meet', () => {
  for (const shift of [0, 1, 5, 10, 11, 12, 64, 70]) {
    const text = `${'好'.repeat(65_536 - shift)}13800138000${'评'.repeat(70_000)}a@example.cn`
    expect(kinds(text), String(shift)).toEqual(['phone', 'email'])
  }
})

test.each([
  '1 ',
  '1,',
  'a@',
  'a.a@a.',
  '13800138000 ',
  '6222020200000000013 ',
  '路1号',
  '京A·1',
  '王先生',
  '联系人：',
  '1\u200b',
  '𝟏𝟑',
  'A1-',
])('a megabyte of %j is read to its end, where a number stands', (piece) => {
  const text = `${piece.repeat(1_000_000 / piece.length)}。打13800138001`
  expect(personalIn(text, { least: 3 }).at(-1)).toMatchObject({ kind: 'phone', value: '13800138001' })
})

test('masked, a value still tells its owner that it is theirs, and nobody how to reach them', () => {
  expect(maskText('我叫王小明，电话+86 138 0013 8000，邮箱 li@example.cn，住在杭州市西湖区文三路90号，浙A12345')).toBe(
    '我叫王**，电话+86138****8000，邮箱 l***@example.cn，住在杭州市西湖区***，浙*****5',
  )
  expect(nameKinds('请打 13800138000', { least: 2 })).toBe('请打 （电话）')
  expect(nameKinds('call 13800138000', { least: 2 }, 'en')).toBe('call (phone)')
  expect(redactText('请打 13800138000')).toBe('请打 ***')
})

test('a masked text holds nothing that would be found again', () => {
  const chance = chanceOf(3)
  for (const sort of sorts)
    for (const way of sort.ways) {
      const { text, value } = labelled(chance, sort, way)
      expect(redactText(text)).not.toContain(sort.kind === 'uscc' ? '\0' : value)
      if (sort.kind !== 'uscc') expect(kindsIn(redactText(text)), text).toEqual([])
    }
})

test('check digits are those of the standards', () => {
  expect(['11010519491231002X', '110105194912310021'].map(isIdentity)).toEqual([true, false])
  expect(['130503670401001', '990503670401001', '130503671301001'].map(isIdentity)).toEqual([true, false, false])
  expect(['4111111111111111', '4111111111111112'].map(isLuhn)).toEqual([true, false])
  expect(['91350100M000100Y43', '91350100M000100Y44'].map(isCreditCode)).toEqual([true, false])
})
