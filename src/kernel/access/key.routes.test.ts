import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../tests/support/app.ts'
import * as contract from './account.contract.ts'
import { remindOfKeys } from './key.actions.ts'
import { isFrom } from './networks.ts'

let app: TestApp
beforeAll(async () => (app = await testApp()))
afterAll(() => app.close())

const hoursOn = (hours: number) => (app.clock.now = new Date(app.clock.now.getTime() + hours * 60 * 60_000))
const draft = { name: '订单系统', scopes: ['deadlines.read' as const] }
/** What a key opens: refused for its role only, it is a key; undefined stands for that. */
async function refusalOf(key: string, headers: Record<string, string> = {}) {
  const { error } = await app.call(contract.listApiKeys, {}, { as: { key }, headers })
  return error.code === 'access.not-your-role' ? undefined : error.code
}

test('a key works until its day, and not after; the answer says why', async () => {
  const admin = await app.as('admin')
  const { body } = await app.call(contract.createApiKey, { ...draft, expiresInDays: 1 }, { as: admin })
  expect(new Date(body.expiresAt ?? 0).getTime() - app.clock.now.getTime()).toBe(24 * 60 * 60_000)
  expect(await refusalOf(body.token)).toBeUndefined()
  hoursOn(24)
  expect(await refusalOf(body.token)).toBe('access.key-expired')
  const { rows } = (await app.call(contract.listApiKeys, {}, { as: await app.as('admin') })).body
  expect(rows.find(({ id }) => id === body.id)?.expired).toBe(true)
  const forever = await app.call(contract.createApiKey, draft, { as: await app.as('admin') })
  expect(forever.body.expiresAt).toBeNull()
})

test('a key for one network opens nothing elsewhere, and is not counted as used there', async () => {
  const admin = await app.as('admin')
  const make = async (networks: string[]) =>
    (await app.call(contract.createApiKey, { ...draft, networks }, { as: admin })).body
  const elsewhere = await make(['203.0.113.0/24'])
  // Whatever the request says of itself: no proxy is trusted here.
  expect(await refusalOf(elsewhere.token, { 'x-forwarded-for': '203.0.113.9' })).toBe('access.key-elsewhere')
  expect(await refusalOf((await make(['127.0.0.1', '203.0.113.0/24'])).token)).toBeUndefined()
  const { rows } = (await app.call(contract.listApiKeys, {}, { as: admin })).body
  expect(rows.find(({ id }) => id === elsewhere.id)).toMatchObject({ lastUsedAt: null, networks: ['203.0.113.0/24'] })
  for (const network of ['203.0.113.0/33', 'everywhere', '10.0.0.256', ''])
    expect((await app.call(contract.createApiKey, { ...draft, networks: [network] }, { as: admin })).status).toBe(400)
})

test.each([
  ['203.0.113.9', ['203.0.113.0/24'], true],
  ['::ffff:203.0.113.9', ['203.0.113.0/24'], true],
  ['203.0.114.9', ['203.0.113.0/24', '198.51.100.7'], false],
  ['2001:db8::1', ['2001:db8::/32'], true],
  ['2001:db9::1', ['2001:db8::/32', '0.0.0.0/0'], false],
  ['not an address', ['0.0.0.0/0'], false],
  ['not an address', [], true],
])('%s is within %j: %s', (ip, networks, within) => expect(isFrom(ip, networks)).toBe(within))

test('a key is replaced without a pause: both work for the hours that were said, then the new one alone', async () => {
  const admin = await app.as('admin')
  const old = (await app.call(contract.createApiKey, { ...draft, networks: ['127.0.0.1'] }, { as: admin })).body
  const answer = await app.call(contract.rotateApiKey, { id: old.id, overlapHours: 2 }, { as: admin })
  expect([answer.status, answer.body.follows]).toEqual([201, old.id])
  const { token: _token, ...next } = answer.body
  expect(next).toMatchObject({ name: draft.name, scopes: draft.scopes, networks: ['127.0.0.1'], expiresAt: null })
  hoursOn(1)
  expect([await refusalOf(old.token), await refusalOf(answer.body.token)]).toEqual([undefined, undefined])
  const again = await app.call(contract.rotateApiKey, { id: old.id }, { as: admin })
  expect(again.error.code).toBe('key.followed')
  hoursOn(1)
  expect([await refusalOf(old.token), await refusalOf(answer.body.token)]).toEqual(['access.key-expired', undefined])
})

test('replacing a key never lengthens the life of the old one, and what has ended is not replaced', async () => {
  const admin = await app.as('admin')
  const old = (await app.call(contract.createApiKey, { ...draft, expiresInDays: 1 }, { as: admin })).body
  await app.call(contract.rotateApiKey, { id: old.id, overlapHours: 168 }, { as: admin })
  const { rows } = (await app.call(contract.listApiKeys, {}, { as: admin })).body
  expect(rows.find(({ id }) => id === old.id)?.expiresAt).toBe(old.expiresAt)
  const revoked = (await app.call(contract.createApiKey, draft, { as: admin })).body
  await app.call(contract.revokeApiKey, { id: revoked.id }, { as: admin })
  expect((await app.call(contract.rotateApiKey, { id: revoked.id }, { as: admin })).error.code).toBe('key.over')
})

test('nobody but an administrator replaces a key, none that is not there, and not for longer than a week', async () => {
  const admin = await app.as('admin')
  const old = (await app.call(contract.createApiKey, draft, { as: admin })).body
  const rotate = (id: string, as: typeof admin, overlapHours = 1) =>
    app.call(contract.rotateApiKey, { id, overlapHours }, { as })
  expect((await rotate(old.id, await app.as('agent'))).error.code).toBe('access.not-your-role')
  expect((await rotate('key_nothing', admin)).status).toBe(404)
  expect((await rotate(old.id, admin, 169)).status).toBe(400)
  const both = await Promise.all([rotate(old.id, admin), rotate(old.id, admin)])
  expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409])
})

test('administrators hear once of a key that ends within two weeks, and not of one that was replaced', async () => {
  const admin = await app.as('admin')
  const make = async (name: string, expiresInDays: number) =>
    (await app.call(contract.createApiKey, { ...draft, name, expiresInDays }, { as: admin })).body
  await make('快到期', 10)
  await make('还早', 40)
  const replaced = await make('已更换', 10)
  await app.call(contract.rotateApiKey, { id: replaced.id }, { as: admin })
  for (let day = 0; day < 2; day += 1) await app.inTx((ctx) => remindOfKeys(ctx))
  const told = await app.db
    .selectFrom('kernel.notice')
    .select('params')
    .where('recipient', '=', admin.actor.id)
    .where('template', '=', 'api-key.ends-soon')
    .where('channel', '=', 'in-app')
    .execute()
  expect(told).toHaveLength(1)
})
