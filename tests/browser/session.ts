import { expect } from 'vitest'
import type { Page } from 'playwright-core'

/** Writes as the page of whoever is signed in would send it: by the session in its browser. */
export async function send(page: Page, path: string, body: object): Promise<{ readonly id: string }> {
  const { status, text } = await tried(page, path, body)
  expect([path, status, status === 201 ? '' : text]).toEqual([path, 201, ''])
  return JSON.parse(text) as { id: string }
}

/** The same, whatever the answer. */
export const tried = (page: Page, path: string, body: object): Promise<{ status: number; text: string }> =>
  page.evaluate(
    async ([url, content, key]) => {
      const headers = { 'content-type': 'application/json', 'idempotency-key': key }
      const answer = await fetch(url, { method: 'POST', headers, body: content })
      return { status: answer.status, text: await answer.text() }
    },
    [path, JSON.stringify(body), `browser-${Math.random()}`] as const,
  )

export const long = '这里写满十个字以上的说明。'

/** A complaint of the demo consumer about an order at the demo merchant that nobody has complained of yet. */
export async function complained(consumer: Page): Promise<string> {
  const filing = await consumer.evaluate(async () => {
    type Order = {
      readonly id: string
      readonly number: string
      readonly merchant: { readonly name: string | null } | null
      readonly refundedFen: number
      readonly lines: readonly { readonly id: string }[]
    }
    const read = async <T>(path: string) => ((await (await fetch(path)).json()) as { rows: T[] }).rows
    const mine = await read<{ orderNumber: string | null }>('/api/complaints/mine?limit=100')
    const taken = new Set(mine.map(({ orderNumber }) => orderNumber))
    for (const { id, number, merchant, refundedFen } of await read<Order>('/api/orders?limit=100')) {
      if (merchant?.name !== '青禾数码专营店' || refundedFen > 0 || taken.has(number)) continue
      const { lines } = (await (await fetch(`/api/orders/${id}`)).json()) as Order
      if (lines[0]) return { orderId: id, lineIds: [lines[0].id] }
    }
    throw new Error('every order at the demo merchant is complained about')
  })
  const claim = { ...filing, category: 'other', text: long, remedies: ['refund'], amountFen: 100 }
  return (await send(consumer, '/api/complaints', claim)).id
}
