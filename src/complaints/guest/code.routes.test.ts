import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../tests/support/app.ts'
import { openOutside } from '../../../tests/support/outside.ts'
import { guestActor } from '../../kernel/context.ts'
import * as contract from './guest.contract.ts'
import { plugInGuestDesk, unopenedDesk } from './guest-desk.ts'

const outside = await openOutside()
let app: TestApp
const openDesk = { ...unopenedDesk, showsCodes: false, ways: { email: outside.transports.email, phone: null } }

beforeAll(async () => {
  app = await testApp()
})
beforeEach(() => {
  plugInGuestDesk(openDesk)
  outside.forget()
  app.clock.now = new Date(app.clock.now.getTime() + 25 * 3_600_000)
})
afterAll(async () => {
  await outside.close()
  await app.close()
})

const ask = (contact = 'lin@example.cn', kind: 'email' | 'phone' = 'email') =>
  app.call(contract.requestCode, { kind, contact })
const later = (seconds: number) => {
  app.clock.now = new Date(app.clock.now.getTime() + seconds * 1000)
}
/** The digits, as their owner reads them. */
async function delivered(): Promise<string> {
  await app.runJobs()
  return /\d{6}/.exec(outside.mails.at(-1)?.subject ?? '')?.[0] ?? ''
}
const wrongly = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

test('a code goes to the contact, and only who reads it there gets a proof', async () => {
  const asked = await ask(' Lin@Example.cn')
  expect([asked.status, asked.body.sentTo, asked.body.shown]).toEqual([202, 'l***@example.cn', null])
  const code = await delivered()
  expect(outside.mails).toHaveLength(1)
  expect([outside.mails[0]?.to].flat().map((to) => to?.text)).toEqual(['lin@example.cn'])
  const proven = await app.call(contract.proveContact, { id: asked.body.id, code })
  expect([proven.status, proven.body.contact]).toEqual([201, 'l***@example.cn'])
  expect(proven.body.proof).toMatch(/^gp_[\w-]{43}$/)
  expect((await app.call(contract.proveContact, { id: asked.body.id, code })).body).toEqual(proven.body)
})

test('neither code nor proof stands anywhere in the database', async () => {
  const asked = await ask()
  const code = await delivered()
  const { body } = await app.call(contract.proveContact, { id: asked.body.id, code })
  const tables = [
    'complaints.guest_code',
    'complaints.guest_proof',
    'complaints.guest',
    'kernel.idempotency',
    'kernel.fact',
  ] as const
  for (const table of tables) {
    const kept = JSON.stringify(await app.db.selectFrom(table).selectAll().execute())
    expect(kept, table).not.toContain(body.proof)
    expect(kept, table).not.toMatch(new RegExp(`\\b${code}\\b`))
    if (table.startsWith('kernel')) expect(kept, table).not.toContain('lin@example.cn')
  }
})

test('wrong tries are counted although they are refused; after five the right code is too late', async () => {
  const { body } = await ask()
  const code = await delivered()
  const lefts = []
  for (let times = 0; times < 4; times += 1) {
    const answer = await app.call(contract.proveContact, { id: body.id, code: wrongly(code) })
    expect([answer.status, answer.error.code]).toEqual([422, 'guest.code-wrong'])
    lefts.push(answer.error.params['left'])
  }
  expect(lefts).toEqual([4, 3, 2, 1])
  expect((await app.call(contract.proveContact, { id: body.id, code: wrongly(code) })).error.code).toBe(
    'guest.code-over',
  )
  expect((await app.call(contract.proveContact, { id: body.id, code })).error.code).toBe('guest.code-over')
})

test('guesses that come at once are counted one by one', async () => {
  const { body } = await ask()
  const code = await delivered()
  const answers = await Promise.all(
    Array.from({ length: 12 }, () => app.call(contract.proveContact, { id: body.id, code: wrongly(code) })),
  )
  expect(answers.filter(({ error }) => error.code === 'guest.code-wrong')).toHaveLength(4)
})

