import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { appOn } from '../../../tests/support/app-on.ts'
import { testRulebook } from '../../../tests/support/parts.ts'
import { exportQueue, listQueue } from '../../complaints/queue.contract.ts'
import { createApiKey, listAccounts } from '../access/account.contract.ts'
import { changeLanguage, readMe, signIn, signOut } from '../access/session.contract.ts'
import { listTasks, searchEverything } from '../http/home.contract.ts'
import { hashToken } from '../access/token.ts'
import { newId } from '../id.ts'
import { reveal } from '../reading/reading.contract.ts'
import { contain, release } from './containment.actions.ts'
import { eventsOf } from './note.actions.ts'
import type { Measure } from './watch.contract.ts'

let app: TestApp
let agent: Person
let other: Awaited<ReturnType<typeof appOn>>
beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T09:00:00+08:00' })
  other = await appOn(app.connectionString, { rulebook: testRulebook, now: '2026-03-02T09:00:00+08:00' })
})
beforeEach(async () => {
  agent = await app.as('agent')
})
afterAll(async () => {
  await other.close()
  await app.close()
})

const hold = (measures: readonly Measure[], held = agent.actor.id) =>
  app.inTx((ctx) => contain(ctx, { held, measures, cause: newId('alm') }))
const events = async (actor = agent.actor.id) =>
  (await eventsOf(app.ctx(), actor, { after: new Date(0), limit: 100 })).map(({ kind, rows, detail }) => ({
    kind,
    rows,
    detail,
  }))
const elsewhere = (method: 'GET' | 'POST', url: string, payload?: object) =>
  other.server.inject({
    method,
    url,
    headers: { cookie: agent.cookie, 'accept-language': 'zh' },
    ...(payload && { payload }),
  })
const wish = { case: newId('cmp'), purpose: 'dispute.handle' as const, fields: ['phone' as const] }

test('a frozen account is refused at its very next call, in another process too; it may see who it is, and leave', async () => {
  expect((await app.call(listQueue, {}, { as: agent })).status).toBe(200)
  expect((await elsewhere('GET', '/api/tasks')).statusCode).toBe(200)
  await hold(['frozen'])
  for (const answer of [await app.call(listQueue, {}, { as: agent }), await app.call(listTasks, {}, { as: agent })])
    expect([answer.status, answer.error.code]).toEqual([403, 'access.frozen'])
  const there = await elsewhere('GET', '/api/tasks')
  expect([there.statusCode, there.json().error.code]).toEqual([403, 'access.frozen'])
  expect((await app.call(readMe, {}, { as: agent })).body.me?.id).toBe(agent.actor.id)
  expect((await app.call(signOut, {}, { as: agent })).status).toBe(200)
})

test('whose exports are on hold works on without files, in another process too', async () => {
  expect((await app.call(exportQueue, {}, { as: agent })).status).toBe(200)
  await hold(['no-exports'])
  expect((await app.call(exportQueue, {}, { as: agent })).error.code).toBe('access.exports-held')
  expect((await elsewhere('GET', '/api/complaint-export')).json().error.code).toBe('access.exports-held')
  expect((await app.call(listQueue, {}, { as: agent })).status).toBe(200)
})

test('whose reads are on hold reads no personal data, whatever the case, in another process too', async () => {
  expect((await app.call(reveal, wish, { as: agent })).error.code).toBe('not-found')
  await hold(['no-reads'])
  expect((await app.call(reveal, wish, { as: agent })).error.code).toBe('reading.held')
  expect((await elsewhere('POST', '/api/reveals', wish)).json().error.code).toBe('reading.held')
  expect((await app.call(listQueue, {}, { as: agent })).status).toBe(200)
})

