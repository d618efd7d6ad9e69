import { afterAll, beforeEach, expect, test } from 'vitest'
import type { Person } from '../../../tests/support/app.ts'
import { merchantId } from '../../../tests/support/order.ts'
import { pdf, uploadsOf } from '../../../tests/support/uploads.ts'
import { listTasks } from '../../kernel/http/home.contract.ts'
import { listMyNotices } from '../../kernel/notice/notice.contract.ts'
import { requestCommand, retryCommand } from '../../marketplace/command.contract.ts'
import * as cases from '../case.contract.ts'
import { long } from '../decisions.example.ts'
import * as contract from './payment.contract.ts'
import { openTill } from '../../../tests/support/till.ts'
import * as recourse from './recourse.contract.ts'

const { app, who, signIn, performing, enforcing, read, state, pay, commandsFor, answer } = await openTill()
afterAll(() => app.close())
beforeEach(signIn)

const goods = { way: 'merchant', amountFen: 12_900 } as const

test('a shop refunds through the marketplace with one tap, and its confirmation is the proof that the consumer is asked about', async () => {
  const one = await performing(12_900)
  expect((await read(one.id, one.merchant)).ways).toEqual([{ way: 'merchant', allowed: true, reason: null }])
  expect((await pay(one, goods, one.merchant)).status).toBe(201)
  const [command] = await commandsFor(one.id)
  expect(command).toMatchObject({ kind: 'refund', payload: { amountFen: 12_900 } })
  expect((await read(one.id, who.consumer)).owed).toMatchObject([{ paidFen: 0, underWayFen: 12_900, leftFen: 0 }])
  await answer(command?.id ?? '', 'done')
  expect(await state(one.id)).toMatchObject({ state: 'performing', proven: true })
  expect((await read(one.id, who.consumer)).owed).toMatchObject([{ paidFen: 12_900, leftFen: 0, state: 'proven' }])
  const told = (await app.call(listMyNotices, {}, { as: who.consumer })).body.rows.filter(
    ({ subject }) => subject === one.id,
  )
  expect(told.map(({ template }) => template)).toEqual(expect.arrayContaining(['payment.ordered', 'payment.done']))
  expect((await app.call(cases.confirmPerformance, { id: one.id }, { as: who.consumer })).body.outcome).toBe(
    'performed',
  )
})

test('the deposit pays first and the platform the rest, and only when both are made the case ends as enforced', async () => {
  const one = await enforcing(12_900, { depositFen: 5_000 })
  const before = await read(one.id)
  expect(before).toMatchObject({ deposit: { availableFen: 5_000 }, proposal: { deposit: 5_000, advance: 7_900 } })
  const tooMuch = await pay(one, { way: 'deposit', amountFen: 5_001 }, who.agent)
  expect([tooMuch.status, tooMuch.error.code]).toEqual([422, 'payment.deposit-has-less'])
  await pay(one, { way: 'deposit', amountFen: 5_000 }, who.agent)
  await pay(one, { way: 'advance', amountFen: 7_900, ground: 'promise' }, who.agent)
  const commands = await commandsFor(one.id)
  expect(commands.map(({ kind, payload }) => [kind, payload.amountFen, payload.merchant])).toEqual([
    ['pay-from-deposit', 5_000, one.shop],
    ['pay-in-advance', 7_900, one.shop],
  ])
  await answer(commands[0]?.id ?? '', 'done')
  expect(await state(one.id)).toMatchObject({ state: 'enforcing' })
  await answer(commands[1]?.id ?? '', 'done')
  expect(await state(one.id)).toMatchObject({ state: 'closed', outcome: 'enforced', outcomeFen: 12_900 })
  const debts = (await app.call(recourse.listDebts, {}, { as: who.officer })).body.rows
  expect(debts.find(({ merchant: shop }) => shop.id === one.shop)).toMatchObject({ owedFen: 7_900, advancedFen: 7_900 })
})

test('nothing is ever ordered beyond what is left, whoever asks at the same moment', async () => {
  const one = await enforcing(12_900, { depositFen: 100_000 })
  const tries = await Promise.all([1, 2, 3].map(() => pay(one, { way: 'deposit', amountFen: 12_900 }, who.agent)))
  expect(tries.map(({ status }) => status).toSorted()).toEqual([201, 422, 422])
  const again = await pay(one, { way: 'advance', amountFen: 1, ground: 'promise' }, who.agent)
  expect([again.error.code, again.error.params?.['field']]).toEqual(['payment.more-than-left', 'amountFen'])
  expect(await commandsFor(one.id)).toHaveLength(1)
})

