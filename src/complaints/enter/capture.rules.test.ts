import fc from 'fast-check'
import { expect, test } from 'vitest'
import { states } from '../complaint.contract.ts'
import { aComplaint } from '../complaint.example.ts'
import { postReference, replyFor } from './capture.rules.ts'

test('whoever posted is told nothing of a case before it is known who that is, whatever the case has got to', () => {
  const receivedAt = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(
      fc.constantFrom(...states),
      receivedAt,
      fc.stringMatching(/^XB-\d{8}-[2-9A-Z]{4}-[2-9A-Z]{4}$/),
      (state, at, receipt) => {
        const told = replyFor(aComplaint({ state, receipt, receivedAt: at }), false)
        expect(told).toEqual(replyFor(aComplaint({}), false))
        expect(replyFor(aComplaint({ state, receipt, receivedAt: at }), true).zh).toContain(receipt)
      },
    ),
  )
})

test('one post is one post, however its link was shared', () => {
  const same = [
    'https://weibo.com/1234567890/OxAbCdEfG',
    'https://www.weibo.com/1234567890/OxAbCdEfG/?from=page_100',
    'https://m.weibo.com/1234567890/OxAbCdEfG?utm_source=copy#comment',
  ]
  expect(new Set(same.map(postReference)).size).toBe(1)
  expect(postReference('https://bbs.example.cn/read?tid=1&page=2')).not.toBe(
    postReference('https://bbs.example.cn/read?tid=2&page=2'),
  )
  expect(postReference('https://a.example.cn/x?b=1&a=2')).toBe(postReference('https://a.example.cn/x?a=2&b=1'))
})
