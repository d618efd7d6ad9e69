import fc from 'fast-check'
import { expect, test } from 'vitest'
import { caseToken } from './case-token.ts'
import { caseAddress, orderNumbersIn, readCaseAddress, receiptsIn } from './case-address.rules.ts'
import { postOf, unopenedPost } from './post.ts'
import { readFates } from './report.rules.ts'

const post = unopenedPost
const sample = 'XB-20260302-7K3M-9Q2F'
const receipt = fc
  .tuple(fc.integer({ min: 20200101, max: 20991231 }), fc.stringMatching(/^[2-9A-HJ-NP-TV-Z]{4}-[2-9A-HJ-NP-TV-Z]{4}$/))
  .map(([day, rest]) => `XB-${day}-${rest}`)

test('a case address leads to its case and side in whichever case of letters it comes back, and fits before the @', () => {
  fc.assert(
    fc.property(
      receipt,
      fc.constantFrom('consumer' as const, 'merchant' as const),
      fc.boolean(),
      (number, side, upper) => {
        const address = post.caseAddressOf({ receipt: number, side })
        expect(address.slice(0, address.indexOf('@')).length).toBeLessThanOrEqual(64)
        expect(post.readAddress(upper ? address.toUpperCase() : address)).toEqual({ receipt: number, side })
        expect(post.isOwnAddress(address)).toBe(true)
      },
    ),
  )
})

test('no token fits another case, another side or another installation', () => {
  fc.assert(
    fc.property(receipt, receipt, (one, other) => {
      fc.pre(one !== other)
      const template = 'complaints+{receipt}@xiaobao.example'
      const key = Buffer.from('a key of another installation, long enough')
      expect(post.readAddress(caseAddress(template, one, caseToken(key, one, 'consumer')))).toBe('wrong')
      const token = readCaseAddress(template, post.caseAddressOf({ receipt: one, side: 'consumer' }))?.token ?? ''
      expect(post.readAddress(caseAddress(template, other, token))).toBe('wrong')
      expect(post.readAddress(caseAddress(template, one, `m${token.slice(1)}`))).toBe('wrong')
    }),
  )
})

test('any text at all is read as an address without a fuss', () => {
  fc.assert(fc.property(fc.string(), (text) => void expect([null, 'wrong']).toContain(post.readAddress(text))))
})

test('an installation may call its cases by another template', () => {
  const other = postOf(
    {
      XIAOBAO_MAIL_HOST: 'mail.example',
      XIAOBAO_MAIL_USER: 'box',
      XIAOBAO_MAIL_FOLDER: 'INBOX',
      XIAOBAO_MAIL_POLL_SECONDS: 60,
      XIAOBAO_MAIL_ADDRESS: 'tousu@example.org',
      XIAOBAO_MAIL_CASE_ADDRESS: 'case-{receipt}@in.example.org',
      XIAOBAO_MAIL_SERVER: null,
      XIAOBAO_PUBLIC_URL: 'https://x.example.org/',
      SMTP_URL: null,
      SMTP_FROM: '消保 <notice@example.org>',
    },
    'secret',
  )
  const address = other.caseAddressOf({ receipt: sample, side: 'merchant' })
  expect(address).toMatch(/^case-xb-20260302-7k3m-9q2f\.m[a-z2-9]{15}@in\.example\.org$/)
  expect(other.readAddress(address)).toEqual({ receipt: sample, side: 'merchant' })
  expect([other.isOwnAddress('Notice@Example.org'), other.folder]).toEqual([true, 'box@mail.example/INBOX'])
})

test('receipt and order numbers are found as people write them', () => {
  expect(receiptsIn('回复：投诉xb-20260302-7k3m-9q2f 和 XB202603027K3M9Q2F')).toEqual([sample])
  expect(orderNumbersIn('订单号SH-20260118-004571，电话 13800138000，编号 XB-20260302-7K3M-9Q2F')).toEqual([
    'SH-20260118-004571',
    '13800138000',
  ])
})

test('a delivery report says of each address what became of it', () => {
  const body = [
    'Reporting-MTA: dns; mx.example',
    '',
    'Original-Recipient: rfc822;Lin@Example.cn',
    'Final-Recipient: rfc822; lin.b@other.example',
    'Action: failed',
    'Status: 5.1.1 (unknown user)',
    '',
    'Final-Recipient: rfc822; b@example.cn',
    'Action: delayed',
    'Status: 4.4.1',
  ].join('\r\n')
  expect(readFates(body)).toEqual([
    { address: 'lin@example.cn', action: 'failed', status: '5.1.1' },
    { address: 'b@example.cn', action: 'delayed', status: '4.4.1' },
  ])
  fc.assert(fc.property(fc.string(), (text) => void expect(readFates(text).length).toBeLessThanOrEqual(50)))
})
