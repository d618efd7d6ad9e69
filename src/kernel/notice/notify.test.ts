import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { updateAccount } from '../access/account.store.ts'
import type { Contact, Party } from '../capability.ts'
import { timeline } from '../fact/record.ts'
import * as contract from './notice.contract.ts'
import { notify, type NewsFor } from './notify.ts'

let app: TestApp
let consumer: Person
let other: Person
let agent: Person
let admin: Person
/** What another chapter knows about parties without an account. */
const contacts = new Map<string, Contact>()

beforeAll(async () => {
  app = await testApp({
    extra: [
      {
        notices: new URL('./notices.test.yaml', import.meta.url),
        contacts: async (_ctx, party: Party) => contacts.get(party.id) ?? null,
      },
    ],
  })
  consumer = await app.as('consumer')
  other = await app.as('consumer')
  agent = await app.as('agent')
  admin = await app.as('admin')
})
beforeEach(async () => {
  app.clock.now = new Date('2026-03-02T09:00:00+08:00')
  await app.db.deleteFrom('kernel.notice').execute()
  await app.db.deleteFrom('kernel.notice_daily').execute()
  await app.runJobs()
})
afterAll(() => app.close())

const acknowledged = (dedupe: string, to: NewsFor['to'] = { account: consumer.actor.id }): NewsFor => ({
  to,
  template: 'test.acknowledged',
  params: { order: 'A-17', amount: 129900, due: '2026-03-04T16:00:00Z' },
  subject: 'cmp_test',
  dedupe,
})
const tell = (news: NewsFor) => app.inTx((ctx) => notify(ctx, news))
const rows = () => app.db.selectFrom('kernel.notice').selectAll().orderBy('id').execute()
const mine = (as = consumer, input = {}) => app.call(contract.listMyNotices, input, { as })
const sent = (input = {}) => app.call(contract.listSentNotices, input, { as: agent })

test('whoever is told reads it in the app in their language, and hears of one occasion once', async () => {
  await tell(acknowledged('filed'))
  await tell(acknowledged('filed'))
  await tell(acknowledged('answered'))
  const { body } = await mine()
  expect(body.unread).toBe(2)
  expect(body.rows).toHaveLength(2)
  expect(body.rows[0]).toMatchObject({
    title: '您的投诉已受理（订单 A-17）',
    href: '/complaints/A-17',
    subject: 'cmp_test',
    urgent: false,
    readAt: null,
  })
  expect(body.rows[0]?.body).toContain('¥1,299.00')
  expect(body.rows[0]?.body).toContain('2026年3月5日(周四) 00:00')
  await app.db.updateTable('kernel.account').set({ language: 'en' }).where('id', '=', other.actor.id).execute()
  await tell(acknowledged('filed', { account: other.actor.id }))
  expect((await mine(other)).body.rows[0]?.title).toBe('Your complaint was acknowledged (order A-17)')
})

test('the same occasion told by ten workers at once is one notice per channel', async () => {
  await Promise.all(Array.from({ length: 10 }, () => tell(acknowledged('raced'))))
  expect((await rows()).map(({ channel }) => channel).sort()).toEqual(['email', 'in-app', 'sms'])
  expect(await app.runJobs()).toBe(2)
})

test('a change that is rolled back tells nobody', async () => {
  await expect(
    app.inTx(async (ctx) => {
      await notify(ctx, acknowledged('undone'))
      throw new Error('undone')
    }),
  ).rejects.toThrow('undone')
  expect(await rows()).toEqual([])
  expect(await app.runJobs()).toBe(0)
})

test('wrong parameters and unknown templates are bugs that show at once', async () => {
  const news = acknowledged('bad')
  await expect(tell({ ...news, params: { order: 'A' } })).rejects.toThrow('amount is missing, due is missing')
  await expect(tell({ ...news, template: 'test.nothing' })).rejects.toThrow('there is no notice template test.nothing')
})

test('without a mail server and a gateway, messages are kept as they would have been sent, with the contact starred', async () => {
  await updateAccount(app.ctx(), consumer.actor.id, { phone: '13812345678' })
  await tell(acknowledged('local'))
  await app.runJobs()
  const { body } = await sent({ state: 'held-local' })
  expect(body.rows.map(({ channel, recipient, reason }) => [channel, recipient, reason])).toEqual([
    ['sms', '138****5678', 'not-configured'],
    ['email', 'a***@example.com', 'not-configured'],
  ])
  const sms = body.rows[0]
  const preview = await app.call(contract.previewNotice, { id: sms?.id ?? '' }, { as: agent })
  expect(preview.body).toMatchObject({ language: 'zh', body: '订单A-17的投诉已受理，2026年3月5日(周四) 00:00前答复。' })
  expect(JSON.stringify(await rows())).not.toContain('13812345678')
  expect(JSON.stringify(await timeline(app.ctx(), 'cmp_test'))).not.toContain('example.com')
  await updateAccount(app.ctx(), consumer.actor.id, { phone: null })
})

