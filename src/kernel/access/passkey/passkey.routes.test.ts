import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../../tests/support/app.ts'
import { authenticator, type Lies } from '../../../../tests/support/authenticator.ts'
import * as account from '../account.contract.ts'
import * as factor from '../factor/factor.contract.ts'
import * as session from '../session.contract.ts'
import * as passkey from './passkey.contract.ts'

let app: TestApp
const site = { origin: 'https://xiaobao.example.com', rpId: 'xiaobao.example.com' }
beforeAll(async () => (app = await testApp()))
afterAll(() => app.close())

const cookieOf = (headers: Record<string, unknown>): Person => ({
  cookie: String(headers['set-cookie']).split(';')[0] ?? '',
  actor: app.ctx().actor,
})
const minutesOn = (minutes: number) => (app.clock.now = new Date(app.clock.now.getTime() + minutes * 60_000))
type Asked = { readonly body: { readonly challenge: string; readonly options: Record<string, unknown> } }
const signed = (asked: Asked): string => String(asked.body.options['challenge'])

/** Somebody with a passkey, and the device that holds it. */
async function withPasskey(role: 'agent' | 'admin' = 'agent') {
  const owner = await app.as(role)
  const device = authenticator(site)
  const asked = await app.call(passkey.askToAddPasskey, {}, { as: owner })
  const credential = device.create(signed(asked))
  const added = await app.call(
    passkey.addPasskey,
    { challenge: asked.body.challenge, credential, name: '我的手机' },
    { as: owner },
  )
  expect(added.status).toBe(201)
  return { owner, device, added: added.body }
}
async function show(device: ReturnType<typeof authenticator>, lies: Lies = {}) {
  const asked = await app.call(passkey.askForPasskey, {})
  const answer = { challenge: asked.body.challenge, credential: device.get(signed(asked), lies) }
  return { answer, seen: await app.call(passkey.signInWithPasskey, answer) }
}
const toldOf = async (accountId: string) =>
  (await app.db.selectFrom('kernel.notice').select('template').where('recipient', '=', accountId).execute()).map(
    ({ template }) => template,
  )

test('a passkey signs in without a password, and its answer is taken once', async () => {
  const { owner, device, added } = await withPasskey()
  expect(added.recoveryCodes).toHaveLength(10)
  const { answer, seen } = await show(device)
  expect(seen.status).toBe(200)
  expect((await app.call(session.readMe, {}, { as: cookieOf(seen.headers) })).body.me?.id).toBe(owner.actor.id)
  expect((await app.call(passkey.signInWithPasskey, answer)).error.code).toBe('passkey.refused')
  const mine = (await app.call(factor.listFactors, {}, { as: owner })).body.passkeys
  expect(mine).toMatchObject([{ name: '我的手机', lastUsedAt: app.clock.now.toISOString() }])
  expect(await toldOf(owner.actor.id)).toContain('account.factor-added.passkey')
})

test.each<[string, Lies]>([
  ['another site', { origin: 'https://xiaobao.example.net' }],
  ['another domain', { rpId: 'example.net' }],
  ['another challenge', { challenge: 'YW5vdGhlcg' }],
  ['nobody who was checked', { verified: false }],
])('an answer for %s is refused with the words for everything that is wrong', async (_what, lies) => {
  const { device } = await withPasskey()
  const { seen } = await show(device, lies)
  expect([seen.status, seen.error.code]).toEqual([401, 'passkey.refused'])
})

test('a passkey that nobody added, one signed by another device, and a challenge that expired open nothing', async () => {
  const stranger = authenticator(site)
  expect((await show(stranger)).seen.error.code).toBe('passkey.refused')
  const { device } = await withPasskey()
  const asked = await app.call(passkey.askForPasskey, {})
  const forged = { ...stranger.get(signed(asked)), id: device.id, rawId: device.id }
  const seen = await app.call(passkey.signInWithPasskey, { challenge: asked.body.challenge, credential: forged })
  expect(seen.error.code).toBe('passkey.refused')
  const late = await app.call(passkey.askForPasskey, {})
  minutesOn(6)
  const answer = { challenge: late.body.challenge, credential: device.get(signed(late)) }
  expect((await app.call(passkey.signInWithPasskey, answer)).error.code).toBe('passkey.refused')
})

test('a counter that goes back is a copy: it opens nothing, and owner and administrators hear of it', async () => {
  const admin = await app.as('admin')
  const { owner, device } = await withPasskey()
  expect((await show(device, { counter: 7 })).seen.status).toBe(200)
  for (const counter of [7, 3]) expect((await show(device, { counter })).seen.error.code).toBe('passkey.refused')
  expect((await show(device, { counter: 8 })).seen.status).toBe(200)
  expect(await toldOf(owner.actor.id)).toContain('account.passkey-copied')
  expect(await toldOf(admin.actor.id)).toContain('account.passkey-copied-alarm')
})

