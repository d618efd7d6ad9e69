import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { consumerId, lineId, merchantId, orderId, tellOfSale } from '../../../tests/support/order.ts'
import { pdf, uploadsOf } from '../../../tests/support/uploads.ts'
import { createApiKey } from '../../kernel/access/account.contract.ts'
import { listTasks } from '../../kernel/http/home.contract.ts'
import { listMyNotices } from '../../kernel/notice/notice.contract.ts'
import { confirmCommand, listCommands, requestCommand, retryCommand } from '../../marketplace/command.contract.ts'
import * as cases from '../case.contract.ts'
import { long } from '../decisions.example.ts'
import { fileComplaint } from '../filing.contract.ts'
import * as contract from './payment.contract.ts'
import * as recourse from './recourse.contract.ts'

let app: TestApp
let consumer: Person
let merchant: Person
let agent: Person
let officer: Person
let admin: Person
let machine: { key: string }
let shopNumber = 0
beforeAll(async () => {
  app = await testApp({ now: '2026-05-12T09:00:00+08:00' })
  admin = await app.as('admin')
  const key = { name: 'mall', scopes: ['marketplace.write' as const] }
  machine = { key: (await app.call(createApiKey, key, { as: admin })).body.token }
})
afterAll(() => app.close())
/** Weeks pass here, and nobody stays signed in for so long. */
async function signIn(): Promise<void> {
  admin = await app.as('admin')
  agent = await app.as('agent')
  officer = await app.as('governance-officer')
  consumer = await app.as('consumer', { consumerId: consumerId('C1') })
}
beforeEach(signIn)

/** A shop of its own, an order, and a case whose offer of `amountFen` was accepted. */
type Set = { depositFen?: number; shop?: string }
async function performing(amountFen: number, { depositFen, shop: own }: Set = {}) {
  shopNumber += 1
  const shop = own ?? `M${shopNumber}`
  const number = `PAY-${shopNumber}`
  const lines = [{ title: '水杯', amountFen: 200_000 }]
  await tellOfSale(app, {
    number,
    consumer: 'C1',
    merchant: shop,
    lines,
    ...(depositFen !== undefined && { depositFen }),
  })
  merchant = await app.as('merchant', { merchantId: merchantId(shop) })
  const filing = {
    orderId: orderId(number),
    lineIds: [lineId(number, '1')],
    category: 'other' as const,
    text: long,
    remedies: ['refund' as const],
    amountFen,
  }
  const { id } = (await app.call(fileComplaint, filing, { as: consumer })).body
  await app.call(cases.acknowledge, { id, text: long }, { as: agent })
  await app.call(cases.respond, { id, text: long }, { as: agent })
  await app.call(cases.askMerchant, { id, text: long }, { as: agent })
  await app.call(cases.answer, { id, text: long, offer: { remedy: 'refund', amountFen } }, { as: merchant })
  const agreed = await app.call(cases.acceptOffer, { id }, { as: consumer })
  expect(agreed.body.state).toBe('performing')
  return {
    id,
    obligation: (await read(id)).owed[0]?.id ?? expect.fail('nothing owed'),
    shop: merchantId(shop),
    order: orderId(number),
  }
}
/** The same, with a consumer who says that nothing came. */
async function enforcing(amountFen: number, set: Set = {}) {
  const one = await performing(amountFen, set)
  await app.call(cases.prove, { id: one.id, text: long }, { as: merchant })
  await app.call(cases.disputePerformance, { id: one.id, text: long }, { as: consumer })
  return one
}
const read = async (id: string, as: Person = agent) => (await app.call(contract.readPayments, { id }, { as })).body
const state = async (id: string) => (await app.call(cases.readCase, { id }, { as: agent })).body
type Ordered = { id: string; obligation: string }
const pay = (
  { id, obligation }: Ordered,
  more: { way: contract.Way; amountFen: number; ground?: string; byHand?: boolean; note?: string; files?: string[] },
  as: Person,
) => app.call(contract.orderPayment, { id, obligation, ...more }, { as })
async function commandsFor(id: string) {
  await app.runJobs()
  const payments = (await read(id)).owed.flatMap((owed) => owed.payments)
  const commands = (await app.call(listCommands, { limit: 200 }, { as: admin })).body.rows
  return payments.flatMap((payment) => commands.filter(({ reason }) => reason === payment.id))
}
const answer = async (command: string, outcome: 'done' | 'refused') => {
  await app.call(confirmCommand, { id: command, outcome }, { as: machine })
  await app.runJobs()
}
const goods = { way: 'merchant', amountFen: 12_900 } as const

