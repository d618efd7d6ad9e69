import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { tellOf } from '../../../tests/support/consent.ts'
import { guestsOf } from '../../../tests/support/guest.ts'
import { consumerId, tellOfSale } from '../../../tests/support/order.ts'
import { enterComplaint } from '../../complaints/enter/entry.contract.ts'
import { whyNotUsed } from '../../kernel/consent/register.ts'
import { listMyNotices } from '../../kernel/notice/notice.contract.ts'
import { readReceipt } from '../../kernel/proof/proof.contract.ts'
import { sequence } from '../../kernel/proof/sequence.actions.ts'
import { signCheckpoint } from '../../kernel/proof/sign.actions.ts'
import { askAgain } from './consent.jobs.ts'
import { digestOf } from './digest.ts'
import * as contract from './consent.contract.ts'
import * as register from './register.contract.ts'

let app: TestApp
let officer: Person
let consumer: Person
let nth = 0
const me = () => consumerId(`P${nth}`)

beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T09:00:00+08:00' })
})
/** Somebody new for each test, whom the marketplace knows. */
beforeEach(async () => {
  nth += 1
  officer = await app.as('privacy-officer')
  const lines = [{ title: '水杯', amountFen: 5_000 }]
  const contact = { phone: '13804271596' }
  await tellOfSale(app, { number: `P-${nth}`, consumer: `P${nth}`, contact, merchant: 'M1', lines })
  consumer = await app.as('consumer', { consumerId: me() })
})
afterAll(() => app.close())

const own = async (purpose: string, as = consumer) =>
  (await app.call(contract.listOwnConsents, {}, { as })).body.rows.find((row) => row.purpose === purpose) ??
  expect.fail('no such purpose')
const press = (purpose: string, given: boolean, notice?: string, as = consumer) =>
  app.call(contract.changeConsent, { purpose, given, ...(notice !== undefined && { notice }) }, { as })
const used = (purpose: string, person = me()) => app.inTx((ctx) => whyNotUsed(ctx, person, purpose))
const events = async (as = consumer) => (await app.call(contract.listOwnConsentEvents, {}, { as })).body.rows
const counts = async (purpose: string) =>
  (await app.call(register.listConsents, {}, { as: officer })).body.rows.find(({ id }) => id === purpose)?.counts ??
  expect.fail('no such purpose')

test('agreeing takes the text of now, taking it back takes one press, and both leave a receipt of the log', async () => {
  const told = await tellOf(app, 'assistant')
  expect(told.sha256).toBe(
    digestOf({ purpose: 'assistant', audience: 'everyone', version: told.version, ...told.text }),
  )
  expect(await own('assistant')).toMatchObject({ why: 'not-given', may: 'give', notice: { id: told.id } })
  expect(await used('assistant')).toBe('not-given')
  expect((await press('assistant', true, told.id)).status).toBe(200)
  expect(await own('assistant')).toMatchObject({ why: null, may: 'withdraw' })
  expect(await used('assistant')).toBe(null)
  expect((await press('assistant', false)).status).toBe(200)
  expect(await own('assistant')).toMatchObject({ why: 'withdrawn', may: 'give' })
  expect(await used('assistant')).toBe('withdrawn')
  const said = await events()
  expect(said.map(({ given, method }) => [given, method])).toEqual([
    [false, 'button'],
    [true, 'button'],
  ])
  expect(said[1]?.notice).toMatchObject({ id: told.id, sha256: told.sha256 })
  while ((await sequence(app.ctx())) > 0);
  await signCheckpoint(app.ctx(), app.log.origin)
  for (const { fact } of said) expect((await app.call(readReceipt, { id: fact }, { as: consumer })).status).toBe(200)
  const other = await app.as('consumer', { consumerId: consumerId('somebody-else') })
  expect((await app.call(readReceipt, { id: said[0]?.fact ?? '' }, { as: other })).status).toBe(404)
})

