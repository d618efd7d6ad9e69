import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { consumerId, lineId, merchantId, orderId, tellOfSale } from '../../../tests/support/order.ts'
import { pdf, uploadsOf } from '../../../tests/support/uploads.ts'
import { listMyNotices } from '../../kernel/notice/notice.contract.ts'
import * as cases from '../case.contract.ts'
import { fileComplaint } from '../filing.contract.ts'
import { obligationsOf } from '../performance/obligation.store.ts'
import * as contract from './legal.contract.ts'

const long = '法院已经作出处理，文书附后，请平台核对。'
let app: TestApp
let agent: Person
let consumer: Person
let merchant: Person
let stranger: Person
beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T10:00:00+08:00' })
  agent = await app.as('agent')
  consumer = await app.as('consumer', { consumerId: consumerId('C1') })
  stranger = await app.as('consumer', { consumerId: consumerId('C2') })
  merchant = await app.as('merchant', { merchantId: merchantId('M1') })
})
afterAll(() => app.close())

let count = 0
async function atLaw(): Promise<string> {
  count += 1
  const number = `LR-${count}`
  await tellOfSale(app, { number, consumer: 'C1', merchant: 'M1', lines: [{ title: '净水器', amountFen: 99_900 }] })
  const filing = {
    orderId: orderId(number),
    lineIds: [lineId(number, '1')],
    category: 'other' as const,
    text: `净水器漏水，商家拒绝退货。${count}`,
    remedies: ['refund' as const],
    amountFen: 99_900,
  }
  const { id } = (await app.call(fileComplaint, filing, { as: consumer })).body
  await app.call(cases.askMerchant, { id, text: long }, { as: agent })
  const court = { id, body: '杭州互联网法院', reference: `（2026）浙0192民初${count}号`, text: long }
  expect((await app.call(cases.goLegal, court, { as: consumer })).body.state).toBe('legal_route')
  return id
}
const judgment = {
  outcome: 'judgment-part' as const,
  reference: '（2026）浙0192民初88号',
  datedOn: '2026-02-10',
  effectiveOn: '2026-02-26',
  amountFen: 50_000,
}
const enter = (id: string, part: object = {}, as: Person = agent) =>
  app.call(cases.enterLegalResult, { id, ...judgment, text: long, ...part }, { as })
const paper = async (as: Person): Promise<string> =>
  (await uploadsOf(app, () => as).upload(pdf(`判决书 ${Math.random()}`), { name: '判决书.pdf' })).id
const report = async (id: string, part: object = {}, as: Person = consumer) =>
  app.call(contract.reportLegalResult, { id, ...judgment, text: long, files: [await paper(as)], ...part }, { as })
const decide = (id: string, result: string, confirms: boolean, as: Person = agent) =>
  app.call(contract.decideLegalReport, { id, result, confirms, text: long }, { as })
const results = async (id: string, as: Person = consumer) => {
  const answer = await app.call(contract.readLegalResults, { id }, { as })
  expect([answer.status, answer.error]).toEqual([200, undefined])
  return answer.body.results
}
const told = async (as: Person, id: string) =>
  (await app.call(listMyNotices, { limit: 200 }, { as })).body.rows
    .filter(({ subject }) => subject === id)
    .map(({ template }) => template)

test('a judgment is performed as it says: each duty by its own day, the sum of the shop being the amount', async () => {
  const id = await atLaw()
  const obligations = [
    { debtor: 'merchant', remedy: 'refund', amountFen: 40_000, dueOn: '2026-03-20' },
    { debtor: 'merchant', remedy: 'compensation', amountFen: 10_000, dueOn: null },
    { debtor: 'consumer', remedy: 'return', amountFen: 0, dueOn: '2026-03-25' },
  ]
  const wrong = await enter(id, { obligations, amountFen: 60_000 })
  expect([wrong.status, wrong.error.code, wrong.error.params['field']]).toEqual([422, 'legal.sum-differs', 'amountFen'])
  const done = await enter(id, { obligations })
  expect([done.status, done.body.state, done.body.outcomeFen]).toEqual([201, 'performing', 50_000])
  const owed = await obligationsOf(app.ctx(), id)
  expect(owed.map(({ basis, debtor, amountFen, dueOn }) => [basis, debtor, amountFen, dueOn]).toSorted()).toEqual([
    ['legal', 'consumer', 0, '2026-03-25'],
    ['legal', 'merchant', 10_000, '2026-03-09'],
    ['legal', 'merchant', 40_000, '2026-03-20'],
  ])
  // The body that was named when it went to law, as nobody said another.
  expect(await results(id)).toMatchObject([{ body: '杭州互联网法院', state: 'entered', ledTo: 'performing' }])
})

