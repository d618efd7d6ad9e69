import { afterAll, beforeAll, expect, test } from 'vitest'
import * as contract from '../../src/complaints/case.contract.ts'
import type { CaseView } from '../../src/complaints/complaint.contract.ts'
import { capturePost, verifyPoster } from '../../src/complaints/enter/capture.contract.ts'
import { enterComplaint } from '../../src/complaints/enter/entry.contract.ts'
import { fileComplaint } from '../../src/complaints/filing.contract.ts'
import { enterMilestone, readLimits } from '../../src/complaints/limits/limit.contract.ts'
import { importCalendar } from '../../src/policies/calendar.contract.ts'
import { testApp, type TestApp } from '../support/app.ts'
import { consumerId, lineId, merchantId, orderId, tellOfSale } from '../support/order.ts'
import { pdf, uploadsOf } from '../support/uploads.ts'

/** Whole stories with a clock that is moved, on the calendar of 2026 with its make-up working days. */
let app: TestApp
let number = 0
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

const long = '这里写满十个字以上的说明。'
const at = (text: string) => new Date(`${text}:00+08:00`)
/** Weeks pass here, and nobody stays signed in for so long. */
const consumer = () => app.as('consumer', { consumerId: consumerId('C1') })
const merchant = () => app.as('merchant', { merchantId: merchantId('M1') })
const agent = () => app.as('agent')
const seen = async (id: string): Promise<CaseView> =>
  (await app.call(contract.readCase, { id }, { as: await agent() })).body
const clock = async (id: string, stage: string) =>
  (await seen(id)).clocks.find(({ rule }) => rule.startsWith(`complaint.${stage}.`))
const matter = { category: 'other' as const, text: long, remedies: ['refund' as const], amountFen: 12_900 }

async function sale(): Promise<string> {
  number += 1
  const own = `S-${number}`
  await tellOfSale(app, { number: own, consumer: 'C1', merchant: 'M1', lines: [{ title: '水杯', amountFen: 12_900 }] })
  return own
}
async function filed(own: string): Promise<string> {
  const filing = { orderId: orderId(own), lineIds: [lineId(own, '1')], ...matter }
  return (await app.call(fileComplaint, filing, { as: await consumer() })).body.id
}
async function transferred(orderNumber?: string) {
  number += 1
  const letter = {
    channel: 'hotline-12315' as const,
    reference: `33010620260214${number}`,
    origin: '杭州市西湖区市场监督管理局',
    receivedAt: app.clock.now.toISOString(),
    contact: { name: '王女士', phone: '13812345678' },
    ...matter,
    ...(orderNumber !== undefined && { orderNumber, identityConfirmed: true }),
  }
  return app.call(enterComplaint, letter, { as: await agent() })
}
/** A post of which it is known who wrote it, about which order. */
async function posted(own: string): Promise<string> {
  const handler = await agent()
  const { id: snapshot } = await uploadsOf(app, () => handler).upload(pdf(own))
  const post = {
    channel: 'weibo' as const,
    url: `https://weibo.com/1234567890/${own}`,
    handle: '生气的小王',
    foundAt: app.clock.now.toISOString(),
    snapshots: [snapshot],
    ...matter,
  }
  const { complaint: id } = (await app.call(capturePost, post, { as: handler })).body
  const who = { id, how: 'private-message' as const, note: '私信报出收货人和电话后四位' }
  await app.call(verifyPoster, who, { as: handler })
  await app.call(contract.linkOrder, { id, orderId: orderId(own), lineIds: [] }, { as: handler })
  return id
}
/** The merchant has been asked, and its time runs. */
async function negotiating(): Promise<string> {
  const id = await filed(await sale())
  await app.call(contract.acknowledge, { id }, { as: await agent() })
  await app.call(contract.respond, { id, text: long }, { as: await agent() })
  return id
}
test('S1: the same matter by form before the festival and by 12315 on the make-up Saturday keeps both clocks apart', async () => {
  app.clock.now = at('2026-02-13T09:00')
  const id = await filed(await sale())
  const form = async () => [(await clock(id, 'respond'))?.lastDay, (await clock(id, 'finish'))?.lastDay]
  expect(await form()).toEqual(['2026-02-25', '2026-03-12'])
  app.clock.now = at('2026-02-14T10:00')
  const letter = await transferred()
  expect([letter.status, letter.body.respondBy, letter.body.finishBy]).toEqual([201, '2026-02-28', '2026-04-03'])
  expect(await form()).toEqual(['2026-02-25', '2026-03-12'])
  // The authority's own limits: seven working days to accept, and its mediation by the measures in force on the day it accepted.
  const { complaint } = letter.body
  const limit = async (rule: string) => {
    const { limits } = (await app.call(readLimits, { id: complaint }, { as: await agent() })).body
    const one = limits.find((each) => each.rule === rule)
    return one && [one.clock.lastDay, one.source.id, one.ruleFrom, one.clock.budget, one.counts]
  }
  const before = { amount: 7, unit: 'working-day' }
  expect(await limit('samr.accept')).toEqual(['2026-03-03', 'samr-complaints-2020', '2020-01-01', before, false])
  app.clock.now = at('2026-03-03T16:00')
  const accepted = { id: complaint, kind: 'authority-accepted' as const, happenedOn: '2026-03-03' }
  expect((await app.call(enterMilestone, accepted, { as: await agent() })).status).toBe(201)
  const mediation = ['2026-05-09', 'samr-complaints-2020', '2020-01-01', { amount: 45, unit: 'working-day' }, false]
  expect(await limit('samr.mediation')).toEqual(mediation)
  // Decree 121 comes into force meanwhile: what was accepted before is counted by the interim measures to its end.
  app.clock.now = at('2026-04-15T09:00')
  expect(await limit('samr.mediation')).toEqual(mediation)
  // What is accepted from then on has sixty natural days.
  const { complaint: later } = (await transferred()).body
  const answer = await app.call(
    enterMilestone,
    { id: later, kind: 'authority-accepted', happenedOn: '2026-04-15' },
    { as: await agent() },
  )
  expect(answer.body.limits.find(({ rule }) => rule === 'samr.mediation')).toMatchObject({
    ruleFrom: '2026-04-15',
    source: { id: 'samr-complaints-2026' },
    clock: { lastDay: '2026-06-14', budget: { amount: 60, unit: 'natural-day' } },
  })
})

