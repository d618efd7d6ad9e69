import { expect } from 'vitest'
import type { Person, TestApp } from '../../../tests/support/app.ts'
import { consumerId, lineId, merchantId, orderId, tellOfSale } from '../../../tests/support/order.ts'
import * as step from '../case.contract.ts'
import { fileComplaint } from '../filing.contract.ts'
import { failMediation } from '../mediation/mediation.contract.ts'
import * as contract from './ruling.contract.ts'

/** A matter on its way to a ruling, for the tests of this folder. */

export const long = '经审查双方证据，理由如下：页面承诺与实物不符。'
export type People = {
  readonly consumer: Person
  readonly merchant: Person
  readonly agent: Person
  readonly arbitrators: readonly Person[]
}
export async function people(app: TestApp, arbitrators: number): Promise<People> {
  const consumer = await app.as('consumer', { consumerId: consumerId('C1') })
  const merchant = await app.as('merchant', { merchantId: merchantId('M1') })
  const agent = await app.as('agent')
  await app.as('mediator')
  const drawn: Person[] = []
  for (let n = 0; n < arbitrators; n += 1) drawn.push(await app.as('arbitrator', { displayName: `裁决员${n + 1}` }))
  return { consumer, merchant, agent, arbitrators: drawn }
}

const detailsOf = {
  other: {},
  counterfeit: { 'received-on': '2026-02-27', why: '防伪码查不到' },
  'missing-items': { 'received-on': '2026-02-27', missing: '少了杯盖' },
}

/** Mediation did not succeed, and those who decide were drawn. */
export async function panelForming(
  app: TestApp,
  { consumer, merchant, agent }: People,
  matter: {
    readonly number: string
    readonly amountFen?: number
    readonly category?: 'other' | 'counterfeit' | 'missing-items'
  },
): Promise<string> {
  const { number, amountFen = 12_900, category = 'other' } = matter
  await tellOfSale(app, { number, consumer: 'C1', merchant: 'M1', lines: [{ title: '水杯', amountFen }] })
  const filed = await app.call(
    fileComplaint,
    {
      orderId: orderId(number),
      lineIds: [lineId(number, '1')],
      category,
      remedies: ['refund'],
      text: '商家一直没有发货，也不回复消息。',
      amountFen,
      details: detailsOf[category],
    },
    { as: consumer },
  )
  expect(filed.error).toBeUndefined()
  const { id } = filed.body
  await app.call(step.acknowledge, { id }, { as: agent })
  await app.call(step.answer, { id, text: long, offer: { remedy: 'refund', amountFen: 100 } }, { as: merchant })
  await app.call(step.refuseOffer, { id, text: long }, { as: consumer })
  await app.call(step.closeEvidence, { id, text: long }, { as: agent })
  await app.runJobs()
  await app.call(failMediation, { id }, { as: consumer })
  await app.runJobs()
  return id
}

export async function deliberating(
  app: TestApp,
  all: People,
  matter: Parameters<typeof panelForming>[2] & { readonly panel?: 'rule' | 'three' | 'lay' },
): Promise<string> {
  const id = await panelForming(app, all, matter)
  for (const as of [all.consumer, all.merchant])
    await app.call(contract.applyForRuling, { id, panel: matter.panel ?? 'rule' }, { as })
  const began = await app.call(contract.assignArbitrator, { id }, { as: all.agent })
  expect(began.body.state).toBe('deliberating')
  await app.runJobs()
  return id
}

export const rulingsOf = async (app: TestApp, id: string, as: Person) =>
  (await app.call(contract.readRulings, { id }, { as })).body.rows
/** Those who sit in the open ruling now, the presiding member first. */
export async function bench(app: TestApp, { arbitrators }: People, id: string): Promise<Person[]> {
  const sitting: { person: Person; presides: boolean }[] = []
  for (const person of arbitrators) {
    const open = (await rulingsOf(app, id, person)).find(({ at }) => at === null)
    const seat = open?.panel?.seats.find(({ me, left }) => me && left === null)
    if (seat) sitting.push({ person, presides: seat.part === 'presiding' })
  }
  return sitting.toSorted((a, b) => Number(b.presides) - Number(a.presides)).map(({ person }) => person)
}
