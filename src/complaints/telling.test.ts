import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../tests/support/app.ts'
import { consumerId, lineId, merchantId, orderId, tellOfSale } from '../../tests/support/order.ts'
import { timeline } from '../kernel/fact/record.ts'
import * as contract from './case.contract.ts'
import { fileComplaint } from './filing.contract.ts'
import { long } from './decisions.example.ts'

let app: TestApp
let consumer: Person
let merchant: Person
let agent: Person
beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T09:00:00+08:00' })
  consumer = await app.as('consumer', { consumerId: consumerId('C1') })
  merchant = await app.as('merchant', { merchantId: merchantId('M1') })
  agent = await app.as('agent')
})
afterAll(() => app.close())

async function filed(own: string): Promise<string> {
  await tellOfSale(app, { number: own, consumer: 'C1', merchant: 'M1', lines: [{ title: '水杯', amountFen: 12_900 }] })
  const filing = {
    orderId: orderId(own),
    lineIds: [lineId(own, '1')],
    category: 'other' as const,
    text: long,
    remedies: ['refund' as const],
    amountFen: 12_900,
  }
  return (await app.call(fileComplaint, filing, { as: consumer })).body.id
}
const later = (minutes: number) => (app.clock.now = new Date(app.clock.now.getTime() + minutes * 60_000))

/** Template and the day it names, as shown in the app, in order of the template. */
async function told(subject: string): Promise<(string | undefined)[][]> {
  const rows = await app.db
    .selectFrom('kernel.notice')
    .select(['template', 'params'])
    .where('subject', '=', subject)
    .where('channel', '=', 'in-app')
    .execute()
  return rows
    .map(({ template, params }) => [template, (params as Record<string, string>)['lastDay']])
    .toSorted((a, b) => String(a[0]).localeCompare(String(b[0])))
}

async function wholeCase(own: string, between: () => Promise<unknown>): Promise<(string | undefined)[][]> {
  const id = await filed(own)
  const offer = { remedy: 'refund' as const, amountFen: 12_900 }
  await between()
  await app.call(contract.acknowledge, { id, text: long }, { as: agent })
  later(5)
  await between()
  await app.call(contract.respond, { id, text: long }, { as: agent })
  await between()
  await app.call(contract.askMerchant, { id, text: long }, { as: agent })
  later(5)
  await between()
  await app.call(contract.answer, { id, text: long, offer }, { as: merchant })
  await app.runJobs()
  return told(id)
}

test('a worker that comes only after the merchant has answered tells everybody the same, with the same days, as one that is quick', async () => {
  const quick = await wholeCase('T-1', () => app.runJobs())
  const late = await wholeCase('T-2', () => Promise.resolve())
  expect(quick.map(([template]) => template)).toEqual([
    'complaint.acknowledged',
    'complaint.answer-arrived',
    'complaint.filed',
    'complaint.merchant-answered',
    'complaint.merchant-asked',
    'complaint.merchant-asked',
    'complaint.new-for-merchant',
    'complaint.responded',
  ])
  expect(late).toEqual(quick)
})

test('a limit that was broken is on the timeline although the merchant acted before anybody heard that the time was over', async () => {
  const id = await filed('T-9')
  await app.call(contract.acknowledge, { id, text: long }, { as: agent })
  await app.call(contract.askMerchant, { id, text: long }, { as: agent })
  await app.runJobs()
  const before = await app.call(contract.readCase, { id }, { as: merchant })
  const dueAt = before.body.clocks.find(({ rule }) => rule.startsWith('complaint.merchant-reply.'))?.dueAt ?? ''
  app.clock.now = new Date(Date.parse(dueAt) + 60_000)
  const offer = { remedy: 'refund' as const, amountFen: 12_900 }
  expect((await app.call(contract.answer, { id, text: long, offer }, { as: merchant })).status).toBe(201)
  await app.runJobs()
  const facts = await timeline(app.ctx(), id)
  const breaches = facts.flatMap(({ kind, data }) => (kind === 'complaint.clock-breached' ? [data] : []))
  expect(breaches).toEqual([expect.objectContaining({ blame: 'merchant' })])
})

/** In the order in which they were told; each template as often as somebody heard of it at another instant. */
async function toldTo(who: Person, subject: string): Promise<string[]> {
  const rows = await app.db
    .selectFrom('kernel.notice')
    .select(['template', 'id'])
    .where('recipient', '=', who.actor.id)
    .where('subject', '=', subject)
    .where('channel', '=', 'in-app')
    .orderBy('id')
    .execute()
  return rows.map(({ template }) => template)
}
const pass = async (text: string) => {
  app.clock.now = new Date(`${text}+08:00`)
  await app.runJobs()
}

test('a consumer who does not decide about an offer is reminded twice before it ends as unconfirmed', async () => {
  await pass('2026-03-09T09:00:00')
  const buyer = await app.as('consumer', { consumerId: consumerId('C1') })
  const desk = await app.as('agent')
  const id = await filed('T-20')
  await app.call(contract.acknowledge, { id }, { as: desk })
  const offer = { remedy: 'refund' as const, amountFen: 12_900 }
  const shop = await app.as('merchant', { merchantId: merchantId('M1') })
  expect((await app.call(contract.answer, { id, text: long, offer }, { as: shop })).status).toBe(201)
  for (const day of ['2026-03-12T12:30:00', '2026-03-14T00:30:00', '2026-03-15T00:30:00', '2026-03-17T00:30:00'])
    await pass(day)
  const told = await toldTo(buyer, id)
  expect(told.filter((one) => one === 'complaint.confirm-soon')).toHaveLength(2)
  expect(told).toContain('complaint.closed')
})

test('the lead hears at eighty percent, takes a case over when its promise is broken, and the consumer hears that it is late', async () => {
  await pass('2026-03-23T09:00:00')
  const buyer = await app.as('consumer', { consumerId: consumerId('C1') })
  consumer = buyer
  const desk = await app.as('agent')
  const lead = await app.as('admin')
  const id = await filed('T-21')
  await app.call(contract.assign, { id, agentId: desk.actor.id }, { as: lead })
  await pass('2026-03-26T10:30:00')
  expect(await toldTo(lead, id)).toContain('complaint.lead-due-soon')
  expect(await toldTo(lead, id)).not.toContain('complaint.overdue')
  await pass('2026-03-27T00:30:00')
  expect(await toldTo(lead, id)).toContain('complaint.overdue')
  expect(await toldTo(desk, id)).toContain('complaint.taken-over')
  const seen = (await app.call(contract.readCase, { id }, { as: await app.as('agent') })).body
  const accounts = await app.db.selectFrom('kernel.account').select(['id', 'roles']).execute()
  const leads = accounts.filter(({ roles }) => roles.includes('admin'))
  expect(leads.map((one) => one.id)).toContain(seen.agent?.id)
  await pass('2026-03-28T00:30:00')
  expect(await toldTo(buyer, id)).toContain('complaint.late')
})