test('pressed twice it is said once, and of many presses at once the state is the one of the last event', async () => {
  await press('survey', false)
  await press('survey', false)
  expect(await events()).toHaveLength(1)
  await Promise.all([true, false, true, false, true].map((given) => press('survey', given)))
  const rows = await app.db
    .selectFrom('privacy.consent_event')
    .selectAll()
    .where('consumer_id', '=', me())
    .orderBy('id', 'desc')
    .execute()
  const state = await app.db
    .selectFrom('privacy.consent')
    .selectAll()
    .where('consumer_id', '=', me())
    .executeTakeFirstOrThrow()
  expect([state.event_id, state.given]).toEqual([rows[0]?.id, rows[0]?.given])
})

test('a text that was replaced while it was read is not agreed to; one that does not exist neither', async () => {
  const old = await tellOf(app, 'assistant')
  const now = await tellOf(app, 'assistant')
  for (const notice of [old.id, 'cnt_unknown', undefined]) {
    const refused = await press('assistant', true, notice)
    expect([refused.status, refused.error.code]).toEqual([409, 'consent.notice-changed'])
  }
  expect(await events()).toEqual([])
  expect((await press('assistant', true, now.id)).status).toBe(200)
})

test('what is necessary has no switch, an unknown purpose does not exist, and odd names are refused', async () => {
  expect(await own('complaint')).toMatchObject({ mode: 'necessary', may: 'nothing', why: null })
  const refused = await press('complaint', false)
  expect([refused.status, refused.error.code]).toEqual([409, 'consent.necessary'])
  expect((await press('marketing', true)).status).toBe(404)
  expect((await press('No Such', true)).status).toBe(400)
  expect((await app.call(contract.changeConsent, { purpose: 'survey', given: false }, { as: officer })).status).toBe(
    403,
  )
  expect((await app.call(register.listConsents, {}, { as: consumer })).status).toBe(403)
  expect((await app.call(register.listConsentEvents, {}, { as: await app.as('agent') })).status).toBe(403)
})

test('a text that asks again ends earlier consents on its day, tells their people once, and is counted', async () => {
  const first = await tellOf(app, 'assistant')
  await press('assistant', true, first.id)
  const before = await counts('assistant')
  await tellOf(app, 'assistant', { asksAgain: true })
  expect(await own('assistant')).toMatchObject({ why: 'ask-again', may: 'give' })
  expect(await used('assistant')).toBe('ask-again')
  const after = await counts('assistant')
  expect(after.askedAgain).toBe(before.askedAgain + before.given)
  expect(after.given).toBe(0)
  await app.inTx((ctx) => askAgain.run(ctx, {}))
  await app.inTx((ctx) => askAgain.run(ctx, {}))
  const told = (await app.call(listMyNotices, {}, { as: consumer })).body.rows
  expect(told.filter(({ template }) => template === 'consent.asked-again')).toHaveLength(1)
})

test('of a child under fourteen nothing that can be refused is done without a guardian, from the moment it is recorded', async () => {
  expect(await used('survey')).toBe(null)
  const child = { consumer: me(), until: '2026-03-10' }
  expect((await app.call(register.recordMinor, child, { as: officer })).status).toBe(200)
  expect(await used('survey')).toBe('not-for-minors')
  const refused = await press('survey', true)
  expect([refused.status, refused.error.code]).toEqual([403, 'consent.guardian-needed'])
  // Taking back needs nobody.
  expect((await press('survey', false)).status).toBe(200)
  app.clock.now = new Date('2026-03-10T00:00:00+08:00')
  officer = await app.as('privacy-officer')
  expect((await press('survey', true, undefined, await app.as('consumer', { consumerId: me() }))).status).toBe(200)
  expect(await used('survey')).toBe(null)
  expect((await app.call(register.recordMinor, child, { as: officer })).error.code).toBe('consent.minor-until-past')
  const unknown = { consumer: 'con_nobody', until: '2030-01-01' }
  expect((await app.call(register.recordMinor, unknown, { as: officer })).status).toBe(404)
  const other = await app.as('agent')
  expect((await app.call(register.recordMinor, { ...child, until: null }, { as: other })).status).toBe(403)
})

