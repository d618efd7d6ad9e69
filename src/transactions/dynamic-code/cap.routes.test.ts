import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Person } from '../../../tests/support/app.ts'
import { consumerId, merchantId } from '../../../tests/support/order.ts'
import { paymentCodes } from '../../../tests/support/payment-codes.ts'
import { plugInPayDesk, unopenedPayDesk } from '../pay-desk.ts'
import * as contract from './code.contract.ts'

const { app, shopId, shop, machine, issueTo, redeem } = await paymentCodes()
let risk: Person
beforeAll(async () => {
  risk = await app.as('risk-analyst')
})
afterEach(() => void plugInPayDesk(unopenedPayDesk))
afterAll(() => app.close())

test('a static code names the shop it was made for, to everybody; one that was changed names nobody', async () => {
  const { body } = await app.call(contract.issueStaticCode, {}, { as: shop })
  const checked = await app.call(contract.checkCode, { code: body.url })
  expect(checked.body.payee).toEqual({ id: shopId, name: '店铺 M1' })
  const swapped = body.url.replace(shopId, merchantId('M2'))
  expect((await app.call(contract.checkCode, { code: swapped })).error.code).toBe('static-code.not-authentic')
  expect((await redeem(body.url)).error.code).toBe('payment-code.is-static')
})

const byStatic = async (own: string, amountFen: number, asked: Record<string, unknown> = {}) => {
  const { body } = await app.call(contract.issueStaticCode, {}, { as: shop })
  const paying = { code: body.url, consumer: consumerId(own), payee: shopId, amountFen, transaction: randomUUID() }
  return app.call(contract.payByStaticCode, { ...paying, ...asked }, { as: machine })
}
test('paid by a static code, the money goes to nobody but the registered shop', async () => {
  const other = await byStatic('C9', 100, { payee: merchantId('M2') })
  expect([other.status, other.error.code]).toEqual([409, 'static-code.payee-differs'])
  expect((await byStatic('C9', 100)).status).toBe(201)
})
test('one number of the marketplace is one payment: told again it is the same, with another amount it is refused', async () => {
  const first = await byStatic('C10', 100, { transaction: 'S-1' })
  const again = await byStatic('C10', 100, { transaction: 'S-1' })
  expect([again.body.id, again.body.repeated]).toEqual([first.body.id, true])
  expect((await byStatic('C10', 200, { transaction: 'S-1' })).error.code).toBe('static-code.transaction-differs')
})

test('five hundred yuan and one fen by static codes in a day: the answer warns, and the marketplace may have it refused', async () => {
  expect((await byStatic('C11', 30_000)).body.cap).toMatchObject({ usedFen: 30_000, passed: false })
  const passed = await byStatic('C11', 20_001)
  expect(passed.body.cap).toEqual({ dailyFen: 50_000, usedFen: 50_001, passed: true, refuses: false })
  plugInPayDesk({ ...unopenedPayDesk, caps: 'refuse' })
  expect((await byStatic('C12', 50_000)).status).toBe(201)
  const refused = await byStatic('C12', 1)
  expect([refused.status, refused.error.code, refused.error.params['limit']]).toEqual([
    409,
    'static-code.over-cap',
    500,
  ])
  const rows = await app.call(contract.listCodes, { consumer: consumerId('C12') }, { as: risk })
  expect(rows.body.rows).toHaveLength(1)
})

test('the cap is that of a day in Shanghai: a minute before midnight and a minute after are two days', async () => {
  plugInPayDesk({ ...unopenedPayDesk, caps: 'refuse' })
  app.clock.now = new Date('2026-03-02T23:59:00+08:00')
  const highest = { highestFen: 100_000 }
  expect((await redeem((await issueTo('C13', highest)).body.digits, { amountFen: 100_000 })).status).toBe(201)
  const over = await redeem((await issueTo('C13', highest)).body.digits, { amountFen: 1 })
  expect(over.error.params['why']).toBe('cap')
  app.clock.now = new Date('2026-03-03T00:01:00+08:00')
  expect((await redeem((await issueTo('C13', highest)).body.digits, { amountFen: 100_000 })).status).toBe(201)
})

test('payments of one person that come at once do not both find the same room below the cap', async () => {
  plugInPayDesk({ ...unopenedPayDesk, caps: 'refuse' })
  const codes = await Promise.all(
    [1, 2, 3, 4].map((n) => issueTo('C14', { device: `telephone-number-${n}`, highestFen: 60_000 })),
  )
  const paid = await Promise.all(codes.map(({ body }) => redeem(body.digits, { amountFen: 60_000 })))
  expect(paid.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409])
})

test('two kinds of factors have the cap of grade B, a certificate none', async () => {
  const grades = []
  for (const factors of ['two-kinds', 'certificate'] as const)
    grades.push((await issueTo('C15', { factors })).body.cap.dailyFen)
  expect(grades).toEqual([500_000, null])
})
