import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { sharedFile } from '../../../tests/support/shared.ts'
import { cleanName, contentDisposition, extensionOf } from './file-name.rules.ts'
import { serve } from './serve.rules.ts'
import { claimedType, fulfils, officeType, sniffHead } from './sniff.rules.ts'
import { findDirectory, readEntries } from './zip-entries.rules.ts'

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1')

test('a name keeps what people read and loses what turns, hides or climbs', () => {
  expect(cleanName('发票 2026年3月.pdf')).toBe('发票 2026年3月.pdf')
  expect(cleanName('photo\u202Egpj.exe')).toBe('photogpj.exe')
  expect(cleanName('../../etc/passwd')).toBe('_.._etc_passwd')
  expect(cleanName('C:\\Windows\\a.png')).toBe('C__Windows_a.png')
  expect(cleanName('a\r\nSet-Cookie: x=1.png')).toBe('aSet-Cookie_ x=1.png')
  expect(cleanName('  . a\u200B.jpg . ')).toBe('a.jpg')
  expect(cleanName('\u0000\u202E../..')).toBeNull()
  expect(cleanName(`${'长'.repeat(300)}.jpeg`)).toHaveLength(120)
  expect(cleanName(`${'长'.repeat(300)}.jpeg`)).toMatch(/长\.jpeg$/)
})

const nothingDangerous = (name: string): void => {
  expect(name).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}/\\<>"|?*:]|^\.|^\s|[.\s]$/u)
  expect(Array.from(name).length).toBeLessThanOrEqual(120)
  expect(cleanName(name)).toBe(name)
  const header = contentDisposition('attachment', name)
  expect(header).toMatch(/^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[A-Za-z0-9%!#$&+.^_`|~-]*$/)
  expect(decodeURIComponent(header.split("filename*=UTF-8''")[1] ?? '')).toBe(name)
}

test('whatever a file is called, the name is safe to show, to save and to put in a header', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (raw) => {
      const name = cleanName(raw)
      if (name !== null) nothingDangerous(name)
    }),
    { numRuns: 2000 },
  )
})

const naughty = sharedFile('data/hostile-inputs/blns.json.gz')
test.skipIf(naughty === null)('the big list of naughty strings, as file names, is harmless', () => {
  const strings: unknown = JSON.parse(gunzipSync(readFileSync(naughty!)).toString())
  const names = (strings as string[]).flatMap((raw) => cleanName(raw) ?? [])
  expect(names.length).toBeGreaterThan(300)
  for (const name of names) nothingDangerous(name)
})

test('the first bytes say what a file is, whatever it is called', () => {
  expect(sniffHead(bytes('\xff\xd8\xff\xe0'))).toBe('image/jpeg')
  expect(sniffHead(bytes('\x89PNG\r\n\x1a\n'))).toBe('image/png')
  expect(sniffHead(bytes('GIF89a'))).toBe('image/gif')
  expect(sniffHead(bytes('RIFF\x00\x00\x00\x00WEBPVP8 '))).toBe('image/webp')
  expect(sniffHead(bytes('RIFF\x00\x00\x00\x00WAVEfmt '))).toBe('audio/wav')
  expect(sniffHead(bytes('%PDF-1.7\n'))).toBe('application/pdf')
  expect(sniffHead(bytes('\x00\x00\x00\x20ftypisom'))).toBe('video/mp4')
  expect(sniffHead(bytes('\x00\x00\x00\x14ftypqt  '))).toBe('video/quicktime')
  expect(sniffHead(bytes('\x00\x00\x00\x1cftypM4A '))).toBe('audio/mp4')
  expect(sniffHead(bytes('\x00\x00\x00\x18ftypheic'))).toBe('image/heic')
  expect(sniffHead(bytes('ID3\x04\x00'))).toBe('audio/mpeg')
  expect(sniffHead(bytes('\xff\xfb\x90\x00'))).toBe('audio/mpeg')
  expect(sniffHead(bytes('#!AMR\n'))).toBe('audio/amr')
  expect(sniffHead(bytes('PK\x03\x04'))).toBe('zip')
  expect(sniffHead(Buffer.from('订单号,金额\n1,2\n'))).toBe('text')
  expect(sniffHead(bytes('MZ\x90\x00'))).toBeNull()
  expect(sniffHead(bytes('\x7fELF'))).toBeNull()
})

