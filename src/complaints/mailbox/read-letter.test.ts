import { expect, test } from 'vitest'
import { encoderFor, letterOf } from '../../../tests/support/letters.ts'
import { readLetter } from './read-letter.ts'

const words = '投诉：收到的茶壶有裂纹，商家不肯退。'
const gbk = encoderFor('gbk')
const part = (type: string, body: Buffer, more = ''): Buffer =>
  Buffer.concat([Buffer.from(`Content-Type: ${type}\r\n${more}\r\n`), body])
const read = (type: string, body: Buffer, more?: string) => readLetter(letterOf({ body: part(type, body, more) }))

test.each([
  ['GBK', 'gbk', gbk(words), words],
  ['GB 2312, the name that GBK mostly goes by', 'gb2312', gbk('镕基：退款'), '镕基：退款'],
  ['cp936', 'cp936', gbk(words), words],
  ['Big5', 'big5', encoderFor('big5')('退款'), '退款'],
  ['Shift JIS', 'shift_jis', encoderFor('shift_jis')('返金'), '返金'],
  ['EUC-KR', 'ks_c_5601-1987', encoderFor('euc-kr')('환불'), '환불'],
])('a letter in %s is read as it was written', async (_name, charset, bytes, expected) => {
  expect(bytes.length).toBe(expected.length * 2)
  const letter = await read(`text/plain; charset=${charset}`, bytes)
  expect([letter.text, letter.defects]).toEqual([expected, []])
})

test('characters of four bytes in GB 18030 are read', async () => {
  const letter = await read('text/plain; charset="GB18030"', Buffer.from([0x95, 0x32, 0x82, 0x36, ...gbk('先生')]))
  expect([letter.text, letter.defects]).toEqual(['𠀀先生', []])
})

test('ISO-2022-JP, HZ and UTF-7 are seven-bit letters that are read too, and what UTF-7 hides stays text', async () => {
  const jp = await read('text/plain; charset=ISO-2022-JP', Buffer.from('\x1b$B$^$_\x1b(B ok', 'latin1'))
  const hz = await read('text/plain; charset=hz-gb-2312', Buffer.from('~{<:Ky2;S{~} ok'))
  const seven = await read('text/plain; charset=utf-7', Buffer.from('+kABrPg- +ADw-script+AD4- 1 +- 1'))
  expect([jp.text, hz.text, seven.text]).toEqual(['まみ ok', '己所不欲 ok', '退款 <script> 1 + 1'])
})

test('an old program that writes GBK and says nothing, or says UTF-8, is understood, and that it was guessed is noted', async () => {
  for (const type of ['text/plain', 'text/plain; charset=utf-8', 'text/plain; charset=us-ascii']) {
    const letter = await read(type, gbk(words))
    expect([letter.text, letter.defects]).toEqual([words, ['charset-guessed']])
  }
})

test('headers in raw GBK and in encoded words of many kinds are read', async () => {
  const raw = Buffer.concat([Buffer.from('Subject: '), gbk('茶壶退款'), Buffer.from('\r\n')])
  const bare = letterOf()
    .toString('latin1')
    .replace(/Subject: .*\r\n/, '')
    .replace(/From: .*\r\n/, '')
  const from = Buffer.from('From: =?gb2312?B?' + gbk('林小姐').toString('base64') + '?= <lin@example.cn>\r\n')
  const letter = await readLetter(Buffer.concat([raw, from, Buffer.from(bare, 'latin1')]))
  expect([letter.subject, letter.from]).toEqual(['茶壶退款', [{ address: 'lin@example.cn', name: '林小姐' }]])
})

test('bytes that do not fit the encoding that was declared need a person, and so does an encoding nobody knows', async () => {
  const broken = await read('text/plain; charset=gb18030', Buffer.from([0xcd, 0xcb, 0xff, 0xff, 0x41]))
  expect(broken.defects).toEqual(['undecodable'])
  const unknown = await read('text/plain; charset=klingon-8', gbk(words))
  expect([unknown.defects, unknown.text]).toEqual([['charset-unknown'], words])
})