test('an authenticator that does not count may show nought for ever', async () => {
  const { device } = await withPasskey()
  for (const counter of [0, 0]) expect((await show(device, { counter })).seen.status).toBe(200)
})

test('of a challenge answered twice at once one answer is taken', async () => {
  const { device } = await withPasskey()
  const asked = await app.call(passkey.askForPasskey, {})
  const answer = { challenge: asked.body.challenge, credential: device.get(signed(asked)) }
  const both = await Promise.all([1, 2].map(() => app.call(passkey.signInWithPasskey, answer)))
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 401])
})

test('an enrolment that nobody was checked for, or that answers somebody else’s challenge, adds nothing', async () => {
  const mine = await app.as('agent')
  const other = await app.as('agent')
  const asked = await app.call(passkey.askToAddPasskey, {}, { as: mine })
  const unchecked = authenticator(site).create(signed(asked), { verified: false })
  const first = { challenge: asked.body.challenge, credential: unchecked, name: 'x' }
  expect((await app.call(passkey.addPasskey, first, { as: mine })).error.code).toBe('passkey.unreadable')
  const stolen = { ...first, credential: authenticator(site).create(signed(asked)) }
  expect((await app.call(passkey.addPasskey, stolen, { as: other })).error.code).toBe('passkey.refused')
  expect((await app.call(passkey.addPasskey, stolen, { as: mine })).status).toBe(201)
})

test('one device cannot be added to two accounts', async () => {
  const { device } = await withPasskey()
  const other = await app.as('agent')
  const asked = await app.call(passkey.askToAddPasskey, {}, { as: other })
  const twice = { challenge: asked.body.challenge, credential: device.create(signed(asked)), name: 'x' }
  expect((await app.call(passkey.addPasskey, twice, { as: other })).error.code).toBe('passkey.refused')
})

test('a passkey is enough before a step that asks again, and only one of the same person', async () => {
  const { owner, device } = await withPasskey('admin')
  const { device: another } = await withPasskey('admin')
  const newKey = { name: 'mall', scopes: ['deadlines.read' as const] }
  const needed = await app.call(account.createApiKey, newKey, { as: owner })
  expect(needed.error.params).toMatchObject({ ways: 'passkey,recovery-code' })
  const ask = () => app.call(passkey.askToStepUp, {}, { as: owner })
  const foreign = await ask()
  const wrong = { challenge: foreign.body.challenge, credential: another.get(signed(foreign)) }
  expect((await app.call(passkey.stepUpWithPasskey, wrong, { as: owner })).error.code).toBe('passkey.refused')
  const own = await ask()
  const right = { challenge: own.body.challenge, credential: device.get(signed(own)) }
  const proved = await app.call(passkey.stepUpWithPasskey, right, { as: owner })
  expect(proved.body).toEqual({ proved: true })
  expect((await app.call(account.createApiKey, newKey, { as: cookieOf(proved.headers) })).status).toBe(201)
})

test('removing asks to prove again; somebody else’s passkey does not exist; a removed one opens nothing', async () => {
  const { owner, device, added } = await withPasskey()
  const stranger = await app.as('agent')
  expect((await app.call(passkey.removePasskey, { id: added.id }, { as: stranger })).status).toBe(404)
  expect((await app.call(passkey.renamePasskey, { id: added.id, name: 'x' }, { as: stranger })).status).toBe(404)
  expect((await app.call(passkey.renamePasskey, { id: added.id, name: '旧手机' }, { as: owner })).status).toBe(200)
  expect((await app.call(passkey.removePasskey, { id: added.id }, { as: owner })).error.code).toBe(
    'session.step-up-needed',
  )
  const fresh = cookieOf((await show(device)).seen.headers)
  expect((await app.call(passkey.removePasskey, { id: added.id }, { as: fresh })).body).toEqual({ removed: true })
  expect((await show(device)).seen.error.code).toBe('passkey.refused')
  expect((await app.call(factor.listFactors, {}, { as: fresh })).body).toMatchObject({
    passkeys: [],
    recoveryCodesLeft: 0,
  })
})

test('a closed account is not opened by its passkey, and what is no credential is named', async () => {
  const { owner, device } = await withPasskey()
  const admin = await app.as('admin')
  await app.call(account.changeAccount, { id: owner.actor.id, state: 'disabled' }, { as: admin })
  expect((await show(device)).seen.error.code).toBe('passkey.refused')
  const bad = await app.call(passkey.signInWithPasskey, { challenge: 'x', credential: { id: 'x' } } as never)
  expect(bad.status).toBe(400)
  const nothing = { id: 'x', rawId: 'x', type: 'public-key' as const, response: {} }
  const none = await app.call(passkey.signInWithPasskey, { challenge: 'x', credential: nothing })
  expect(none.error.code).toBe('passkey.refused')
})
