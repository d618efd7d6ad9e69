import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../tests/support/app.ts'
import { consumerId, lineId, merchantId, orderId, tellOfSale } from '../../tests/support/order.ts'
import { pdf, uploadsOf } from '../../tests/support/uploads.ts'
import * as contract from './case.contract.ts'
import { found } from '../kernel/refusal.ts'
import { showCase } from './case.actions.ts'
import { CaseView } from './complaint.contract.ts'
import { find } from './complaint.store.ts'
import { stepNames, type StepName } from './step-name.contract.ts'
import { long } from './decisions.example.ts'
import { steps } from './lifecycle.rules.ts'
import { stepExamples } from './steps.example.ts'
import { fileComplaint, listMine } from './filing.contract.ts'
import { doBulk } from './desk/bulk/bulk.contract.ts'
import { countTabs, exportQueue, listAgents, listQueue } from './queue.contract.ts'

let app: TestApp
let consumer: Person
let stranger: Person
let merchant: Person
let agent: Person
let other: Person
let admin: Person
let arbitrator: Person
let number = 0

beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T09:00:00+08:00' })
  consumer = await app.as('consumer', { consumerId: consumerId('C1') })
  stranger = await app.as('consumer', { consumerId: consumerId('C2') })
  merchant = await app.as('merchant', { merchantId: merchantId('M1') })
  agent = await app.as('agent', { displayName: '林专员' })
  other = await app.as('agent', { displayName: '周专员' })
  admin = await app.as('admin')
  arbitrator = await app.as('arbitrator')
})
afterAll(() => app.close())

async function order(): Promise<string> {
  number += 1
  const own = `R-${number}`
  const lines = [
    { title: '水杯', amountFen: 12_900 },
    { title: '杯刷', amountFen: 900 },
  ]
  await tellOfSale(app, { number: own, consumer: 'C1', merchant: 'M1', lines })
  return own
}
const filing = (own: string) => ({
  orderId: orderId(own),
  lineIds: [lineId(own, '1')],
  category: 'other' as const,
  text: '商家一直没有发货，也不回复消息。',
  remedies: ['refund' as const],
  amountFen: 12_900,
})
const filed = async (): Promise<CaseView> =>
  (await app.call(fileComplaint, filing(await order()), { as: consumer })).body
const table = stepExamples
const person = {
  consumer: () => consumer,
  merchant: () => merchant,
  agent: () => agent,
  admin: () => admin,
  arbitrator: () => arbitrator,
}

const input = (name: StepName, id: string, part: object = table[name].good) => ({ id, ...part })
async function goodInput(name: StepName, id: string): Promise<Record<string, unknown>> {
  if (!['add_evidence', 'go_legal', 'report_legal_result'].includes(name)) return input(name, id)
  const file = await uploadsOf(app, () => consumer).upload(pdf(`invoice ${id} ${Math.random()}`))
  return input(name, id, { ...table[name].good, files: [file.id] })
}

for (const name of stepNames) {
  test(`${name}: what is not acceptable is refused by the name of its field, and nothing happens`, async () => {
    const { id, version } = await filed()
    const answer = await app.call(table[name].route, input(name, id, table[name].bad), { as: person[table[name].as]() })
    expect([answer.status, answer.error.fields?.[0]?.path]).toEqual([400, table[name].field])
    expect((await app.call(contract.readCase, { id }, { as: agent })).body.version).toBe(version)
  })

  test(`${name}: nobody else may take it, and for a stranger the complaint does not exist`, async () => {
    const { id } = await filed()
    const { route, as } = table[name]
    const wrong = steps[name].by.includes('consumer') ? admin : consumer
    const said = name === 'add_evidence' ? input(name, id, { files: ['fil_x'] }) : input(name, id)
    expect((await app.call(route, said, { as: wrong })).status).toBe(403)
    expect((await app.call(route, said)).status).toBe(401)
    const foreign = as === 'consumer' ? stranger : as === 'merchant' ? await app.as('merchant') : null
    if (foreign) expect((await app.call(route, said, { as: foreign })).status).toBe(404)
    expect((await app.call(route, { ...said, id: 'cmp_nothing' }, { as: person[as]() })).status).toBe(404)
  })

  test(`${name}: at the wrong moment the reason is the one that the list of steps gives`, async () => {
    const { id } = await filed()
    const { route, as, notNow } = table[name]
    if (notNow === 'negotiating') await app.call(contract.acknowledge, { id }, { as: agent })
    if (notNow === null) await app.call(contract.withdraw, { id }, { as: consumer })
    const shown = await listedFor(id, person[as]())
    const listed = shown.steps.find(({ step }) => step === name)
    const refused = await app.call(route, await goodInput(name, id), { as: person[as]() })
    expect([refused.status, refused.error.code]).toEqual([409, listed?.reason?.code])
    expect(refused.error.message).toBe(listed?.reason?.zh)
  })
}

