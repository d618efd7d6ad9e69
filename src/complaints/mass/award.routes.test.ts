import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { pdf, uploadsOf } from '../../../tests/support/uploads.ts'
import * as cases from '../case.contract.ts'
import { raiseDemand, withdrawDemand, readDemands } from '../demand/demand.contract.ts'
import { obligationsOf } from '../performance/obligation.store.ts'
import { readRulings } from '../ruling/ruling.contract.ts'
import * as award from './award.contract.ts'
import * as claim from './claim.contract.ts'
import * as leadCase from './lead-case.contract.ts'
import { castOf, join, long, opened, type Cast } from './mass.example.ts'
import * as member from './member.contract.ts'

/** Five members: two demand three times the price, one ten times (about which nothing is found), two nothing. */
let app: TestApp
let cast: Cast
let id: string
let files: string[]
let drawn: Person
beforeAll(async () => {
  app = await testApp({ now: '2026-05-12T09:00:00+08:00' })
  cast = await castOf(app, 5)
  const made = await opened(app, cast, 'D')
  id = made.id
  files = made.cases
  for (const [at, as] of cast.consumers.entries()) await join(app, files[at]!, as)
  await demand(0, 'punitive.fraud', facts(10_000))
  await demand(1, 'punitive.fraud', facts(8000))
  const food = { unsafeFood: true, flawOnly: false, buyerKnew: 'no', paidFen: 10_000, itemCount: 1 }
  await demand(2, 'punitive.food', food, { multiple: 'price' })
  await app.runJobs()
  drawn = cast.arbitrator
})
afterAll(() => app.close())

const facts = (paidFen: number) => ({
  forDailyLife: true,
  flawOnly: false,
  paidFen,
  listedFen: 99_900,
  itemCount: 1,
})
async function demand(at: number, remedy: string, answers: object, choices: object = {}): Promise<void> {
  const raised = await app.call(raiseDemand, { id: files[at]!, remedy, answers, choices } as never, {
    as: cast.consumers[at]!,
  })
  expect(raised.status, JSON.stringify(raised.error)).toBe(201)
}
const fraud = {
  remedy: 'punitive.fraud',
  verdict: 'award' as const,
  choices: { priceBasis: 'paid', floorPer: 'order' },
  why: '条文没有写明，按一次交易计算。',
  text: '检测报告证明虚标容量，商家明知而为，构成欺诈。',
}
const finding = {
  decision: 'consumer' as const,
  remedy: 'refund' as const,
  formula: { kind: 'price' as const },
  text: '检测报告和多份照片一致，认定这一批商品存在安全缺陷，商家应当退还货款。',
  cites: ['refund.no-reason'],
}
const find = (awards: object[], more: object = {}) =>
  app.call(claim.makeFinding, { id, ...finding, ...more, awards } as never, { as: drawn })
const fieldOf = async (awards: object[], more: object = {}) => {
  const { status, error } = await find(awards, more)
  return [status, error.code, error.params['field']]
}

test('whoever decides, and the shop, read in numbers what members demand by law, and what is left to a person', async () => {
  const { rows } = (await app.call(award.listMassDemands, { id }, { as: drawn })).body
  expect(rows.map(({ remedy, members, upToFen, together }) => [remedy, members, upToFen, together])).toEqual([
    ['punitive.fraud', 2, 2 * 299_700, true],
    ['punitive.food', 1, 100_000, true],
  ])
  expect(rows[0]?.asks.map((ask) => ask.id)).toEqual(['priceBasis', 'floorPer'])
  const shop = (await app.call(award.listMassDemands, { id }, { as: cast.shop })).body.rows
  expect(JSON.stringify(shop)).not.toContain('cmp_')
  expect(shop).toHaveLength(2)
  expect((await app.call(award.listMassDemands, { id }, { as: cast.consumers[0]! })).status).toBe(403)
})

