import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { consumerId, lineId, merchantId, orderId, tellOfSale } from '../../../tests/support/order.ts'
import { listMyNotices } from '../../kernel/notice/notice.contract.ts'
import { fileComplaint } from '../filing.contract.ts'
import * as contract from './column.contract.ts'

const text = '水壶用了两天就漏水，商家一直说在处理，没有结果。'
const reason = '里面写了别人的名字，请去掉。'
let app: TestApp
let officer: Person
let consumer: Person
let merchant: Person
let stranger: Person
beforeAll(async () => {
  app = await testApp({ now: '2026-05-12T09:00:00+08:00' })
  officer = await app.as('governance-officer')
  consumer = await app.as('consumer', { consumerId: consumerId('C1') })
  stranger = await app.as('consumer', { consumerId: consumerId('C2') })
  merchant = await app.as('merchant', { merchantId: merchantId('M1') })
})
afterAll(() => app.close())

let number = 0
async function complain(words = text): Promise<string> {
  const own = `K-${(number += 1)}`
  await tellOfSale(app, { number: own, consumer: 'C1', merchant: 'M1', lines: [{ title: '水壶', amountFen: 9900 }] })
  const filing = {
    orderId: orderId(own),
    lineIds: [lineId(own, '1')],
    category: 'other' as const,
    text: words,
    remedies: ['refund' as const],
    amountFen: 9900,
  }
  const filed = await app.call(fileComplaint, filing, { as: consumer })
  expect(filed.status, JSON.stringify(filed.error)).toBe(201)
  return filed.body.id
}
const offer = (id: string, part: Record<string, unknown> = {}, as: Person = consumer) =>
  app.call(contract.offerPosting, { id, title: '水壶漏水', text, consent: true, ...part }, { as })
const atDesk = async (id: string) =>
  (await app.call(contract.listColumnDesk, {}, { as: officer })).body.rows.find((row) => row.complaint === id) ??
  expect.fail('not at the desk')
async function moderate(id: string, part: Record<string, unknown> = {}) {
  const { id: posting, version, title, text: words } = await atDesk(id)
  const input = { id: posting, version, verdict: 'publish' as const, title, text: words, ...part }
  return app.call(contract.moderatePosting, input, { as: officer })
}
async function publish(): Promise<{ complaint: string; id: string }> {
  const complaint = await complain()
  await offer(complaint)
  const { id } = await atDesk(complaint)
  expect((await moderate(complaint)).status).toBe(201)
  return { complaint, id }
}
const read = (id: string) => app.call(contract.readPosting, { id })

test('the software proposes a text without numbers, and nothing is public before the consumer agreed and somebody read it', async () => {
  const id = await complain('我的电话 13800001111，水壶漏水，订单 D2026030112345，要求退款。')
  const seen = (await app.call(contract.readCasePosting, { id }, { as: consumer })).body
  expect(seen.proposed?.text).not.toMatch(/\d{6}/)
  expect(seen.proposed?.text).toContain('水壶漏水')
  expect((await offer(id, { consent: false })).status).toBe(400)
  expect((await offer(id, { text: '电话 13800001111，请联系我。' })).error.code).toBe('column.personal')
  expect((await offer(id)).body.posting?.state).toBe('offered')
  expect((await offer(id)).error.code).toBe('column.offered-already')
  expect((await read((await atDesk(id)).id)).status).toBe(404)
  const shop = (await app.call(contract.readCasePosting, { id }, { as: merchant })).body
  expect([shop.posting, shop.mayReply]).toEqual([null, false])
})

test('published it is open to everybody, leads to nobody, and the shop has five days to reply', async () => {
  const { complaint, id } = await publish()
  const open = await read(id)
  expect([open.status, open.body.replyBy?.slice(0, 10)]).toEqual([200, '2026-05-17'])
  const whole = JSON.stringify(open.body)
  for (const secret of [complaint, consumerId('C1'), 'K-']) expect(whole).not.toContain(secret)
  expect(
    (await app.call(contract.listColumn, { merchant: merchantId('M1') })).body.rows.map((row) => row.id),
  ).toContain(id)
  expect((await app.call(contract.listColumn, { outcome: 'resolved' })).body.rows).toEqual([])
  const feed = await app.call(contract.columnFeed, {})
  expect(String(feed.body)).toContain(`<link>https://xiaobao.example.com/column/${id}</link>`)
})

test('the reply of the shop counts when it is given and is public when it was read', async () => {
  const { complaint, id } = await publish()
  const reply = (as: Person, words = '已经安排退款，三天内到账，抱歉。') =>
    app.call(contract.replyPublicly, { id, text: words }, { as })
  expect((await reply(await app.as('merchant', { merchantId: merchantId('M2') }))).status).toBe(404)
  expect((await reply(merchant, '请打 13800001111 联系我们的客服。')).error.code).toBe('column.personal')
  expect((await reply(merchant)).status).toBe(201)
  expect((await read(id)).body).toMatchObject({ replies: [] })
  expect((await read(id)).body.repliedAt).not.toBeNull()
  const [waiting] = (await atDesk(complaint)).replies
  const decision = { id, reply: waiting?.id ?? '', verdict: 'publish' as const, text: waiting?.text ?? '' }
  expect((await app.call(contract.moderateReply, decision, { as: officer })).status).toBe(201)
  expect((await app.call(contract.moderateReply, decision, { as: officer })).status).toBe(404)
  expect((await read(id)).body.replies).toHaveLength(1)
})

