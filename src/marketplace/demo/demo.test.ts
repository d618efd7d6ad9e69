import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../tests/support/app.ts'
import { listCommands, requestCommand } from '../command.contract.ts'
import { askOrdersOfConsumer, demoConsumerId, demoMerchantId } from '../index.ts'
import { demoMarketplace } from './demo.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp({ now: '2026-11-24T10:00:00+08:00' })
  await demoMarketplace(app.ctx(), () => {})
}, 60_000)
afterAll(() => app.close())

test('the demo is a year of a marketplace up to now, with its peaks, and nothing after now', async () => {
  const { rows } = await sql<Record<string, number>>`select count(*)::int as orders,
    (count(*) filter (where placed_at > ${app.clock.now} or delivered_at > ${app.clock.now}))::int as future,
    (count(*) filter (where (placed_at at time zone 'Asia/Shanghai')::date = '2026-11-11'))::int as double11,
    (count(*) filter (where (placed_at at time zone 'Asia/Shanghai')::date = '2026-04-14'))::int as plain,
    (select count(*) from marketplace.merchant)::int as shops, (select count(*) from marketplace.listing)::int as listings,
    (select count(*) from marketplace.review)::int as reviews, (select count(*) from marketplace.refund)::int as refunds
    from marketplace."order"`.execute(app.db)
  const found = rows[0] ?? {}
  expect(found).toMatchObject({ orders: 12_000, future: 0, shops: 24 })
  expect(found['listings']).toBeGreaterThan(350)
  expect(found['double11']).toBeGreaterThan((found['plain'] ?? 0) * 4)
  expect(found['refunds']).toBeGreaterThan(500)
})

test('the demo consumer has recent orders at the demo shop', async () => {
  const orders = await askOrdersOfConsumer(app.ctx(), demoConsumerId, 20)
  const recent = orders.filter(({ merchantId }) => merchantId === demoMerchantId).slice(0, 8)
  expect(recent).toHaveLength(8)
  expect(new Set(recent.map(({ status }) => status)).size).toBeGreaterThan(2)
})

test('the demo marketplace carries out a refund and reports it', async () => {
  const [order] = await askOrdersOfConsumer(app.ctx(), demoConsumerId, 1)
  const admin = await app.as('admin')
  await app.call(requestCommand, { kind: 'refund', target: order?.id ?? '', amountFen: 100 }, { as: admin })
  await app.runJobs()
  expect((await app.call(listCommands, {}, { as: admin })).body.rows).toMatchObject([{ state: 'confirmed' }])
  const [after] = await askOrdersOfConsumer(app.ctx(), demoConsumerId, 1)
  expect(after?.refundedFen).toBe(100)
})
