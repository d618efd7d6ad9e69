import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { keepArrived, beginFolder } from '../../src/complaints/mailbox/arrival.actions.ts'
import type { TestApp } from './app.ts'

export type Draft = {
  readonly from?: string
  readonly to?: string
  readonly subject?: string
  readonly id?: string
  readonly text?: string
  /** Further header lines, as they stand. */
  readonly head?: readonly string[]
  /** Instead of a plain text: content type and body, as they stand. */
  readonly body?: string | Buffer
}

let count = 0
/** The source of a letter, written by hand so that it can be wrong in every way. */
export function letterOf(draft: Draft = {}): Buffer {
  count += 1
  const { from = '林小姐 <lin@example.cn>', to = 'complaints@xiaobao.example', subject = '退款一直没到账' } = draft
  const id = draft.id ?? `<letter-${count}-${process.pid}@example.cn>`
  const head = [
    ...(from === '' ? [] : [`From: ${from}`]),
    `To: ${to}`,
    `Subject: ${subject}`,
    ...(id === '' ? [] : [`Message-ID: ${id}`]),
    'Date: Mon, 2 Mar 2026 08:55:00 +0800',
    'MIME-Version: 1.0',
    ...(draft.head ?? []),
  ]
  const plain = `Content-Type: text/plain; charset=utf-8\r\n\r\n${draft.text ?? '买的水壶退了二十天，退款还没有到账，请处理。'}\r\n`
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n`), Buffer.from(draft.body ?? plain)])
}

/** Letters put into the folder as the fetcher would, and read as the worker would; answers their ids. */
export function mailboxOf(app: TestApp, folder = 'test@mail.example/INBOX') {
  let uid = 0
  const arrive = async (raw: Buffer, at: Date = app.clock.now): Promise<string> => {
    uid += 1
    await beginFolder(app.ctx(), folder, 1)
    const place = { folder, uidValidity: 1, uid }
    await keepArrived(app.ctx(), { ...place, raw, bytes: raw.length, whole: true, receivedAt: at })
    const row = await app.db
      .selectFrom('complaints.mail_location')
      .select('letter')
      .where('folder', '=', folder)
      .where('uid', '=', uid)
      .executeTakeFirstOrThrow()
    return row.letter
  }
  const receive = async (draft: Draft | Buffer = {}): Promise<string> => {
    const id = await arrive(Buffer.isBuffer(draft) ? draft : letterOf(draft))
    await app.runJobs()
    return id
  }
  return { arrive, receive }
}

/** Two-byte encodings, from what the runtime decodes: the other way round it offers nothing. */
export function encoderFor(label: string): (text: string) => Buffer {
  const codes = new Map<string, number[]>()
  const decoder = new TextDecoder(label)
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const letter = decoder.decode(Uint8Array.of(lead, trail))
      if (letter.length === 1 && letter !== '\ufffd') codes.set(letter, codes.get(letter) ?? [lead, trail])
    }
  return (text) => Buffer.from(Array.from(text).flatMap((letter) => codes.get(letter) ?? [letter.charCodeAt(0)]))
}

export const sha256 = (data: Buffer): string => createHash('sha256').update(data).digest('hex')

/** The files of a .tar.gz: names and bytes. */
export function untar(path: string): { name: string; content: Buffer }[] {
  const tar = gunzipSync(readFileSync(path))
  const files: { name: string; content: Buffer }[] = []
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0;) {
    const name = tar
      .subarray(at, at + 100)
      .toString()
      .replace(/\0.*$/s, '')
    const size = Number.parseInt(tar.subarray(at + 124, at + 136).toString(), 8)
    if (tar[at + 156] === 0x30) files.push({ name, content: tar.subarray(at + 512, at + 512 + size) })
    at += 512 + Math.ceil(size / 512) * 512
  }
  return files
}
