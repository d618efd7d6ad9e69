import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../tests/support/app.ts'
import { readSettings } from '../config/settings.ts'
import type { Ctx } from '../context.ts'
import { timeline } from '../fact/record.ts'
import { eraseSubject } from './erase.actions.ts'
import { openVault } from './open-vault.ts'
import { activeDomainKey } from './open-keys.actions.ts'
import { rewrapSome } from './rewrap.actions.ts'
import { localRootKey } from './root-key.ts'
import { plugInRootKeys, rootKey } from './root.ts'
import { rewrapDomainKeys, rotateDomain } from './rotate.actions.ts'
import { SealBroken } from './sealed.ts'
import { openAll, sealAll, type SealedColumn } from './vault.actions.ts'
import * as store from './vault.store.ts'

const phone: SealedColumn = { table: 'test.person', column: 'phone', domain: 'contact' }
const name: SealedColumn = { table: 'test.person', column: 'name', domain: 'identity', padTo: 16 }
let app: TestApp
beforeAll(async () => (app = await testApp()))
afterAll(() => app.close())

const seal = (ctx: Ctx, subject: string, text: string, of = phone) =>
  sealAll(ctx, [{ of, row: subject, subject, text }]).then(([sealed]) => sealed ?? Buffer.of())
const open = (ctx: Ctx, row: string, sealed: Buffer, of = phone) =>
  openAll(ctx, [{ of, row, sealed }]).then(([text]) => text)

test('what is sealed for many people and of several kinds opens in its order', async () => {
  const cells = Array.from({ length: 40 }, (_, at) => ({
    of: at % 3 === 0 ? name : phone,
    row: `row_${at}`,
    subject: `con_${at % 7}`,
    text: `值 ${at}`,
  }))
  const sealed = await app.inTx((ctx) => sealAll(ctx, cells))
  const back = await openAll(
    app.ctx(),
    cells.map(({ of, row }, at) => ({ of, row, sealed: sealed[at] ?? Buffer.of() })),
  )
  expect(back).toEqual(cells.map(({ text }) => text))
  expect(await openAll(app.ctx(), [])).toEqual([])
})

test('two who write about a person for the first time at once use one key, and both are read', async () => {
  const both = await Promise.all(['一', '二', '三', '四'].map((text) => app.inTx((ctx) => seal(ctx, 'con_new', text))))
  expect(await Promise.all(both.map((sealed) => open(app.ctx(), 'con_new', sealed)))).toEqual(['一', '二', '三', '四'])
  const keys = await store.activeKeys(app.ctx(), 'contact', ['con_new'])
  expect(keys).toHaveLength(1)
})

test('a value that somebody copies to another row of the database does not open there', async () => {
  const sealed = await app.inTx((ctx) => seal(ctx, 'con_a', '13800138000'))
  await app.inTx((ctx) => seal(ctx, 'con_b', '13900139000'))
  await expect(open(app.ctx(), 'con_b', sealed)).rejects.toThrow(SealBroken)
})

test('erased, nothing about a person opens any more, others do, and what is written later has a key of its own', async () => {
  const [gone, stays, other] = await app.inTx(async (ctx) => [
    await seal(ctx, 'con_gone', '13800138000'),
    await seal(ctx, 'con_gone', '李雷', name),
    await seal(ctx, 'con_stays', '13700137000'),
  ])
  const erasure = { subject: 'con_gone', domains: ['contact' as const], reason: 'subject-request' }
  expect(await app.inTx((ctx) => eraseSubject(ctx, erasure))).toBe(1)
  expect(await app.inTx((ctx) => eraseSubject(ctx, erasure))).toBe(0)
  expect([
    await open(app.ctx(), 'con_gone', gone!),
    await open(app.ctx(), 'con_gone', stays!, name),
    await open(app.ctx(), 'con_stays', other!),
  ]).toEqual([null, '李雷', '13700137000'])
  const again = await app.inTx((ctx) => seal(ctx, 'con_gone', '13600136000'))
  expect([await open(app.ctx(), 'con_gone', again), await open(app.ctx(), 'con_gone', gone!)]).toEqual([
    '13600136000',
    null,
  ])
  const facts = (await timeline(app.ctx(), 'con_gone')).filter(({ kind }) => kind === 'vault.keys-destroyed')
  expect(facts.map(({ data }) => data)).toEqual([{ domains: ['contact'], keys: 1, reason: 'subject-request' }])
})