test('a reply that is refused needs a reason, is not shown, and the shop is told and may reply again', async () => {
  const { complaint, id } = await publish()
  const reply = () => app.call(contract.replyPublicly, { id, text: '买家自己摔坏的，不要相信他。' }, { as: merchant })
  expect((await reply()).status).toBe(201)
  const [waiting] = (await atDesk(complaint)).replies
  const refusal = { id, reply: waiting?.id ?? '', verdict: 'refuse' as const, text: waiting?.text ?? '' }
  const bare = await app.call(contract.moderateReply, refusal, { as: officer })
  expect([bare.status, bare.error.code, bare.error.params['field']]).toEqual([422, 'column.reason-needed', 'reason'])
  expect((await app.call(contract.moderateReply, { ...refusal, reason }, { as: merchant })).status).toBe(403)
  expect((await app.call(contract.moderateReply, { ...refusal, reason }, { as: officer })).status).toBe(201)
  expect((await app.call(contract.moderateReply, { ...refusal, reason }, { as: officer })).status).toBe(404)
  expect((await read(id)).body.replies).toEqual([])
  const seen = (as: Person) => app.call(contract.readCasePosting, { id: complaint }, { as })
  const shop = (await seen(merchant)).body
  expect(shop.replies).toMatchObject([{ id: refusal.reply, state: 'refused', reason }])
  expect(JSON.stringify((await seen(consumer)).body)).not.toContain('摔坏')
  await app.runJobs()
  const told = async (as: Person) =>
    (await app.call(listMyNotices, {}, { as })).body.rows.filter(({ template }) => template === 'column.reply-refused')
  expect([(await told(merchant)).length, (await told(consumer)).length]).toEqual([1, 0])
  expect((await reply()).status).toBe(201)
})

test('the consumer withdraws at any time: it is gone, the reply with it, and the words are not kept', async () => {
  const { complaint, id } = await publish()
  await app.call(contract.replyPublicly, { id, text: '已经安排退款，三天内到账，抱歉。' }, { as: merchant })
  const withdraw = (as: Person) => app.call(contract.withdrawPosting, { id: complaint }, { as })
  expect((await withdraw(stranger)).status).toBe(404)
  expect((await withdraw(consumer)).body.posting).toMatchObject({ state: 'withdrawn', text: '' })
  expect((await read(id)).status).toBe(404)
  expect((await withdraw(consumer)).error.code).toBe('column.not-there')
  const kept = await app.db.selectFrom('complaints.posting').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const replies = await app.db.selectFrom('complaints.posting_reply').selectAll().where('posting_id', '=', id).execute()
  expect([kept.text, replies]).toEqual(['', []])
})

test('refused it needs a reason that the consumer reads, and can be offered again', async () => {
  const id = await complain()
  await offer(id)
  expect((await moderate(id, { verdict: 'refuse' })).error.code).toBe('column.reason-needed')
  expect((await moderate(id, { verdict: 'refuse', reason })).status).toBe(201)
  const seen = (await app.call(contract.readCasePosting, { id }, { as: consumer })).body
  expect([seen.posting?.reason, seen.mayOffer]).toEqual([reason, true])
  expect((await offer(id)).status).toBe(201)
})

test('one person counts once, a remark of a reader reaches the desk, and guests are asked to sign in', async () => {
  const { complaint, id } = await publish()
  const meToo = (as?: Person) => app.call(contract.sayMeToo, { id }, as ? { as } : {})
  expect((await Promise.all([meToo(stranger), meToo(stranger), meToo(merchant)])).map(({ status }) => status)).toEqual([
    201, 201, 201,
  ])
  expect((await read(id)).body.meToo).toBe(2)
  expect((await meToo()).status).toBe(401)
  await app.call(contract.flagPosting, { id, reason }, { as: stranger })
  expect((await atDesk(complaint)).flags).toMatchObject([{ reason }])
  expect((await moderate(complaint, { note: '平台已提醒商家。' })).status).toBe(201)
  expect((await read(id)).body.note).toBe('平台已提醒商家。')
})

test('who read an older version publishes nothing, and only the desk moderates', async () => {
  const id = await complain()
  await offer(id)
  expect((await moderate(id, { version: 9 })).error.code).toBe('column.changed-meanwhile')
  expect((await app.call(contract.listColumnDesk, {}, { as: consumer })).status).toBe(403)
  // Both have read the same version before either speaks.
  const { id: posting, version, title, text } = await atDesk(id)
  const input = { id: posting, version, verdict: 'publish' as const, title, text }
  const both = await Promise.all([1, 2].map(() => app.call(contract.moderatePosting, input, { as: officer })))
  expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409])
})