test('a shop refunds through the marketplace with one tap, and its confirmation is the proof that the consumer is asked about', async () => {
  const one = await performing(12_900)
  expect((await read(one.id, merchant)).ways).toEqual([{ way: 'merchant', allowed: true, reason: null }])
  expect((await pay(one, goods, merchant)).status).toBe(201)
  const [command] = await commandsFor(one.id)
  expect(command).toMatchObject({ kind: 'refund', payload: { amountFen: 12_900 } })
  expect((await read(one.id, consumer)).owed).toMatchObject([{ paidFen: 0, underWayFen: 12_900, leftFen: 0 }])
  await answer(command?.id ?? '', 'done')
  expect(await state(one.id)).toMatchObject({ state: 'performing', proven: true })
  expect((await read(one.id, consumer)).owed).toMatchObject([{ paidFen: 12_900, leftFen: 0, state: 'proven' }])
  const told = (await app.call(listMyNotices, {}, { as: consumer })).body.rows.filter(
    ({ subject }) => subject === one.id,
  )
  expect(told.map(({ template }) => template)).toEqual(expect.arrayContaining(['payment.ordered', 'payment.done']))
  expect((await app.call(cases.confirmPerformance, { id: one.id }, { as: consumer })).body.outcome).toBe('performed')
})

test('the deposit pays first and the platform the rest, and only when both are made the case ends as enforced', async () => {
  const one = await enforcing(12_900, { depositFen: 5_000 })
  const before = await read(one.id)
  expect(before).toMatchObject({ deposit: { availableFen: 5_000 }, proposal: { deposit: 5_000, advance: 7_900 } })
  const tooMuch = await pay(one, { way: 'deposit', amountFen: 5_001 }, agent)
  expect([tooMuch.status, tooMuch.error.code]).toEqual([422, 'payment.deposit-has-less'])
  await pay(one, { way: 'deposit', amountFen: 5_000 }, agent)
  await pay(one, { way: 'advance', amountFen: 7_900, ground: 'promise' }, agent)
  const commands = await commandsFor(one.id)
  expect(commands.map(({ kind, payload }) => [kind, payload.amountFen, payload.merchant])).toEqual([
    ['pay-from-deposit', 5_000, one.shop],
    ['pay-in-advance', 7_900, one.shop],
  ])
  await answer(commands[0]?.id ?? '', 'done')
  expect(await state(one.id)).toMatchObject({ state: 'enforcing' })
  await answer(commands[1]?.id ?? '', 'done')
  expect(await state(one.id)).toMatchObject({ state: 'closed', outcome: 'enforced', outcomeFen: 12_900 })
  const debts = (await app.call(recourse.listDebts, {}, { as: officer })).body.rows
  expect(debts.find(({ merchant: shop }) => shop.id === one.shop)).toMatchObject({ owedFen: 7_900, advancedFen: 7_900 })
})

test('nothing is ever ordered beyond what is left, whoever asks at the same moment', async () => {
  const one = await enforcing(12_900, { depositFen: 100_000 })
  const tries = await Promise.all([1, 2, 3].map(() => pay(one, { way: 'deposit', amountFen: 12_900 }, agent)))
  expect(tries.map(({ status }) => status).toSorted()).toEqual([201, 422, 422])
  const again = await pay(one, { way: 'advance', amountFen: 1, ground: 'promise' }, agent)
  expect([again.error.code, again.error.params?.['field']]).toEqual(['payment.more-than-left', 'amountFen'])
  expect(await commandsFor(one.id)).toHaveLength(1)
})

test('two cases of one shop never ask its deposit for more than it holds, at the same moment either', async () => {
  const set = { shop: 'M-two', depositFen: 15_000 }
  const both = [await enforcing(12_900, set), await enforcing(12_900, set)]
  const asked = await Promise.all(both.map((one) => pay(one, { way: 'deposit', amountFen: 12_900 }, agent)))
  expect(asked.map(({ status }) => status).toSorted()).toEqual([201, 422])
})

test('whoever is a side of the case decides nothing about its money, whatever else he is', async () => {
  const one = await enforcing(150_000)
  const asked = await pay(one, { way: 'advance', amountFen: 150_000, ground: 'promise' }, agent)
  const payment = asked.body.owed[0]?.payments[0]?.id ?? ''
  const both = await app.as('admin', { merchantId: one.shop })
  const decided = await app.call(contract.decidePayment, { id: one.id, payment, approved: true }, { as: both })
  expect([decided.status, decided.error.code]).toEqual([403, 'payment.not-yours'])
  const ended = { id: one.id, payment, done: true, note: '已经付过了' }
  expect((await app.call(contract.endPayment, ended, { as: both })).error.code).toBe('payment.not-yours')
})

