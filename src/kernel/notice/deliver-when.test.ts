import { afterAll, beforeEach, expect, test } from 'vitest'
import { testApp } from '../../../tests/support/app.ts'
import { openOutside } from '../../../tests/support/outside.ts'
import { updateAccount } from '../access/account.store.ts'
import { deliverNotice } from './deliver.actions.ts'
import { notify, type NewsFor } from './notify.ts'
import { policy } from './policy.ts'
import { retryNotice } from './retry.actions.ts'

const outside = await openOutside()
const { mails, calls, transports } = outside
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

test('at night a normal text message waits for the morning, an urgent one does not, and mail never waits', async () => {
  app.clock.now = new Date('2026-03-02T22:30:00+08:00')
  await tellOrder()
  await tell({ template: 'test.recall', params: { product: '电热毯' } })
  await deliverDue()
  expect(mails).toHaveLength(1)
  expect(calls.map(({ body }) => JSON.parse(body).template)).toEqual(['test.recall'])
  const held = (await rows()).find(({ channel, urgent }) => channel === 'sms' && !urgent)
  expect(held).toMatchObject({
    state: 'held',
    reason: 'quiet-hours',
    next_try_at: new Date('2026-03-03T08:00:00+08:00'),
  })
  app.clock.now = new Date('2026-03-03T08:00:00+08:00')
  await deliverDue()
  expect(calls).toHaveLength(2)
  expect((await rows()).every(({ state }) => state === 'sent')).toBe(true)
})

test('nobody gets more text messages a day than the policy allows, however many workers send', async () => {
  const most = policy.daily.sms?.normal ?? 0
  for (let i = 0; i < most + 4; i += 1) await tellOrder(`order ${i}`)
  const due = (await rows()).filter(({ channel }) => channel === 'sms')
  await Promise.all(due.map(({ recipient, id }) => deliverNotice(app.ctx(), transports, { recipient, id })))
  expect(calls).toHaveLength(most)
  const skipped = (await rows()).filter(({ state }) => state === 'skipped')
  expect(skipped.map(({ reason }) => reason)).toEqual(Array.from({ length: 4 }, () => 'daily-limit'))
  await tell({ template: 'test.recall', params: { product: '电热毯' } })
  await deliverDue()
  expect(calls).toHaveLength(most + 1)
  app.clock.now = new Date('2026-03-03T09:00:00+08:00')
  await tellOrder('tomorrow')
  await deliverDue()
  expect(calls).toHaveLength(most + 2)
})

test('old news is shown in the app, but nobody is mailed about it days later', async () => {
  const happenedAt = new Date('2026-02-20T10:00:00+08:00')
  const params = { order: 'A-17', amount: 100, due: '2026-02-24T16:00:00Z' }
  await tell({ template: 'test.acknowledged', params, happenedAt })
  await deliverDue()
  const seen = (await rows()).map(({ channel, state, reason, created_at }) => [channel, state, reason, created_at])
  expect(seen).toEqual([
    ['in-app', 'sent', null, happenedAt],
    ['email', 'skipped', 'too-late', happenedAt],
    ['sms', 'skipped', 'too-late', happenedAt],
  ])
  expect([mails, calls]).toEqual([[], []])
  const old = await row('email')
  await app.inTx((ctx) => retryNotice(ctx, old?.id ?? ''))
  await deliverDue()
  expect(mails).toHaveLength(1)
  await tell({ template: 'test.mail-only', params: { word: '新' }, dedupe: 'stood still' })
  app.clock.now = new Date('2026-03-06T09:00:00+08:00')
  await deliverDue()
  expect(mails).toHaveLength(1)
})
