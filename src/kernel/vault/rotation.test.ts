import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../tests/support/app.ts'
import { runSql } from '../../../tests/support/sql.ts'
import { accountSealed } from '../access/account.sealed.ts'
import { findAccount, findByLogin, insertAccount, updateAccount } from '../access/account.store.ts'
import { eraseSubject } from './erase.actions.ts'
import { reindexSome } from './reindex.actions.ts'
import { resealSome } from './reseal.actions.ts'
import { rotateDomain, rotatePerson } from './rotate.actions.ts'
import * as store from './vault.store.ts'

let app: TestApp
beforeAll(async () => (app = await testApp({ now: '2026-03-02T09:00:00+08:00' })))
afterAll(() => app.close())

const draft = (nth: number) => ({
  id: `acc_w${nth}`,
  email: `writer${nth}@example.cn`,
  phone: String(13_700_000_000 + nth),
  display_name: `写手${nth}`,
  password_hash: null,
  language: 'zh' as const,
  roles: ['agent' as const],
  consumer_id: null,
  merchant_id: null,
})
const later = (minutes: number) => {
  app.clock.now = new Date(app.clock.now.getTime() + minutes * 60_000)
}
const keysOf = (domain: string) =>
  store.domainKeys(app.ctx()).then((keys) => keys.filter((key) => key.domain === domain))

test('keys of every level change while fifty people write and work is cut off: everything opens, everything is found', async () => {
  const writers = Array.from({ length: 50 }, (_, nth) => nth)
  for (const nth of writers) await app.inTx((ctx) => insertAccount(ctx, draft(nth)))
  const wrote = new Map<number, string>()
  const write = async (nth: number) => {
    for (let turn = 0; turn < 4; turn += 1) {
      const name = `写手${nth}改${turn}`
      await app.inTx(async (ctx) => {
        await updateAccount(ctx, `acc_w${nth}`, { display_name: name, email: `writer${nth}-${turn}@example.cn` })
      })
      wrote.set(nth, name)
    }
  }
  const cutOff = (work: (ctx: ReturnType<TestApp['ctx']>) => Promise<unknown>) =>
    app
      .inTx(async (ctx) => {
        await work(ctx)
        throw new Error('killed')
      })
      .catch((error: unknown) => expect(String(error)).toContain('killed'))
  const change = async () => {
    await app.inTx((ctx) => rotateDomain(ctx, 'index'))
    await app.inTx((ctx) => rotateDomain(ctx, 'identity'))
    await cutOff((ctx) => reindexSome(ctx, accountSealed, null))
    for (const nth of [3, 4, 5]) {
      const before = (await store.activeKeys(app.ctx(), 'identity', [`acc_w${nth}`]))[0]
      expect(await app.inTx((ctx) => rotatePerson(ctx, `acc_w${nth}`, 'identity'))).toBe(true)
      const renewed = { kid: before?.kid ?? 0, subject: `acc_w${nth}`, domain: 'identity' as const, after: null }
      await cutOff((ctx) => resealSome(ctx, accountSealed, renewed))
    }
  }
  await Promise.all([...writers.map(write), change()])
  for (let turn = 0; turn < 3; turn += 1) {
    later(15)
    await app.runJobs()
  }
  for (const nth of writers) {
    const email = `writer${nth}-3@example.cn`
    expect(await findAccount(app.ctx(), `acc_w${nth}`)).toMatchObject({ display_name: wrote.get(nth), email })
    expect(await findByLogin(app.ctx(), email)).toMatchObject({ id: `acc_w${nth}` })
    expect(await findByLogin(app.ctx(), String(13_700_000_000 + nth))).toMatchObject({ id: `acc_w${nth}` })
  }
  for (const domain of ['index', 'identity'])
    expect((await keysOf(domain)).map(({ state }) => state)).toEqual(['destroyed', 'active'])
  const old = await runSql(
    app.connectionString,
    `select subject, version, reason from kernel.vault_subject_key where state <> 'active' order by subject`,
  )
  expect(old).toEqual([3, 4, 5].map((nth) => ({ subject: `acc_w${nth}`, version: 1, reason: 'renewed' })))
})

test('while the key of the indexes changes nobody takes the address of somebody, and everybody is found', async () => {
  await app.inTx((ctx) => insertAccount(ctx, { ...draft(90), email: 'taken@example.cn' }))
  await app.inTx((ctx) => rotateDomain(ctx, 'index'))
  expect(await findByLogin(app.ctx(), 'TAKEN@example.cn')).toMatchObject({ id: 'acc_w90' })
  expect(await app.inTx((ctx) => insertAccount(ctx, { ...draft(91), email: 'taken@example.cn' }))).toBeUndefined()
  later(1)
  await app.runJobs()
  expect(await findByLogin(app.ctx(), 'taken@example.cn')).toMatchObject({ id: 'acc_w90' })
  expect(await app.inTx((ctx) => insertAccount(ctx, { ...draft(91), email: 'taken@example.cn' }))).toBeUndefined()
})

test('somebody who was forgotten is found by nothing, and another may use the address', async () => {
  await app.inTx((ctx) => insertAccount(ctx, { ...draft(95), email: 'gone@example.cn' }))
  const erasure = { subject: 'acc_w95', domains: ['identity' as const], reason: 'subject-request' }
  expect(await app.inTx((ctx) => eraseSubject(ctx, erasure))).toBe(1)
  expect(await findByLogin(app.ctx(), 'gone@example.cn')).toBeUndefined()
  expect(await findAccount(app.ctx(), 'acc_w95')).toMatchObject({ display_name: '', email: null, phone: null })
  const left = await app.db
    .selectFrom('kernel.account')
    .select(['email_index', 'phone_index'])
    .where('id', '=', 'acc_w95')
    .execute()
  expect(left).toEqual([{ email_index: null, phone_index: null }])
  expect(await app.inTx((ctx) => insertAccount(ctx, { ...draft(96), email: 'gone@example.cn' }))).toMatchObject({
    id: 'acc_w96',
  })
})

test('whoever is forgotten while something is being sealed about them is forgotten with it', async () => {
  const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>()
  const { promise: sealed, resolve: told } = Promise.withResolvers<void>()
  const writing = app.inTx(async (ctx) => {
    await updateAccount(ctx, 'acc_w96', { phone: '13600000096' })
    told()
    await mayEnd
  })
  await sealed
  const erasing = app.inTx((ctx) =>
    eraseSubject(ctx, { subject: 'acc_w96', domains: ['identity'], reason: 'subject-request' }),
  )
  end()
  await Promise.all([writing, erasing])
  expect(await findAccount(app.ctx(), 'acc_w96')).toMatchObject({ phone: null })
  expect(await findByLogin(app.ctx(), '13600000096')).toBeUndefined()
})