test('an amount alone is one duty, and its day may be over already', async () => {
  const id = await atLaw()
  const late = [{ debtor: 'merchant', remedy: 'refund', amountFen: 50_000, dueOn: '2026-02-28' }]
  expect((await enter(id, { obligations: late })).body.state).toBe('performing')
  const other = await atLaw()
  await enter(other)
  expect(await obligationsOf(app.ctx(), other)).toMatchObject([{ remedy: 'refund', amountFen: 50_000, basis: 'legal' }])
})

test('a result without any order ends the matter; nothing that was owed before is owed any longer', async () => {
  const id = await atLaw()
  const done = await enter(id, { outcome: 'judgment-merchant', amountFen: 0 })
  expect([done.body.state, done.body.outcome, done.body.outcomeFen]).toEqual(['closed', 'legal_ended', 0])
  expect(await obligationsOf(app.ctx(), id)).toEqual([])
})

for (const outcome of ['not-accepted', 'plaintiff-withdrew', 'terminated'] as const)
  test(`${outcome}: the platform goes on where it stood`, async () => {
    const id = await atLaw()
    const done = await enter(id, { outcome, amountFen: 0, effectiveOn: null })
    expect([done.status, done.body.state]).toEqual([201, 'negotiating'])
    expect(await results(id)).toMatchObject([{ outcome, ledTo: 'negotiating' }])
  })

for (const outcome of ['transferred', 'appealed'] as const)
  test(`${outcome}: it stays at law, and ninety days begin again`, async () => {
    const id = await atLaw()
    const check = async () =>
      (await app.call(cases.readCase, { id }, { as: agent })).body.clocks.find(
        ({ rule, stoppedAt }) => rule === 'complaint.legal-check' && stoppedAt === null,
      )?.lastDay
    const first = await check()
    app.clock.now = new Date('2026-03-04T10:00:00+08:00')
    agent = await app.as('agent')
    consumer = await app.as('consumer', { consumerId: consumerId('C1') })
    const done = await enter(id, { outcome, amountFen: 0, effectiveOn: null })
    expect([done.status, done.body.state]).toEqual([201, 'legal_route'])
    expect([first, await check()]).toEqual(['2026-06-01', '2026-06-02'])
    app.clock.now = new Date('2026-03-02T10:00:00+08:00')
  })

test('a document that does not say enough, or says what cannot be, is refused by the name of its field', async () => {
  const id = await atLaw()
  const said = async (part: object) => {
    const answer = await enter(id, part)
    return [answer.status, answer.error.code, answer.error.params['field']]
  }
  expect(await said({ datedOn: '2026-03-03' })).toEqual([422, 'legal.dated-in-future', 'datedOn'])
  expect(await said({ effectiveOn: '2026-02-01' })).toEqual([422, 'legal.effect-before-date', 'effectiveOn'])
  expect(await said({ effectiveOn: null })).toEqual([422, 'legal.effect-missing', 'effectiveOn'])
  expect(await said({ effectiveOn: '2026-03-10' })).toEqual([422, 'legal.not-effective-yet', 'effectiveOn'])
  expect(await said({ amountFen: 0 })).toEqual([422, 'legal.nothing-ordered', 'amountFen'])
  expect(await said({ outcome: 'not-accepted' })).toEqual([422, 'legal.orders-nothing', 'amountFen'])
  expect(await said({ outcome: 'judgment-merchant' })).toEqual([422, 'legal.orders-nothing', 'amountFen'])
  expect(await said({ bodyId: 'no-such-court' })).toEqual([422, 'legal.body-unknown', 'bodyId'])
  expect((await app.call(cases.readCase, { id }, { as: agent })).body.state).toBe('legal_route')
  expect(await results(id)).toEqual([])
})

