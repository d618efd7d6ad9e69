import { afterAll, beforeEach, expect, test } from 'vitest'
import { testApp } from '../../../tests/support/app.ts'
import { gatewayToken, openOutside, webhookSecret } from '../../../tests/support/outside.ts'
import { updateAccount } from '../access/account.store.ts'
import { timeline } from '../fact/record.ts'
import { verifyWebhook } from '../fact/webhook-signature.ts'
import { deliverNotice } from './deliver.actions.ts'
import { emailTransport } from './email.ts'
import { notify, type NewsFor } from './notify.ts'
import { policy } from './policy.ts'
import type { Transports } from './transport.ts'

const outside = await openOutside()
const { replies, statuses, mails, calls, transports } = outside
const app = await testApp({ extra: [{ notices: new URL('./notices.test.yaml', import.meta.url) }] })
const consumer = await app.as('consumer', { email: 'lin@example.cn' })
await updateAccount(app.ctx(), consumer.actor.id, { phone: '13812345678' })
beforeEach(async () => {
  app.clock.now = new Date('2026-03-02T09:00:00+08:00')
  outside.forget()
  await app.db.deleteFrom('kernel.notice').execute()
  await app.db.deleteFrom('kernel.notice_daily').execute()
})
afterAll(async () => {
  await outside.close()
  await app.close()
})

const tell = (news: Partial<NewsFor> & Pick<NewsFor, 'template' | 'params'>) =>
  app.inTx((ctx) => notify(ctx, { to: { account: consumer.actor.id }, subject: 'cmp_1', dedupe: 'once', ...news }))
const tellOrder = (dedupe = 'once', subject = 'cmp_1') =>
  tell({
    template: 'test.acknowledged',
    params: { order: 'A-17', amount: 100, due: '2026-03-04T16:00:00Z' },
    dedupe,
    subject,
  })
const rows = () => app.db.selectFrom('kernel.notice').selectAll().orderBy('id').execute()
/** What the worker would do now with every notice whose time has come. */
async function deliverDue(): Promise<void> {
  for (const { recipient, id, next_try_at } of await rows())
    if (next_try_at && next_try_at <= app.clock.now) await deliverNotice(app.ctx(), transports, { recipient, id })
}
const row = async (channel: string) => (await rows()).find((one) => one.channel === channel)
const later = (minutes: number) => (app.clock.now = new Date(app.clock.now.getTime() + minutes * 60_000))

test('a mail arrives whole, in Chinese, with its link, and the timeline says so without saying where', async () => {
  await tellOrder()
  await deliverDue()
  const [mail] = mails
  expect(mails).toHaveLength(1)
  expect(mail?.subject).toBe('您的投诉已受理（订单 A-17）')
  expect(mail?.text).toContain('https://xiaobao.example/complaints/A-17')
  expect(mail?.html).toContain('<html lang="zh-CN">')
  expect(mail?.headers.get('auto-submitted')).toBe('auto-generated')
  const email = await row('email')
  expect(mail?.messageId).toBe(`<${email?.id}@xiaobao.example>`)
  expect(email).toMatchObject({ state: 'sent', attempts: 1, sent_to: 'l***@example.cn', sent_at: app.clock.now })
  const facts = await timeline(app.ctx(), 'cmp_1')
  expect(facts.map(({ kind, data }) => [kind, data['channel']])).toEqual([
    ['notice.sent', 'email'],
    ['notice.sent', 'sms'],
  ])
  expect(JSON.stringify(facts)).not.toMatch(/lin@|138/)
})

test('a greylisting server is asked again later with the same message, and then takes it', async () => {
  replies.push(451, 451)
  await tell({ template: 'test.mail-only', params: { word: '甲' } })
  await deliverDue()
  const first = await row('email')
  expect(first).toMatchObject({ state: 'queued', reason: 'retrying', attempts: 1 })
  expect(first?.last_error).toMatch(/451/)
  expect(first?.last_error).not.toContain('a.person@')
  expect(first?.next_try_at).toEqual(new Date('2026-03-02T09:01:00+08:00'))
  await deliverDue()
  expect(mails).toEqual([])
  later(1)
  await deliverDue()
  later(5)
  await deliverDue()
  expect(mails).toHaveLength(1)
  expect(await row('email')).toMatchObject({ state: 'sent', attempts: 3, last_error: null, next_try_at: null })
})

test('an address that does not exist is not tried twice, and the timeline says that it failed', async () => {
  replies.push(550)
  await tell({ template: 'test.mail-only', params: { word: '乙' }, subject: 'cmp_2' })
  await deliverDue()
  expect(await row('email')).toMatchObject({ state: 'failed', reason: 'refused', attempts: 1, next_try_at: null })
  expect((await timeline(app.ctx(), 'cmp_2')).map(({ kind }) => kind)).toEqual(['notice.failed'])
  later(10_000)
  await deliverDue()
  expect(mails).toEqual([])
})

test('a server that stays away is tried to the end of the list, then given up', async () => {
  const gone = emailTransport({
    ca: null,
    url: 'smtp://127.0.0.1:1',
    from: 'a@b.cn',
    publicUrl: 'https://xiaobao.example',
  })
  await tell({ template: 'test.mail-only', params: { word: '丙' } })
  for (let i = 0; i <= policy.retryAfterMinutes.length; i += 1) {
    const one = await row('email')
    expect(one?.state).toBe('queued')
    app.clock.now = one?.next_try_at ?? app.clock.now
    await deliverNotice(
      app.ctx(),
      { ...transports, email: gone },
      { recipient: one?.recipient ?? '', id: one?.id ?? '' },
    )
  }
  gone.close?.()
  const attempts = policy.retryAfterMinutes.length + 1
  expect(await row('email')).toMatchObject({ state: 'failed', reason: 'given-up', attempts })
})

