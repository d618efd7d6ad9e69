import { expect } from 'vitest'
import type { Page } from 'playwright-core'

/** Writes as the page of whoever is signed in would send it: by the session in its browser. */
export async function send<T = { readonly id: string }>(page: Page, path: string, body: object): Promise<T> {
  const { status, text } = await tried(page, path, body)
  expect([path, status, status === 201 ? '' : text]).toEqual([path, 201, ''])
  return JSON.parse(text) as T
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

/** An order at the demo merchant that is not the demo consumer's: somebody else complains of it. */
export async function orderOfAnother(merchant: Page, consumer: Page): Promise<Bought> {
  type Orders = { readonly rows: readonly { readonly id: string; readonly refundedFen: number }[] }
  const own = new Set((await read<Orders>(consumer, '/api/orders?limit=100')).rows.map(({ id }) => id))
  const { rows } = await read<Orders>(merchant, '/api/orders?limit=100')
  const order = rows.find(({ id, refundedFen }) => !own.has(id) && refundedFen === 0)
  if (!order) throw new Error('nobody else bought at the demo merchant')
  return { orderId: order.id, lineIds: [] }
}

type Bought = { readonly orderId: string; readonly lineIds: readonly string[] }
/** An order of the demo consumer at the demo merchant that nobody has complained of yet, with so many items of it. */
const freeOrder = (consumer: Page, items = 1): Promise<Bought> =>
  consumer.evaluate(async (count) => {
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
      if (lines.length >= count) return { orderId: id, lineIds: lines.slice(0, count).map((line) => line.id) }
    }
    throw new Error('every order at the demo merchant is complained about')
  }, items)

const claim = { category: 'other', text: long, remedies: ['refund'], amountFen: 100 }
/** A complaint of the demo consumer at the demo merchant. */
export const complained = async (consumer: Page, { items = 1, amountFen = 100, text = long } = {}): Promise<string> =>
  (await send(consumer, '/api/complaints', { ...(await freeOrder(consumer, items)), ...claim, amountFen, text })).id

/** The same of somebody without an account, linked to an order by an agent: where the guest opens it, and its id. */
export async function complainedAsGuest(
  guest: Page,
  by: Parties & { readonly claim?: object; readonly order?: Bought },
): Promise<GuestCase> {
  const contact = `guest-${Math.random().toString(36).slice(2)}@example.cn`
  const asked = await tried(guest, '/api/guest/codes', { kind: 'email', contact })
  const { id: code, shown } = JSON.parse(asked.text) as { id: string; shown: string }
  const { proof } = await send<{ proof: string }>(guest, '/api/guest/proofs', { id: code, code: shown })
  const filing = { ...claim, ...by.claim, proof }
  const { page } = await send<{ page: string }>(guest, '/api/guest/complaints', filing)
  const door = `/api/guest/cases/${page.replace('/track/', '')}`
  const { id } = await read<{ id: string }>(guest, door)
  await send(by.agent, `/api/complaints/${id}/order`, by.order ?? (await freeOrder(by.consumer)))
  return { id, page, door }
}
export type GuestCase = { readonly id: string; readonly page: string; readonly door: string }

type Parties = { readonly consumer: Page; readonly merchant: Page; readonly agent: Page }

/** A complaint that the shop has answered with nothing: its sides can show evidence now. */
export async function disputed({ consumer, merchant, agent }: Parties): Promise<string> {
  const id = await complained(consumer)
  await send(agent, `/api/complaints/${id}/acknowledgement`, {})
  await send(merchant, `/api/complaints/${id}/merchant-reply`, { text: long, offer: null })
  await send(consumer, `/api/complaints/${id}/refusal`, { text: long })
  return id
}

/** What a page answers with, read by the session in its browser. */
export const read = <T>(page: Page, path: string): Promise<T> =>
  page.evaluate(async (url) => (await (await fetch(url)).json()) as never, path)

/** One red pixel. */
const tinyPicture = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='
/** A stored file of whoever is signed in. */
export const uploaded = (page: Page, name: string): Promise<string> =>
  page.evaluate(
    async ([picture, called]) => {
      const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0))
      const headers = { 'content-type': 'application/json', 'idempotency-key': `file-${Math.random()}` }
      const begin = { name: called, type: 'image/png', bytes: bytes.length }
      const begun = await fetch('/api/files', { method: 'POST', headers, body: JSON.stringify(begin) })
      const { id } = (await begun.json()) as { id: string }
      await fetch(`/api/files/${id}/content?offset=0`, {
        method: 'PUT',
        headers: { 'content-type': 'application/octet-stream' },
        body: bytes,
      })
      return id
    },
    [tinyPicture, name] as const,
  )
