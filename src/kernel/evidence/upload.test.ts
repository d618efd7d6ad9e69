import { readdirSync } from 'node:fs'
import { connect, type AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import sharp from 'sharp'
import { afterAll, expect, test } from 'vitest'
import { testApp } from '../../../tests/support/app.ts'
import { pdf, photo, sha256, uploadsOf } from '../../../tests/support/uploads.ts'
import { timeline } from '../fact/record.ts'
import { Refusal } from '../refusal.ts'
import * as contract from './evidence.contract.ts'
import { pendingQuota } from './file-type.contract.ts'
import { appendContent } from './upload.actions.ts'

const app = await testApp({})
const { files } = app
const consumer = await app.as('consumer')
const stranger = await app.as('consumer')
const { begin, put, upload } = uploadsOf(app, () => consumer)
const strangers = uploadsOf(app, () => stranger)
afterAll(() => app.close())

const refusalOf = (promise: Promise<unknown>): Promise<Refusal> =>
  promise.then(
    () => expect.unreachable('it was not refused'),
    (error: unknown) => (error instanceof Refusal ? error : Promise.reject(error)),
  )
const spooled = () => readdirSync(files.spool)

test('a file sent in one piece is stored under its hash, and its owner reads it back byte by byte', async () => {
  const data = pdf('一张发票')
  const file = await upload(data, { sha256: sha256(data) })
  expect(file).toMatchObject({ state: 'stored', offset: data.length, sha256: sha256(data), type: 'application/pdf' })
  const read = await app.call(contract.readContent, { id: file.id }, { as: consumer })
  expect(Buffer.compare(read.body as unknown as Buffer, data)).toBe(0)
  expect(read.headers['content-type']).toBe('application/pdf')
  expect(read.headers['content-disposition']).toContain(`filename*=UTF-8''${encodeURIComponent('发票.pdf')}`)
  expect(read.headers['content-security-policy']).toMatch(/sandbox$/)
  expect(read.headers['x-content-type-options']).toBe('nosniff')
  expect(read.headers['cache-control']).toBe('private, no-cache')
  const facts = await timeline(app.ctx(), file.id)
  expect(facts).toMatchObject([{ kind: 'evidence.stored', actor: consumer.actor.id, data: { sha256: sha256(data) } }])
  expect(JSON.stringify(facts)).not.toContain('发票')
})

test('an upload in pieces goes on where it stands, and a wrong place is answered with the right one', async () => {
  const data = pdf('x'.repeat(5000))
  const { id } = await begin(data)
  expect((await put(id, 0, data.subarray(0, 2000))).body).toMatchObject({ state: 'receiving', offset: 2000 })
  const wrong = await put(id, 1000, data.subarray(1000))
  expect(wrong.status).toBe(409)
  expect(wrong.error).toMatchObject({ code: 'file.wrong-offset', params: { offset: 2000 } })
  const state = await app.call(contract.readFile, { id }, { as: consumer })
  expect(state.body).toMatchObject({ state: 'receiving', offset: 2000, bytes: data.length, thumbnail: 'none' })
  expect((await put(id, 2000, Buffer.alloc(0))).body.offset).toBe(2000)
  expect((await put(id, 2000, data.subarray(2000))).body).toMatchObject({ state: 'stored', sha256: sha256(data) })
  expect((await put(id, 0, data)).error.code).toBe('file.upload-over')
  expect(spooled()).toEqual([])
})

test('a connection that breaks off leaves what arrived, and the rest makes the file whole', async () => {
  const data = pdf('y'.repeat(40_000))
  const { id } = await begin(data)
  const broken = Readable.from(
    (async function* () {
      yield data.subarray(0, 30_000)
      throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' })
    })(),
  )
  const ctx = app.ctx(consumer.actor)
  const kept = await appendContent(ctx, files, { id, offset: 0, announcedBytes: data.length, body: broken })
  expect(kept).toMatchObject({ state: 'receiving', received: 30_000 })
  expect((await put(id, 30_000, data.subarray(30_000))).body).toMatchObject({ state: 'stored', sha256: sha256(data) })
})

test('a phone that loses its network in the middle finds what it sent, and goes on from there', async () => {
  const data = pdf('n'.repeat(300_000))
  const { id } = await begin(data)
  await app.server.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.server.address() as AddressInfo
  const head = `PUT /api/files/${id}/content?offset=0 HTTP/1.1\r\nhost: x\r\ncookie: ${consumer.cookie}\r\n`
  const socket = connect(port, '127.0.0.1')
  socket.write(`${head}content-type: application/octet-stream\r\ncontent-length: ${data.length}\r\n\r\n`)
  await new Promise<void>((sent) => socket.write(data.subarray(0, 200_000), () => sent()))
  socket.destroy()
  const state = async () => (await app.call(contract.readFile, { id }, { as: consumer })).body
  await expect.poll(async () => (await state()).offset, { timeout: 5000 }).toBeGreaterThan(0)
  const { offset } = await state()
  expect(offset).toBeLessThanOrEqual(200_000)
  expect((await put(id, offset, data.subarray(offset))).body).toMatchObject({ state: 'stored', sha256: sha256(data) })
})

test('the same piece sent twice at once counts once', async () => {
  const data = pdf('z'.repeat(3000))
  const { id } = await begin(data)
  const answers = await Promise.all([1, 2, 3].map(() => put(id, 0, data.subarray(0, 1500))))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
  const last = await Promise.all([1, 2, 3].map(() => put(id, 1500, data.subarray(1500))))
  expect(last.some(({ body }) => body.state === 'stored')).toBe(true)
  const after = await app.call(contract.readFile, { id }, { as: consumer })
  expect(after.body).toMatchObject({ state: 'stored', sha256: sha256(data) })
  expect(await timeline(app.ctx(), id)).toHaveLength(1)
  expect(spooled()).toEqual([])
})

test('a process killed after the last byte leaves the joining to the queue', async () => {
  const data = pdf('killed')
  const { id } = await begin(data)
  // What keepPart commits before finishUpload starts is what is there after a kill -9 between the two.
  const dead = { ...files, store: { ...files.store, size: () => Promise.reject(new Error('killed')) } }
  const ctx = app.ctx(consumer.actor)
  const body = Readable.from([data])
  await expect(appendContent(ctx, dead, { id, offset: 0, announcedBytes: null, body })).rejects.toThrow('killed')
  expect((await app.call(contract.readFile, { id }, { as: consumer })).body.state).toBe('received')
  app.clock.now = new Date(app.clock.now.getTime() + 3 * 60_000)
  await app.runJobs()
  expect((await app.call(contract.readFile, { id }, { as: consumer })).body.state).toBe('stored')
})

test('more than was announced is refused, before it is sent when the length is known', async () => {
  const data = pdf('short')
  const { id } = await begin(data)
  expect((await put(id, 0, Buffer.concat([data, data]))).error).toMatchObject({ code: 'file.too-many-bytes' })
  const body = Readable.from([Buffer.concat([data, data])])
  const chunk = { id, offset: 0, announcedBytes: null, body }
  expect((await refusalOf(appendContent(app.ctx(consumer.actor), files, chunk))).code).toBe('file.too-many-bytes')
  expect((await put(id, 0, data)).body.state).toBe('stored')
  expect(spooled()).toEqual([])
})

test('what a file really is decides: a program, a page or a drawing in disguise is refused and nothing is kept', async () => {
  const disguises: [string, string, Buffer][] = [
    ['a.jpg', 'image/jpeg', Buffer.from('MZ\x90\x00 this is a program', 'latin1')],
    ['a.png', 'image/png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['a.txt', 'text/plain', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a.csv', 'text/csv', Buffer.from(`a,b\n${'1,2\n'.repeat(2000)}\u0000\u0001`)],
    ['a.docx', 'application/octet-stream', Buffer.from('PK\x03\x04 no table of contents', 'latin1')],
    [
      'a.gif',
      'image/gif',
      await sharp(await photo(1))
        .png()
        .toBuffer(),
    ],
  ]
  for (const [name, type, data] of disguises) {
    const { id } = await begin(data, { name, type })
    const answer = await put(id, 0, data)
    expect([name, answer.status, answer.error?.code]).toEqual([name, 422, 'file.type-mismatch'])
    expect((await app.call(contract.readContent, { id }, { as: consumer })).status).toBe(404)
    expect((await app.call(contract.readFile, { id }, { as: consumer })).body.state).toBe('refused')
  }
  expect(spooled()).toEqual([])
})

test('a file that changed on the way, or cannot be opened, is refused in words and can be sent again', async () => {
  const data = pdf('true')
  const { id } = await begin(data, { sha256: sha256(pdf('fake')) })
  const answer = await put(id, 0, data)
  expect(answer.error).toMatchObject({ code: 'file.hash-mismatch', params: { name: '发票.pdf' } })
  expect(answer.error.message).toContain('发票.pdf')
  expect((await app.call(contract.readFile, { id }, { as: consumer })).body).toMatchObject({
    state: 'refused',
    refusal: 'file.hash-mismatch',
    sha256: null,
  })
  const broken = Buffer.concat([(await photo(2)).subarray(0, 20), Buffer.alloc(600, 7)])
  const picture = await begin(broken, { name: 'a.jpg', type: 'image/jpeg' })
  expect((await put(picture.id, 0, broken)).error.code).toBe('file.damaged')
})

test('a small file that unfolds to a wall of pixels is refused', async () => {
  const wall = await sharp({ create: { width: 12_000, height: 12_000, channels: 3, background: 'white' } })
    .png({ compressionLevel: 9 })
    .toBuffer()
  expect(wall.length).toBeLessThan(1_500_000)
  const { id } = await begin(wall, { name: 'wall.png', type: 'image/png' })
  expect((await put(id, 0, wall)).error.code).toBe('file.picture-too-big')
})

test('bad beginnings are named: type, size, name, fields', async () => {
  const tryIt = (input: object) =>
    app.call(contract.beginUpload, { name: 'a.pdf', bytes: 10, type: 'application/pdf', ...input }, { as: consumer })
  expect((await tryIt({ type: 'image/svg+xml', name: 'a.svg' })).error).toMatchObject({ code: 'file.type-not-allowed' })
  expect((await tryIt({ type: 'image/heic', name: 'a.heic' })).status).toBe(415)
  expect((await tryIt({ bytes: 21 * 1024 * 1024 })).error.message).toContain('20.0 MB')
  expect((await tryIt({ name: '\u202E\u2066' })).error.code).toBe('file.name-unusable')
  expect((await tryIt({ bytes: 0 })).error).toMatchObject({ code: 'input.invalid', fields: [{ path: 'bytes' }] })
  expect((await tryIt({ owner: stranger.actor.id })).error.fields).toMatchObject([{ path: 'owner' }])
  expect((await tryIt({ sha256: 'ABC' })).error.fields).toMatchObject([{ path: 'sha256' }])
  const guest = await app.call(contract.beginUpload, { name: 'a.pdf', bytes: 10, type: 'application/pdf' })
  expect([guest.status, guest.error.code]).toEqual([401, 'access.sign-in-needed'])
})

test('the same bytes are kept once, and each upload keeps its own name and owner', async () => {
  const data = pdf('shared')
  const [one, two] = [await upload(data), await strangers.upload(data, { name: '别的名字.pdf' })]
  expect(one.id).not.toBe(two.id)
  const contents = await app.db
    .selectFrom('kernel.file_content')
    .selectAll()
    .where('sha256', '=', sha256(data))
    .execute()
  expect(contents).toHaveLength(1)
  expect((await app.call(contract.readContent, { id: two.id }, { as: consumer })).status).toBe(404)
})

test('one person’s unused uploads are limited, exactly, however fast they come', async () => {
  const greedy = await app.as('consumer')
  const tryIt = () =>
    app.call(contract.beginUpload, { name: 'a.pdf', bytes: 10, type: 'application/pdf' }, { as: greedy })
  const answers = await Promise.all(Array.from({ length: pendingQuota.files + 5 }, tryIt))
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(pendingQuota.files)
  expect(answers.find(({ status }) => status === 429)?.error.code).toBe('file.quota-used-up')
})

test('anyone may read which files are taken', async () => {
  const answer = await app.call(contract.listFileTypes, {})
  expect(answer.body.types.map(({ type }) => type)).toContain('application/pdf')
  expect(answer.body.types.some(({ type }) => /svg|html|zip/.test(type))).toBe(false)
})
