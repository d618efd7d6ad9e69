import { afterAll, expect, test } from 'vitest'
import { testApp } from '../../../tests/support/app.ts'
import { pdf, photo, sha256 } from '../../../tests/support/uploads.ts'
import { systemActor } from '../context.ts'
import { Refusal } from '../refusal.ts'
import { claimFiles, filesOf } from './evidence.actions.ts'
import * as contract from './evidence.contract.ts'
import { contentKey } from './file-store.ts'
import { insertKept, keepAsItCame, keepJudged, readKept, shareFiles } from './arrived.actions.ts'
import { sweepFiles } from './sweep.actions.ts'

const visible = new Set<string>()
const app = await testApp({ extra: [{ subjects: { tst: async (ctx) => visible.has(ctx.actor.id) } }] })
const agent = await app.as('agent')
visible.add(agent.actor.id)
afterAll(() => app.close())

const letter = Buffer.from('From: a@example.cn\r\nSubject: =?gb2312?B?zba=?=\r\n\r\n\x80\xff<script>', 'latin1')

test('what came by another way than an upload is kept byte for byte, and only ever offered as a download', async () => {
  const kept = await keepAsItCame({ name: '来信.eml', type: 'message/rfc822', content: letter })
  const id = await app.inTx((ctx) => insertKept(ctx, kept, 'tst_letter'))
  expect(await readKept(sha256(letter))).toEqual(letter)
  const served = await app.call(contract.readContent, { id }, { as: agent })
  expect(served.body).toEqual(letter)
  expect(served.headers['content-disposition']).toMatch(/^attachment;/)
  expect(served.headers['content-security-policy']).toContain('sandbox')
  const stranger = await app.as('consumer')
  expect((await app.call(contract.readContent, { id }, { as: stranger })).status).toBe(404)
})

test('what is offered as evidence is judged by its bytes like an upload, and the refusal says why', async () => {
  const offer = (name: string, type: string, content: Buffer) => keepJudged({ name, type, content })
  const codeOf = (answer: unknown) => (answer instanceof Refusal ? answer.code : 'kept')
  const answers = await Promise.all([
    offer('发票.pdf', 'application/octet-stream', pdf('a')),
    offer('发票.pdf', 'application/pdf', Buffer.from('MZ this is a program')),
    offer('run.exe', 'application/x-msdownload', Buffer.from('MZ')),
    offer('空.pdf', 'application/pdf', Buffer.alloc(0)),
    offer('长.txt', 'text/plain', Buffer.alloc(6 * 1024 * 1024, 'x')),
  ])
  expect(answers.map(codeOf)).toEqual([
    'kept',
    'file.type-mismatch',
    'file.type-not-allowed',
    'file.damaged',
    'file.too-large',
  ])
})

test('a photo that came by letter gets its thumbnail and its copy without the place it was taken', async () => {
  const content = await photo(40)
  const kept = await keepJudged({ name: 'p.jpg', type: 'image/jpeg', content })
  if (kept instanceof Refusal) throw kept
  const id = await app.inTx((ctx) => insertKept(ctx, kept, 'tst_photo'))
  await app.runJobs()
  expect((await filesOf(app.ctx(), 'tst_photo')).map((file) => [file.id, file.thumbnail])).toEqual([[id, 'ready']])
  expect((await app.call(contract.readThumbnail, { id }, { as: agent })).status).toBe(200)
})

test('a shared file is attached to a second thing and stays with the first; both are the same content', async () => {
  const kept = await keepAsItCame({ name: 'b.pdf', type: 'application/pdf', content: pdf('shared') })
  const first = await app.inTx((ctx) => insertKept(ctx, kept, 'tst_from'), systemActor)
  await app.inTx(async (ctx) => claimFiles(ctx, await shareFiles(ctx, [first, first]), 'tst_to'), agent.actor)
  const [from, to] = [await filesOf(app.ctx(), 'tst_from'), await filesOf(app.ctx(), 'tst_to')]
  expect([from.length, to.length, from[0]?.sha256]).toEqual([1, 1, to[0]?.sha256])
  await expect(app.inTx((ctx) => shareFiles(ctx, ['fil_none']))).rejects.toMatchObject({ code: 'not-found' })
})

test('bytes that a sweep took away before their row was written are noticed, and coming again keeps them', async () => {
  const offered = { name: 'c.pdf', type: 'application/pdf', content: pdf('swept') }
  const kept = await keepAsItCame(offered)
  await app.files.store.remove(contentKey(kept.sha256))
  const insert = () => app.inTx((ctx) => insertKept(ctx, kept, 'tst_swept'))
  await expect(insert()).rejects.toThrow('is not kept')
  await keepAsItCame(offered)
  await insert()
  app.clock.now = new Date(app.clock.now.getTime() + 30 * 86_400_000)
  await sweepFiles(app.ctx(), app.files)
  expect(await readKept(kept.sha256)).toEqual(pdf('swept'))
})