test('while money is on its way nobody confirms or enters an enforcement; what the marketplace refuses may be paid otherwise', async () => {
  const one = await enforcing(12_900, { depositFen: 100_000 })
  await pay(one, { way: 'deposit', amountFen: 12_900 }, agent)
  const [command] = await commandsFor(one.id)
  const confirmed = await app.call(cases.confirmPerformance, { id: one.id }, { as: consumer })
  expect([confirmed.status, confirmed.error.code]).toEqual([409, 'payment.under-way'])
  const entered = await app.call(cases.enforce, { id: one.id, text: long, amountFen: 12_900 }, { as: agent })
  expect(entered.error.code).toBe('payment.under-way')
  await answer(command?.id ?? '', 'refused')
  expect((await read(one.id)).owed).toMatchObject([{ leftFen: 12_900, payments: [{ state: 'refused' }] }])
  expect((await app.call(cases.enforce, { id: one.id, text: long, amountFen: 12_900 }, { as: agent })).status).toBe(201)
  expect((await read(one.id)).owed).toMatchObject([{ paidFen: 12_900, state: 'enforced' }])
})

test('a large advance waits for a second person, who is never the one who asked', async () => {
  const one = await enforcing(150_000)
  const asked = await pay(one, { way: 'advance', amountFen: 150_000, ground: 'promise' }, admin)
  const payment = asked.body.owed[0]?.payments[0]?.id ?? ''
  expect(asked.body.owed[0]?.payments).toMatchObject([{ state: 'asked', mayDecide: false }])
  expect(await commandsFor(one.id)).toEqual([])
  expect((await read(one.id, consumer)).owed[0]?.payments).toEqual([])
  const decide = (as: Person, approved = true) =>
    app.call(contract.decidePayment, { id: one.id, payment, approved }, { as })
  expect((await decide(admin)).error.code).toBe('payment.own-request')
  expect((await decide(agent)).status).toBe(403)
  const tasks = (await app.call(listTasks, {}, { as: officer })).body.rows
  expect(tasks.map(({ href }) => href)).toContain(`/payments/${one.id}`)
  expect((await decide(officer)).body.owed[0]?.payments).toMatchObject([{ state: 'ordered' }])
  expect((await decide(officer)).error.code).toBe('payment.decided-already')
  expect(await commandsFor(one.id)).toMatchObject([{ kind: 'pay-in-advance' }])
})

test('without an answer nobody knows whether it was paid: the same command goes out again, or somebody looks; a contradiction is told', async () => {
  const one = await enforcing(12_900, { depositFen: 100_000 })
  await pay(one, { way: 'deposit', amountFen: 12_900 }, agent)
  const [command] = await commandsFor(one.id)
  const payment = (await read(one.id)).owed[0]?.payments[0]?.id ?? ''
  const end = (done: boolean) =>
    app.call(contract.endPayment, { id: one.id, payment, done, note: '已与商城核实' }, { as: agent })
  expect((await end(false)).error.code).toBe('payment.not-troubled')
  const now = app.clock.now
  app.clock.now = new Date(now.getTime() + 25 * 3_600_000)
  await app.runJobs()
  await signIn()
  expect((await read(one.id)).owed[0]).toMatchObject({ leftFen: 0, payments: [{ trouble: 'timed-out', mayEnd: true }] })
  expect((await app.call(retryCommand, { id: command?.id ?? '' }, { as: agent })).status).toBe(201)
  await app.runJobs()
  expect((await read(one.id)).owed[0]?.payments).toMatchObject([{ trouble: null }])
  app.clock.now = new Date(now.getTime() + 50 * 3_600_000)
  await app.runJobs()
  await signIn()
  expect((await end(false)).body.owed[0]).toMatchObject({ leftFen: 12_900, payments: [{ state: 'refused' }] })
  await answer(command?.id ?? '', 'done')
  expect((await read(one.id)).owed[0]).toMatchObject({ paidFen: 12_900, leftFen: 0 })
  const told = await app.db.selectFrom('kernel.notice').select('template').where('subject', '=', one.id).execute()
  expect(told.map(({ template }) => template)).toEqual(
    expect.arrayContaining(['payment.troubled', 'payment.contradicted']),
  )
})

test('a case that time closed as not performed becomes enforced when the money is made after all', async () => {
  const one = await enforcing(12_900, { depositFen: 100_000 })
  await pay(one, { way: 'deposit', amountFen: 12_900 }, agent)
  const [command] = await commandsFor(one.id)
  app.clock.now = new Date(app.clock.now.getTime() + 15 * 86_400_000)
  await app.runJobs()
  await signIn()
  expect(await state(one.id)).toMatchObject({ state: 'closed', outcome: 'unperformed' })
  await answer(command?.id ?? '', 'done')
  expect(await state(one.id)).toMatchObject({ state: 'closed', outcome: 'enforced' })
})

