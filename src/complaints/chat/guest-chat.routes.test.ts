import { afterAll, beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { guestsOf } from '../../../tests/support/guest.ts'
import type { RouteSpec } from '../../kernel/route.contract.ts'
import { openSession } from '../../kernel/access/session.actions.ts'
import { readCase } from '../case.contract.ts'
import { chatPath, fileAsGuest } from '../guest/guest.contract.ts'
import { guestContact } from '../guest/link.actions.ts'
import { contactOf } from '../intake/contact.store.ts'
import * as contract from './chat.contract.ts'
import * as guest from './guest-chat.contract.ts'

let app: TestApp
let guests: ReturnType<typeof guestsOf>
let agent: Person

beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T10:00:00+08:00' })
  guests = guestsOf(app)
  agent = await app.as('agent', { displayName: '周敏' })
})
afterAll(() => app.close())

const behind = <I extends z.ZodObject, O extends z.ZodType>(route: RouteSpec<I, O>): RouteSpec<I, O> => ({
  ...route,
  path: chatPath(route.path),
})
const begin = async (address: string, part: object = {}) => {
  const proof = await guests.prove(address)
  const begun = await app.call(guest.startGuestChat, { proof, text: '杯子收到时就裂了，怎么办？', ...part })
  expect(begun.status).toBe(201)
  return { proof, page: begun.body.page, token: begun.body.page.replace('/chat/', '') }
}
const read = async (token: string) => (await app.call(behind(contract.readChat), { id: token })).body

test('with a verified contact and no account one chats: the desk sees which contact, takes it, and both write', async () => {
  const { token } = await begin('lin@example.cn', { orderNumber: 'X-77', name: '林女士' })
  const own = await read(token)
  expect(own).toMatchObject({ viewer: 'consumer', state: 'waiting', guest: null, order: null })
  const taken = await app.call(contract.takeChat, { id: own.id }, { as: agent })
  expect(taken.body.guest).toEqual({ contact: 'l***@example.cn', name: '林女士', orderTyped: 'X-77' })
  await app.call(contract.sendMessage, { id: own.id, text: '您好' }, { as: agent })
  const file = await guests.upload(token, 'crack')
  const said = await app.call(behind(contract.sendMessage), { id: token, text: '有照片', files: [file] })
  expect(said.body.messages.map(({ side, text }) => [side, text]).slice(-2)).toEqual([
    ['platform', '您好'],
    ['consumer', '有照片'],
  ])
  expect(said.body.messages.at(-1)?.files.map(({ id }) => id)).toEqual([file])
  expect((await app.call(guest.followGuestChat, { id: token })).status).toBe(200)
})

test('it becomes a complaint by a tap: the tracking link opens it, the contact and the order are those that were given', async () => {
  const { token } = await begin('mei@example.cn', { orderNumber: 'X-78' })
  const done = await app.call(behind(contract.makeCase), { id: token, remedy: 'refund', amountFen: 12_900 })
  expect(done.status).toBe(201)
  expect(done.body).toMatchObject({
    state: 'closed',
    closedBecause: 'case',
    complaint: { receipt: expect.any(String) },
  })
  expect(done.body.casePage).toMatch(/^\/track\/gt_/)
  const of = await app.call(guests.behind(readCase), { id: done.body.casePage?.replace('/track/', '') ?? '' })
  expect(of.body).toMatchObject({ claimFen: 12_900, channel: 'online-service', viewer: 'consumer', order: null })
  expect(of.body.statements[0]?.text).toBe('杯子收到时就裂了，怎么办？')
  expect(await contactOf(app.ctx(), of.body.id)).toMatchObject({ email: 'mei@example.cn', orderHint: 'X-78' })
  for (const table of ['kernel.idempotency', 'kernel.fact', 'kernel.notice', 'complaints.guest_chat'] as const) {
    const kept = JSON.stringify(await app.db.selectFrom(table).selectAll().execute())
    expect([kept.includes(token), kept.includes(done.body.casePage ?? '?')], table).toEqual([false, false])
  }
})

test('one chat at a time: asked again the same one opens, and the proof still files a complaint', async () => {
  const { proof, page } = await begin('twice@example.cn')
  const again = await Promise.all(
    ['再说一遍', '又说一遍'].map((text) => app.call(guest.startGuestChat, { proof, text })),
  )
  expect(again.map(({ status, body }) => [status, body.page])).toEqual([
    [201, page],
    [201, page],
  ])
  expect((await app.call(fileAsGuest, { ...guests.filing, proof })).status).toBe(201)
})

test('without a proof nothing begins, a wrong link opens nothing, and a link opens one chat and no step of the desk', async () => {
  const none = await app.call(guest.startGuestChat, { proof: `gp_${'A'.repeat(43)}`, text: '你好' })
  expect([none.status, none.error.code]).toEqual([409, 'guest.proof-over'])
  const bad = await app.call(guest.startGuestChat, { proof: await guests.prove('bad@example.cn'), text: '' })
  expect(bad.status).toBe(400)
  const wrong = await app.call(behind(contract.readChat), { id: `gc_${'A'.repeat(43)}` })
  expect([wrong.status, wrong.error.code]).toEqual([404, 'guest.chat-link-over'])
  const one = await begin('one@example.cn')
  const other = await begin('other@example.cn')
  const file = await guests.upload(one.token, 'mine')
  const stolen = await app.call(behind(contract.sendMessage), { id: other.token, text: '附上', files: [file] })
  expect([stolen.status, stolen.error.code]).toEqual([422, 'file.unknown'])
  expect((await app.call(behind(contract.takeChat), { id: one.token })).status).toBe(404)
  const stranger = await app.as('consumer')
  expect((await app.call(contract.readChat, { id: (await read(one.token)).id }, { as: stranger })).status).toBe(404)
})

test('a guest who left a message is told of the answer at the verified contact, with the link that opens the chat', async () => {
  app.clock.now = new Date('2026-03-07T11:00:00+08:00')
  const { token, page } = await begin('weekend@example.cn')
  const { id, messageLeft } = await read(token)
  expect(messageLeft).toBe(true)
  app.clock.now = new Date('2026-03-09T09:30:00+08:00')
  const opened = await app.inTx((ctx) => openSession(ctx, { userAgent: 'test', ip: '127.0.0.1' }), agent.actor)
  Object.assign(agent, { cookie: `xiaobao_session=${opened.token}` })
  await app.call(contract.takeChat, { id }, { as: agent })
  await app.call(contract.sendMessage, { id, text: '您好，已为您登记。' }, { as: agent })
  await app.runJobs()
  const { consumer_id: guestId } = await app.db
    .selectFrom('complaints.chat')
    .select('consumer_id')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  expect(await guestContact(app.ctx(), { kind: 'consumer', id: guestId }, id)).toMatchObject({
    email: 'weekend@example.cn',
    page,
  })
  const told = await app.db.selectFrom('kernel.notice').select(['template']).where('recipient', '=', guestId).execute()
  expect([...new Set(told.map(({ template }) => template))]).toEqual(['guest.chat-answered'])
})
