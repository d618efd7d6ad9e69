import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../tests/support/app.ts'
import { consumerId } from '../../../tests/support/order.ts'
import { pdf, uploadsOf } from '../../../tests/support/uploads.ts'
import * as step from '../case.contract.ts'
import { obligationsOf } from '../performance/obligation.store.ts'
import * as example from '../ruling/panel.example.ts'
import { beginRuling, drawn, endMediation, mediating, people, type People } from '../ruling/panel.example.ts'
import * as ruling from '../ruling/ruling.contract.ts'
import * as contract from './demand.contract.ts'

let app: TestApp
let all: People
let number = 0
beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T09:00:00+08:00' })
  all = await people(app, 3)
})
afterAll(() => app.close())

const long = '页面写明正品保证，鉴定结论为仿冒品，构成欺诈。'
const answers = { forDailyLife: true, flawOnly: false, paidFen: 12_900, listedFen: 12_900, itemCount: 1 }
const fraud = { remedy: 'punitive.fraud', answers }

function filing(demands: example.Matter['demands'] = []) {
  number += 1
  return example.filing(app, all, { number: `DM-${number}`, demands })
}
const filed = async (demands?: example.Matter['demands']): Promise<string> => (await filing(demands)).body.id
const demandsOf = async (id: string, as = all.consumer) => (await app.call(contract.readDemands, { id }, { as })).body

/** To the desk of whoever was drawn, with one piece of evidence that both sides read. */
async function deliberating(id: string) {
  const file = await uploadsOf(app, () => all.consumer).upload(pdf(id), { name: '鉴定书.pdf' })
  await mediating(app, all, id, [file.id])
  await endMediation(app, all, id)
  await beginRuling(app, all, id)
  return { file: file.id, by: await drawn(app, all, id) }
}
const awarding = (demand: string, file: string) => ({
  demand,
  choices: { priceBasis: 'paid', floorPer: 'order' },
  why: '条文没有写明，按一次交易计算。',
  finding: { by: 'platform' as const, text: long, evidence: [file] },
})
const decided = { decision: 'consumer', remedy: 'refund', amountFen: 12_900, text: long } as const
const cites = ['complaint.appeal']

test('demanded at filing, answered by the shop, found and awarded: price and three times the price are owed apart', async () => {
  const id = await filed([fraud])
  const [demand] = (await demandsOf(id, all.merchant)).rows
  expect(demand).toMatchObject({
    amount: { fromFen: 50_000, upToFen: 50_000 },
    remedy: { punitive: { finding: 'fraud', demanded: true, foundBy: null }, counted: false },
  })
  expect(demand?.remedy?.basis).toMatchObject({ article: '55(1)' })
  await app.runJobs()
  const { file, by } = await deliberating(id)
  const given = awarding(demand?.id ?? '', file)
  const issue = (more: object) =>
    app.call(ruling.issueRuling, { id, ...decided, cites, ...more }, { as: by, language: 'en' })
  const wrong = async (part: object, more: object = {}) => {
    const answer = await issue({ awards: [{ ...given, ...part }], ...more })
    return [answer.status, answer.error.code, answer.error.params['field']]
  }
  expect(await wrong({ demand: 'dmd_nothing' })).toEqual([422, 'award.no-demand', 'awards.0.demand'])
  expect(await wrong({ why: '' })).toEqual([422, 'award.why-needed', 'awards.0.why'])
  expect(await wrong({ withinFen: 999_999 })).toEqual([422, 'award.by-formula', 'awards.0.withinFen'])
  expect(await wrong({ answers: { ...answers, paidFen: 99_999 } })).toEqual([
    422,
    'award.more-than-demanded',
    'awards.0.answers',
  ])
  expect(await wrong({ finding: { ...given.finding, evidence: ['fil_none'] } })).toEqual([
    422,
    'award.evidence-unknown',
    'awards.0.finding.evidence.0',
  ])
  expect(await wrong({}, { decision: 'merchant', amountFen: 0 })).toEqual([422, 'award.nothing-for-merchant', 'awards'])
  // Without a finding the shape itself is refused.
  expect((await issue({ awards: [{ demand: given.demand }] })).status).toBe(400)
  const ruled = await issue({ awards: [given] })
  expect(ruled.status, JSON.stringify(ruled.error)).toBe(201)
  expect(ruled.body).toMatchObject({ state: 'award_issued', outcomeFen: 62_900 })
  const owed = await app.inTx((ctx) => obligationsOf(ctx, id))
  expect(owed.map(({ remedy, amountFen }) => [remedy, amountFen]).toSorted()).toEqual([
    ['compensation', 50_000],
    ['refund', 12_900],
  ])
  for (const as of [all.consumer, all.merchant]) {
    const [row] = (await app.call(ruling.readRulings, { id }, { as })).body.rows
    expect(row).toMatchObject({ amountFen: 12_900, awards: [{ amountFen: 50_000, evidence: [{ number: 1 }] }] })
    expect(row?.awards[0]).toMatchObject({ finding: { what: 'fraud', by: 'platform', text: long } })
    expect(row?.awards[0]?.words.zh).toContain('¥129.00')
  }
})