test('what was said on paper is written down with what was looked at; together with other things it is no separate consent', async () => {
  await tellOf(app, 'assistant')
  const said = { consumer: me(), purpose: 'assistant', given: true, method: 'paper', proof: 'signature' } as const
  const write = (more = {}) => app.call(register.recordConsent, { ...said, separate: true, ...more }, { as: officer })
  expect((await write({ separate: false })).error.code).toBe('consent.separate-needed')
  expect((await write({ method: 'guardian' })).status).toBe(400)
  expect((await write({ method: 'guardian', relation: 'mother' })).error.code).toBe('consent.no-child')
  expect((await write({ consumer: 'con_nobody' })).status).toBe(404)
  expect((await write({ purpose: 'trade' })).error.code).toBe('consent.necessary')
  expect((await write()).status).toBe(201)
  expect(await used('assistant')).toBe(null)
  expect((await events())[0]).toMatchObject({ method: 'paper', given: true })
  const listed = await app.call(register.listConsentEvents, { method: 'paper' }, { as: officer })
  expect(listed.body.rows[0]).toMatchObject({ person: me().slice(-6).toUpperCase(), purpose: 'assistant' })
  const file = await app.call(register.exportConsentEvents, { method: 'paper' }, { as: officer })
  expect(file.status).toBe(200)
})

test('whoever complained without an account is written down by their case, in which it then counts', async () => {
  await tellOf(app, 'assistant')
  const said = { purpose: 'assistant', given: true, method: 'phone', proof: 'call-back', separate: true } as const
  const write = (consumer: string, more = {}) =>
    app.call(register.recordConsent, { ...said, consumer, ...more }, { as: officer })
  const guests = guestsOf(app)
  const filed = await guests.file('guest@example.cn')
  const { guest_id: guest } = await app.db
    .selectFrom('complaints.complaint')
    .select('guest_id')
    .where('receipt', '=', filed.receipt)
    .executeTakeFirstOrThrow()
  const entered = await app.call(
    enterComplaint,
    {
      channel: 'phone',
      receivedAt: '2026-03-02T08:30:00+08:00',
      contact: { phone: '13812345678' },
      category: 'other',
      text: '电饭煲内胆掉漆，商家说属于正常现象。',
    },
    { as: await app.as('agent') },
  )
  const { complaint, receipt } = entered.body
  for (const [named, person] of [
    [filed.receipt, guest ?? ''],
    [complaint, complaint],
    [receipt, complaint],
  ] as const) {
    expect((await write(named)).status, named).toBe(201)
    expect(await used('assistant', person)).toBe(null)
    expect((await write(named, { given: false })).status).toBe(201)
    expect(await used('assistant', person)).toBe('withdrawn')
  }
  expect((await write('cmp_nothing')).status).toBe(404)
  const until = '2030-01-01'
  expect((await app.call(register.recordMinor, { consumer: complaint, until }, { as: officer })).status).toBe(200)
  expect((await write(complaint)).error.code).toBe('consent.not-for-minors')
})

test('a text is dated from today on, follows the one before, and only the privacy officer publishes', async () => {
  const wish = {
    purpose: 'assistant',
    zh: '我们把隐去姓名电话地址的内容交给外部服务处理，您可以随时撤回。',
    en: 'We give words without names and numbers to a service outside.',
    asksAgain: false,
  }
  const publish = (effectiveOn: string, more = {}, as = officer) =>
    app.call(register.publishNotice, { ...wish, effectiveOn, ...more }, { as })
  expect((await publish('2026-03-09')).error.code).toBe('consent.notice-in-the-past')
  expect((await publish('2026-03-20')).status).toBe(201)
  expect((await publish('2026-03-19')).error.code).toBe('consent.notice-before-another')
  expect((await publish('2026-03-21', { audience: 'minors' })).error.code).toBe('consent.notice-not-for-minors')
  expect((await publish('2026-03-21', { zh: '短' })).status).toBe(400)
  expect((await publish('2026-03-21', { purpose: 'marketing' })).status).toBe(404)
  expect((await publish('2026-03-21', {}, await app.as('admin'))).status).toBe(403)
  const rows = (await app.call(register.listNotices, { purpose: 'assistant' }, { as: officer })).body.rows
  expect(rows.map(({ version }) => version)).toEqual(rows.map((_, place) => rows.length - place))
})
