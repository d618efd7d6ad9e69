import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../tests/support/app.ts'
import { createAccount } from '../access/account.contract.ts'
import { openPassing, sealPassing, type Passing } from './passing.actions.ts'
import { finishRotation } from './rewrap.actions.ts'
import { rotateDomain } from './rotate.actions.ts'
import { SealBroken } from './sealed.ts'
import * as store from './vault.store.ts'

let app: TestApp
beforeAll(async () => (app = await testApp({ now: '2026-03-02T09:00:00+08:00' })))
afterAll(() => app.close())

const at = (row: string): Passing => ({ domain: 'passing', place: { table: 'test.answer', column: 'answer', row } })

test('what passes by is sealed for its place, and opens for a week after its key was changed, not longer', async () => {
  const old = await app.inTx((ctx) => sealPassing(ctx, at('a'), { text: '林晓', keyId: null }))
  expect(await openPassing(app.ctx(), at('a'), old)).toBe('林晓')
  await expect(openPassing(app.ctx(), at('b'), old)).rejects.toThrow(SealBroken)
  await app.inTx((ctx) => rotateDomain(ctx, 'passing'))
  await app.runJobs()
  expect(await openPassing(app.ctx(), at('a'), old)).toBe('林晓')
  const active = await store.activeDomainKey(app.ctx(), 'passing')
  const fresh = await app.inTx((ctx) => sealPassing(ctx, at('a'), { text: '新', keyId: active?.id ?? null }))
  app.clock.now = new Date('2026-03-10T09:00:00+08:00')
  await app.inTx((ctx) => finishRotation(ctx, 'passing'))
  expect([await openPassing(app.ctx(), at('a'), old), await openPassing(app.ctx(), at('a'), fresh)]).toEqual([
    null,
    '新',
  ])
})

test('a call that is sent again is answered as before; its answer stands sealed in the database', async () => {
  const admin = await app.as('admin')
  const person = {
    displayName: '羽毛王',
    email: 'answer@example.com',
    roles: ['agent' as const],
    password: 'a good long phrase',
  }
  const ask = () => app.call(createAccount, person, { as: admin, idempotencyKey: 'sealed-answer' })
  const [first, again] = [await ask(), await ask()]
  expect([again.body, again.headers['idempotency-replayed']]).toEqual([first.body, 'true'])
  const [kept] = await app.db
    .selectFrom('kernel.idempotency')
    .select('answer')
    .where('key', '=', 'sealed-answer')
    .execute()
  expect(kept?.answer?.length).toBeGreaterThan(100)
  expect(kept?.answer?.includes('羽毛王')).toBe(false)
})