test('a code ends after ten minutes; an id that nobody was given says the same', async () => {
  const { body } = await ask()
  const code = await delivered()
  later(600)
  const over = await app.call(contract.proveContact, { id: body.id, code })
  const unknown = await app.call(contract.proveContact, { id: 'gcd_01', code })
  expect([over.status, over.error.code]).toEqual([409, 'guest.code-over'])
  expect(unknown.error).toEqual(over.error)
})

test('a second code within a minute is refused with the seconds to wait, the contact spelt either way', async () => {
  await ask('lin@example.cn')
  later(20)
  const soon = await ask('LIN@example.cn')
  expect([soon.status, soon.error.code, soon.error.params['seconds'], soon.headers['retry-after']]).toEqual([
    429,
    'guest.code-wait',
    40,
    '40',
  ])
  later(40)
  expect((await ask()).status).toBe(202)
})

test('of two requests at once one is sent', async () => {
  const statuses = (await Promise.all([ask(), ask(), ask()])).map(({ status }) => status)
  expect(statuses.toSorted()).toEqual([202, 429, 429])
})

test('one address cannot have codes sent to everybody', async () => {
  for (let one = 0; one < 30; one += 1) expect((await ask(`person-${one}@example.cn`)).status).toBe(202)
  expect((await ask('person-31@example.cn')).status).toBe(429)
})

test('a contact that is none is refused by its field, with an example', async () => {
  const { status, error } = await ask('lin@nowhere')
  expect([status, error.code, error.params['field']]).toEqual([422, 'guest.contact-unreadable', 'contact'])
  expect(error.message).toContain('name@example.com')
  const bad = await app.call(contract.proveContact, { id: 'gcd_01', code: '12345' })
  expect([bad.status, bad.error.fields?.[0]?.path]).toEqual([400, 'code'])
})

test('where no text messages can be sent, a telephone is refused and the mailbox offered', async () => {
  const { status, error } = await ask('13800138000', 'phone')
  expect([status, error.code]).toEqual([422, 'guest.phone-off'])
  expect(error.message).toContain('邮箱')
  expect((await app.call(contract.readWays, {})).body.ways).toEqual(['email'])
})

test('where they can, the bridge gets the template, its parameters and the words', async () => {
  plugInGuestDesk({ ...openDesk, ways: { email: outside.transports.email, phone: outside.transports.sms } })
  expect((await app.call(contract.readWays, {})).body.ways).toEqual(['email', 'phone'])
  const asked = await ask('138 0013 8000', 'phone')
  expect(asked.body.sentTo).toBe('+86138****8000')
  await app.runJobs()
  const message = JSON.parse(outside.calls.at(-1)?.body ?? '{}')
  expect(message).toMatchObject({ to: '+8613800138000', template: 'guest.code', params: { minutes: 10 } })
  expect(message.text).toContain(message.params.code)
  const proven = await app.call(contract.proveContact, { id: asked.body.id, code: message.params.code })
  expect(proven.status).toBe(201)
})

test('a demonstration that sends no mail shows the code; an installation without a mail server refuses', async () => {
  plugInGuestDesk(unopenedDesk)
  const { body } = await ask()
  expect(body.shown).toMatch(/^\d{6}$/)
  expect((await app.call(contract.proveContact, { id: body.id, code: body.shown ?? '' })).status).toBe(201)
  plugInGuestDesk({ ...unopenedDesk, showsCodes: false })
  expect((await ask('wang@example.cn')).error.code).toBe('guest.email-off')
})

test('the day after, codes and counts are gone', async () => {
  await ask()
  later(2 * 86_400)
  const sweep = app.capabilities
    .flatMap(({ jobs }) => jobs ?? [])
    .find(({ name }) => name === 'complaints.sweep-guests')
  await app.inTx((ctx) => sweep?.run(ctx, {}) ?? Promise.resolve(), guestActor)
  expect(await app.db.selectFrom('complaints.guest_code').selectAll().execute()).toEqual([])
  expect(await app.db.selectFrom('complaints.guest_request').selectAll().execute()).toEqual([])
})
