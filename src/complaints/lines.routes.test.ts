import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../tests/support/app.ts'
import { fileAbout } from '../../tests/support/filing.ts'
import { consumerId, lineId, merchantId } from '../../tests/support/order.ts'
import * as step from './case.contract.ts'
import { changeClaim } from './claim/claim.contract.ts'
import { listDossiers } from './dossier/dossier.contract.ts'
import * as mediation from './mediation/mediation.contract.ts'
import { readPayments } from './payments/payment.contract.ts'

/** A complaint about several items of an order is settled for some of them; the others go on (7.1.2). */

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
  await app.as('mediator')
})
afterAll(() => app.close())

const long = '水杯确实破损，退款；茶壶我们认为没有问题。'

async function filed() {
  const order = `LN-${(number += 1)}`
  const lines = [
    { title: '水杯', amountFen: 10_000 },
    { title: '茶壶', amountFen: 20_000 },
  ]
  const [cup, pot] = [lineId(order, '1'), lineId(order, '2')]
  const { id } = await fileAbout(app, consumer, order, { lines, text: '水杯破了，茶壶的颜色也和页面上不一样。' })
  await app.call(step.acknowledge, { id }, { as: agent })
  return { id, cup, pot }
}
const read = async (id: string, as = consumer) => (await app.call(step.readCase, { id }, { as })).body
const concernedIn = (view: Awaited<ReturnType<typeof read>>) =>
  view.order?.lines.filter(({ concerned }) => concerned).map(({ title }) => title)

test('an offer for one item is accepted: it is performed apart, and about the other one it is the shop’s turn again', async () => {
  const { id, cup } = await filed()
  const forLines = [{ lineId: cup, remedy: 'refund' as const, amountFen: 9_000 }]
  const offered = await app.call(step.answer, { id, text: long, forLines }, { as: merchant })
  expect(offered.body.state).toBe('awaiting_consumer')
  expect(offered.body.statements.at(-1)?.offer).toEqual({ remedy: 'refund', amountFen: 9_000, lines: forLines })
  const promised = (await read(id)).clocks.find(({ rule }) => rule.startsWith('complaint.finish'))
  const [one, two] = await Promise.all([1, 2].map(() => app.call(step.acceptOffer, { id }, { as: consumer })))
  expect([one?.status, two?.status].toSorted()).toEqual([201, 409])
  const rest = await read(id)
  expect(rest).toMatchObject({ state: 'negotiating', waitsFor: 'merchant', claimFen: 20_000, remedies: ['refund'] })
  expect(concernedIn(rest)).toEqual(['茶壶'])
  expect(rest.clocks.find(({ rule }) => rule.startsWith('complaint.finish'))?.dueAt).toBe(promised?.dueAt)
  const { parts } = (await app.call(mediation.readParts, { id }, { as: merchant })).body
  expect(parts).toMatchObject([{ state: 'performing', remedies: ['refund'], amountFen: 9_000, lines: ['水杯'] }])
  const part = await read(parts[0]?.id ?? '', merchant)
  expect([concernedIn(part), part.claimFen, part.outcomeFen]).toEqual([['水杯'], 10_000, 9_000])
  const { owed } = (await app.call(readPayments, { id: part.id }, { as: merchant })).body
  expect(owed.map(({ basis, line, amountFen }) => [basis, line, amountFen])).toEqual([['settlement', '水杯', 9_000]])
  // Nobody mediated and nobody signed: a court confirms agreements of a mediation.
  const { packs } = (await app.call(listDossiers, { id: part.id }, { as: consumer })).body
  expect(packs.find(({ pack }) => pack === 'confirmation')?.reason?.code).toBe('dossier.no-agreement')
  // The rest is settled by itself; what was accepted before is not touched by it.
  await app.call(step.answer, { id, text: long, offer: { remedy: 'refund', amountFen: 5_000 } }, { as: merchant })
  expect((await app.call(step.acceptOffer, { id }, { as: consumer })).body).toMatchObject({
    state: 'performing',
    outcomeFen: 5_000,
  })
  expect((await read(part.id)).outcomeFen).toBe(9_000)
})

test('an offer for every item settles everything, with what is owed for each', async () => {
  const { id, cup, pot } = await filed()
  const forLines = [
    { lineId: cup, remedy: 'refund' as const, amountFen: 9_000 },
    { lineId: pot, remedy: 'exchange' as const, amountFen: 0 },
  ]
  await app.call(step.answer, { id, text: long, forLines }, { as: merchant })
  const done = await app.call(step.acceptOffer, { id }, { as: consumer })
  expect(done.body).toMatchObject({ state: 'performing', outcomeFen: 9_000 })
  const { owed } = (await app.call(readPayments, { id }, { as: consumer })).body
  expect(owed.map(({ remedy, line }) => [remedy, line])).toEqual([
    ['refund', '水杯'],
    ['exchange', '茶壶'],
  ])
  expect((await app.call(mediation.readParts, { id }, { as: consumer })).body.parts).toEqual([])
})