test('a crash between sending and noting it sends the same message id again, nothing else', async () => {
  await tell({ template: 'test.mail-only', params: { word: '丁' } })
  const { recipient, id } = (await row('email')) ?? { recipient: '', id: '' }
  const crashing: Transports = {
    ...transports,
    email: {
      needs: 'email',
      send: async (notice, contact, now) => {
        await transports.email?.send(notice, contact, now)
        throw new Error('kill -9')
      },
    },
  }
  await expect(deliverNotice(app.ctx(), crashing, { recipient, id })).rejects.toThrow('kill -9')
  await deliverNotice(app.ctx(), transports, { recipient, id })
  await deliverNotice(app.ctx(), transports, { recipient, id })
  expect(mails.map(({ messageId }) => messageId)).toEqual([`<${id}@xiaobao.example>`, `<${id}@xiaobao.example>`])
  expect(await row('email')).toMatchObject({ state: 'sent', attempts: 2 })
})

test('no word of a notice becomes a header or a second recipient', async () => {
  await tell({ template: 'test.mail-only', params: { word: 'x\r\nBcc: all@example.com\r\n\r\nhello' } })
  const bad = await app.as('consumer', { email: 'one@example.cn,two@example.cn' })
  await tell({ template: 'test.mail-only', params: { word: 'x' }, to: { account: bad.actor.id } })
  await deliverDue()
  expect(mails).toHaveLength(1)
  expect(mails[0]?.bcc).toBeUndefined()
  expect(mails[0]?.to).toMatchObject({ value: [{ address: 'lin@example.cn' }] })
  const refused = (await rows()).find(({ recipient }) => recipient === bad.actor.id)
  expect(refused).toMatchObject({ state: 'failed', reason: 'bad-contact', last_error: 'bad-address' })
})

test('a text message goes through the gateway, signed, to the number with its country', async () => {
  await tell({ template: 'test.recall', params: { product: '电热毯' } })
  await deliverDue()
  const [call] = calls
  const sms = await row('sms')
  expect(JSON.parse(call?.body ?? '')).toMatchObject({
    id: sms?.id,
    to: '+8613812345678',
    signName: '消保',
    text: '请立即停止使用电热毯。',
    template: 'test.recall',
    params: { product: '电热毯' },
  })
  const headers = call?.headers as Parameters<typeof verifyWebhook>[1]
  const message = { body: call?.body ?? '', nowSeconds: app.clock.now.getTime() / 1000 }
  expect(verifyWebhook(Buffer.from(gatewayToken).toString('base64'), headers, message)).toBe(true)
  expect(verifyWebhook(Buffer.from('another-token').toString('base64'), headers, message)).toBe(false)
  expect(sms).toMatchObject({ state: 'sent', sent_to: '138****5678' })
})

test('a gateway that is overloaded is asked again; one that says no, or sends us elsewhere, is believed or tried later', async () => {
  statuses.push(503, 429, 200)
  await tell({ template: 'test.recall', params: { product: 'a' } })
  await deliverDue()
  later(1)
  await deliverDue()
  later(5)
  await deliverDue()
  expect(await row('sms')).toMatchObject({ state: 'sent', attempts: 3 })
  expect(new Set(calls.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  statuses.push(400, 302)
  await tell({ template: 'test.recall', params: { product: 'b' }, dedupe: 'no' })
  await tell({ template: 'test.recall', params: { product: 'c' }, dedupe: 'elsewhere' })
  await deliverDue()
  const states = (await rows()).map(({ dedupe, state, last_error }) => [dedupe, state, last_error])
  expect(states[1]).toEqual(['no', 'failed', 'HTTP 400'])
  expect(states[2]?.slice(0, 2)).toEqual(['elsewhere', 'queued'])
})

test('the marketplace’s own message centre is told who by id, never by contact', async () => {
  await tell({ template: 'test.hook', params: { count: 3 } })
  await deliverDue()
  const [call] = calls
  const message = JSON.parse(call?.body ?? '')
  expect(message).toMatchObject({
    type: 'notice',
    to: { kind: 'account', id: consumer.actor.id },
    heading: '3 件待办',
    href: '/tasks',
  })
  expect(call?.body).not.toMatch(/lin@|1381234/)
  const headers = call?.headers as Parameters<typeof verifyWebhook>[1]
  expect(
    verifyWebhook(webhookSecret, headers, { body: call?.body ?? '', nowSeconds: app.clock.now.getTime() / 1000 }),
  ).toBe(true)
})

test('who changed the address after being told is reached under the new one', async () => {
  await tell({ template: 'test.mail-only', params: { word: '新' } })
  await updateAccount(app.ctx(), consumer.actor.id, { email: 'new@example.cn' })
  await deliverDue()
  expect(mails[0]?.to).toMatchObject({ value: [{ address: 'new@example.cn' }] })
  await updateAccount(app.ctx(), consumer.actor.id, { email: 'lin@example.cn' })
})