test.each([
  ['platform', 15, '2026-03-23', filed],
  ['social', 10, '2026-03-16', posted],
  ['regulator', 30, '2026-04-14', async (own: string) => (await transferred(own)).body.complaint],
] as const)(
  'S2: with everybody silent the %s profile rules at the end of working day %i',
  async (profile, _days, promised, arrive) => {
    app.clock.now = at('2026-03-02T09:00')
    const id = await arrive(await sale())
    const finish = await clock(id, 'finish')
    expect([finish?.lastDay, finish?.rule]).toEqual([promised, `complaint.finish.${profile}`])
    const last = at(`${promised}T23:59`)
    for (let day = 1; app.clock.now < last; day += 1) {
      app.clock.now = new Date(Math.min(at('2026-03-02T00:01').getTime() + day * 86_400_000, last.getTime()))
      await app.runJobs()
    }
    expect((await seen(id)).state).toBe('deliberating')
    app.clock.now = new Date(app.clock.now.getTime() + 60_000)
    await app.runJobs()
    expect((await seen(id)).state).toBe('award_issued')
  },
)

/** An announcement as it might come: New Year up to 5 January, worked off on Saturday the 9th. */
const announced = `
year: 2027
status: published
notice: 国务院办公厅关于2027年部分节假日安排的通知
off:
  - { name: 元旦, from: 2027-01-01, to: 2027-01-05 }
work:
  - { name: 元旦, day: 2027-01-09 }
`
test('S3: a test in the middle stops the finish clock, and a calendar announced meanwhile moves its end', async () => {
  app.clock.now = at('2026-12-14T09:00')
  const id = await negotiating()
  await app.call(contract.askMerchant, { id, text: long }, { as: await agent() })
  await app.call(contract.answer, { id, text: long }, { as: await merchant() })
  await app.call(contract.refuseOffer, { id, text: long }, { as: await consumer() })
  const before = await clock(id, 'finish')
  expect([before?.lastDay, before?.provisional]).toEqual(['2027-01-05', true])
  app.clock.now = at('2026-12-15T09:00')
  await app.call(
    contract.orderTest,
    { id, text: long, files: [], laboratory: '省产品质量检验院' },
    { as: await agent() },
  )
  expect((await clock(id, 'finish'))?.state).toBe('suspended')
  app.clock.now = at('2026-12-20T09:00')
  const officer = await app.as('governance-officer')
  const imported = await app.call(importCalendar, { text: announced, dryRun: false }, { as: officer })
  expect([imported.status, imported.body.moved > 0]).toEqual([200, true])
  await app.runJobs()
  app.clock.now = at('2026-12-31T09:00')
  await app.call(contract.reportTest, { id, text: long, files: [], outcome: 'not-possible' }, { as: await agent() })
  const after = await clock(id, 'finish')
  // Fifteen from 31 December on, over the holiday and the make-up Saturday as announced.
  expect([after?.state, after?.lastDay]).toEqual(['running', '2027-01-22'])
  expect((await seen(id)).state).toBe('evidence')
})

