import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../../tests/support/app.ts'
import { changePassword, readMe } from '../session.contract.ts'
import { openSession } from '../session.actions.ts'
import { maskedNetwork } from '../session.rules.ts'
import * as contract from './session-list.contract.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

/** The same person on one more device. */
async function onAnotherDevice(person: Person, ip = '203.0.113.77'): Promise<Person> {
  const opened = await app.inTx((ctx) => openSession(ctx, { userAgent: 'phone', ip }), person.actor)
  return { actor: person.actor, cookie: `xiaobao_session=${opened.token}` }
}
const isIn = async (person: Person): Promise<boolean> => (await app.call(readMe, {}, { as: person })).body.me !== null

test('the list says which device it is, since when, last when, and from what network; it shows no address and marks this one', async () => {
  const here = await app.as('consumer')
  await onAnotherDevice(here)
  const { rows } = (await app.call(contract.listSessions, {}, { as: here })).body
  expect(rows).toHaveLength(2)
  expect(rows.map((row) => row.current).toSorted()).toEqual([false, true])
  const phone = rows.find((row) => row.userAgent === 'phone')
  expect(phone).toMatchObject({ network: '203.0.113.*', level: 1, createdAt: app.clock.now.toISOString() })
  expect(JSON.stringify(rows)).not.toContain('203.0.113.77')
})

test.each([
  ['203.0.113.77', '203.0.113.*'],
  ['::ffff:203.0.113.77', '203.0.113.*'],
  ['2001:db8:1:2ff::9', '2001:db8:1:200:…'],
])('of %s the list shows %s', (ip, shown) => expect(maskedNetwork(ip)).toBe(shown))

test("one ends only one's own sessions: somebody else's does not exist", async () => {
  const mine = await app.as('agent')
  const other = await app.as('agent')
  const { rows } = (await app.call(contract.listSessions, {}, { as: other })).body
  expect(rows).toHaveLength(1)
  const id = rows[0]?.id ?? ''
  expect((await app.call(contract.endSession, { id }, { as: mine })).status).toBe(404)
  expect((await app.call(contract.endSession, { id }, { as: other })).status).toBe(200)
  expect(await isIn(other)).toBe(false)
  expect((await app.call(contract.endSession, { id: '' }, { as: mine })).status).not.toBe(200)
})

test('all other devices go at once and this one stays; nobody else is touched', async () => {
  const here = await app.as('consumer')
  const others = [await onAnotherDevice(here), await onAnotherDevice(here)]
  const stranger = await app.as('consumer')
  const done = await app.call(contract.endOtherSessions, {}, { as: here })
  expect([done.status, done.body.ended]).toEqual([200, 2])
  expect(await Promise.all([here, ...others, stranger].map(isIn))).toEqual([true, false, false, true])
  expect((await app.call(contract.endOtherSessions, {}, { as: here })).body.ended).toBe(0)
  expect((await app.call(contract.endOtherSessions, {})).error.code).toBe('access.sign-in-needed')
  expect((await app.call(contract.endOtherSessions, { all: true } as never, { as: here })).status).toBe(400)
})

test('an administrator signs an account out everywhere, its owner is told, and nobody else may', async () => {
  const admin = await app.as('admin')
  const lost = await app.as('agent')
  const elsewhere = await onAnotherDevice(lost)
  const id = lost.actor.id
  expect((await app.call(contract.listAccountSessions, { id }, { as: admin })).body.rows).toHaveLength(2)
  const notAllowed = [
    await app.call(contract.listAccountSessions, { id }, { as: lost }),
    await app.call(contract.endAccountSessions, { id }, { as: lost }),
  ]
  expect(notAllowed.map(({ error }) => error.code)).toEqual(['access.not-your-role', 'access.not-your-role'])
  const done = await app.call(contract.endAccountSessions, { id }, { as: admin })
  expect([done.status, done.body.ended]).toEqual([200, 2])
  expect(await Promise.all([lost, elsewhere, admin].map(isIn))).toEqual([false, false, true])
  const told = await app.db
    .selectFrom('kernel.notice')
    .select('template')
    .where('recipient', '=', id)
    .where('channel', '=', 'in-app')
    .execute()
  expect(told.map(({ template }) => template)).toEqual(['account.sessions-ended'])
  const nobody = { id: 'acc_nobody' }
  expect((await app.call(contract.listAccountSessions, nobody, { as: admin })).status).toBe(404)
  expect((await app.call(contract.endAccountSessions, nobody, { as: admin })).status).toBe(404)
})

test('an administrator who ends all sessions of their own account stays in on this device', async () => {
  const admin = await app.as('admin')
  const elsewhere = await onAnotherDevice(admin)
  expect((await app.call(contract.endAccountSessions, { id: admin.actor.id }, { as: admin })).body.ended).toBe(1)
  expect(await Promise.all([admin, elsewhere].map(isIn))).toEqual([true, false])
})

test('a session that ended does nothing any more, not even change the password', async () => {
  const here = await app.as('consumer')
  const there = await onAnotherDevice(here)
  await app.call(contract.endOtherSessions, {}, { as: here })
  const tried = await app.call(changePassword, { current: 'x', next: 'a good long phrase' }, { as: there })
  expect(tried.status).toBe(401)
})
