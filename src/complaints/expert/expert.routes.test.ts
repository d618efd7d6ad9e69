import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { consumerId, lineId, merchantId, orderId, tellOfSale } from '../../../tests/support/order.ts'
import { pdf, uploadsOf } from '../../../tests/support/uploads.ts'
import { listMyNotices } from '../../kernel/notice/notice.contract.ts'
import * as cases from '../case.contract.ts'
import { fileComplaint } from '../filing.contract.ts'
import * as contract from './expert.contract.ts'
import { afterConsents, borneBy, needsConsent } from './expert.rules.ts'

const long = '这里写满十个字以上的说明。'
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
async function inEvidence(): Promise<string> {
  count += 1
  const number = `E-${count}`
  await tellOfSale(app, { number, consumer: 'C1', merchant: 'M1', lines: [{ title: '净水器', amountFen: 99_900 }] })
  const filing = {
    orderId: orderId(number),
    lineIds: [lineId(number, '1')],
    category: 'other' as const,
    text: `净水器的滤芯和页面说的不是一种，要求检测。${count}`,
    remedies: ['refund' as const],
    amountFen: 99_900,
  }
  const { id } = (await app.call(fileComplaint, filing, { as: consumer })).body
  await app.call(cases.askMerchant, { id, text: long }, { as: agent })
  await app.call(cases.answer, { id, text: long }, { as: merchant })
  await app.call(cases.refuseOffer, { id, text: long }, { as: consumer })
  expect(await state(id)).toBe('evidence')
  return id
}
const state = async (id: string) => (await app.call(cases.readCase, { id }, { as: agent })).body.state
const terms = {
  question: '滤芯是不是页面写的反渗透膜',
  laboratory: '省产品质量检验院',
  feeFen: 60_000,
  advanceBy: 'merchant' as const,
  finalBy: 'result' as const,
}
const propose = (id: string, part: object = {}, as: Person = agent) =>
  app.call(contract.proposeTest, { id, ...terms, ...part }, { as })
const answer = (id: string, says: boolean, as: Person, test: string) =>
  app.call(contract.answerTest, { id, test, says, text: '' }, { as })
const order = (id: string, part: object) =>
  app.call(cases.orderTest, { id, text: long, files: [], ...part } as never, { as: agent })

test('a test that a side is to pay for is ordered once both agreed to the same terms, and not before', async () => {
  const id = await inEvidence()
  const proposed = await propose(id)
  expect([proposed.status, proposed.body.tests[0]?.state]).toEqual([201, 'proposed'])
  const testId = proposed.body.tests[0]?.id ?? ''
  await app.runJobs()
  for (const person of [consumer, merchant]) {
    const told = (await app.call(listMyNotices, { limit: 100 }, { as: person })).body.rows
    expect(told.map(({ template }) => template)).toContain('complaint.test-proposed')
  }
  const twice = await propose(id)
  expect([twice.status, twice.error.code]).toEqual([409, 'expert.one-at-a-time'])
  expect((await order(id, { test: testId })).error.code).toBe('expert.not-agreed')
  expect((await answer(id, true, stranger, testId)).status).toBe(404)
  expect((await answer(id, true, agent, testId)).status).toBe(403)
  expect((await answer(id, true, consumer, testId)).body.tests[0]).toMatchObject({ state: 'proposed', asksYou: false })
  const again = await answer(id, false, consumer, testId)
  expect([again.status, again.error.code]).toEqual([409, 'expert.answered-already'])
  expect((await answer(id, true, merchant, testId)).body.tests[0]?.state).toBe('agreed')
  const ordered = await order(id, { test: testId })
  expect([ordered.status, ordered.body.state]).toEqual([201, 'testing'])
  const finish = ordered.body.clocks.find(({ rule }) => rule.includes('.finish.'))
  expect(finish?.state).toBe('suspended')
})

