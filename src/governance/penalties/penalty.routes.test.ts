import { afterAll, beforeAll, expect, test } from 'vitest'
import { record } from '../../kernel/fact/record.ts'
import { listMyNotices } from '../../kernel/notice/notice.contract.ts'
import { fileComplaint } from '../../complaints/filing.contract.ts'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { consumerId, lineId, merchantId, orderId, tellOfSale } from '../../../tests/support/order.ts'
import { penaltiesOf, reasons } from '../../../tests/support/penalty.ts'
import { readCatalogue } from './catalogue.contract.ts'
import * as contract from './penalty-routes.contract.ts'

let app: TestApp
let shop: ReturnType<typeof penaltiesOf>
let stranger: Person
beforeAll(async () => {
  app = await testApp({ now: '2026-05-12T09:00:00+08:00' })
  shop = penaltiesOf(app, 'M1')
  await shop.begin()
  stranger = await app.as('merchant', { merchantId: merchantId('M2') })
})
afterAll(() => app.close())

const good = () => ({
  merchantId: merchantId('M1'),
  violation: 'violation.fake-trades',
  happenedOn: '2026-05-11',
  text: reasons,
  files: [],
})
async function complaintOf(own: string): Promise<string> {
  await tellOfSale(app, { number: own, consumer: 'C1', merchant: 'M1', lines: [{ title: '水杯', amountFen: 12_900 }] })
  const filing = {
    orderId: orderId(own),
    lineIds: [lineId(own, '1')],
    category: 'other' as const,
    text: reasons,
    remedies: ['refund' as const],
    amountFen: 12_900,
  }
  const as = await app.as('consumer', { consumerId: consumerId('C1') })
  return (await app.call(fileComplaint, filing, { as })).body.id
}
/** The fact with which a case goes into enforcement, as its own chapter records it. */
async function enforced(id: string): Promise<void> {
  const data = { from: 'performing', to: 'enforcing', clock: null }
  await app.inTx((ctx) => record(ctx, [{ kind: 'complaint.stage-entered', subject: id, data }]))
  await app.runJobs()
}

test('anyone reads the catalogue: what a violation is, what it costs, and that a statute forbids it where one does', async () => {
  const { body } = await app.call(readCatalogue, {})
  expect(body.nodes.map(({ points }) => points)).toEqual([12, 24, 36, 48])
  expect(body.violations.find(({ id }) => id === 'violation.fake-trades')).toMatchObject({
    points: [6, 12, 24],
    law: { article: '17' },
  })
  expect((await app.call(readCatalogue, { onDay: 'yesterday' })).error.fields?.[0]?.path).toBe('onDay')
})

test('an officer opens one with evidence: an unknown violation, shop, case or day is refused at its field', async () => {
  const as = shop.officer()
  const wrong: [object, string][] = [
    [{ violation: 'violation.nothing' }, 'penalty.violation-unknown'],
    [{ violation: 'points.node-12' }, 'penalty.violation-unknown'],
    [{ merchantId: 'mch_nobody' }, 'penalty.merchant-unknown'],
    [{ happenedOn: '2026-05-13' }, 'penalty.in-the-future'],
    [{ complaint: 'cmp_nothing' }, 'penalty.case-unfit'],
    [{}, 'penalty.evidence-needed'],
  ]
  for (const [change, code] of wrong)
    expect((await app.call(contract.openPenalty, { ...good(), ...change }, { as })).error.code).toBe(code)
  const bad = await app.call(contract.openPenalty, { ...good(), text: '短' }, { as })
  expect([bad.status, bad.error.fields?.[0]?.path]).toEqual([400, 'text'])
  for (const role of ['agent', 'admin', 'regulator'] as const)
    expect((await app.call(contract.openPenalty, good(), { as: await app.as(role) })).status).toBe(403)
  const own = await app.as('governance-officer', { merchantId: merchantId('M1') })
  expect((await app.call(contract.openPenalty, good(), { as: own })).error.code).toBe('penalty.own-shop')
})

test('a case leads to one penalty for one violation, also when two open it at once', async () => {
  const complaintId = await complaintOf('A-1')
  const input = { ...good(), violation: 'violation.pressure', complaint: complaintId }
  const both = await Promise.all([1, 2].map(() => app.call(contract.openPenalty, input, { as: shop.officer() })))
  expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409])
  const made = both.find(({ status }) => status === 201)?.body
  expect(made).toMatchObject({ state: 'noticed', complaint: { id: complaintId }, points: null })
  expect(both.find(({ status }) => status === 409)?.error).toMatchObject({
    code: 'penalty.case-used',
    params: { number: made?.number },
  })
  const again = await app.call(contract.openPenalty, input, {
    as: shop.officer(),
    idempotencyKey: 'the-same-case-again',
  })
  expect(again.status).toBe(409)
  await app.runJobs()
  const told = (await app.call(listMyNotices, {}, { as: shop.merchant() })).body.rows
  expect(told.filter(({ subject }) => subject === made?.id)).toHaveLength(1)
})

test('the merchant reads and answers its own only; for every other shop and consumer there is none', async () => {
  const { id, version } = await shop.open('false-claims')
  const mine = (await app.call(contract.readPenalty, { id }, { as: shop.merchant() })).body
  expect(mine.steps.filter(({ allowed }) => allowed).map(({ step }) => step)).toEqual(['state'])
  expect(mine.files).toHaveLength(1)
  expect((await app.call(contract.readPenalty, { id }, { as: stranger })).status).toBe(404)
  expect((await app.call(contract.previewPenalty, { id }, { as: shop.merchant() })).status).toBe(403)
  const wrongShop = await app.call(contract.stateDefence, { id, version, text: reasons }, { as: stranger })
  expect(wrongShop.status).toBe(404)
  expect((await app.call(contract.listPenalties, {}, { as: stranger })).body.rows).toEqual([])
  const asked = { merchant: merchantId('M1') }
  expect((await app.call(contract.readStanding, asked, { as: stranger })).status).toBe(404)
  expect((await app.call(contract.readPenalty, { id }, { as: await app.as('consumer') })).status).toBe(403)
})

