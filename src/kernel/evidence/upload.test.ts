import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { openSession } from '../access/session.actions.ts'
import { timeline } from '../fact/record.ts'
import { Refusal } from '../refusal.ts'
import { claimFiles, filesOf } from './evidence.actions.ts'
import * as contract from './evidence.contract.ts'
import type { FileView } from './evidence.contract.ts'
import type { Files } from './file-store.ts'
import { pendingQuota } from './file-type.contract.ts'
import { appendContent } from './upload.actions.ts'

let files: Files
let app: TestApp
let consumer: Person
let stranger: Person
let merchant: Person
let agent: Person
/** Who may see `tst_…` things in this test. */
const visible = new Set<string>()

beforeAll(async () => {
  app = await testApp({ extra: [{ subjects: { tst: async (ctx) => visible.has(ctx.actor.id) } }] })
  files = app.files
  consumer = await app.as('consumer')
  stranger = await app.as('consumer')
  merchant = await app.as('merchant')
  agent = await app.as('agent')
  for (const { actor } of [merchant, agent]) visible.add(actor.id)
})
afterAll(() => app.close())

const sha256 = (data: Buffer): string => createHash('sha256').update(data).digest('hex')
const pdf = (text: string): Buffer => Buffer.from(`%PDF-1.7\n${text}\n%%EOF\n`)
/** A photo as a phone makes it: taken at the Bund, turned on its side. */
const photo = (shade: number): Promise<Buffer> =>
  sharp({ create: { width: 1600, height: 1200, channels: 3, background: { r: shade, g: 90, b: 60 } } })
    .withMetadata({ orientation: 6 })
    .withExifMerge({
      IFD0: { Make: 'PhoneMaker' },
      IFD3: { GPSLatitude: '31/1 14/1 24/1', GPSLatitudeRef: 'N' },
    })
    .jpeg()
    .toBuffer()

async function begin(data: Buffer, more: { name?: string; type?: string; sha256?: string; as?: Person } = {}) {
  const { as = consumer, name = '发票.pdf', type = 'application/pdf', ...rest } = more
  const answer = await app.call(contract.beginUpload, { name, type, bytes: data.length, ...rest }, { as })
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.error))
  return answer.body
}
const put = (id: string, offset: number, payload: Buffer, as = consumer) =>
  app.call(contract.appendContent, { id, offset }, { as, payload })

async function upload(data: Buffer, more: Parameters<typeof begin>[1] = {}): Promise<FileView> {
  const { id } = await begin(data, more)
  const done = await put(id, 0, data, more.as)
  if (done.status !== 200) throw new Error(JSON.stringify(done.error))
  return done.body
}
const claim = (ids: string[], subject: string, person = consumer) =>
  app.inTx((ctx) => claimFiles(ctx, ids, subject), person.actor)
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
  expect((await tryIt({ name: '\u202E\u0000' })).error.code).toBe('file.name-unusable')
  expect((await tryIt({ bytes: 0 })).error).toMatchObject({ code: 'input.invalid', fields: [{ path: 'bytes' }] })
  expect((await tryIt({ owner: stranger.actor.id })).error.fields).toMatchObject([{ path: 'owner' }])
  expect((await tryIt({ sha256: 'ABC' })).error.fields).toMatchObject([{ path: 'sha256' }])
  const guest = await app.call(contract.beginUpload, { name: 'a.pdf', bytes: 10, type: 'application/pdf' })
  expect([guest.status, guest.error.code]).toEqual([401, 'access.sign-in-needed'])
})

test('somebody else’s file does not exist, neither to see, to read nor to add to', async () => {
  const file = await upload(pdf('mine'))
  const open = await begin(pdf('open'))
  expect((await app.call(contract.readFile, { id: file.id }, { as: stranger })).status).toBe(404)
  expect((await app.call(contract.readContent, { id: file.id }, { as: agent })).status).toBe(404)
  expect((await app.call(contract.readThumbnail, { id: file.id }, { as: stranger })).status).toBe(404)
  expect((await put(open.id, 0, pdf('open'), stranger)).status).toBe(404)
  expect((await app.call(contract.readFile, { id: 'fil_nothing' }, { as: consumer })).status).toBe(404)
})

test('attached files are seen by those who may see the thing; asking twice changes nothing', async () => {
  const [one, two] = [await upload(pdf('one')), await upload(pdf('two'))]
  const attached = await claim([one.id, two.id, one.id], 'tst_1')
  expect(attached.map(({ id }) => id)).toEqual([one.id, two.id])
  await claim([one.id, two.id], 'tst_1')
  const facts = await timeline(app.ctx(), 'tst_1')
  expect(facts.map(({ kind, data }) => [kind, data['file'], data['sha256']])).toEqual([
    ['evidence.attached', one.id, one.sha256],
    ['evidence.attached', two.id, two.sha256],
  ])
  expect((await filesOf(app.ctx(), 'tst_1')).map(({ id }) => id)).toEqual([one.id, two.id])
  expect((await app.call(contract.readContent, { id: one.id }, { as: agent })).status).toBe(200)
  expect((await app.call(contract.readContent, { id: one.id }, { as: stranger })).status).toBe(404)
})