test('two cases of one shop never ask its deposit for more than it holds, at the same moment either', async () => {
  const set = { shop: 'M-two', depositFen: 15_000 }
  const both = [await enforcing(12_900, set), await enforcing(12_900, set)]
  const asked = await Promise.all(both.map((one) => pay(one, { way: 'deposit', amountFen: 12_900 }, who.agent)))
  expect(asked.map(({ status }) => status).toSorted()).toEqual([201, 422])
})

test('whoever is a side of the case decides nothing about its money, whatever else he is', async () => {
  const one = await enforcing(150_000)
  const asked = await pay(one, { way: 'advance', amountFen: 150_000, ground: 'promise' }, who.agent)
  const payment = asked.body.owed[0]?.payments[0]?.id ?? ''
  const both = await app.as('admin', { merchantId: one.shop })
  const decided = await app.call(contract.decidePayment, { id: one.id, payment, approved: true }, { as: both })
  expect([decided.status, decided.error.code]).toEqual([403, 'payment.not-yours'])
  const ended = { id: one.id, payment, done: true, note: '已经付过了' }
  expect((await app.call(contract.endPayment, ended, { as: both })).error.code).toBe('payment.not-yours')
})

test('while money is on its way nobody confirms or enters an enforcement; what the marketplace refuses may be paid otherwise', async () => {
  const one = await enforcing(12_900, { depositFen: 100_000 })
  await pay(one, { way: 'deposit', amountFen: 12_900 }, who.agent)
  const [command] = await commandsFor(one.id)
  const confirmed = await app.call(cases.confirmPerformance, { id: one.id }, { as: who.consumer })
  expect([confirmed.status, confirmed.error.code]).toEqual([409, 'payment.under-way'])
  const entered = await app.call(cases.enforce, { id: one.id, text: long, amountFen: 12_900 }, { as: who.agent })
  expect(entered.error.code).toBe('payment.under-way')
  await answer(command?.id ?? '', 'refused')
  expect((await read(one.id)).owed).toMatchObject([{ leftFen: 12_900, payments: [{ state: 'refused' }] }])
  expect((await app.call(cases.enforce, { id: one.id, text: long, amountFen: 12_900 }, { as: who.agent })).status).toBe(
    201,
  )
  expect((await read(one.id)).owed).toMatchObject([{ paidFen: 12_900, state: 'enforced' }])
})

test('a large advance waits for a second person, who is never the one who asked', async () => {
  const one = await enforcing(150_000)
  const asked = await pay(one, { way: 'advance', amountFen: 150_000, ground: 'promise' }, who.admin)
  const payment = asked.body.owed[0]?.payments[0]?.id ?? ''
  expect(asked.body.owed[0]?.payments).toMatchObject([{ state: 'asked', mayDecide: false }])
  expect(await commandsFor(one.id)).toEqual([])
  expect((await read(one.id, who.consumer)).owed[0]?.payments).toEqual([])
  const decide = (as: Person, approved = true) =>
    app.call(contract.decidePayment, { id: one.id, payment, approved }, { as })
  expect((await decide(who.admin)).error.code).toBe('payment.own-request')
  expect((await decide(who.agent)).status).toBe(403)
  const tasks = (await app.call(listTasks, {}, { as: who.officer })).body.rows
  expect(tasks.map(({ href }) => href)).toContain(`/payments/${one.id}`)
  expect((await decide(who.officer)).body.owed[0]?.payments).toMatchObject([{ state: 'ordered' }])
  expect((await decide(who.officer)).error.code).toBe('payment.decided-already')
  expect(await commandsFor(one.id)).toMatchObject([{ kind: 'pay-in-advance' }])
})