test('a finding awards nothing without a demand, evidence, a reason for what the text leaves open, or a sum the order gives', async () => {
  await app.call(claim.answerClaim, { id, text: long }, { as: cast.shop })
  expect(await fieldOf([fraud])).toEqual([422, 'mass.award-no-evidence', 'awards'])
  const paper = (await uploadsOf(app, () => cast.consumers[0]!).upload(pdf('检测报告'))).id
  await app.call(cases.addEvidence, { id: files[0]!, files: [paper], note: '检测报告' }, { as: cast.consumers[0]! })
  const evidence = [{ file: paper, shows: '检测报告第 2 页：容量虚标' }]
  expect((await app.call(leadCase.chooseLeadEvidence, { id, evidence }, { as: cast.agent })).status).toBe(201)
  expect(await fieldOf([{ ...fraud, remedy: 'punitive.service' }])).toEqual([
    422,
    'mass.award-not-demanded',
    'awards.0.remedy',
  ])
  expect(await fieldOf([fraud, fraud])).toEqual([422, 'mass.award-twice', 'awards.1.remedy'])
  expect(await fieldOf([{ ...fraud, why: '' }])).toEqual([422, 'award.why-needed', 'awards.0.why'])
  expect(await fieldOf([{ ...fraud, choices: { priceBasis: 'paid' } }])).toEqual([
    422,
    'demand.choice-missing',
    'awards.0.choices.floorPer',
  ])
  // What it was listed for is told by each consumer and by no order.
  expect(await fieldOf([{ ...fraud, choices: { ...fraud.choices, priceBasis: 'listed' } }])).toEqual([
    422,
    'mass.award-not-together',
    'awards.0.choices',
  ])
  expect(await fieldOf([fraud], { decision: 'merchant' })).toEqual([
    422,
    'award.nothing-for-merchant',
    'awards.0.remedy',
  ])
  expect((await find([{ ...fraud, text: '短' }])).status).toBe(400)
})

test('each member who demanded it gets three times the own price or the minimum, nobody who did not; what is not decided goes on alone', async () => {
  const made = await find([fraud])
  expect(made.status, JSON.stringify(made.error)).toBe(201)
  expect(made.body.finding?.awards).toMatchObject([{ remedy: 'punitive.fraud', verdict: 'award' }])
  await app.call(claim.carryOut, { id }, { as: drawn })
  await app.runJobs()
  const owed = async (at: number) =>
    (await app.inTx((ctx) => obligationsOf(ctx, files[at]!)))
      .map(({ remedy, amountFen }) => `${remedy} ${amountFen}`)
      .toSorted()
  expect(await owed(0)).toEqual(['compensation 50000', 'refund 10000'])
  expect(await owed(1)).toEqual(['compensation 50000', 'refund 10000'])
  expect(await owed(3)).toEqual(['refund 10000'])
  expect(await owed(2)).toEqual([])
  const rows = (await app.call(member.listMembers, { id }, { as: cast.agent })).body.rows
  const of = new Map(rows.map((row) => [row.complaint?.id, row]))
  expect(files.map((one) => [of.get(one)?.result, of.get(one)?.skipped, of.get(one)?.awardedFen])).toEqual([
    ['done', null, 50_000],
    ['done', null, 50_000],
    ['skipped', 'demanded', 0],
    ['done', null, 0],
    ['done', null, 0],
  ])
  expect((await app.call(claim.readTotals, { id }, { as: drawn })).body).toMatchObject({ awardedFen: 100_000 })
  const [ruled] = (await app.call(readRulings, { id: files[1]! }, { as: cast.consumers[1]! })).body.rows
  expect(ruled?.awards).toMatchObject([{ amountFen: 50_000, finding: { by: 'platform', text: fraud.text } }])
  expect(ruled?.awards[0]?.words.zh).toContain('80.00')
  expect((await app.call(member.readMembership, { id: files[1]! }, { as: cast.consumers[1]! })).body).toMatchObject({
    amountFen: 10_000,
    awardedFen: 50_000,
  })
})

test('who takes the undecided demand back gets the common finding when it is tried again', async () => {
  const as = cast.consumers[2]!
  const [own] = (await app.call(readDemands, { id: files[2]! }, { as })).body.rows
  const taken = await app.call(withdrawDemand, { id: files[2]!, demand: own?.id ?? '' }, { as })
  expect(taken.status).toBe(201)
  await app.call(claim.carryOut, { id }, { as: drawn })
  await app.runJobs()
  const row = (await app.call(member.readMembership, { id: files[2]! }, { as })).body
  expect([row.result, row.amountFen, row.awardedFen]).toEqual(['done', 10_000, 0])
})
