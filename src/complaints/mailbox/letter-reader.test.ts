import { afterAll, expect, test } from 'vitest'
import { letterReader } from './letter-reader.ts'

const reader = letterReader({ timeoutMs: 4000 })
afterAll(() => reader.close())
const read = (text: string) => reader.read({ raw: Buffer.from(text), whole: true })
const head =
  'From: Lin <lin@example.cn>\r\nSubject: 退款\r\nMessage-ID: <a@b>\r\nDate: Mon, 2 Mar 2026 09:00:00 +0800\r\n'

test('a letter is read in a thread of its own and comes back whole, its attachments too', async () => {
  const letter = await read(
    `${head}MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\n退款一直没到账\r\n--x\r\nContent-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0=\r\n--x--\r\n`,
  )
  expect(letter).toMatchObject({ text: '退款一直没到账', subject: '退款', defects: [] })
  expect(letter.attachments.map(({ name, content }) => [name, Buffer.from(content).toString()])).toEqual([
    ['a.pdf', '%PDF-'],
  ])
})

test('a letter made to keep the reader busy for ever costs only itself: sender and subject are known, a person looks at it', async () => {
  const bomb = `${head}Content-Type: text/html\r\n\r\n${'<b>'.repeat(600_000)}`
  const [letter, next] = await Promise.all([read(bomb), read(`${head}\r\n下一封`)])
  expect(letter).toMatchObject({ subject: '退款', text: '', defects: ['unreadable'] })
  expect(letter.from).toEqual([{ address: 'lin@example.cn', name: 'Lin' }])
  expect(next).toMatchObject({ text: '下一封', defects: [] })
})

test('of a letter too large to fetch, what its head says is known', async () => {
  const raw = Buffer.from(`${head}Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\n开头`)
  expect(await reader.read({ raw, whole: false })).toMatchObject({ subject: '退款', text: '', defects: ['too-large'] })
})

test('bytes that are no letter at all are a blank one that says so', async () => {
  const letter = await reader.read({ raw: Buffer.from([0, 1, 2, 255]), whole: true })
  expect(letter.from).toEqual([])
  expect(letter.defects).toContain('no-sender')
})
