import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { fileAbout } from '../../../tests/support/filing.ts'
import { consumerId, merchantId } from '../../../tests/support/order.ts'
import { openSession } from '../../kernel/access/session.actions.ts'
import { pdf, uploadsOf } from '../../../tests/support/uploads.ts'
import * as step from '../case.contract.ts'
import type { CaseView, Remedy } from '../complaint.contract.ts'
import { long } from '../decisions.example.ts'
import * as mediation from '../mediation/mediation.contract.ts'
import type { Term } from '../mediation/mediation.contract.ts'
import { readRulings } from '../ruling/ruling.contract.ts'
import { orderPayment, readPayments } from '../payments/payment.contract.ts'

let app: TestApp
let consumer: Person
let merchant: Person
let agent: Person
let number = 0

beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T09:00:00+08:00' })
  consumer = await app.as('consumer', { consumerId: consumerId('C1') })
  merchant = await app.as('merchant', { merchantId: merchantId('M1') })
  agent = await app.as('agent')
})
afterAll(() => app.close())

async function asked(remedies: readonly Remedy[], amountFen: number): Promise<string> {
  const details = { 'received-on': '2026-02-20', defect: '杯盖漏水', safety: 'no' }
  const said = { category: 'quality' as const, text: long, details, remedies: [...remedies], amountFen }
  const { id } = await fileAbout(app, consumer, `PF-${(number += 1)}`, said)
  await app.call(step.acknowledge, { id }, { as: agent })
  return id
}
const owed = async (id: string) =>
  (await app.call(readPayments, { id }, { as: consumer })).body.owed.map(({ remedy, amountFen }) => ({
    remedy,
    amountFen,
  }))

test('a shop that agrees to everything owes everything: the repair, and the money as money', async () => {
  const id = await asked(['repair', 'compensation'], 10_000)
  const conceded = await app.call(step.concede, { id }, { as: merchant })
  expect(conceded.body).toMatchObject({ state: 'performing', outcomeFen: 10_000 })
  expect(await owed(id)).toEqual([
    { remedy: 'repair', amountFen: 0 },
    { remedy: 'compensation', amountFen: 10_000 },
  ])
  expect(conceded.body.statements.at(-1)?.offer).toEqual({ remedy: 'compensation', amountFen: 10_000, lines: [] })
})

test('an offer that a counter-offer answered is gone: an answer without an offer leaves nothing to accept', async () => {
  const id = await asked(['refund'], 12_900)
  const offer = { remedy: 'refund' as const, amountFen: 5_000 }
  await app.call(step.answer, { id, text: long, offer }, { as: merchant })
  await app.call(step.counterOffer, { id, text: long, offer: { ...offer, amountFen: 9_000 } }, { as: consumer })
  await app.call(step.answer, { id, text: long }, { as: merchant })
  const dead = await app.call(step.acceptOffer, { id }, { as: consumer })
  expect([dead.status, dead.error.code]).toEqual([409, 'complaint.no-offer'])
  await app.call(step.counterOffer, { id, text: long, offer: { ...offer, amountFen: 8_000 } }, { as: consumer })
  await app.call(step.answer, { id, text: long, offer: { ...offer, amountFen: 7_000 } }, { as: merchant })
  const accepted = await app.call(step.acceptOffer, { id }, { as: consumer })
  expect(accepted.body).toMatchObject({ state: 'performing', outcomeFen: 7_000 })
})

const term = (by: 'merchant' | 'consumer', remedy: Remedy, amountFen: number, dueOn: string): Term => ({
  by,
  remedy,
  amountFen,
  dueOn,
  note: '',
})
/** Both sign the same document. */
async function agreed(terms: readonly Term[]): Promise<string> {
  const id = await asked(['refund'], 12_900)
  await app.call(step.answer, { id, text: long }, { as: merchant })
  await app.call(step.refuseOffer, { id, text: long }, { as: consumer })
  await app.call(step.closeEvidence, { id, text: long }, { as: agent })
  await app.runJobs()
  const proposed = await app.call(mediation.propose, { id, terms: [...terms], text: long }, { as: merchant })
  const { id: proposal, hash } = proposed.body.proposals.at(-1) ?? expect.fail('no proposal')
  expect((await app.call(mediation.signProposal, { id, proposal, hash }, { as: consumer })).status).toBe(201)
  return id
}
const read = async (id: string) => (await app.call(step.readCase, { id }, { as: consumer })).body
const items = async (id: string, as: Person = consumer) => (await app.call(readPayments, { id }, { as })).body.owed
const clockOf = ({ clocks }: CaseView) =>
  clocks.find(({ rule, state }) => rule === 'complaint.performance' && state === 'running')?.lastDay