test('nothing is awarded that is not demanded, and the default ruling says so and grants the ordinary claim alone', async () => {
  const bare = await filed()
  const { file, by } = await deliberating(bare)
  const uninvited = await app.call(
    ruling.issueRuling,
    { id: bare, ...decided, cites, awards: [awarding('dmd_x', file)] },
    { as: by },
  )
  expect(uninvited.error.code).toBe('award.no-demand')

  const own = await filed([fraud])
  await deliberating(own)
  const began = app.clock.now
  app.clock.now = new Date('2026-03-07T00:00:00+08:00')
  await app.runJobs()
  const late = await app.as('consumer', { consumerId: consumerId('C1') })
  const [row] = (await app.call(ruling.readRulings, { id: own }, { as: late })).body.rows
  expect(row).toMatchObject({ decidedBy: 'default', amountFen: 12_900, awards: [] })
  expect(row?.reasons).toContain('法定赔偿要求')
  app.clock.now = began
})

test('a demand is the consumer’s alone, raised and taken back while the case is negotiated, and worked out at once', async () => {
  const id = await filed()
  const raise = (more: object, as = all.consumer) => app.call(contract.raiseDemand, { id, ...fraud, ...more }, { as })
  expect((await raise({}, all.merchant)).status).toBe(403)
  expect((await raise({}, all.agent)).status).toBe(403)
  const stranger = await app.as('consumer', { consumerId: consumerId('C2') })
  expect((await raise({}, stranger)).status).toBe(404)
  expect((await app.call(contract.readDemands, { id }, { as: stranger })).status).toBe(404)
  const field = async (more: object) => {
    const { error } = await raise(more)
    return [error.code, error.params['field']]
  }
  expect(await field({ remedy: 'punitive.nothing' })).toEqual(['demand.unknown', 'remedy'])
  expect(await field({ remedy: 'exchange' })).toEqual(['demand.unknown', 'remedy'])
  expect(await field({ remedy: 'refund.undelivered' })).toEqual(['demand.price-twice', 'remedy'])
  expect(await field({ happenedOn: '2027-01-01' })).toEqual(['demand.day-wrong', 'happenedOn'])
  expect(await field({ answers: { ...answers, paidFen: 12_901 } })).toEqual(['demand.paid-less', 'answers.paidFen'])
  expect(await field({ answers: { ...answers, forDailyLife: false } })).toEqual([
    'demand.not-met',
    'answers.forDailyLife',
  ])
  const raised = await raise({})
  expect(raised.status, JSON.stringify(raised.error)).toBe(201)
  expect(raised.body).toMatchObject({ upToFen: 50_000, mayDemand: true })
  expect(await field({})).toEqual(['demand.known', 'remedy'])
  expect((await demandsOf(id, all.merchant)).mayDemand).toBe(false)

  // "Agree to everything" would not say whether this is included.
  await app.call(step.acknowledge, { id }, { as: all.agent })
  const read = (await app.call(step.readCase, { id }, { as: all.merchant })).body
  expect(read.demandedFen).toBe(50_000)
  expect(read.steps.find((one) => one.step === 'concede')).toMatchObject({
    allowed: false,
    reason: { code: 'demand.answer-instead' },
  })
  const demand = raised.body.rows[0]?.id ?? ''
  const back = await app.call(contract.withdrawDemand, { id, demand }, { as: all.consumer })
  expect(back.body).toMatchObject({ upToFen: 0 })
  const again = await app.call(contract.withdrawDemand, { id, demand }, { as: all.consumer })
  expect([again.status, again.error.code]).toEqual([409, 'demand.gone'])
  expect((await app.call(step.concede, { id }, { as: all.merchant })).status).toBe(201)
  expect((await raise({})).error.code).toBe('demand.too-late')
})

test('a demand that is wrong at filing names its field, and nothing is filed', async () => {
  const refused = await filing([{ ...fraud, answers: { ...answers, itemCount: 7 } }])
  expect([refused.status, refused.error.code, refused.error.params['field']]).toEqual([
    422,
    'demand.fewer-items',
    'demands.0.answers.itemCount',
  ])
  const twice = await filing([fraud, fraud])
  expect([twice.error.code, twice.error.params['field']]).toEqual(['demand.known', 'demands.1.remedy'])
})

test('a review may change what was awarded, and what it upholds stands', async () => {
  const id = await filed([fraud])
  const { file, by } = await deliberating(id)
  const demand = (await demandsOf(id)).rows[0]?.id ?? ''
  await app.call(ruling.issueRuling, { id, ...decided, decision: 'partly', cites, awards: [] }, { as: by })
  await app.call(ruling.appeal, { id, text: long }, { as: all.consumer })
  await app.runJobs()
  const reviewer = await drawn(app, all, id)
  const review = (more: { decision: 'uphold' | 'change'; [name: string]: unknown }) =>
    app.call(ruling.decideReview, { id, text: long, cites, ...more }, { as: reviewer, language: 'en' })
  const uphold = await review({ decision: 'uphold', awards: [awarding(demand, file)] })
  expect([uphold.status, uphold.error.code]).toEqual([422, 'award.with-change'])
  const changed = await review({
    decision: 'change',
    remedy: 'refund',
    amountFen: 12_900,
    awards: [awarding(demand, file)],
  })
  expect(changed.status, JSON.stringify(changed.error)).toBe(201)
  expect(changed.body).toMatchObject({ state: 'performing', outcomeFen: 62_900 })
  expect(await app.inTx((ctx) => obligationsOf(ctx, id))).toHaveLength(2)
})