test('a page becomes plain text: links keep their address, pictures and scripts are gone', async () => {
  const html = `<style>p{}</style><p>请看 <a href="http://pay.example/x">这里</a><img src="http://spy.example/1.gif"></p><script>alert(1)</script>`
  const letter = await read('text/html; charset=utf-8', Buffer.from(html))
  expect(letter.text).toBe('请看 这里 [http://pay.example/x]')
})

test('of the same words in two forms the plain one is read, and what hangs on the page is kept', async () => {
  const body = [
    'Content-Type: multipart/alternative; boundary=a\r\n\r\n--a\r\n\r\nplain words\r\n--a',
    'Content-Type: multipart/related; boundary=r\r\n\r\n--r\r\nContent-Type: text/html\r\n\r\n<p>page</p>\r\n--r',
    'Content-Type: image/png\r\nContent-ID: <p>\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--r--\r\n--a--\r\n',
  ].join('\r\n')
  const letter = await readLetter(letterOf({ body }))
  expect([letter.text, letter.attachments.map(({ name, type }) => [name, type])]).toEqual([
    'plain words',
    [['picture.png', 'image/png']],
  ])
})

test('a forwarded letter is read with the one that brings it, and stays whole as an attachment', async () => {
  const inner = letterOf({ from: 'shop@example.com', subject: '不退', text: '概不退换' }).toString()
  const body = `Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\n商家这样回我\r\n--x\r\nContent-Type: message/rfc822\r\n\r\n${inner}\r\n--x--\r\n`
  const letter = await readLetter(letterOf({ body }))
  expect(letter.text).toContain('商家这样回我')
  expect(letter.text).toContain('概不退换')
  expect(letter.attachments.map(({ type }) => type)).toEqual(['message/rfc822'])
})

const broken: readonly [sentence: string, raw: Buffer, defect: string][] = [
  ['no sender', letterOf({ from: '' }), 'no-sender'],
  ['a sender that is no address', letterOf({ from: 'nobody in particular' }), 'no-sender'],
  ['two senders', letterOf({ from: 'a@example.cn, b@example.cn' }), 'several-senders'],
  ['two From headers', letterOf({ head: ['From: b@example.cn'] }), 'several-senders'],
  ['nothing in it', letterOf({ text: '' }), 'no-content'],
  ['parts without a boundary', letterOf({ body: 'Content-Type: multipart/mixed\r\n\r\nwords' }), 'boundary-missing'],
  [
    'an end that never came',
    letterOf({ body: 'Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nhalf a let' }),
    'not-closed',
  ],
  [
    'a packing nobody unpacks',
    letterOf({ body: 'Content-Transfer-Encoding: x-uuencode\r\n\r\nbegin 644 a\r\n#86%A\r\nend' }),
    'encoding-unknown',
  ],
  [
    'base 64 that is none',
    letterOf({ body: 'Content-Transfer-Encoding: base64\r\n\r\n这不是编码过的内容！这不是编码过的内容！' }),
    'encoding-broken',
  ],
  [
    'words locked away',
    letterOf({ body: 'Content-Type: application/pkcs7-mime; name=smime.p7m\r\n\r\nMIIB' }),
    'encrypted',
  ],
  ['parts in parts without end', letterOf({ body: nested(60) }), 'too-deep'],
]
test.each(broken)('a letter with %s needs a person', async (_sentence, raw, defect) => {
  expect((await readLetter(raw)).defects).toContain(defect)
})

function nested(depth: number): string {
  if (depth === 0) return '\r\nwords'
  return `Content-Type: multipart/mixed; boundary=b${depth}\r\n\r\n--b${depth}\r\n${nested(depth - 1)}\r\n--b${depth}--\r\n`
}

test('what a database cannot keep and a list cannot show is left out; everything else stays as it was written', async () => {
  const text = 'a\u0000b\u0007c\ttab <script>alert(1)</script> \u202e反向 👩‍👩‍👧'
  const letter = await readLetter(
    letterOf({ subject: '=?utf-8?B?' + Buffer.from('行\r\n二\u202e行').toString('base64') + '?=', text }),
  )
  expect(letter.text).toBe('abc\ttab <script>alert(1)</script> \u202e反向 👩‍👩‍👧')
  expect(letter.subject).toBe('行 二行')
})
