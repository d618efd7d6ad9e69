import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { merchantId, tellOfSale } from '../../../tests/support/order.ts'
import { answeredComplaints } from '../../../tests/support/ranking.ts'
import { tendRankings } from './count.actions.ts'
import { rankingTasks } from './tasks.actions.ts'
import * as contract from './ranking.contract.ts'

const reason = '其中有三件是别家店铺的投诉，请核对。'
let app: TestApp
let officer: Person
let shops: Person[]
let receipts: string[]

const names = ['M1', 'M2', 'M3', 'M4']
/** A session does not last that long: everybody signs in again. */
async function at(time: string): Promise<void> {
  app.clock.now = new Date(time)
  officer = await app.as('governance-officer')
  shops = []
  for (const own of names) shops.push(await app.as('merchant', { merchantId: merchantId(own) }))
}
const tend = () => app.inTx((ctx) => tendRankings(ctx))
const read = async (period = 'latest', more: object = {}) =>
  (await app.call(contract.readRanking, { period, ...more }, {})).body.ranking
const tasksOf = async ({ actor }: Person) => (await rankingTasks(app.ctx(actor), 20)).map(({ href }) => href)
const ownRow = async (as: Person) => (await app.call(contract.readOwnRow, {}, { as })).body.row
const object = (id: string, as: Person) => app.call(contract.objectToRow, { id, reason }, { as })
const decide = (id: string, merchant: string, part: object) =>
  app.call(contract.decideObjection, { id, merchant, verdict: 'refuse', answer: reason, ...part }, { as: officer })

beforeAll(async () => {
  app = await testApp({ now: '2026-07-06T09:00:00+08:00' })
  for (const own of names)
    await tellOfSale(app, { number: own, consumer: 'C1', merchant: own, lines: [{ title: '水杯', amountFen: 9900 }] })
  const make = (own: string, inTime: number, late: number, solved: number) =>
    answeredComplaints(app, { merchant: merchantId(own), inTime, late, solved }, '2026-07-06')
  await make('M1', 58, 2, 40)
  receipts = await make('M2', 12, 38, 20)
  await make('M3', 31, 3, 30)
  await make('M4', 20, 9, 10)
  await at('2026-10-08T09:00:00+08:00')
})
afterAll(() => app.close())

test('a quarter is counted fifteen working days after its end, once, also by two workers at the same instant', async () => {
  await tend()
  expect(await ownRow(shops[0] ?? officer)).toBeNull()
  await at('2026-10-29T04:30:00+08:00')
  await Promise.all([tend(), tend(), tend()])
  await tend()
  const { body } = await app.call(contract.listRankingDesk, {}, { as: officer })
  expect(body.rows.map(({ period, state, listed }) => [period, state, listed])).toEqual([['2026-Q3', 'preview', 3]])
})

test('before it is public a shop sees its own row, exactly and as it will stand there; nobody else sees anything', async () => {
  const own = await ownRow(shops[0] ?? officer)
  expect(own?.exact).toMatchObject({ inTime: 58, late: 2, solved: 40, unsolved: 20, hours: 2 })
  expect(own?.shown?.answered).toMatchObject({ part: 60, whole: 60 })
  expect(own?.clock?.lastDay).toBe('2026-11-05')
  expect(own?.mayObject).toBe(true)
  expect(await tasksOf(shops[0] ?? officer)).toEqual(['/performance'])
  expect(await tasksOf(officer)).toEqual([])
  // Twenty-nine are not thirty.
  expect(await ownRow(shops[3] ?? officer)).toBeNull()
  expect(await read()).toBeNull()
  expect((await app.call(contract.readRanking, { period: '2026-Q3' }, {})).status).toBe(404)
  expect((await app.call(contract.listRankings, {}, {})).body.rows).toEqual([])
})

test('a shop objects once, with a reason, to its own row only; the ranking then waits until somebody has decided', async () => {
  const [first, second, third, below] = shops
  if (!first || !second || !third || !below) throw new Error('no shops')
  const id = (await ownRow(first))?.ranking.id ?? ''
  expect((await app.call(contract.objectToRow, { id, reason: '不对' }, { as: second })).status).toBe(400)
  expect((await object(id, second)).status).toBe(201)
  expect((await object(id, second)).error.code).toBe('ranking.objected-already')
  expect((await object(id, third)).status).toBe(201)
  expect((await object(id, below)).status).toBe(404)
  expect((await object(id, officer)).status).toBe(403)
  await at('2026-11-06T04:30:00+08:00')
  await tend()
  expect(await read()).toBeNull()
  expect((await object(id, shops[0] ?? officer)).error.code).toBe('ranking.preview-over')
  const { body } = await app.call(contract.listRankingDesk, {}, { as: officer })
  expect(body.rows[0]).toMatchObject({ waiting: 2, state: 'preview' })
  expect(await tasksOf(officer)).toEqual(['/ranking/desk'])
  expect(await tasksOf(shops[0] ?? officer)).toEqual([])
})

