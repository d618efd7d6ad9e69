import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { consumerId, merchantId, orderId, tellOfSale } from '../../../tests/support/order.ts'
import { pdf, uploadsOf } from '../../../tests/support/uploads.ts'
import { createApiKey } from '../../kernel/access/account.contract.ts'
import { appendContent, beginUpload, readContent } from '../../kernel/evidence/evidence.contract.ts'
import type { InputRaw } from '../../kernel/route.contract.ts'
import * as step from '../case.contract.ts'
import * as contract from './capture.contract.ts'

let app: TestApp
let agent: Person
let consumer: Person
let merchant: Person
let number = 0
beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T15:00:00+08:00' })
  agent = await app.as('agent', { displayName: '林专员' })
  consumer = await app.as('consumer', { consumerId: consumerId('C1') })
  merchant = await app.as('merchant', { merchantId: merchantId('M1') })
  await tellOfSale(app, {
    number: 'P-0001',
    consumer: 'C1',
    merchant: 'M1',
    lines: [{ title: '电饭煲', amountFen: 39_900 }],
  })
})
afterAll(() => app.close())

type Post = InputRaw<typeof contract.capturePost>
const snapshot = async () => {
  number += 1
  return (await uploadsOf(app, () => agent).upload(pdf(`snapshot ${number}`))).id
}
const aPost = async (more: Partial<Post> = {}): Promise<Post> => ({
  channel: 'weibo',
  url: `https://weibo.com/1234567890/Post${number}`,
  handle: '生气的小王',
  foundAt: '2026-03-02T09:00:00+08:00',
  postedAt: '2026-03-01T22:10:00+08:00',
  snapshots: [await snapshot()],
  text: '某某店的电饭煲用了三天就掉漆，大家别买！',
  orderNumber: 'P-0001',
  ...more,
})
const capture = async (more: Partial<Post> = {}, as: Person = agent) =>
  app.call(contract.capturePost, await aPost(more), { as })
const verify = (id: string, more: object = {}, as: Person = agent) =>
  app.call(
    contract.verifyPoster,
    { id, how: 'private-message', note: '私信报出收货人和电话后四位，与订单一致', ...more },
    { as },
  )

test('a captured post runs on the clocks of social media, its snapshot is for colleagues, and its order is a hint only', async () => {
  const { status, body } = await capture()
  expect([status, body.respondBy, body.finishBy]).toEqual([201, '2026-03-04', '2026-03-16'])
  expect(body.orderLinked).toBe(false)
  const seen = (await app.call(step.readCase, { id: body.complaint }, { as: agent })).body
  expect([seen.profile, seen.order, seen.evidence.length]).toEqual(['social', null, 1])
  expect((await app.call(step.readCase, { id: body.complaint }, { as: consumer })).status).toBe(404)
  const file = seen.evidence[0]?.file.id ?? ''
  for (const party of [consumer, merchant])
    expect((await app.call(readContent, { id: file }, { as: party })).status).toBe(404)
  const post = (await app.call(contract.readPost, { id: body.complaint }, { as: agent })).body
  expect(post).toMatchObject({ handle: '生气的小王', verified: null, postedAt: '2026-03-01T14:10:00.000Z' })
  expect(post.reply.zh).not.toContain(body.receipt)
})

test('no order is linked and nothing is told before somebody verified who posted; afterwards both may be', async () => {
  const { complaint: id, receipt } = (await capture()).body
  const link = () => app.call(step.linkOrder, { id, orderId: orderId('P-0001'), lineIds: [] }, { as: agent })
  const early = await link()
  expect([early.status, early.error.code]).toEqual([409, 'entry.poster-unverified'])
  const verified = await verify(id)
  expect([verified.status, verified.body.verified?.how, verified.body.verified?.by]).toEqual([
    201,
    'private-message',
    '林专员',
  ])
  expect(verified.body.reply.zh).toContain(receipt)
  expect((await link()).status).toBe(201)
  expect((await app.call(step.readCase, { id }, { as: consumer })).body.order?.number).toBe('P-0001')
  const facts = await app.db
    .selectFrom('kernel.fact')
    .select('data')
    .where('subject', '=', id)
    .where('kind', '=', 'complaint.identity-verified')
    .execute()
  expect(facts).toMatchObject([{ data: { how: 'private-message' } }])
  const parties = [consumer, merchant].map(
    async (as) => (await app.call(step.readCase, { id }, { as })).body.statements,
  )
  expect(JSON.stringify(await Promise.all(parties))).not.toMatch(/后四位|快照/)
})

