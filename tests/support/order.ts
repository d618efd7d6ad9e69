import { expect } from 'vitest'
import { createApiKey } from '../../src/kernel/access/account.contract.ts'
import { receiveEvents } from '../../src/marketplace/event.contract.ts'
import { deriveId } from '../../src/marketplace/identity.ts'
import type { TestApp } from './app.ts'

export const source = 'test-marketplace'
export const consumerId = (own: string): string => deriveId('con', source, own)
export const merchantId = (own: string): string => deriveId('mch', source, own)
export const orderId = (own: string): string => deriveId('ord', source, own)
export const lineId = (order: string, own: string): string => deriveId('orl', source, order, own)

export type Sale = {
  readonly number: string
  readonly consumer: string
  /** Under which the marketplace knows the buyer. */
  readonly contact?: { readonly email?: string; readonly phone?: string }
  readonly merchant: string
  readonly lines: readonly {
    readonly title: string
    readonly amountFen: number
    readonly quantity?: number
    readonly category?: string
    /** The barcode of its product; the product is told of where it has a category. */
    readonly gtin?: string
    readonly noReturnConfirmed?: boolean
    /** A line of another shop than the order's. */
    readonly merchant?: string
  }[]
  readonly status?: string
  readonly deliveredAt?: string
  /** What was paid, where it is not the sum of the lines. */
  readonly totalFen?: number
  readonly shippingFen?: number
  /** What the shop's deposit holds. */
  readonly depositFen?: number
}

/** Tells the product of an order the way a marketplace does: over HTTP, with an API key. */
export async function tellOfSale(app: TestApp, sale: Sale): Promise<string> {
  await tellOfSales(app, [sale])
  return orderId(sale.number)
}

/** The same of many orders, as many in one call as it takes. */
export async function tellOfSales(app: TestApp, sales: readonly Sale[]): Promise<void> {
  const admin = await app.as('admin')
  const { body } = await app.call(createApiKey, { name: 'marketplace', scopes: ['marketplace.write'] }, { as: admin })
  const events = sales.flatMap((sale) => eventsOf(app, sale))
  for (let from = 0; from < events.length; from += atOnce) {
    const batch = { events: events.slice(from, from + atOnce) }
    const told = await app.call(receiveEvents, batch, { as: { key: body.token } })
    expect(told.body).toMatchObject({ rejected: 0, parked: 0 })
  }
}
const atOnce = 400

function eventsOf(app: TestApp, sale: Sale) {
  const time = new Date(app.clock.now.getTime() - 86_400_000).toISOString()
  return [
    event('merchant', {
      id: sale.merchant,
      name: `店铺 ${sale.merchant}`,
      ...(sale.depositFen !== undefined && { depositFen: sale.depositFen }),
    }),
    event('consumer', { id: sale.consumer, ...(sale.contact && { contact: sale.contact }) }),
    event('order', {
      id: sale.number,
      consumer: sale.consumer,
      merchant: sale.merchant,
      status: sale.status ?? 'delivered',
      placedAt: time,
      totalFen: sale.totalFen ?? sale.lines.reduce((sum, line) => sum + line.amountFen, 0),
      ...(sale.deliveredAt !== undefined && { deliveredAt: sale.deliveredAt }),
      ...(sale.shippingFen !== undefined && { shippingFen: sale.shippingFen }),
    }),
    ...sale.lines.flatMap((line, place) =>
      line.category === undefined
        ? []
        : [
            event('product', {
              id: `${sale.number}-${place + 1}`,
              name: line.title,
              category: line.category,
              gtin: line.gtin,
            }),
          ],
    ),
    ...sale.lines.map((line, place) =>
      event('order-line', {
        order: sale.number,
        id: String(place + 1),
        title: line.title,
        unitPriceFen: Math.round(line.amountFen / (line.quantity ?? 1)),
        quantity: line.quantity ?? 1,
        amountFen: line.amountFen,
        ...(line.merchant && { merchant: line.merchant }),
        ...(line.category !== undefined && { product: `${sale.number}-${place + 1}` }),
        ...(line.noReturnConfirmed !== undefined && { noReturnConfirmed: line.noReturnConfirmed }),
      }),
    ),
  ]

  function event(noun: string, data: Record<string, unknown>) {
    const id = `${noun}-${sale.number}-${String(data['id'])}`
    return { specversion: '1.0', id, source, type: `com.xiaobao.marketplace.${noun}.upserted`, time, data }
  }
}