test('a foreign item, one named twice, two offers at once, or less than lies on the table is refused at its field', async () => {
  const { id, cup, pot } = await filed()
  const line = (of: string, amountFen = 9_000) => ({ lineId: of, remedy: 'refund' as const, amountFen })
  const answer = (input: object) => app.call(step.answer, { id, text: long, ...input }, { as: merchant })
  const problem = async (input: object) => {
    const { status, error } = await answer(input)
    return [status, error.code, error.params['field']]
  }
  expect(await problem({ forLines: [line('ol_other')] })).toEqual([
    422,
    'complaint.line-not-in-dispute',
    'forLines.0.lineId',
  ])
  expect(await problem({ forLines: [line(cup), line(cup)] })).toEqual([
    422,
    'complaint.line-not-in-dispute',
    'forLines.1.lineId',
  ])
  expect(await problem({ forLines: [line(cup)], offer: { remedy: 'refund', amountFen: 1 } })).toEqual([
    422,
    'complaint.offer-twice',
    'forLines',
  ])
  await answer({ forLines: [line(cup)] })
  expect(await problem({ forLines: [line(cup, 8_000)] })).toEqual([422, 'complaint.offer-worse', 'forLines'])
  expect(await problem({ forLines: [line(pot)] })).toEqual([422, 'complaint.offer-other-lines', 'forLines'])
  const none = await app.call(step.counterOffer, { id, text: long }, { as: consumer })
  expect([none.status, none.error.code]).toEqual([422, 'complaint.counter-empty'])
  const counter = await app.call(step.counterOffer, { id, text: long, forLines: [line(pot)] }, { as: consumer })
  expect(counter.body.statements.at(-1)?.offer?.lines).toEqual([line(pot)])
})

async function mediating() {
  const { id, ...lines } = await filed()
  await app.call(step.answer, { id, text: long, offer: { remedy: 'refund', amountFen: 100 } }, { as: merchant })
  await app.call(step.refuseOffer, { id, text: long }, { as: consumer })
  await app.call(step.closeEvidence, { id, text: long }, { as: agent })
  await app.runJobs()
  return { id, ...lines }
}

test('a proposal in mediation settles one item with its own term; both sign, and the other stays in mediation with its time', async () => {
  const { id, cup, pot } = await mediating()
  const term = { by: 'merchant', remedy: 'refund', amountFen: 9_000, dueOn: '2026-03-10' } as const
  const propose = (settles: object, terms: readonly object[] = [{ ...term, lineId: cup }]) =>
    app.call(mediation.propose, { id, text: long, settles, terms: terms as never }, { as: merchant })
  const code = async (settles: object, terms?: readonly object[]) => (await propose(settles, terms)).error.code
  expect(await code({ lineIds: [cup, pot] })).toBe('mediation.part-is-all')
  expect(await code({ lineIds: [cup], remedies: ['refund'] })).toBe('mediation.part-both')
  expect(await code({ lineIds: [cup] }, [{ ...term, lineId: pot }])).toBe('mediation.term-of-other-line')
  expect(await code({})).toBe('mediation.part-names-nothing')
  const room = (await propose({ lineIds: [cup] })).body
  expect(room.lines.map(({ title, inDispute }) => [title, inDispute])).toEqual([
    ['水杯', true],
    ['茶壶', true],
  ])
  expect(room.proposals[0]?.settles).toEqual({ remedies: ['refund'], amountFen: 10_000, lineIds: [cup] })
  expect(room.document).toContain(`lines\t["${cup}"]`)
  const before = await read(id)
  const sign = { id, proposal: room.proposals[0]?.id ?? '', hash: room.proposals[0]?.hash ?? '' }
  const signed = await app.call(mediation.signProposal, sign, { as: consumer })
  expect(signed.body).toMatchObject({ open: true, claim: { remedies: ['refund'], amountFen: 20_000 } })
  expect(signed.body.lines.map(({ inDispute }) => inDispute)).toEqual([false, true])
  const rest = await read(id)
  expect([rest.state, concernedIn(rest)]).toEqual(['mediating', ['茶壶']])
  expect(rest.clocks.map(({ rule, dueAt }) => [rule, dueAt])).toEqual(
    before.clocks.map(({ rule, dueAt }) => [rule, dueAt]),
  )
  const { parts } = (await app.call(mediation.readParts, { id }, { as: consumer })).body
  expect(parts).toMatchObject([{ state: 'performing', amountFen: 9_000, lines: ['水杯'] }])
})

test('what is signed is a part of what is claimed now: after the claim was put right the proposal is made anew', async () => {
  const { id, cup } = await mediating()
  const terms = [{ by: 'merchant', remedy: 'refund', amountFen: 9_000, dueOn: '2026-03-10' }] as const
  const settles = { lineIds: [cup] }
  const room = (await app.call(mediation.propose, { id, text: long, settles, terms: [...terms] }, { as: merchant }))
    .body
  const claim = { id, remedies: ['refund' as const], amountFen: 12_000, text: '之前写错了，两件一共只要求一百二十元。' }
  expect((await app.call(changeClaim, claim, { as: consumer })).status).toBe(201)
  const sign = { id, proposal: room.proposals[0]?.id ?? '', hash: room.proposals[0]?.hash ?? '' }
  const late = await app.call(mediation.signProposal, sign, { as: consumer })
  expect([late.status, late.error.code]).toEqual([409, 'mediation.part-changed'])
})
