import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testRulebook } from '../../../tests/support/parts.ts'
import { isForQuality, isToldAlready } from './cluster.rules.ts'
import { defectsIn } from './defect.actions.ts'
import { lotKey, lotsIn } from './lot.rules.ts'
import { identityOf, isLead } from './product.rules.ts'

test('a batch number is one however it is written, and what has no digit is none', () => {
  expect(lotKey('a 2405-17')).toBe(lotKey('Ａ2405/17'))
  expect(lotsIn('A2405-17', [])).toEqual([{ key: 'A240517', lot: 'A2405-17' }])
  expect(lotsIn(undefined, ['包装上批号：A2405-17，已经坏了', 'lot no. a2405-17'])).toEqual([
    { key: 'A240517', lot: 'a2405-17' },
  ])
  expect(lotsIn('找不到', ['批号看不清'])).toEqual([])
  expect(lotsIn(undefined, ['订单号 20260512'])).toEqual([])
})

test('goods of several shops are the same by barcode, else by brand and name, else as the marketplace’s one product', () => {
  const goods = { name: '移动电源 20000', gtin: null, brand: null }
  expect(identityOf('prd_1', { ...goods, gtin: '6901234567892' })).toEqual({
    value: 'gtin:06901234567892',
    title: '移动电源 20000',
  })
  // Eight, twelve or thirteen digits are one code with zeros before it.
  expect(identityOf('prd_1', { ...goods, gtin: '0690123456789' }).value).toBe(
    identityOf('prd_2', { ...goods, gtin: '690123456789' }).value,
  )
  expect(identityOf('prd_1', { ...goods, brand: '某牌' }).value).toBe(
    identityOf('prd_2', { ...goods, name: '移动电源20000', brand: '某 牌' }).value,
  )
  expect(identityOf('prd_1', goods).value).toBe('product:prd_1')
  expect(identityOf('prd_1', { ...goods, gtin: '12' }).value).toBe('product:prd_1')
})

test('one shop is never a lead across shops; danger needs fewer people', () => {
  const limits = { shops: 2, people: 5, peopleWithSafety: 2 }
  const of = (shops: number, people: number, safety = 0) =>
    isLead({ shops, people, safety, complaints: people }, limits)
  expect([of(1, 100, 9), of(2, 4), of(2, 5), of(2, 2, 1)]).toEqual([false, false, true, true])
})

test('a fault is read from the words people use, and not where it is denied', () => {
  const ctx = { rulebook: testRulebook, now: new Date('2026-05-12T09:00:00+08:00') } as never
  expect(defectsIn(ctx, '用了两天底部就漏水')).toEqual(['leak'])
  expect(defectsIn(ctx, '没有漏水，就是颜色不喜欢')).toEqual([])
})

test('a finer trait is proposed only when it gathers other complaints than a plainer one', () => {
  const item = (complaints: number, common: number) => [{ kind: 'item' as const, complaints, common }]
  expect(isToldAlready('defect', 4, item(4, 4))).toBe(true)
  expect(isToldAlready('defect', 4, item(9, 4))).toBe(false)
  expect(isToldAlready('defect', 4, item(4, 3))).toBe(false)
  expect(isToldAlready('item', 4, item(4, 4))).toBe(false)
})

test('of goods, batch, fault, kind of matter and words that gather the same complaints exactly one is proposed', () => {
  const kinds = ['item', 'lot', 'defect', 'category', 'alike'] as const
  for (const there of fc.sample(fc.subarray([...kinds], { minLength: 1 }), 60)) {
    const same = there.map((kind) => ({ kind, complaints: 4, common: 4 }))
    const standing = there.filter((kind) => !isToldAlready(kind, 4, same))
    expect([there, standing.length]).toEqual([there, 1])
    if (there.length > 1) expect(standing).not.toContain('alike')
    if (there.some((kind) => kind === 'item' || kind === 'lot')) expect(standing).not.toContain('category')
  }
})

test('it is a matter for quality where somebody speaks of danger or most are about the goods themselves', () => {
  expect(isForQuality({ safety: 1, quality: 0, complaints: 90 })).toBe(true)
  expect(isForQuality({ safety: 0, quality: 5, complaints: 10 })).toBe(true)
  expect(isForQuality({ safety: 0, quality: 4, complaints: 10 })).toBe(false)
})
