import fc from 'fast-check'
import { expect, test } from 'vitest'
import { documentOf, type Document } from './document.rules.ts'
import { needsWhy, standingOf, stancesOf } from './dispute.rules.ts'

const base: Document = {
  receipt: 'XB-20260512-7K3M-9Q2F',
  remedies: ['refund'],
  amountFen: 12_900,
  currency: 'CNY',
  points: [
    {
      number: 1,
      side: 'consumer',
      text: '收到时密封圈是裂的',
      stances: { consumer: { stance: 'admits', note: '' }, merchant: { stance: 'contests', note: '发货前检查过' } },
    },
    {
      number: 3,
      side: 'platform',
      text: '订单于 5 月 2 日签收',
      stances: { consumer: { stance: 'admits', note: '' }, merchant: { stance: 'admits', note: '' } },
    },
  ],
  exhibits: [{ number: 1, side: 'consumer', name: '照片.jpg', sha256: 'ab'.repeat(32) }],
}

test('the statement sets agreed and disputed facts apart and names the evidence by its checksum', () => {
  expect(documentOf(base)).toBe(`争议确认书 XB-20260512-7K3M-9Q2F
消费者的要求：退款，金额 129.00 CNY

【双方认可的事实】
3. 订单于 5 月 2 日签收（平台提出）
   消费者：认可；商家：认可

【有争议的事实】
1. 收到时密封圈是裂的（消费者提出）
   消费者：认可；商家：不认可（发货前检查过）

【尚未表态的事实】
无

【证据】
1. 消费者提交：照片.jpg（SHA-256 ${'ab'.repeat(32)}）`)
})

test('whatever somebody writes, it stays on its own line of the statement', () => {
  const word = fc.string({
    unit: fc.constantFrom('【', '】', '\n', '\r', '\u2028', '1', '.', '无', ' '),
    maxLength: 40,
  })
  fc.assert(
    fc.property(word, word, (text, note) => {
      const [first] = base.points
      const point = {
        ...first,
        number: 1,
        side: 'consumer',
        text,
        stances: { consumer: null, merchant: { stance: 'contests', note } },
      } as const
      const lines = documentOf({ ...base, points: [point], exhibits: [] }).split(/[\n\r\u2028]/)
      expect(lines.filter((line) => line.startsWith('【'))).toHaveLength(4)
    }),
  )
})

test('whoever makes a point admits it; only both sides together make it agreed, one denial makes it disputed', () => {
  expect(standingOf(stancesOf('consumer', { consumer: null, merchant: null }))).toBe('open')
  expect(standingOf(stancesOf('consumer', { consumer: null, merchant: 'admits' }))).toBe('agreed')
  expect(standingOf(stancesOf('platform', { consumer: 'admits', merchant: null }))).toBe('open')
  expect(standingOf(stancesOf('merchant', { consumer: 'contests', merchant: null }))).toBe('disputed')
  expect(standingOf(stancesOf('merchant', { consumer: 'admits', merchant: 'contests' }))).toBe('disputed')
  expect(standingOf(stancesOf('merchant', { consumer: 'unknown', merchant: null }))).toBe('open')
})

test('whoever objects to evidence says why', () => {
  expect(needsWhy(['yes', 'yes', 'unsure'], '')).toBe(false)
  expect(needsWhy(['yes', 'no', 'yes'], '')).toBe(true)
  expect(needsWhy(['no', 'yes', 'yes'], '不是本店发出的')).toBe(false)
})