/** A later day; whoever was signed in signs in again. */
async function at(day: string): Promise<void> {
  app.clock.now = new Date(`${day}T00:00:00+08:00`)
  await app.runJobs()
  const again = async ({ actor }: Person): Promise<Person> => {
    const { token } = await app.inTx((ctx) => openSession(ctx, { userAgent: 'test', ip: '127.0.0.1' }), actor)
    return { actor, cookie: `xiaobao_session=${token}` }
  }
  consumer = await again(consumer)
  merchant = await again(merchant)
  agent = await again(agent)
}

async function told(id: string, ...templates: string[]): Promise<unknown[]> {
  await app.runJobs()
  const rows = await app.db
    .selectFrom('kernel.notice')
    .select(['template', 'params'])
    .where('subject', '=', id)
    .where('channel', '=', 'in-app')
    .where('template', 'in', templates)
    .orderBy('template')
    .execute()
  return rows.map(({ template, params }) => [template, params])
}

test('an agreement in instalments runs to each of its days; one that is missed is enforced, and the rest is performed as before', async () => {
  const id = await agreed([
    term('merchant', 'refund', 4_000, '2026-03-20'),
    term('merchant', 'refund', 5_000, '2026-04-02'),
    term('merchant', 'refund', 3_900, '2026-04-30'),
  ])
  expect(await read(id)).toMatchObject({ state: 'performing', waitsFor: 'merchant' })
  expect(clockOf(await read(id))).toBe('2026-03-20')
  const duty = { lastDay: '2026-03-20', whatEn: expect.stringContaining('¥40.00') }
  expect(await told(id, 'complaint.to-perform', 'complaint.is-performed')).toEqual([
    ['complaint.is-performed', expect.objectContaining(duty)],
    ['complaint.to-perform', expect.objectContaining(duty)],
  ])
  const [first, second, third] = await items(id)
  const early = await app.call(step.disputePerformance, { id, text: long }, { as: consumer })
  expect([early.status, early.error.code]).toEqual([409, 'performance.not-due-yet'])
  await app.call(step.prove, { id, text: long, obligation: first?.id ?? '' }, { as: merchant })
  expect(clockOf(await read(id))).toBe('2026-04-02')
  await app.call(step.confirmPerformance, { id, obligation: first?.id ?? '' }, { as: consumer })
  await at('2026-03-21')
  expect(await read(id)).toMatchObject({ state: 'performing', proven: false })
  await at('2026-04-03')
  expect(await read(id)).toMatchObject({ state: 'enforcing', waitsFor: 'platform' })
  const heard = ['complaint.not-performed', 'complaint.not-performed-consumer', 'complaint.not-performed-merchant']
  expect((await told(id, ...heard)).map((one) => (one as string[])[0])).toEqual(heard)
  expect(await told(id, 'complaint.reply-due')).toEqual([])
  expect(await told(id, 'complaint.perform-soon')).not.toEqual([])
  expect((await items(id, agent)).map(({ broken }) => broken)).toEqual([false, true, false])
  const undue = { id, obligation: third?.id ?? '', way: 'advance' as const, amountFen: 100, ground: 'promise' }
  expect((await app.call(orderPayment, undue, { as: agent })).error.code).toBe('payment.not-broken')
  const due = { ...undue, obligation: second?.id ?? '', amountFen: 5_000, byHand: true, note: '凭证 8841' }
  expect((await app.call(orderPayment, due, { as: agent })).status).toBe(201)
  expect(await read(id)).toMatchObject({ state: 'performing', outcome: null })
  expect(clockOf(await read(id))).toBe('2026-04-30')
  await app.call(step.prove, { id, text: long }, { as: merchant })
  const over = await app.call(step.confirmPerformance, { id }, { as: consumer })
  expect(over.body).toMatchObject({ state: 'closed', outcome: 'performed' })
  expect((await items(id)).map(({ state }) => state)).toEqual(['confirmed', 'enforced', 'confirmed'])
})

test('what the consumer owes the consumer shows and the shop confirms; each only what the other owes', async () => {
  const id = await agreed([
    term('consumer', 'return', 0, '2026-04-20'),
    term('merchant', 'refund', 12_900, '2026-04-24'),
  ])
  const [goods, money] = await items(id)
  const wrong = await app.call(step.prove, { id, text: long, obligation: money?.id ?? '' }, { as: consumer })
  expect([wrong.status, wrong.error.code, wrong.error.params['field']]).toEqual([
    409,
    'performance.not-so',
    'obligation',
  ])
  const nobodys = await app.call(step.prove, { id, text: long, obligation: 'obl_nothing' }, { as: consumer })
  expect(nobodys.status).toBe(404)
  await app.call(step.prove, { id, text: long, obligation: goods?.id ?? '' }, { as: consumer })
  expect((await items(id, merchant)).map(({ may }) => may.confirm)).toEqual([true, false])
  await app.call(step.confirmPerformance, { id }, { as: merchant })
  expect((await items(id)).map(({ state }) => state)).toEqual(['confirmed', 'open'])
  expect(clockOf(await read(id))).toBe('2026-04-24')
  const done = await app.call(step.confirmPerformance, { id }, { as: consumer })
  expect(done.body).toMatchObject({ state: 'closed', outcome: 'performed', outcomeFen: 12_900 })
})

