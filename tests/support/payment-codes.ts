import { randomUUID } from 'node:crypto'
import { testApp, type Person } from './app.ts'
import { consumerId, merchantId, tellOfSale } from './order.ts'
import { createApiKey } from '../../src/kernel/access/account.contract.ts'
import * as contract from '../../src/transactions/dynamic-code/code.contract.ts'

/** A shop that takes payment codes, a consumer who shows them, and the server of the marketplace. */
export async function paymentCodes() {
  const app = await testApp({ now: '2026-03-02T09:00:00+08:00' })
  const keyOf = async (scopes: ('payments.write' | 'marketplace.read')[]) => {
    const admin = await app.as('admin')
    return { key: (await app.call(createApiKey, { name: 'till', scopes }, { as: admin })).body.token }
  }
  for (const [number, merchant] of [
    ['P-1', 'M1'],
    ['P-2', 'M2'],
  ] as const)
    await tellOfSale(app, { number, consumer: 'C1', merchant, lines: [{ title: '水杯', amountFen: 5_000 }] })
  const shopId = merchantId('M1')
  const consumer = await app.as('consumer', { consumerId: consumerId('C1') })
  const shop = await app.as('merchant', { merchantId: shopId })
  const machine = await keyOf(['payments.write'])

  type Issue = Parameters<typeof app.call<typeof contract.issueCode.input, typeof contract.issueCode.output>>[1]
  const issue = (asked: Partial<Issue> = {}, as: Person | { key: string } = consumer) =>
    app.call(contract.issueCode, { device: 'telephone-of-c1', payee: shopId, highestFen: 20_000, ...asked }, { as })
  /** Of a consumer of its own, so that no test counts in the cap of another. */
  const issueTo = (own: string, asked: Partial<Issue> = {}) => issue({ consumer: consumerId(own), ...asked }, machine)
  const redeem = (code: string, asked: Partial<Record<string, unknown>> = {}, as: Person | { key: string } = shop) =>
    app.call(contract.redeemCode, { code, amountFen: 5_000, transaction: randomUUID(), ...asked }, { as })
  return { app, shopId, consumer, shop, machine, keyOf, issue, issueTo, redeem }
}