test('what was paid outside is entered with its proof; goods and words are not payments', async () => {
  const one = await enforcing(12_900)
  const bare = await pay(one, { way: 'deposit', amountFen: 12_900, byHand: true }, agent)
  expect([bare.status, bare.error.code]).toEqual([422, 'payment.proof-missing'])
  const { id: file } = await uploadsOf(app, () => agent).upload(pdf('回单'), { name: '回单.pdf' })
  const entered = await pay(one, { way: 'deposit', amountFen: 12_900, byHand: true, files: [file] }, agent)
  expect(entered.body.owed).toMatchObject([{ paidFen: 12_900, payments: [{ byHand: true, state: 'done' }] }])
  expect(await state(one.id)).toMatchObject({ state: 'closed', outcome: 'enforced' })
})

test('each way is whose it is, at its time and with its ground; somebody else’s case does not exist', async () => {
  const early = await performing(12_900)
  expect((await pay(early, { way: 'deposit', amountFen: 100 }, agent)).error.code).toBe('payment.not-now')
  expect((await pay(early, goods, agent)).error.code).toBe('payment.not-yours')
  expect((await pay(early, { ...goods, amountFen: 0 }, merchant)).status).toBe(400)
  const one = await enforcing(12_900)
  expect((await pay(one, { way: 'deposit', amountFen: 100 }, merchant)).error.code).toBe('payment.not-yours')
  const bare = await pay(one, { way: 'advance', amountFen: 100 }, agent)
  expect([bare.error.code, bare.error.params?.['field']]).toEqual(['payment.ground-missing', 'ground'])
  const shopkeeper = merchant
  const stranger = await app.as('merchant', { merchantId: merchantId('M-other') })
  expect((await pay(one, goods, stranger)).status).toBe(404)
  expect((await app.call(contract.readPayments, { id: one.id }, { as: stranger })).status).toBe(404)
  expect((await pay({ ...one, obligation: 'obl_no' }, goods, merchant)).status).toBe(404)
  const spent = { kind: 'refund' as const, target: one.order, amountFen: 195_000 }
  expect((await app.call(requestCommand, spent, { as: admin })).status).toBe(201)
  const more = await pay(one, goods, shopkeeper)
  expect([more.status, more.error.code]).toEqual([422, 'payment.order-has-less'])
})

test('what the platform paid is recovered from the shop, never more than it owes; a loss is written off by two people', async () => {
  const one = await enforcing(12_900, { depositFen: 20_000 })
  await pay(one, { way: 'advance', amountFen: 12_900, ground: 'goodwill' }, agent)
  await answer((await commandsFor(one.id))[0]?.id ?? '', 'done')
  const recover = (way: recourse.RecoveryWay, amountFen: number, as = officer) =>
    app.call(recourse.orderRecovery, { id: one.shop, way, amountFen, note: '向店铺追偿' }, { as })
  const most = await recover('deposit', 12_901)
  expect([most.status, most.error.code]).toEqual([422, 'recovery.more-than-owed'])
  const both = await Promise.all([recover('deposit', 10_000), recover('transfer', 10_000)])
  expect(both.map(({ status }) => status).toSorted()).toEqual([201, 422])
  await app.runJobs()
  const rows = (await app.call(listCommands, { kind: 'recover-from-deposit', limit: 200 }, { as: admin })).body.rows
  for (const { id, target } of rows) if (target === one.shop) await answer(id, 'done')
  const asked = (await recover('write-off', 2_900)).body
  const recovery = asked.recoveries.find(({ way }) => way === 'write-off')?.id ?? ''
  const decide = (as: Person) => app.call(recourse.decideRecovery, { id: one.shop, recovery, approved: true }, { as })
  expect((await decide(officer)).error.code).toBe('payment.own-request')
  const after = (await decide(admin)).body
  expect(after.debts).toMatchObject([{ advancedFen: 12_900, backFen: 12_900, owedFen: 0 }])
  expect(after.journal.map(({ from, to, amountFen }) => [from, to, amountFen])).toEqual([
    ['written-off', 'platform', 2_900],
    [rows.length > 0 ? 'deposit' : 'merchant', 'platform', 10_000],
    ['platform', 'consumer', 12_900],
  ])
  expect((await app.call(recourse.readDebt, { id: one.shop }, { as: merchant })).body).toMatchObject({
    mayRecover: false,
    debts: [{ owedFen: 0 }],
    recoveries: [{ note: '' }],
  })
  const forged = await app.call(recourse.listDebts, { cursor: 'far' }, { as: officer })
  expect([forged.status, forged.error.code]).toEqual([400, 'input.cursor-unreadable'])
  const other = await app.as('merchant', { merchantId: merchantId('M-other') })
  expect((await app.call(recourse.readDebt, { id: one.shop }, { as: other })).status).toBe(404)
})