test('pages and drawings that can run a script are nothing we take', () => {
  for (const head of [
    '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">',
    '<?xml version="1.0"?><svg/>',
    '<!DOCTYPE html>',
    '\n\n  <HTML>',
    '\xef\xbb\xbf<script>alert(1)</script>',
    '<!-- --><svg/>',
  ])
    expect(sniffHead(bytes(head))).toBeNull()
})

test('an office file is one by its table of contents, and never with macros', () => {
  const word = ['[Content_Types].xml', 'word/document.xml']
  expect(officeType(word)).toMatch(/wordprocessingml/)
  expect(officeType(['[Content_Types].xml', 'xl/workbook.xml'])).toMatch(/spreadsheetml/)
  expect(officeType([...word, 'word/vbaProject.bin'])).toBeNull()
  expect(officeType(['word/document.xml'])).toBeNull()
  expect(officeType(['a.txt'])).toBeNull()
})

test('random bytes never pass for a table of contents by throwing', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(20), (raw, count) => {
      readEntries(raw, count)
      const tail = Buffer.concat([raw, Buffer.from([0x50, 0x4b, 5, 6]), raw])
      findDirectory(tail, tail.length)
      sniffHead(raw)
    }),
  )
})

test('a claim counts only when the bytes keep it', () => {
  const type = (claim: string, name: string) => claimedType(claim, extensionOf(name))?.type ?? null
  expect(type('image/jpg', 'a.jpg')).toBe('image/jpeg')
  expect(type('application/octet-stream', 'a.MOV')).toBe('video/quicktime')
  expect(type('application/vnd.ms-excel', 'a.csv')).toBe('text/csv')
  expect(type('application/vnd.ms-excel', 'a.xls')).toBeNull()
  expect(type('image/svg+xml', 'a.png')).toBeNull()
  expect(type('text/html; charset=utf-8', 'a.txt')).toBeNull()
  expect(type('application/zip', 'a.docx')).toBeNull()
  const png = claimedType('image/png', 'png')!
  expect(fulfils(png, 'image/png')).toBe(true)
  expect(fulfils(png, 'image/jpeg')).toBe(false)
  expect(fulfils(png, null)).toBe(false)
  expect(fulfils(claimedType('text/csv', 'csv')!, 'text')).toBe(true)
})

const film = { name: '视频.mp4', type: 'video/mp4', bytes: 1000, tag: 'abc' }

test('a player gets the part it asks for, and a wrong part is refused with the length', () => {
  expect(serve(film, { range: 'bytes=0-' })).toMatchObject({ status: 206, range: { start: 0, end: 999 } })
  expect(serve(film, { range: 'bytes=10-19' })).toMatchObject({ status: 206, range: { start: 10, end: 19 } })
  expect(serve(film, { range: 'bytes=990-5000' })).toMatchObject({ status: 206, range: { start: 990, end: 999 } })
  expect(serve(film, { range: 'bytes=-5' })).toMatchObject({ status: 206, range: { start: 995, end: 999 } })
  expect(serve(film, { range: 'bytes=1000-' }).status).toBe(416)
  expect(serve(film, { range: 'bytes=1000-' }).headers['content-range']).toBe('bytes */1000')
  expect(serve(film, { range: 'bytes=0-1,5-6' })).toMatchObject({ status: 200, range: null })
  expect(serve(film, { range: 'bytes=10-19', 'if-range': '"old"' })).toMatchObject({ status: 200 })
  expect(serve(film, { 'if-none-match': '"abc"' }).status).toBe(304)
})

test('a range never reaches outside the file', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 20 }), fc.integer({ min: 1, max: 100 }), (tail, size) => {
      const { range } = serve({ ...film, bytes: size }, { range: `bytes=${tail}` })
      if (range) expect(range.start >= 0 && range.start <= range.end && range.end < size).toBe(true)
    }),
    { numRuns: 2000 },
  )
})

test('only pictures, sound and film are shown in place; nothing served may run', () => {
  const shown = (type: string) => serve({ ...film, type }, {}).headers['content-disposition']?.split(';')[0]
  expect(shown('image/png')).toBe('inline')
  expect(shown('application/pdf')).toBe('attachment')
  expect(shown('text/html')).toBe('attachment')
  expect(shown('image/svg+xml')).toBe('attachment')
  expect(serve(film, {}).headers['content-security-policy']).toMatch(/default-src 'none'.*sandbox$/)
  expect(serve(film, {}).headers['x-content-type-options']).toBe('nosniff')
})
