import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { consumerId } from '../../../tests/support/order.ts'
import { plugInPersonRights, isRestricted, whyNotUsed } from '../../kernel/consent/register.ts'
import { notify } from '../../kernel/notice/notify.ts'
import { changeConsent } from './consent.contract.ts'

let app: TestApp
let consumer: Person
const me = consumerId('Q1')
beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T22:30:00+08:00' })
  consumer = await app.as('consumer', { consumerId: me })
})
afterAll(() => app.close())

const told = (occasion: string) =>
  app.inTx((ctx) =>
    notify(ctx, {
      to: { consumer: me },
      template: 'survey.asked',
      params: { complaint: 'cmp_1', receipt: 'R-1' },
      subject: null,
      dedupe: occasion,
    }),
  )
const mails = async () =>
  (await app.db.selectFrom('kernel.notice').select(['state', 'reason', 'channel', 'dedupe']).execute()).filter(
    ({ channel }) => channel === 'email',
  )
const press = (given: boolean) => app.call(changeConsent, { purpose: 'survey', given }, { as: consumer })

test('a mail that was queued before somebody refused does not leave, and afterwards none is queued', async () => {
  await told('before')
  expect((await mails()).map(({ state }) => state)).toEqual(['queued'])
  expect((await press(false)).status).toBe(200)
  await app.runJobs()
  expect(await mails()).toMatchObject([{ state: 'skipped', reason: 'no-consent' }])
  await told('after')
  expect(await mails()).toHaveLength(1)
  expect((await press(true)).status).toBe(200)
  await told('again')
  await app.runJobs()
  expect((await mails()).find(({ dedupe }) => dedupe === 'again')?.state).toBe('held-local')
})

test('while the processing of somebody is restricted, nothing that can be refused is done, whatever they agreed to', async () => {
  const of = (person: string) => app.inTx((ctx) => whyNotUsed(ctx, person, 'survey'))
  expect(await of(me)).toBe(null)
  plugInPersonRights([...app.capabilities, { restricts: async (_, person) => person === me }])
  expect(await app.inTx((ctx) => isRestricted(ctx, me))).toBe(true)
  expect([await of(me), await of(consumerId('Q2'))]).toEqual(['restricted', null])
  plugInPersonRights(app.capabilities)
  expect(await of(me)).toBe(null)
})