/** Mediators and arbitrators read what is theirs; the list of steps is what a step of theirs would answer with. */
const listedFor = (id: string, who: Person) =>
  app.inTx(async (ctx) => CaseView.parse(await showCase(ctx, found(await find(ctx, id), 'complaint'))), who.actor)

/** These need more than the right moment: mediation.test.ts and ruling.test.ts take them. */
const conditional: readonly string[] = ['agree', 'assign_arbitrator', 'challenge', 'award', 'appeal', 'decide_review']
const walkable = stepNames.filter((name) => !conditional.includes(name))

test('what the list of steps allows is what succeeds, for each side, wherever a complaint has got to', async () => {
  // A random walk alone would seldom come to an offer.
  const begun = fc.constantFrom<StepName[]>(
    [],
    ['ask_merchant'],
    ['ask_merchant', 'answer'],
    ['acknowledge', 'answer', 'accept_offer'],
    ['acknowledge', 'answer', 'refuse_offer'],
    ['go_legal'],
    ['reject'],
  )
  const walk = fc
    .tuple(begun, fc.array(fc.constantFrom(...walkable), { minLength: 3, maxLength: 6 }))
    .map(([first, then]) => [...first, ...then])
  await fc.assert(
    fc.asyncProperty(walk, async (names) => {
      const { id } = await filed()
      for (const name of names) {
        const who = person[table[name].as]()
        const before = await listedFor(id, who)
        const listed = before.steps.find(({ step }) => step === name)
        const taken = await app.call(table[name].route, await goodInput(name, id), { as: who })
        expect([name, before.state, taken.status]).toEqual([name, before.state, listed?.allowed ? 201 : 409])
      }
    }),
    { numRuns: 14, endOnFailure: true },
  )
}, 240_000)

test('a page that shows an older version is told so, and two clicks are one step', async () => {
  const { id, version } = await filed()
  const [first, second] = await Promise.all([
    app.call(contract.acknowledge, { id, version }, { as: agent, idempotencyKey: 'click-000000000001' }),
    app.call(contract.acknowledge, { id, version }, { as: agent, idempotencyKey: 'click-000000000001' }),
  ])
  expect([first.status, second.status]).toEqual([201, 201])
  expect(first.body.version).toBe(second.body.version)
  const [one, two] = await Promise.all([
    app.call(contract.respond, { id, version: first.body.version, text: long }, { as: agent }),
    app.call(contract.respond, { id, version: first.body.version, text: long }, { as: other }),
  ])
  expect([one.status, two.status].toSorted()).toEqual([201, 409])
  expect([one.error?.code, two.error?.code]).toContain('complaint.changed-meanwhile')
})

test('the same matter is not filed twice, however fast one clicks; another matter of the order is', async () => {
  const own = await order()
  const answers = await Promise.all([1, 2, 3, 4].map(() => app.call(fileComplaint, filing(own), { as: consumer })))
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409])
  const first = answers.find(({ status }) => status === 201)
  const refused = answers.find(({ status }) => status === 409)
  expect(refused?.error).toMatchObject({
    code: 'complaint.already-open',
    params: { complaint: first?.body.id, receipt: first?.body.receipt },
  })
  const price = { ...filing(own), category: 'price' as const, details: { promised: '¥99', charged: '¥129' } }
  expect((await app.call(fileComplaint, price, { as: consumer })).status).toBe(201)
  await app.call(contract.withdraw, { id: first?.body.id ?? '' }, { as: consumer })
  expect((await app.call(fileComplaint, filing(own), { as: consumer })).status).toBe(201)
})