test('a consumer who has everything but owes the goods back keeps the case open until the shop has them or the day is over', async () => {
  const id = await agreed([
    term('consumer', 'return', 0, '2026-05-20'),
    term('merchant', 'refund', 12_900, '2026-05-06'),
  ])
  await app.call(step.confirmPerformance, { id }, { as: consumer })
  expect(await read(id)).toMatchObject({ state: 'performing', proven: true })
  expect(clockOf(await read(id))).toBe('2026-05-20')
  await app.call(step.prove, { id, text: long }, { as: consumer })
  const lost = await app.call(step.disputePerformance, { id, text: long }, { as: merchant })
  expect(lost.body).toMatchObject({ state: 'performing' })
  await at('2026-05-21')
  expect(await read(id)).toMatchObject({ state: 'closed', outcome: 'performed' })
})

test('a shop that owes cannot stop the enforcement by saying that it went to law; an agent enters it with the paper, and both sides hear of it', async () => {
  const id = await agreed([term('merchant', 'refund', 12_900, '2026-06-01')])
  const court = { id, body: '杭州互联网法院', reference: '（2026）浙0192民初1号', text: long }
  const escape = await app.call(step.goLegal, court, { as: merchant })
  expect([escape.status, escape.error.code]).toEqual([409, 'complaint.law-by-agent'])
  const bare = await app.call(step.goLegal, court, { as: agent })
  expect([bare.status, bare.error.code, bare.error.params['field']]).toEqual([
    422,
    'complaint.law-paper-missing',
    'files',
  ])
  const paper = await uploadsOf(app, () => agent).upload(pdf('notice of acceptance'))
  const gone = await app.call(step.goLegal, { ...court, files: [paper.id] }, { as: agent })
  expect(gone.body.state).toBe('legal_route')
  expect(await told(id, 'complaint.went-to-law')).toHaveLength(2)
  await app.call(step.resumeFromLaw, { id, text: long }, { as: agent })
  expect(await told(id, 'complaint.came-back-from-law')).toHaveLength(2)
  expect(clockOf(await read(id))).toBe('2026-06-01')
})

test('before anything is owed a shop says that it went to law only with the paper of whoever took the matter', async () => {
  const id = await asked(['refund'], 12_900)
  const court = { id, body: '杭州互联网法院', reference: '（2026）浙0192民初2号', text: long }
  expect((await app.call(step.goLegal, court, { as: merchant })).error.code).toBe('complaint.law-paper-missing')
  expect((await app.call(step.goLegal, court, { as: consumer })).status).toBe(201)
  expect(await told(id, 'complaint.went-to-law')).toHaveLength(2)
})

test('while the consumer thinks, the shop may better its offer and not worsen it, and the time to think begins again', async () => {
  const id = await asked(['refund'], 12_900)
  const offer = { remedy: 'refund' as const, amountFen: 5_000 }
  await app.call(step.answer, { id, text: long, offer }, { as: merchant })
  const worse = await app.call(step.answer, { id, text: long, offer: { ...offer, amountFen: 4_999 } }, { as: merchant })
  expect([worse.status, worse.error.code, worse.error.params['field']]).toEqual([
    422,
    'complaint.offer-worse',
    'offer.amountFen',
  ])
  const bare = await app.call(step.answer, { id, text: long }, { as: merchant })
  expect([bare.status, bare.error.code]).toEqual([422, 'complaint.offer-missing'])
  const seen = await read(id)
  await app.call(step.answer, { id, text: long, offer: { ...offer, amountFen: 8_000 } }, { as: merchant })
  const stale = await app.call(step.acceptOffer, { id, version: seen.version }, { as: consumer })
  expect(stale.error.code).toBe('complaint.changed-meanwhile')
  expect((await app.call(step.acceptOffer, { id }, { as: consumer })).body.outcomeFen).toBe(8_000)
})

test('a shop may still agree to everything while somebody is to rule: it is performed, and nobody rules any more', async () => {
  const id = await asked(['refund'], 12_900)
  await app.call(step.answer, { id, text: long }, { as: merchant })
  await app.call(step.refuseOffer, { id, text: long }, { as: consumer })
  await app.call(step.closeEvidence, { id, text: long }, { as: agent })
  await app.runJobs()
  await app.call(mediation.failMediation, { id }, { as: consumer })
  await app.runJobs()
  const conceded = await app.call(step.concede, { id }, { as: merchant })
  expect(conceded.body).toMatchObject({ state: 'performing', outcomeFen: 12_900 })
  await app.runJobs()
  expect((await app.call(readRulings, { id }, { as: consumer })).body.rows).toEqual([])
})