test('the result has method, finding, whom it speaks for and the report, which both sides read and who bears the fee follows', async () => {
  const id = await inEvidence()
  const testId = (await propose(id)).body.tests[0]?.id ?? ''
  await answer(id, true, consumer, testId)
  await answer(id, true, merchant, testId)
  await order(id, { test: testId })
  const report = (await uploadsOf(app, () => agent).upload(pdf('检测报告'))).id
  const full = { method: '红外光谱法', finding: '滤芯为活性炭，不是反渗透膜', favours: 'consumer' as const }
  const enter = (part: object) =>
    app.call(cases.reportTest, { id, text: long, outcome: 'found', ...part } as never, { as: agent })
  expect((await enter({ ...full, method: '' })).error).toMatchObject({
    code: 'expert.result-incomplete',
    params: { field: 'method' },
  })
  expect((await enter(full)).error.code).toBe('expert.report-missing')
  const entered = await enter({ ...full, files: [report] })
  expect([entered.status, entered.body.state]).toEqual([201, 'evidence'])
  for (const as of [consumer, merchant]) {
    const { tests } = (await app.call(contract.readTests, { id }, { as })).body
    expect(tests[0]).toMatchObject({
      state: 'reported',
      result: { ...full, borneBy: 'merchant', report: { id: report } },
    })
  }
  // It joins the evidence, where both sides assess it.
  expect(entered.body.evidence.map(({ file }) => file.id)).toContain(report)
})

test('one refusal ends the proposal: the platform tests at its own cost, or the case goes on to mediation', async () => {
  const id = await inEvidence()
  const testId = (await propose(id)).body.tests[0]?.id ?? ''
  expect((await answer(id, false, merchant, testId)).body.tests[0]?.state).toBe('refused')
  const late = await answer(id, true, consumer, testId)
  expect([late.status, late.error.code]).toEqual([409, 'expert.answered-already'])
  const nowhere = await order(id, {})
  expect([nowhere.status, nowhere.error.code]).toEqual([422, 'expert.laboratory-missing'])
  expect(await state(id)).toBe('evidence')
  const alone = await order(id, { laboratory: '省产品质量检验院' })
  expect(alone.body.state).toBe('testing')
  const seen = (await app.call(contract.readTests, { id }, { as: consumer })).body
  expect(seen.tests[0]).toMatchObject({ state: 'ordered', advanceBy: 'platform', finalBy: 'platform', feeFen: 0 })

  const other = await inEvidence()
  const refused = (await propose(other)).body.tests[0]?.id ?? ''
  await answer(other, false, consumer, refused)
  const closed = await app.call(cases.closeEvidence, { id: other, text: long }, { as: agent })
  expect(closed.body.state).toBe('mediating')
  const early = await propose(other)
  expect([early.status, early.error.code]).toEqual([409, 'expert.not-now'])
})

test('what the platform pays and bears needs nobody’s consent, and bad terms are named', async () => {
  const id = await inEvidence()
  const bad = await propose(id, { laboratory: '' })
  expect([bad.status, bad.error.fields?.[0]?.path]).toEqual([400, 'laboratory'])
  expect((await propose(id, {}, consumer)).status).toBe(403)
  const made = await propose(id, { advanceBy: 'platform', finalBy: 'platform' })
  expect(made.body.tests[0]).toMatchObject({ state: 'agreed', asksYou: false })
  expect((await app.call(contract.readTests, { id }, { as: stranger })).status).toBe(404)
})

test('a test is offered for proposal to those who may propose one, and to nobody who would be refused', async () => {
  const id = await inEvidence()
  const admin = await app.as('admin')
  const offered = async (as: Person) => (await app.call(contract.readTests, { id }, { as })).body.mayPropose
  expect([await offered(agent), await offered(admin), await offered(consumer)]).toEqual([true, false, false])
  expect((await propose(id, {}, admin)).status).toBe(403)
})

test('who bears the fee follows the terms; the finding decides only where it speaks against somebody', () => {
  const result = { finalBy: 'result' as const, feeFen: 100 }
  expect([
    borneBy(result, 'consumer'),
    borneBy(result, 'merchant'),
    borneBy(result, 'neither'),
    borneBy(result, null),
  ]).toEqual(['merchant', 'consumer', 'half', 'half'])
  expect(borneBy({ finalBy: 'platform', feeFen: 100 }, 'merchant')).toBe('platform')
  expect(borneBy({ ...result, feeFen: 0 }, 'consumer')).toBe(null)
  expect(needsConsent({ advanceBy: 'platform', finalBy: 'result', feeFen: 1 })).toBe(true)
  expect(needsConsent({ advanceBy: 'merchant', finalBy: 'merchant', feeFen: 0 })).toBe(false)
  const yes = (side: 'consumer' | 'merchant') => ({ side, says: true })
  expect(afterConsents([yes('consumer'), yes('consumer')])).toBe('proposed')
  expect(afterConsents([yes('consumer'), yes('merchant')])).toBe('agreed')
  expect(afterConsents([yes('consumer'), { side: 'merchant', says: false }])).toBe('refused')
})