test('whoever has to prove again who they are reads pages, and does nothing until a new sign-in', async () => {
  await hold(['step-up'])
  expect((await app.call(listQueue, {}, { as: agent })).status).toBe(200)
  expect((await app.call(reveal, wish, { as: agent })).error.code).toBe('access.prove-again')
  expect((await elsewhere('POST', '/api/reveals', wish)).json().error.code).toBe('access.prove-again')
  expect((await app.call(exportQueue, {}, { as: agent })).error.code).toBe('access.prove-again')
  // Of their own page, nothing is taken.
  expect((await app.call(changeLanguage, { language: 'zh' }, { as: agent })).status).toBe(200)
})

test('a proof answers what was asked for before it, and not what is asked for again after', async () => {
  await hold(['step-up'])
  app.clock.now = new Date(app.clock.now.getTime() + 60_000)
  const { cookie } = agent
  const token = decodeURIComponent(cookie.split('=')[1]?.split(';')[0] ?? '')
  await app.db
    .updateTable('kernel.session')
    .set({ proved_at: app.clock.now })
    .where('token_hash', '=', hashToken(token))
    .execute()
  expect((await app.call(exportQueue, {}, { as: agent })).status).toBe(200)
  app.clock.now = new Date(app.clock.now.getTime() + 60_000)
  await hold(['step-up'])
  expect((await app.call(exportQueue, {}, { as: agent })).error.code).toBe('access.prove-again')
})

test('a key is frozen like an account', async () => {
  const admin = await app.as('admin')
  const made = await app.call(createApiKey, { name: 'shop', scopes: ['payments.write'] }, { as: admin })
  const as = { key: made.body.token }
  expect((await app.call(listAccounts, {}, { as })).error.code).toBe('access.not-your-role')
  await hold(['frozen'], made.body.id)
  expect((await app.call(listAccounts, {}, { as })).error.code).toBe('access.frozen')
})

test('what was taken is given back by somebody else, once; the same is not taken twice for the same cause', async () => {
  const cause = newId('alm')
  const wanted = { held: agent.actor.id, measures: ['frozen'] as const, cause }
  expect(await app.inTx((ctx) => contain(ctx, wanted))).toEqual(['frozen'])
  expect(await app.inTx((ctx) => contain(ctx, wanted))).toEqual([])
  const [{ id } = { id: '' }] = await app.db
    .selectFrom('kernel.containment')
    .select('id')
    .where('cause', '=', cause)
    .execute()
  await expect(app.inTx((ctx) => release(ctx, id), agent.actor)).rejects.toMatchObject({ code: 'containment.own' })
  const officer = await app.as('privacy-officer')
  expect((await app.inTx((ctx) => release(ctx, id), officer.actor)).endedBy).toBe(officer.actor.id)
  expect((await app.call(listQueue, {}, { as: agent })).status).toBe(200)
})

test('kept is who came in, what was refused, what is not there, how many rows left and how was searched; never what was typed', async () => {
  await app.call(listAccounts, {}, { as: agent })
  await app.call(reveal, wish, { as: agent })
  await app.call(exportQueue, {}, { as: agent })
  for (const text of ['8000', '王', '水杯']) await app.call(searchEverything, { text }, { as: agent })
  expect(await events()).toEqual([
    { kind: 'signed-in', rows: 1, detail: null },
    { kind: 'denied', rows: 1, detail: 'access.not-your-role' },
    { kind: 'missed', rows: 1, detail: null },
    { kind: 'exported', rows: 0, detail: null },
    { kind: 'searched', rows: 1, detail: 'digits' },
    { kind: 'searched', rows: 1, detail: 'surname' },
  ])
})

test('a wrong password is kept at the network, with a digest of the login and nothing else of it', async () => {
  await app.call(signIn, { login: 'nobody@example.com', password: 'wrong-password-1' })
  const rows = await app.db.selectFrom('kernel.access_event').selectAll().where('kind', '=', 'sign-in-failed').execute()
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({ actor: 'network 127.0.0.0/24', thing: null })
  expect(JSON.stringify(rows)).not.toContain('nobody')
})