test('a new key of a domain takes over everything, in steps that may be cut off, and the old one is destroyed', async () => {
  const people = Array.from({ length: 30 }, (_, at) => `con_r${at}`)
  const sealed = await app.inTx((ctx) =>
    sealAll(
      ctx,
      people.map((subject) => ({ of: name, row: subject, subject, text: `名 ${subject}` })),
    ),
  )
  const before = await store.activeDomainKey(app.ctx(), 'identity')
  await app.inTx((ctx) => rotateDomain(ctx, 'identity'))
  // Cut off in the middle: the first ten are wrapped anew, the next ten are rolled back.
  await app.inTx((ctx) => rewrapSome(ctx, 'identity', 10))
  await expect(
    app.inTx(async (ctx) => {
      await rewrapSome(ctx, 'identity', 10)
      throw new Error('killed')
    }),
  ).rejects.toThrow('killed')
  const all = () =>
    openAll(
      app.ctx(),
      people.map((row, at) => ({ of: name, row, sealed: sealed[at] ?? Buffer.of() })),
    )
  expect(await all()).toEqual(people.map((subject) => `名 ${subject}`))
  await app.runJobs()
  expect(await all()).toEqual(people.map((subject) => `名 ${subject}`))
  const keys = await store.domainKeys(app.ctx())
  expect(keys.find(({ id }) => id === before?.id)).toMatchObject({ state: 'destroyed', wrapped: null })
  expect((await store.keyCounts(app.ctx())).find(({ domain }) => domain === 'identity')).toMatchObject({
    version: 2,
    waiting: 0,
  })
})

test('a rotation waits for those who are wrapping with the old key, so that none of their keys is left behind', async () => {
  await app.inTx(async (writing) => {
    await activeDomainKey(writing, 'words')
  })
  const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>()
  const { promise: wrapped, resolve: told } = Promise.withResolvers<void>()
  const writing = app.inTx(async (ctx) => {
    const sealed = await seal(ctx, 'con_w', '慢慢写', { ...phone, domain: 'words' })
    told()
    await mayEnd
    return sealed
  })
  await wrapped
  const rotating = app.inTx((ctx) => rotateDomain(ctx, 'words'))
  end()
  const sealed = await writing
  await rotating
  await app.runJobs()
  expect(await open(app.ctx(), 'con_w', sealed, { ...phone, domain: 'words' })).toBe('慢慢写')
})

test('with another root key the vault does not open; with both, everything is wrapped by the new one', async () => {
  const sealed = await app.inTx((ctx) => seal(ctx, 'con_root', '13500135000'))
  const [old, fresh] = [rootKey(), localRootKey(randomBytes(32))]
  plugInRootKeys([fresh, old])
  expect(await app.inTx(rewrapDomainKeys)).toBeGreaterThan(0)
  expect(await app.inTx(rewrapDomainKeys)).toBe(0)
  const roots = (await store.domainKeys(app.ctx())).filter(({ wrapped }) => wrapped !== null).map(({ root }) => root)
  expect(new Set(roots)).toEqual(new Set([fresh.id]))
  expect(await open(app.ctx(), 'con_root', sealed)).toBe('13500135000')
  const { settings } = readSettings({ XIAOBAO_HOME: app.files.spool, XIAOBAO_DEMO: 'on' })
  await expect(openVault(app.ctx(), settings)).rejects.toThrow(`the vault needs root key ${fresh.id}`)
})