test('filing: bad input, somebody else’s order, nobody signed in', async () => {
  const own = await order()
  const short = await app.call(fileComplaint, { ...filing(own), text: '短' }, { as: consumer })
  expect([short.status, short.error.fields?.[0]?.path]).toEqual([400, 'text'])
  const dear = await app.call(fileComplaint, { ...filing(own), amountFen: 12_901 }, { as: consumer })
  expect([dear.status, dear.error.code, dear.error.params['field']]).toEqual([
    422,
    'complaint.amount-too-high',
    'amountFen',
  ])
  const foreign = await app.call(fileComplaint, filing(own), { as: stranger })
  expect([foreign.status, foreign.error.code]).toEqual([422, 'complaint.order-unknown'])
  expect((await app.call(fileComplaint, filing(own), { as: agent })).status).toBe(403)
  expect((await app.call(fileComplaint, filing(own))).status).toBe(401)
  const lost = await app.call(fileComplaint, { ...filing(own), files: ['fil_unknown'] }, { as: consumer })
  expect([lost.status, lost.error.code]).toEqual([422, 'file.unknown'])
})

test('the queue goes through its pages without losing or repeating a complaint, and exports the same', async () => {
  const open: string[] = []
  for (let cursor: string | undefined, page = 0; page < 50; page += 1) {
    const { body } = await app.call(listQueue, { tab: 'open', limit: 7, ...(cursor && { cursor }) }, { as: agent })
    open.push(...body.rows.map(({ id }) => id))
    if (!body.next) break
    cursor = body.next
  }
  expect(new Set(open).size).toBe(open.length)
  const { body } = await app.call(countTabs, {}, { as: agent })
  expect(open).toHaveLength(body.counts.open)
  const file = await app.call(exportQueue, { tab: 'open' }, { as: agent })
  expect(String(file.body).trim().split('\r\n')).toHaveLength(open.length + 1)
  expect((await app.call(exportQueue, {}, { as: merchant })).status).toBe(403)
  const forged = await app.call(listQueue, { cursor: 'x' }, { as: agent })
  expect([forged.status, forged.error.code]).toEqual([400, 'input.cursor-unreadable'])
  expect((await app.call(listQueue, { tab: 'all' as 'open' }, { as: agent })).error.fields?.[0]?.path).toBe('tab')
  expect((await app.call(listQueue, {}, { as: consumer })).status).toBe(403)
  expect((await app.call(countTabs, {}, { as: consumer })).status).toBe(403)
  expect((await app.call(listMine, {}, { as: agent })).status).toBe(403)
})

test('complaints are assigned one by one or many at once, to agents only, and each is accounted for', async () => {
  const [one, two] = [await filed(), await filed()]
  await app.call(contract.withdraw, { id: two.id }, { as: consumer })
  const ids = [one.id, two.id, 'cmp_nothing']
  const action = { do: 'assign', agentId: other.actor.id } as const
  const done = await app.call(doBulk, { ids, action }, { as: admin })
  expect(done.body.done).toEqual([one.id])
  expect(done.body.refused.map(({ code }) => code).toSorted()).toEqual(['complaint.already-closed', 'not-found'])
  const wrong = await app.call(contract.assign, { id: one.id, agentId: merchant.actor.id }, { as: agent })
  expect([wrong.status, wrong.error.code]).toEqual([422, 'complaint.not-an-agent'])
  const agents = await app.call(listAgents, {}, { as: agent })
  expect(agents.body.rows.find(({ id }) => id === other.actor.id)?.open).toBe(1)
  expect((await app.call(doBulk, { ids: [], action }, { as: agent })).error.fields?.[0]?.path).toBe('ids')
  expect((await app.call(doBulk, { ids, action }, { as: merchant })).status).toBe(403)
  expect((await app.call(listAgents, {}, { as: consumer })).status).toBe(403)
  const mine = await app.call(listQueue, { tab: 'mine' }, { as: other })
  expect(mine.body.rows.map(({ id }) => id)).toContain(one.id)
})
