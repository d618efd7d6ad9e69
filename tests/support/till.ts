import { expect } from 'vitest'
import { testApp, type Person } from './app.ts'
import { consumerId, lineId, merchantId, orderId, tellOfSale } from './order.ts'
import { createApiKey } from '../../src/kernel/access/account.contract.ts'
import { confirmCommand, listCommands } from '../../src/marketplace/command.contract.ts'
import * as cases from '../../src/complaints/case.contract.ts'
import { long } from '../../src/complaints/decisions.example.ts'
import { fileComplaint } from '../../src/complaints/filing.contract.ts'
import * as contract from '../../src/complaints/payments/payment.contract.ts'

/** Cases in which money is owed, and a marketplace that carries out what it is told. */

type Set = { readonly depositFen?: number; readonly shop?: string }
type Ordered = { readonly id: string; readonly obligation: string }
type Paying = {
  readonly way: contract.Way
  readonly amountFen: number
  readonly ground?: string
  readonly byHand?: boolean
  readonly note?: string
  readonly files?: string[]
}

export async function openTill() {
  const app = await testApp({ now: '2026-05-12T09:00:00+08:00' })
  const persons = async () => ({
    admin: await app.as('admin'),
    agent: await app.as('agent'),
    officer: await app.as('governance-officer'),
    consumer: await app.as('consumer', { consumerId: consumerId('C1') }),
  })
  const who = await persons()
  const key = { name: 'mall', scopes: ['marketplace.write' as const] }
  const machine = { key: (await app.call(createApiKey, key, { as: who.admin })).body.token }

  /** A shop of its own, an order, and a case whose offer of `amountFen` was accepted. */
  let shopNumber = 0
  async function performing(amountFen: number, { depositFen, shop: own }: Set = {}) {
    shopNumber += 1
    const shop = own ?? `M${shopNumber}`
    const number = `PAY-${shopNumber}`
    const lines = [{ title: '水杯', amountFen: 200_000 }]
    const sale = { number, consumer: 'C1', merchant: shop, lines }
    await tellOfSale(app, { ...sale, ...(depositFen !== undefined && { depositFen }) })
    const merchant = await app.as('merchant', { merchantId: merchantId(shop) })
    const filing = {
      orderId: orderId(number),
      lineIds: [lineId(number, '1')],
      category: 'other' as const,
      text: long,
      remedies: ['refund' as const],
      amountFen,
    }
    const { id } = (await app.call(fileComplaint, filing, { as: who.consumer })).body
    await app.call(cases.acknowledge, { id, text: long }, { as: who.agent })
    await app.call(cases.respond, { id, text: long }, { as: who.agent })
    await app.call(cases.askMerchant, { id, text: long }, { as: who.agent })
    await app.call(cases.answer, { id, text: long, offer: { remedy: 'refund', amountFen } }, { as: merchant })
    const agreed = await app.call(cases.acceptOffer, { id }, { as: who.consumer })
    expect(agreed.body.state).toBe('performing')
    const obligation = (await read(id)).owed[0]?.id ?? expect.fail('nothing owed')
    return { id, obligation, shop: merchantId(shop), order: orderId(number), merchant }
  }

  const read = async (id: string, as: Person = who.agent) =>
    (await app.call(contract.readPayments, { id }, { as })).body

  return {
    app,
    who,
    /** Weeks pass here, and nobody stays signed in for so long. */
    signIn: async () => void Object.assign(who, await persons()),
    performing,
    /** The same, with a consumer who says that nothing came. */
    enforcing: async (amountFen: number, set: Set = {}) => {
      const one = await performing(amountFen, set)
      await app.call(cases.prove, { id: one.id, text: long }, { as: one.merchant })
      await app.call(cases.disputePerformance, { id: one.id, text: long }, { as: who.consumer })
      return one
    },
    read,
    state: async (id: string) => (await app.call(cases.readCase, { id }, { as: who.agent })).body,
    pay: ({ id, obligation }: Ordered, more: Paying, as: Person) =>
      app.call(contract.orderPayment, { id, obligation, ...more }, { as }),
    commandsFor: async (id: string) => {
      await app.runJobs()
      const payments = (await read(id)).owed.flatMap((owed) => owed.payments)
      const commands = (await app.call(listCommands, { limit: 200 }, { as: who.admin })).body.rows
      return payments.flatMap((payment) => commands.filter(({ reason }) => reason === payment.id))
    },
    answer: async (command: string, outcome: 'done' | 'refused') => {
      await app.call(confirmCommand, { id: command, outcome }, { as: machine })
      await app.runJobs()
    },
  }
}
