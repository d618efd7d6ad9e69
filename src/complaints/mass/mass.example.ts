import { expect } from 'vitest'
import type { Person, TestApp } from '../../../tests/support/app.ts'
import { consumerId, lineId, merchantId, orderId, tellOfSale } from '../../../tests/support/order.ts'
import { fileComplaint } from '../filing.contract.ts'
import * as claim from './claim.contract.ts'
import * as cluster from './cluster.contract.ts'
import * as member from './member.contract.ts'

export const long = '这里写满十个字以上的说明。'
export const summary = '多名消费者反映这款移动电源充电时起火，平台合并处理。'
const words = '充电不到五分钟就起火了，外壳烧出一个洞，太危险。'

export type Cast = {
  readonly agent: Person
  readonly arbitrator: Person
  readonly shop: Person
  readonly consumers: readonly Person[]
}
export async function castOf(app: TestApp, many: number): Promise<Cast> {
  const consumers = []
  for (let one = 1; one <= many; one += 1)
    consumers.push(await app.as('consumer', { consumerId: consumerId(`C${one}`) }))
  return {
    agent: await app.as('agent'),
    arbitrator: await app.as('arbitrator'),
    shop: await app.as('merchant', { merchantId: merchantId('M1') }),
    consumers,
  }
}

export type Sale = {
  readonly amountFen?: number
  readonly quantity?: number
  readonly claimFen?: number
  readonly text?: string
  readonly title?: string
}
/** One consumer's complaint about the goods that all of them bought. */
export async function complain(app: TestApp, by: Person, number: string, sale: Sale = {}): Promise<string> {
  const amountFen = sale.amountFen ?? 10_000
  const own = by.actor.consumerId
  const consumer = Array.from({ length: 99 }, (_, at) => `C${at + 1}`).find((name) => consumerId(name) === own) ?? 'C1'
  const lines = [
    { title: sale.title ?? '移动电源', amountFen, ...(sale.quantity !== undefined && { quantity: sale.quantity }) },
  ]
  await tellOfSale(app, { number, consumer, merchant: 'M1', lines })
  const filing = {
    orderId: orderId(number),
    lineIds: [lineId(number, '1')],
    category: 'other' as const,
    text: sale.text ?? words,
    remedies: ['refund' as const],
    amountFen: sale.claimFen ?? amountFen,
  }
  const filed = await app.call(fileComplaint, filing, { as: by })
  expect(filed.status, JSON.stringify(filed.error)).toBe(201)
  await app.runJobs()
  return filed.body.id
}

/** As many complaints as there are consumers, proposed and opened; everybody was asked. */
export async function opened(app: TestApp, cast: Cast, prefix: string) {
  const cases: string[] = []
  for (const [at, consumer] of cast.consumers.entries()) cases.push(await complain(app, consumer, `${prefix}-${at}`))
  const proposed = (await app.call(cluster.listClusters, {}, { as: cast.agent })).body.rows
  const [first] = proposed
  const made = await app.call(
    claim.openClaim,
    { cluster: first?.id ?? '', title: '移动电源起火', summary },
    { as: cast.agent },
  )
  expect(made.status, JSON.stringify(made.error)).toBe(201)
  await app.runJobs()
  return { id: made.body.id, cases, claim: made.body }
}

export const join = (app: TestApp, id: string, as: Person) =>
  app.call(member.answerInvitation, { id, joins: true }, { as })