test('what a side reports changes nothing before the platform has confirmed it, once', async () => {
  const id = await atLaw()
  const without = await report(id, { files: [] })
  expect([without.status, without.error.code]).toEqual([422, 'legal.file-missing'])
  expect((await report(id, {}, stranger)).status).toBe(404)
  const sent = await report(id)
  expect([sent.status, sent.body.state]).toEqual([201, 'legal_route'])
  const twice = await report(id, {}, merchant)
  expect([twice.status, twice.error.code]).toEqual([409, 'legal.known'])
  await app.runJobs()
  expect(await told(merchant, id)).toContain('complaint.legal-reported')
  const [waiting] = await results(id, agent)
  expect(waiting).toMatchObject({ state: 'reported', asksYou: true, document: { name: '判决书.pdf' } })
  expect(await results(id)).toMatchObject([{ asksYou: false }])
  const list = await app.call(contract.listLegalReports, {}, { as: agent })
  expect([list.status, list.error]).toEqual([200, undefined])
  expect(list.body.rows.map(({ complaint }) => complaint)).toContain(id)
  expect((await app.call(contract.listLegalReports, {}, { as: merchant })).status).toBe(403)
  const result = waiting?.id ?? ''
  expect((await decide(id, result, true, consumer)).status).toBe(403)
  expect((await decide(id, 'lgr_0', true)).status).toBe(404)
  expect((await decide(id, result, true)).body.state).toBe('performing')
  expect((await decide(id, result, true)).status).toBe(409)
  expect(await results(id)).toMatchObject([{ state: 'entered', ledTo: 'performing', answer: long }])
})

test('what the platform does not take over leaves the matter at law, and the same document may be sent better', async () => {
  const id = await atLaw()
  await report(id)
  const [first] = await results(id)
  expect((await decide(id, first?.id ?? '', false)).body.state).toBe('legal_route')
  await app.runJobs()
  expect(await told(consumer, id)).toContain('complaint.legal-refused')
  expect((await report(id)).status).toBe(201)
  expect((await results(id)).map(({ state }) => state)).toEqual(['refused', 'reported'])
})

test('a report that nobody needs any longer lapses with the legal route', async () => {
  const id = await atLaw()
  await report(id)
  await app.call(cases.resumeFromLaw, { id, text: long }, { as: agent })
  await app.runJobs()
  expect((await results(id)).map(({ state }) => state)).toEqual(['lapsed'])
})

test('a document that is reported when the matter is at law once more does not lapse with the time before', async () => {
  const id = await atLaw()
  await app.call(cases.resumeFromLaw, { id, text: long }, { as: agent })
  const before = app.clock.now
  app.clock.now = new Date(before.getTime() + 60_000)
  const court = { id, body: '杭州互联网法院', reference: `（2026）浙0192民初${id}号`, text: long }
  expect((await app.call(cases.goLegal, court, { as: consumer })).body.state).toBe('legal_route')
  expect((await report(id)).status).toBe(201)
  await app.runJobs()
  expect((await results(id)).map(({ state }) => state)).toEqual(['reported'])
  app.clock.now = before
})

test('every ninety days both sides and the agent are asked how it stands, and it is never closed by silence', async () => {
  const id = await atLaw()
  const before = app.clock.now
  app.clock.now = new Date('2026-06-02T10:00:00+08:00')
  await app.runJobs()
  const notices = await app.db.selectFrom('kernel.notice').select('template').where('subject', '=', id).execute()
  const templates = notices.map(({ template }) => template)
  expect(templates).toEqual(expect.arrayContaining(['complaint.legal-check', 'complaint.legal-check-agent']))
  const still = await app.call(cases.readCase, { id }, { as: await app.as('agent') })
  expect(still.body.state).toBe('legal_route')
  app.clock.now = before
})