test('a party is told through its accounts; one without an account through the contact its chapter knows', async () => {
  const merchant = await app.as('merchant')
  const partner = await app.as('merchant', { merchantId: merchant.actor.merchantId ?? '' })
  await tell(acknowledged('shop', { merchant: merchant.actor.merchantId ?? '' }))
  expect(new Set((await rows()).map(({ recipient }) => recipient))).toEqual(
    new Set([merchant.actor.id, partner.actor.id]),
  )
  contacts.set('con_without', { email: 'lin@example.cn', phone: null, language: 'en' })
  await tell(acknowledged('guest', { consumer: 'con_without' }))
  await app.runJobs()
  const guest = (await rows()).filter(({ recipient }) => recipient === 'con_without')
  expect(
    guest.map(({ channel, state, reason, sent_to, language }) => [channel, state, reason, sent_to, language]),
  ).toEqual([
    ['in-app', 'sent', null, null, 'en'],
    ['email', 'held-local', 'not-configured', 'l***@example.cn', 'en'],
    ['sms', 'skipped', 'no-contact', null, 'en'],
  ])
  const later = await app.as('consumer', { consumerId: 'con_without' })
  expect((await mine(later)).body.rows).toHaveLength(1)
  const staff = await app.db.selectFrom('kernel.account').select('roles').execute()
  await tell(acknowledged('everybody', { role: 'agent' }))
  expect((await rows()).filter(({ dedupe, channel }) => dedupe === 'everybody' && channel === 'email')).toHaveLength(
    staff.filter(({ roles }) => roles.includes('agent')).length,
  )
})

test('a disabled account gets nothing more, not even what was already on its way', async () => {
  const gone = await app.as('consumer')
  await tell(acknowledged('leaving', { account: gone.actor.id }))
  await app.db.updateTable('kernel.account').set({ state: 'disabled' }).where('id', '=', gone.actor.id).execute()
  await app.runJobs()
  expect((await rows()).filter(({ channel }) => channel === 'email')).toMatchObject([
    { state: 'skipped', reason: 'recipient-gone' },
  ])
  await tell(acknowledged('after', { account: gone.actor.id }))
  expect((await rows()).filter(({ dedupe }) => dedupe === 'after')).toEqual([])
})

test('notices are read one by one or up to what the page showed; each only by its reader', async () => {
  for (const word of ['one', 'two', 'three'])
    await tell({
      to: { account: consumer.actor.id },
      template: 'test.in-app',
      params: { word },
      subject: null,
      dedupe: word,
    })
  const { body } = await mine()
  const [three, two, one] = body.rows
  const read = (id: string, as: Person) => app.call(contract.readNotice, { id }, { as })
  expect((await read(one?.id ?? '', other)).status).toBe(404)
  expect((await read(one?.id ?? '', consumer)).body).toEqual({ unread: 2 })
  expect((await read(one?.id ?? '', consumer)).body).toEqual({ unread: 2 })
  const upTo = await app.call(contract.readAllNotices, { upTo: two?.id ?? '' }, { as: consumer })
  expect(upTo.body).toEqual({ unread: 1 })
  expect((await mine(consumer, { unread: 'yes' })).body.rows.map(({ id }) => id)).toEqual([three?.id])
  expect((await app.call(contract.countUnread, {}, { as: consumer })).body).toEqual({ unread: 1 })
  expect((await app.call(contract.countUnread, {})).status).toBe(401)
  expect((await app.call(contract.readAllNotices, { upTo: '' }, { as: consumer })).status).toBe(400)
})

test('a long inbox comes in pages that neither repeat nor lose a notice', async () => {
  for (let i = 0; i < 7; i += 1)
    await tell({
      to: { account: consumer.actor.id },
      template: 'test.in-app',
      params: { word: `${i}` },
      subject: null,
      dedupe: `${i}`,
    })
  const seen: string[] = []
  for (let cursor: string | undefined; ;) {
    const { body } = await mine(consumer, { limit: 3, ...(cursor && { cursor }) })
    seen.push(...body.rows.map(({ title }) => title))
    if (!body.next) break
    cursor = body.next
  }
  expect(seen).toEqual(['6', '5', '4', '3', '2', '1', '0'])
})

test('staff see what was sent and to whom in stars; consumers and merchants do not see the list at all', async () => {
  await tell(acknowledged('seen'))
  await app.runJobs()
  const filtered = await sent({ channel: 'email', template: 'test.acknowledged', state: 'held-local' })
  expect(filtered.body.rows).toHaveLength(1)
  expect(filtered.body.rows[0]).toMatchObject({ title: { zh: '投诉已受理' }, to: consumer.actor.id, attempts: 0 })
  expect(JSON.stringify(filtered.body)).not.toContain('A-17')
  expect((await sent({ channel: 'sms', state: 'sent' })).body.rows).toEqual([])
  expect((await sent({ state: 'lost' })).error.fields).toMatchObject([{ path: 'state' }])
  expect((await app.call(contract.listSentNotices, {}, { as: consumer })).status).toBe(403)
  const id = filtered.body.rows[0]?.id ?? ''
  expect((await app.call(contract.previewNotice, { id }, { as: consumer })).status).toBe(403)
  expect((await app.call(contract.previewNotice, { id: 'ntc_none' }, { as: agent })).status).toBe(404)
  const templates = await app.call(contract.listNoticeTemplates, {}, { as: agent })
  expect(templates.body.rows.map(({ id: template }) => template)).toContain('test.acknowledged')
})

test('an administrator sends again what stayed behind; a second click finds it already on its way', async () => {
  await tell(acknowledged('again'))
  await app.runJobs()
  const id = (await sent({ channel: 'email' })).body.rows[0]?.id ?? ''
  const again = await app.call(contract.resendNotice, { id }, { as: admin })
  expect(again.body.state).toBe('queued')
  const second = await app.call(contract.resendNotice, { id }, { as: admin })
  expect(second.error).toMatchObject({ code: 'notice.cannot-retry', params: { state: 'queued' } })
  expect((await app.call(contract.resendNotice, { id }, { as: agent })).status).toBe(403)
  expect((await app.call(contract.resendNotice, { id: 'ntc_none' }, { as: admin })).status).toBe(404)
  expect((await timeline(app.ctx(), 'cmp_test')).at(-1)).toMatchObject({
    kind: 'notice.retried',
    actor: admin.actor.id,
  })
})