test('S4: what the merchant concedes in the last moment counts; at the very end it or time wins, never both', async () => {
  app.clock.now = at('2026-06-01T09:00')
  const id = await negotiating()
  const end = async (one: string) => Date.parse((await clock(one, 'merchant-reply'))?.dueAt ?? '')
  const over = await end(id)
  app.clock.now = new Date(over - 1)
  const inTime = await app.call(contract.concede, { id, text: long }, { as: await merchant() })
  expect([inTime.status, inTime.body.state]).toEqual([201, 'performing'])
  app.clock.now = new Date(over)
  await app.runJobs()
  expect((await seen(id)).state).toBe('performing')
  const facts = await app.db.selectFrom('kernel.fact').select('kind').where('subject', '=', id).execute()
  expect(facts.map(({ kind }) => kind)).not.toContain('complaint.clock-breached')

  app.clock.now = at('2026-06-08T09:00')
  const tied = await negotiating()
  app.clock.now = new Date(await end(tied))
  const late = await merchant()
  const [taken] = await Promise.all([app.call(contract.concede, { id: tied, text: long }, { as: late }), app.runJobs()])
  await app.runJobs()
  const { state } = await seen(tied)
  expect([taken.status, state]).toEqual(taken.status === 201 ? [201, 'performing'] : [409, 'evidence'])
})

test('S10: a court takes the matter and gives it back; every clock goes on with what was left of it', async () => {
  app.clock.now = at('2026-07-06T09:00')
  const id = await negotiating()
  const ends = async () => [(await clock(id, 'finish'))?.lastDay, (await clock(id, 'merchant-reply'))?.lastDay]
  expect(await ends()).toEqual(['2026-07-27', '2026-07-08'])
  const court = { id, body: '杭州互联网法院', reference: '（2026）浙0192民初1号', text: long, files: [] }
  app.clock.now = at('2026-07-07T09:00')
  expect((await app.call(contract.goLegal, court, { as: await consumer() })).body.state).toBe('legal_route')
  app.clock.now = at('2026-08-17T09:00')
  await app.runJobs()
  const back = await app.call(contract.resumeFromLaw, { id, text: long, files: [] }, { as: await agent() })
  expect(back.body.state).toBe('negotiating')
  // Twenty-nine working days stood still, from 7 July to 14 August: both ends moved by as many.
  expect(await ends()).toEqual(['2026-09-04', '2026-08-18'])

  // Taken again elsewhere, sent on, and not accepted there: what stood still does not count either, and the notice is on record.
  const second = { ...court, body: '杭州市仲裁委员会', reference: '（2026）杭仲字第1号' }
  app.clock.now = at('2026-08-18T09:00')
  await app.call(contract.goLegal, second, { as: await consumer() })
  const notice = { id, text: long, files: [], datedOn: '2026-08-19' }
  app.clock.now = at('2026-08-20T09:00')
  const sentOn = {
    ...notice,
    outcome: 'transferred' as const,
    reference: '（2026）杭仲移字1号',
    body: '杭州互联网法院',
  }
  expect((await app.call(contract.enterLegalResult, sentOn, { as: await agent() })).body.state).toBe('legal_route')
  app.clock.now = at('2026-08-25T09:00')
  const refused = { ...notice, outcome: 'not-accepted' as const, reference: '（2026）浙0192民初9号裁定' }
  expect((await app.call(contract.enterLegalResult, refused, { as: await agent() })).body.state).toBe('negotiating')
  // Five working days more, from 18 to 24 August.
  expect(await ends()).toEqual(['2026-09-11', '2026-08-25'])
})