test('a step at the wrong moment, by the wrong side or on an old version is refused and says why', async () => {
  const opened = await shop.open('late-shipping')
  const officer = { as: shop.officer() }
  const early = await app.call(contract.decidePenalty, { id: opened.id, version: 1, text: reasons }, officer)
  expect([early.status, early.error.code]).toEqual([409, 'penalty.not-now'])
  const stated = await shop.state(opened)
  const old = await app.call(contract.decidePenalty, { id: opened.id, version: 1, text: reasons }, officer)
  expect(old.error.code).toBe('penalty.changed-meanwhile')
  const notYet = { id: opened.id, version: stated.version, text: reasons }
  expect((await app.call(contract.appealPenalty, notYet, { as: shop.merchant() })).error.code).toBe('penalty.not-now')
  expect((await app.call(contract.decidePenalty, notYet, { as: shop.merchant() })).status).toBe(403)
  const none = await app.call(contract.giveNotice, { ...notYet, id: 'pnl_nothing' }, officer)
  expect(none.status).toBe(404)
  const dropped = await app.call(contract.dropPenalty, notYet, officer)
  expect(dropped.body).toMatchObject({ state: 'dropped', points: null, clock: null })
})

test('two clicks decide once: one line of points, and what the preview said is what happens', async () => {
  const stated = await shop.state(await shop.open('reply-late'))
  const preview = (await app.call(contract.previewPenalty, { id: stated.id }, { as: shop.officer() })).body
  const input = { id: stated.id, version: stated.version, text: reasons }
  const both = await Promise.all([1, 2].map(() => app.call(contract.decidePenalty, input, { as: shop.officer() })))
  expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409])
  const { balance, entries } = await shop.standing()
  const { number } = stated
  expect(entries.filter((one) => one.number === number)).toMatchObject([{ cause: 'decided', points: preview.points }])
  expect(balance).toBe(preview.after)
  const decided = await shop.read(stated.id)
  expect(decided).toMatchObject({
    points: preview.points,
    occurrence: preview.occurrence,
    expiresOn: preview.expiresOn,
  })
})

test('an appeal lowers, and the points must be fewer than those that count', async () => {
  const appealed = await shop.appeal(await shop.decided('facts-missing'))
  const other = await app.as('governance-officer')
  const input = { id: appealed.id, version: appealed.version, decision: 'lower' as const, text: reasons }
  for (const points of [undefined, 1, 9])
    expect(
      (await app.call(contract.decideAppeal, { ...input, ...(points && { points }) }, { as: other })).error.code,
    ).toBe('penalty.points-not-lower')
  const lowered = (await app.call(contract.decideAppeal, { ...input, points: 0 }, { as: other })).body
  expect(lowered).toMatchObject({ state: 'final', points: 0, decidedPoints: 1, appealDecision: 'lower' })
  const twice = await app.call(
    contract.appealPenalty,
    { id: lowered.id, version: lowered.version, text: reasons },
    { as: shop.merchant() },
  )
  expect(twice.error.code).toBe('penalty.not-now')
})

test('a ruling that is not performed is proposed to a person, once, and the merchant hears of it with the notice only', async () => {
  const complaintId = await complaintOf('B-1')
  await enforced(complaintId)
  await enforced(complaintId)
  const { rows } = (await app.call(contract.listPenalties, { state: 'proposed' }, { as: shop.officer() })).body
  expect(rows).toMatchObject([{ violation: { id: 'violation.ruling-unperformed' }, points: null, state: 'proposed' }])
  const id = rows[0]?.id ?? ''
  expect((await app.call(contract.readPenalty, { id }, { as: shop.merchant() })).status).toBe(404)
  const noticed = await app.call(contract.giveNotice, { id, version: 1, text: reasons }, { as: shop.officer() })
  expect([noticed.status, noticed.body.state]).toEqual([201, 'noticed'])
  expect((await app.call(contract.readPenalty, { id }, { as: shop.merchant() })).body.seen).toBe(reasons)
})

test('the list filters, turns its pages and is exported; a place that is none is refused', async () => {
  const as = shop.officer()
  const first = (await app.call(contract.listPenalties, { limit: 1 }, { as })).body
  const next = (await app.call(contract.listPenalties, { limit: 1, cursor: first.next ?? '' }, { as })).body
  expect(next.rows[0]?.id).not.toBe(first.rows[0]?.id)
  expect((await app.call(contract.listPenalties, { cursor: 'x' }, { as })).status).toBe(400)
  const named = await app.call(contract.listPenalties, { text: first.rows[0]?.number ?? '' }, { as })
  expect(named.body.rows).toHaveLength(1)
  const ended = (await app.call(contract.listPenalties, { tab: 'ended' }, { as })).body.rows
  expect(new Set(ended.map(({ state }) => state))).toEqual(new Set(['dropped', 'final']))
  const csv = await app.call(contract.exportPenalties, { tab: 'ended' }, { as })
  expect([csv.status, String(csv.body).split('\r\n').length]).toEqual([200, ended.length + 2])
  expect((await app.call(contract.exportPenalties, {}, { as: shop.merchant() })).status).toBe(403)
  const nobody = await app.call(contract.readStanding, { merchant: 'mch_nobody' }, { as })
  expect(nobody.status).toBe(404)
  expect((await app.call(contract.readStanding, {}, { as })).error.code).toBe('penalty.merchant-needed')
})
