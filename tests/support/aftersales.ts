import { expect } from 'vitest'
import type { AnyRoute } from '../../src/kernel/route.contract.ts'
import type { RequestView } from '../../src/complaints/aftersales/aftersales.contract.ts'
import { ask } from '../../src/complaints/aftersales/filing.contract.ts'
import * as step from '../../src/complaints/aftersales/step.contract.ts'
import { testApp, type Person } from './app.ts'
import { pdf, uploadsOf } from './uploads.ts'
import { consumerId, lineId, merchantId, orderId, tellOfSale, type Sale } from './order.ts'

export const long = '这里写满十个字以上的说明。'
export const address = '广州市天河区示例路 8 号 售后组'
export const parcel = { carrier: '顺丰', trackingNo: 'SF0001' }
export const wish = (number: string, line = '1') => ({ orderId: orderId(number), lineId: lineId(number, line) })

/** A shop, its buyers and their orders, and a way to bring a request to any stage that steps alone can reach. */
export async function aftersalesScene() {
  const app = await testApp({ now: '2026-11-23T10:00:00+08:00' })
  const people = {
    consumer: await app.as('consumer', { consumerId: consumerId('C1') }),
    stranger: await app.as('consumer', { consumerId: consumerId('C2') }),
    merchant: await app.as('merchant', { merchantId: merchantId('M1') }),
    otherShop: await app.as('merchant', { merchantId: merchantId('M2') }),
    agent: await app.as('agent'),
  }
  let count = 0

  async function sale(part: Partial<Sale> & { readonly noDay?: boolean } = {}): Promise<string> {
    count += 1
    const number = `R-${count}`
    const lines = [
      { title: '羊毛大衣', amountFen: 50_000, category: '服饰鞋包' },
      { title: '袜子', amountFen: 1000, quantity: 2, category: '服饰鞋包' },
    ]
    const { noDay, ...rest } = part
    const delivered = noDay ? {} : { deliveredAt: '2026-11-21T15:00:00+08:00' }
    await tellOfSale(app, { number, consumer: 'C1', merchant: 'M1', lines, ...delivered, ...rest })
    return number
  }

  async function asked(part: object = {}): Promise<RequestView> {
    const input = { ...wish(await sale()), request: 'no-reason-return' as const, reason: 'size' as const, ...part }
    const answer = await app.call(ask, input, { as: people.consumer })
    expect(answer.error).toBe(undefined)
    return answer.body
  }

  async function take(route: AnyRoute, as: Person, input: object): Promise<RequestView> {
    const answer = await app.call(route, input as never, { as })
    expect([route.path, answer.error]).toEqual([route.path, undefined])
    return answer.body as RequestView
  }

  /** The carrier's slip of a parcel, each another file. */
  let slips = 0
  const receipt = async (): Promise<string> => {
    slips += 1
    return (await uploadsOf(app, () => people.consumer).upload(pdf(`运费 ${slips}`))).id
  }

  return { app, ...people, sale, asked, take, receipt, ways: waysOf({ ...people, asked, take, receipt }) }
}
export type Scene = Awaited<ReturnType<typeof aftersalesScene>>

type Means = {
  readonly consumer: Person
  readonly merchant: Person
  readonly asked: (part?: object) => Promise<RequestView>
  readonly receipt: () => Promise<string>
  readonly take: (route: AnyRoute, as: Person, input: object) => Promise<RequestView>
}
function waysOf({ consumer, merchant, asked, take, receipt }: Means) {
  const ways = {
    requested: async () => asked(),
    countered: async () => {
      const { id } = await asked()
      return take(step.counter, merchant, { id, text: long, remedy: 'exchange', amountFen: 0 })
    },
    refused: async () => {
      const { id } = await asked()
      return take(step.refuse, merchant, { id, reason: 'other', text: long })
    },
    awaiting_return: async () => {
      const { id } = await asked()
      return take(step.approve, merchant, { id, returnAddress: address })
    },
    returning: async () => {
      const { id } = await ways.awaiting_return()
      return take(step.sendBack, consumer, { id, ...parcel })
    },
    postage_stated: async () => {
      const { id } = await asked({ request: 'exchange', reason: 'broken', text: long })
      await take(step.approve, merchant, { id, returnAddress: address })
      const files = [await receipt()]
      return take(step.sendBack, consumer, { id, ...parcel, postageFen: 1200, files })
    },
    disputed: async () => {
      const { id } = await ways.returning()
      return take(step.disputeGoods, merchant, { id, reason: 'not-arrived', text: long, amountFen: 100 })
    },
    fulfilling: async () => {
      const { id } = await asked({ request: 'exchange', reason: 'broken', text: long })
      await take(step.approve, merchant, { id, returnAddress: address })
      await take(step.sendBack, consumer, { id, ...parcel })
      return take(step.acceptGoods, merchant, { id })
    },
    delivering: async () => {
      const { id } = await ways.fulfilling()
      return take(step.sendOut, merchant, { id, ...parcel })
    },
    awaiting_address: async () => {
      const { id } = await ways.countered()
      return take(step.acceptCounter, consumer, { id })
    },
  }
  return ways
}
export type Way = keyof ReturnType<typeof waysOf>
