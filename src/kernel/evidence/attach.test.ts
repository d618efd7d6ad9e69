import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, expect, test } from 'vitest'
import { testApp, type Person } from '../../../tests/support/app.ts'
import { pdf, photo, sha256, uploadsOf } from '../../../tests/support/uploads.ts'
import { openSession } from '../access/session.actions.ts'
import { timeline } from '../fact/record.ts'
import { Refusal } from '../refusal.ts'
import { filesOf } from './evidence.actions.ts'
import * as contract from './evidence.contract.ts'

/** Who may see `tst_…` things in this test. */
const visible = new Set<string>()
const app = await testApp({ extra: [{ subjects: { tst: async (ctx) => visible.has(ctx.actor.id) } }] })
const { files } = app
let consumer = await app.as('consumer')
const stranger = await app.as('consumer')
const { begin, put, upload, claim } = uploadsOf(app, () => consumer)
const strangers = uploadsOf(app, () => stranger)
afterAll(() => app.close())

const refusalOf = (promise: Promise<unknown>): Promise<Refusal> =>
  promise.then(
    () => expect.unreachable('it was not refused'),
    (error: unknown) => (error instanceof Refusal ? error : Promise.reject(error)),
  )
const merchant = await app.as('merchant')
const agent = await app.as('agent')
for (const { actor } of [merchant, agent]) visible.add(actor.id)

test('somebody else’s file does not exist, neither to see, to read nor to add to', async () => {
  const file = await upload(pdf('mine'))
  const open = await begin(pdf('open'))
  expect((await app.call(contract.readFile, { id: file.id }, { as: stranger })).status).toBe(404)
  expect((await app.call(contract.readContent, { id: file.id }, { as: agent })).status).toBe(404)
  expect((await app.call(contract.readThumbnail, { id: file.id }, { as: stranger })).status).toBe(404)
  expect((await strangers.put(open.id, 0, pdf('open'))).status).toBe(404)
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
  const theirs = await strangers.upload(pdf('theirs'))
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

test('an owner takes back what is attached to nothing; submitted evidence stays', async () => {
  const [spare, used] = [await upload(pdf('spare')), await upload(pdf('used'), { name: '合同.pdf' })]
  await claim([used.id], 'tst_10')
  const discard = (id: string, as = consumer) => app.call(contract.discardFile, { id }, { as })
  expect((await discard(spare.id, stranger)).status).toBe(404)
  expect((await discard(spare.id)).body).toEqual({ id: spare.id })
  expect((await discard(spare.id)).status).toBe(200)
  expect((await app.call(contract.readFile, { id: spare.id }, { as: consumer })).status).toBe(404)
  expect((await discard(used.id)).error).toMatchObject({ code: 'file.attached', params: { name: '合同.pdf' } })
  expect((await app.call(contract.readContent, { id: used.id }, { as: agent })).status).toBe(200)
  expect((await refusalOf(claim([spare.id], 'tst_11'))).code).toBe('file.unknown')
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
