import { randomBytes } from 'node:crypto'
import { deriveId } from '../../../src/marketplace/identity.ts'
import { acknowledged, type Write } from './client.ts'

/** What was acknowledged, step by step: the case and the fact that the step leaves on its timeline. */
export type CaseLoad = { stopped: boolean; readonly cases: Map<string, string[]> }
export type Cast = {
  readonly consumer: Write['as']
  readonly merchant: Write['as']
  readonly agent: Write['as']
  readonly marketplace: Write['as']
}

const source = 'crash-marketplace'
export const password = 'kill-nine-times-nine'
export const consumerId = deriveId('con', source, 'C1')
export const merchantId = deriveId('mch', source, 'M1')

/** A consumer, a shop, an agent and a marketplace, made the way an administrator makes them. */
export async function castOf(base: string, admin: Write['as']): Promise<Cast> {
  const write = (path: string, body: unknown) =>
    acknowledged(base, { path, body, key: randomBytes(12).toString('hex'), as: admin })
  const person = async (role: string, party: object) => {
    const email = `${role}@example.com`
    await write('/api/accounts', { displayName: role, email, roles: [role], password, ...party })
    return { cookie: await signIn(base, email) }
  }
  const key = await write('/api/keys', { name: 'marketplace', scopes: ['marketplace.write'] })
  return {
    consumer: await person('consumer', { consumerId }),
    merchant: await person('merchant', { merchantId }),
    agent: await person('agent', {}),
    marketplace: { authorization: `Bearer ${String(key['token'])}` },
  }
}

export async function signIn(base: string, login: string): Promise<string> {
  const response = await fetch(`${base}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password }),
  })
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0]
  if (cookie === undefined) throw new Error(`nobody signed in: ${response.status} ${await response.text()}`)
  return cookie
}

type Step = { readonly by: keyof Cast; readonly resource: string; readonly fact: string; readonly body: object }
export const words = '商家一直没有发货，也不回复消息，请尽快处理。'
const steps: readonly Step[] = [
  { by: 'agent', resource: 'acknowledgement', fact: 'complaint.acknowledged', body: { text: words } },
  { by: 'consumer', resource: 'statements', fact: 'complaint.statement-added', body: { text: words } },
  { by: 'agent', resource: 'merchant-question', fact: 'complaint.merchant-asked', body: { text: words } },
  {
    by: 'merchant',
    resource: 'merchant-reply',
    fact: 'complaint.merchant-answered',
    body: { text: words, offer: { remedy: 'refund', amountFen: 12_900 } },
  },
]

/** Case after case: the marketplace tells of an order, its buyer complains, the agent and the shop take their steps. */
export async function writeCases(base: string, cast: Cast, load: CaseLoad): Promise<void> {
  while (!load.stopped) {
    const number = randomBytes(9).toString('hex')
    const key = (step: string) => `${number}-${step}`
    await acknowledged(base, {
      path: '/api/marketplace/events',
      key: key('order'),
      body: { events: saleOf(number) },
      as: cast.marketplace,
    })
    const complaint = await acknowledged(base, {
      path: '/api/complaints',
      key: key('filing'),
      body: filingOf(number),
      as: cast.consumer,
    })
    const done = ['complaint.filed']
    load.cases.set(String(complaint['id']), done)
    for (const { by, resource, fact, body } of steps) {
      if (load.stopped) return
      const path = `/api/complaints/${String(complaint['id'])}/${resource}`
      await acknowledged(base, { path, key: key(resource), body, as: cast[by] })
      done.push(fact)
    }
  }
}

const filingOf = (number: string) => ({
  orderId: deriveId('ord', source, number),
  lineIds: [deriveId('orl', source, number, '1')],
  category: 'other',
  text: words,
  remedies: ['refund'],
  amountFen: 12_900,
})

function saleOf(number: string) {
  const time = new Date().toISOString()
  const event = (noun: string, data: Record<string, unknown>) => ({
    specversion: '1.0',
    id: `${noun}-${number}`,
    source,
    type: `com.xiaobao.marketplace.${noun}.upserted`,
    time,
    data,
  })
  const order = { consumer: 'C1', merchant: 'M1', status: 'delivered', placedAt: time, totalFen: 12_900 }
  return [
    event('merchant', { id: 'M1', name: '店铺' }),
    event('consumer', { id: 'C1' }),
    event('order', { id: number, ...order }),
    event('order-line', { order: number, id: '1', title: '水杯', unitPriceFen: 12_900 }),
  ]
}
