import { expect } from 'vitest'
import type { z } from 'zod'
import type { Person, TestApp } from '../../../tests/support/app.ts'
import { consumerId, lineId, merchantId, orderId, tellOfSale } from '../../../tests/support/order.ts'
import * as step from '../case.contract.ts'
import { fileComplaint } from '../filing.contract.ts'
import { failMediation } from '../mediation/mediation.contract.ts'
import * as contract from './ruling.contract.ts'

/** A matter on its way to a ruling, for the tests of what leads there and what comes of it. */

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

export type Matter = {
  readonly number: string
  readonly amountFen?: number
  readonly category?: keyof typeof detailsOf
  readonly demands?: z.input<typeof fileComplaint.input>['demands']
}
export async function filing(app: TestApp, { consumer }: People, matter: Matter) {
  const { number, amountFen = 12_900, category = 'other', demands } = matter
  await tellOfSale(app, { number, consumer: 'C1', merchant: 'M1', lines: [{ title: '水杯', amountFen }] })
  return app.call(
    fileComplaint,
    {
      orderId: orderId(number),
      lineIds: [lineId(number, '1')],
      category,
      remedies: ['refund'],
      text: '商家一直没有发货，也不回复消息。',
      amountFen,
      details: detailsOf[category],
      demands,
    },
    { as: consumer },
  )
}
export async function filed(app: TestApp, all: People, matter: Matter): Promise<string> {
  const { body, error } = await filing(app, all, matter)
  expect(error).toBeUndefined()
  return body.id
}

/** The shop offered too little, `files` of the consumer are in the file, and the exchange is closed. */
export async function mediating(app: TestApp, all: People, id: string, files: readonly string[] = []): Promise<void> {
  const { consumer, merchant, agent } = all
  await app.call(step.acknowledge, { id }, { as: agent })
  await app.call(step.answer, { id, text: long, offer: { remedy: 'refund', amountFen: 100 } }, { as: merchant })
  await app.call(step.refuseOffer, { id, text: long }, { as: consumer })
  if (files.length > 0) await app.call(step.addEvidence, { id, files: [...files], note: '鉴定' }, { as: consumer })
  const closed = await app.call(step.closeEvidence, { id, text: long }, { as: agent })
  expect(closed.body.state).toBe('mediating')
  await app.runJobs()
}
/** Those who decide are drawn. */
export async function endMediation(app: TestApp, { consumer }: People, id: string): Promise<void> {
  await app.call(failMediation, { id }, { as: consumer })
  await app.runJobs()
}
export async function beginRuling(
  app: TestApp,
  { consumer, merchant, agent }: People,
  id: string,
  panel: Panel = 'rule',
): Promise<void> {
  for (const as of [consumer, merchant]) await app.call(contract.applyForRuling, { id, panel }, { as })
  const began = await app.call(contract.assignArbitrator, { id }, { as: agent })
  expect(began.body.state).toBe('deliberating')
  await app.runJobs()
}

/** Mediation did not succeed, and those who decide were drawn. */
export async function panelForming(app: TestApp, all: People, matter: Matter): Promise<string> {
  const id = await filed(app, all, matter)
  await mediating(app, all, id)
  await endMediation(app, all, id)
  return id
}
type Panel = 'rule' | 'three' | 'lay'
export async function deliberating(
  app: TestApp,
  all: People,
  { panel, ...matter }: Matter & { readonly panel?: Panel },
): Promise<string> {
  const id = await panelForming(app, all, matter)
  await beginRuling(app, all, id, panel)
  return id
}

export const rulingsOf = async (app: TestApp, id: string, as: Person) =>
  (await app.call(contract.readRulings, { id }, { as })).body.rows
/** Who was drawn to decide alone. */
export async function drawn(app: TestApp, { arbitrators }: People, id: string): Promise<Person> {
  for (const as of arbitrators)
    if ((await rulingsOf(app, id, as)).some(({ at, arbitrator }) => at === null && arbitrator.me)) return as
  throw new Error('nobody was drawn')
}
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