test('a claim with one wrong file claims nothing, and names the file', async () => {
  const good = await upload(pdf('good'))
  const taken = await upload(pdf('taken'), { name: '聊天记录.pdf' })
  await claim([taken.id], 'tst_2')
  const half = await begin(pdf('half'), { name: '没传完.pdf' })
  const theirs = await upload(pdf('theirs'), { as: stranger })
  const tryIt = (id: string) => refusalOf(claim([good.id, id], 'tst_3'))
  expect(await tryIt(taken.id)).toMatchObject({ code: 'file.attached-elsewhere', params: { name: '聊天记录.pdf' } })
  expect(await tryIt(half.id)).toMatchObject({ code: 'file.not-finished', params: { name: '没传完.pdf' } })
  expect(await tryIt(theirs.id)).toMatchObject({ code: 'file.unknown', params: { file: theirs.id } })
  expect(
    (
      await refusalOf(
        claim(
          Array.from({ length: 51 }, (_, i) => `fil_${i}`),
          'tst_3',
        ),
      )
    ).code,
  ).toBe('file.too-many')
  expect(await filesOf(app.ctx(), 'tst_3')).toEqual([])
  const both = await Promise.allSettled([claim([good.id], 'tst_4'), claim([good.id], 'tst_5')])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('the other side of a dispute gets a photo without its place; staff get it as it was taken', async () => {
  const data = await photo(3)
  const file = await upload(data, { name: '破损.jpg', type: 'image/jpeg' })
  expect(file).toMatchObject({ thumbnail: 'waiting', width: 1200, height: 1600 })
  await claim([file.id], 'tst_6')
  const early = await app.call(contract.readContent, { id: file.id }, { as: merchant })
  expect(early.error.code).toBe('file.copy-not-ready')
  await app.runJobs()
  const metadata = async (person: Person) => {
    const read = await app.call(contract.readContent, { id: file.id }, { as: person })
    return { read, ...(await sharp(read.body as unknown as Buffer).metadata()) }
  }
  const theirs = await metadata(merchant)
  expect([theirs.exif, theirs.width, theirs.height]).toEqual([undefined, 1200, 1600])
  expect(theirs.read.headers['content-type']).toBe('image/jpeg')
  const staff = await metadata(agent)
  expect(staff.exif?.toString('latin1')).toContain('PhoneMaker')
  expect(sha256(staff.read.body as unknown as Buffer)).toBe(sha256(data))
  const small = await app.call(contract.readThumbnail, { id: file.id }, { as: merchant })
  const drawn = await sharp(small.body as unknown as Buffer).metadata()
  expect([drawn.format, drawn.width, drawn.height, drawn.exif]).toEqual(['webp', 360, 480, undefined])
})

test('a film is served in the parts a player asks for, and an unchanged one is not sent again', async () => {
  const data = Buffer.concat([Buffer.from('\x00\x00\x00\x20ftypisom', 'latin1'), Buffer.alloc(100_000, 5)])
  const file = await upload(data, { name: '开箱.mp4', type: 'video/mp4' })
  const read = (headers: Record<string, string>) =>
    app.call(contract.readContent, { id: file.id }, { as: consumer, headers })
  const part = await read({ range: 'bytes=99990-' })
  expect([part.status, part.headers['content-range']]).toEqual([206, `bytes 99990-${data.length - 1}/${data.length}`])
  expect(Buffer.compare(part.body as unknown as Buffer, data.subarray(99_990))).toBe(0)
  expect((await read({ range: 'bytes=900000-' })).status).toBe(416)
  const again = await read({ 'if-none-match': String(part.headers['etag']) })
  expect([again.status, (again.body as unknown as Buffer).length]).toEqual([304, 0])
})

test('the same bytes are kept once, and each upload keeps its own name and owner', async () => {
  const data = pdf('shared')
  const [one, two] = [await upload(data), await upload(data, { as: stranger, name: '别的名字.pdf' })]
  expect(one.id).not.toBe(two.id)
  const contents = await app.db
    .selectFrom('kernel.file_content')
    .selectAll()
    .where('sha256', '=', sha256(data))
    .execute()
  expect(contents).toHaveLength(1)
  expect((await app.call(contract.readContent, { id: two.id }, { as: consumer })).status).toBe(404)
})

test('what nobody finishes in a day or attaches in a week is removed, and bytes that others still use are not', async () => {
  const [shared, lonely] = [pdf('used twice'), pdf('used once')]
  const kept = await upload(shared)
  await claim([kept.id], 'tst_7')
  const [again, alone, half] = [await upload(shared), await upload(lonely), await begin(pdf('half way there'))]
  await put(half.id, 0, pdf('half').subarray(0, 6))
  const state = async (id: string) => (await app.call(contract.readFile, { id }, { as: consumer })).status
  const later = (hours: number) => (app.clock.now = new Date(app.clock.now.getTime() + hours * 3_600_000))
  const sweep = app.capabilities.flatMap(({ jobs }) => jobs ?? []).find(({ name }) => name === 'kernel.sweep-files')
  const run = () => sweep?.run(app.ctx(), {})
  later(25)
  await run()
  expect([await state(half.id), await state(alone.id)]).toEqual([404, 200])
  expect(readdirSync(join(files.spool, '..', 'kept', 'incoming'))).toEqual([])
  later(8 * 24)
  await run()
  // A week is longer than a session.
  const { token } = await app.inTx((ctx) => openSession(ctx, { userAgent: 'test', ip: '127.0.0.1' }), consumer.actor)
  consumer = { ...consumer, cookie: `xiaobao_session=${token}` }
  expect([await state(kept.id), await state(again.id), await state(alone.id)]).toEqual([200, 404, 404])
  const size = (data: Buffer) =>
    files.store.size(`content/${sha256(data).slice(0, 2)}/${sha256(data).slice(2, 4)}/${sha256(data)}`)
  expect([await size(shared), await size(lonely)]).toEqual([shared.length, null])
  expect((await upload(lonely)).state).toBe('stored')
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