test('the same post is captured once, and verified once, by two people at the same time too', async () => {
  const url = 'https://www.douyin.com/video/7312345678901234567'
  const posts = [
    await aPost({ channel: 'short-video', url }),
    await aPost({ channel: 'short-video', url: `${url}?utm_source=copy` }),
  ]
  const both = await Promise.all(posts.map((post) => app.call(contract.capturePost, post, { as: agent })))
  expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409])
  expect(both.find(({ status }) => status === 409)?.error.code).toBe('complaint.reference-known')
  const id = both.find(({ status }) => status === 201)?.body.complaint ?? ''
  const twice = await Promise.all([verify(id), verify(id, { how: 'account' })])
  expect(twice.map(({ status }) => status).toSorted()).toEqual([201, 409])
  expect((await verify(id)).error.code).toBe('entry.verified-already')
})

test('a post without snapshot or link, or found before it was written, is refused by the name of its field', async () => {
  const fields = async (more: object) => (await capture(more)).error.fields?.map(({ path }) => path)
  expect(await fields({ snapshots: [] })).toEqual(['snapshots'])
  expect(await fields({ url: 'javascript:alert(1)' })).toEqual(['url'])
  expect(await fields({ handle: '' })).toEqual(['handle'])
  const ahead = await capture({ foundAt: '2026-03-02T16:00:00+08:00' })
  expect([ahead.status, ahead.error.code]).toEqual([422, 'entry.received-in-future'])
  const before = await capture({ postedAt: '2026-03-02T10:00:00+08:00' })
  expect([before.status, before.error.code]).toEqual([422, 'entry.posted-after-found'])
  const { complaint: id } = (await capture({ url: 'https://bbs.example.cn/read?tid=9', channel: 'forum' })).body
  expect((await verify(id, { note: '短' })).error.fields?.[0]?.path).toBe('note')
  expect((await verify(id, { how: 'guess' })).error.fields?.[0]?.path).toBe('how')
})

test('only agents capture and verify, and what was not captured has no post', async () => {
  const { complaint: id } = (await capture({ url: 'https://bbs.example.cn/read?tid=10', channel: 'forum' })).body
  for (const person of [consumer, merchant, await app.as('regulator')]) {
    expect((await app.call(contract.capturePost, await aPost(), { as: person })).status).toBe(403)
    expect((await verify(id, {}, person)).status).toBe(403)
    expect((await app.call(contract.readPost, { id }, { as: person })).status).toBe(403)
  }
  expect((await verify('cmp_none')).status).toBe(404)
  expect((await app.call(contract.readPost, { id: 'cmp_none' }, { as: agent })).status).toBe(404)
})

test('a program that finds posts captures one with its key: it sends the snapshot first, and needs the scope for both', async () => {
  const admin = await app.as('admin')
  const keyFor = async (scope: 'complaints.write' | 'complaints.read') =>
    (await app.call(createApiKey, { name: scope, scopes: [scope] }, { as: admin })).body.token
  const reads = { as: { key: await keyFor('complaints.read') } }
  const writes = { as: { key: await keyFor('complaints.write') } }
  const bytes = pdf('snapshot of a program')
  const file = { name: 'post.pdf', type: 'application/pdf', bytes: bytes.length }
  expect((await app.call(beginUpload, file, reads)).status).toBe(403)
  const { id } = (await app.call(beginUpload, file, writes)).body
  expect((await app.call(appendContent, { id, offset: 0 }, { ...writes, payload: bytes })).body.state).toBe('stored')
  const post = await aPost({ url: 'https://bbs.example.cn/read?tid=11', channel: 'forum', snapshots: [id] })
  expect((await app.call(contract.capturePost, post, reads)).status).toBe(403)
  expect((await app.call(contract.capturePost, post, writes)).status).toBe(201)
})