test('an objection that is right is counted again without what was not the shop’s, or the row is withheld; the last decision publishes', async () => {
  const [first, second] = shops
  if (!first || !second) throw new Error('no shops')
  const id = (await ownRow(first))?.ranking.id ?? ''
  const late = receipts.slice(-8)
  expect((await decide(id, merchantId('M2'), { leaveOut: late })).error.params?.['field']).toBe('leaveOut')
  expect((await decide(id, merchantId('M1'), {})).error.code).toBe('ranking.nothing-to-decide')
  expect((await decide(id, merchantId('M2'), { verdict: 'recount', leaveOut: late })).status).toBe(201)
  expect((await ownRow(second))?.exact).toMatchObject({ inTime: 12, late: 30 })
  expect((await ownRow(second))?.objection).toMatchObject({ verdict: 'recount', answer: reason })
  expect(await read()).toBeNull()
  const both = await Promise.all([
    decide(id, merchantId('M3'), { verdict: 'withhold' }),
    decide(id, merchantId('M3'), { verdict: 'withhold' }),
  ])
  expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409])
  expect((await read())?.state).toBe('published')
})

test('everybody reads rounded figures in groups with their intervals, who is withheld, and nothing of shops that are too few', async () => {
  const view = await read()
  expect(view).toMatchObject({ period: '2026-Q3', minimum: 30, roundedTo: 5, total: 2 })
  expect(
    view?.rows.map(({ merchant, group, answered, corrected }) => [
      merchant.name,
      group,
      answered?.part,
      answered?.whole,
      corrected,
    ]),
  ).toEqual([
    ['店铺 M1', 1, 60, 60, false],
    ['店铺 M2', 2, 10, 40, true],
  ])
  expect(view?.withheld.map(({ merchant }) => merchant.name)).toEqual(['店铺 M3'])
  expect(view?.others).toEqual({ merchants: 0, complaints: 0 })
  const solved = await read('2026-Q3', { by: 'solved' })
  expect(solved?.rows.map(({ merchant, solved: share }) => [merchant.name, share?.part, share?.whole])).toEqual([
    ['店铺 M1', 40, 60],
    ['店铺 M2', 20, 40],
  ])
  expect((await read('latest', { by: 'time' }))?.rows).toHaveLength(2)
  expect((await read('latest', { category: '没有的' }))?.rows).toEqual([])
  expect((await app.call(contract.readRanking, { period: '2026-Q9' }, {})).status).toBe(400)
})

test('the file is the very bytes of the checksum that the record holds; the table says the same with its method and licence', async () => {
  const view = await read()
  const { payload } = await app.server.inject({ url: '/api/rankings/latest/table.json' })
  expect(createHash('sha256').update(payload, 'utf8').digest('hex')).toBe(view?.hash)
  const facts = await app.db
    .selectFrom('kernel.fact')
    .select(['kind', 'data'])
    .where('subject', '=', view?.id ?? '')
    .execute()
  expect(facts.filter(({ kind }) => kind === 'ranking.published').map(({ data }) => data)).toEqual([
    { period: '2026-Q3', rows: 2, withheld: 1, hash: view?.hash },
  ])
  const csv = String((await app.call(contract.rankingCsv, { period: '2026-Q3' }, {})).body)
  expect(csv).toContain('店铺 M1')
  expect(csv).toContain('CC BY 4.0')
  expect(csv).toContain(view?.hash)
  for (const exact of [':58,', '"late"']) expect(payload).not.toContain(exact)
})

test('published once, never again: the job changes nothing, and what is withdrawn leaves its reason and its checksum only', async () => {
  const before = await read()
  const id = before?.id ?? ''
  await Promise.all([tend(), tend()])
  expect(await read()).toEqual(before)
  const withdraw = () => app.call(contract.withdrawRanking, { id, reason }, { as: officer })
  expect((await app.call(contract.withdrawRanking, { id, reason }, { as: shops[0] ?? officer })).status).toBe(403)
  const both = await Promise.all([withdraw(), withdraw()])
  expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409])
  const after = await read('2026-Q3')
  expect(after).toMatchObject({ state: 'withdrawn', hash: before?.hash, rows: [], withheld: [], total: 0 })
  expect(after?.withdrawn?.reason).toBe(reason)
  expect((await app.call(contract.rankingJson, { period: '2026-Q3' }, {})).error.code).toBe('ranking.withdrawn')
  await tend()
  expect((await read())?.state).toBe('withdrawn')
})