test('without an answer nobody knows whether it was paid: the same command goes out again, or somebody looks; a contradiction is told', async () => {
  const one = await enforcing(12_900, { depositFen: 100_000 })
  await pay(one, { way: 'deposit', amountFen: 12_900 }, who.agent)
  const [command] = await commandsFor(one.id)
  const payment = (await read(one.id)).owed[0]?.payments[0]?.id ?? ''
  const end = (done: boolean) =>
    app.call(contract.endPayment, { id: one.id, payment, done, note: '已与商城核实' }, { as: who.agent })
  expect((await end(false)).error.code).toBe('payment.not-troubled')
  const now = app.clock.now
  app.clock.now = new Date(now.getTime() + 25 * 3_600_000)
  await app.runJobs()
  await signIn()
  expect((await read(one.id)).owed[0]).toMatchObject({ leftFen: 0, payments: [{ trouble: 'timed-out', mayEnd: true }] })
  expect((await app.call(retryCommand, { id: command?.id ?? '' }, { as: who.agent })).status).toBe(201)
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
  await pay(one, { way: 'deposit', amountFen: 12_900 }, who.agent)
  const [command] = await commandsFor(one.id)
  app.clock.now = new Date(app.clock.now.getTime() + 15 * 86_400_000)
  await app.runJobs()
  await signIn()
  expect(await state(one.id)).toMatchObject({ state: 'closed', outcome: 'unperformed' })
  await answer(command?.id ?? '', 'done')
  expect(await state(one.id)).toMatchObject({ state: 'closed', outcome: 'enforced' })
})

test('money that arrives while a court has the matter is booked, and the court keeps it', async () => {
  const one = await enforcing(12_900, { depositFen: 100_000 })
  await pay(one, { way: 'deposit', amountFen: 12_900 }, who.agent)
  const [command] = await commandsFor(one.id)
  const { id: paper } = await uploadsOf(app, () => who.agent).upload(pdf('受理通知书'))
  const court = { id: one.id, body: '杭州互联网法院', reference: '（2026）浙0192民初9号', text: long, files: [paper] }
  expect((await app.call(cases.goLegal, court, { as: who.agent })).status).toBe(201)
  await answer(command?.id ?? '', 'done')
  expect((await read(one.id)).owed).toMatchObject([{ paidFen: 12_900, leftFen: 0, state: 'enforced' }])
  expect(await state(one.id)).toMatchObject({ state: 'legal_route', outcome: null })
})

test('what was paid outside is entered with its proof; goods and words are not payments', async () => {
  const one = await enforcing(12_900)
  const bare = await pay(one, { way: 'deposit', amountFen: 12_900, byHand: true }, who.agent)
  expect([bare.status, bare.error.code]).toEqual([422, 'payment.proof-missing'])
  const { id: file } = await uploadsOf(app, () => who.agent).upload(pdf('回单'), { name: '回单.pdf' })
  const entered = await pay(one, { way: 'deposit', amountFen: 12_900, byHand: true, files: [file] }, who.agent)
  expect(entered.body.owed).toMatchObject([{ paidFen: 12_900, payments: [{ byHand: true, state: 'done' }] }])
  expect(await state(one.id)).toMatchObject({ state: 'closed', outcome: 'enforced' })
})

test('each way is whose it is, at its time and with its ground; somebody else’s case does not exist', async () => {
  const early = await performing(12_900)
  expect((await pay(early, { way: 'deposit', amountFen: 100 }, who.agent)).error.code).toBe('payment.not-now')
  expect((await pay(early, goods, who.agent)).error.code).toBe('payment.not-yours')
  expect((await pay(early, { ...goods, amountFen: 0 }, early.merchant)).status).toBe(400)
  const one = await enforcing(12_900)
  expect((await pay(one, { way: 'deposit', amountFen: 100 }, one.merchant)).error.code).toBe('payment.not-yours')
  const bare = await pay(one, { way: 'advance', amountFen: 100 }, who.agent)
  expect([bare.error.code, bare.error.params?.['field']]).toEqual(['payment.ground-missing', 'ground'])
  const stranger = await app.as('merchant', { merchantId: merchantId('M-other') })
  expect((await pay(one, goods, stranger)).status).toBe(404)
  expect((await app.call(contract.readPayments, { id: one.id }, { as: stranger })).status).toBe(404)
  expect((await pay({ ...one, obligation: 'obl_no' }, goods, one.merchant)).status).toBe(404)
  const spent = { kind: 'refund' as const, target: one.order, amountFen: 195_000 }
  expect((await app.call(requestCommand, spent, { as: who.admin })).status).toBe(201)
  const more = await pay(one, goods, one.merchant)
  expect([more.status, more.error.code]).toEqual([422, 'payment.order-has-less'])
})
