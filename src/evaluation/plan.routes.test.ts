import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../tests/support/app.ts'
import { timeline } from '../kernel/fact/record.ts'
import { measurePlanRoute, readClauseRoute, readPlanRoute } from './plan.contract.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T09:00:00+08:00' })
})
afterAll(() => app.close())
const clause = async (id: string, as?: Awaited<ReturnType<TestApp['as']>>) =>
  (await app.call(readClauseRoute, { id }, as ? { as } : {})).body

test('anyone can read how well each chapter and clause is kept, and nothing is typed in', async () => {
  const { status, body } = await app.call(readPlanRoute, {})
  expect(status).toBe(200)
  expect(body.chapters.map(({ id }) => id)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'])
  const clauses = body.chapters.flatMap((chapter) => chapter.clauses)
  expect(Object.values(body.counts).reduce((a, b) => a + b, 0)).toBe(clauses.length)
  expect(clauses.find(({ id }) => id === '10.3.5')?.state).not.toBe('kept')
  expect(body).toMatchObject({ measuredAt: null, mayMeasure: false })
})

test('a clause says where each control is carried out, and which of these places exist', async () => {
  const body = await clause('10.1.1')
  expect(body.controls[0]?.places).toMatchObject([
    { key: 'GET /api/plan', kind: 'route', exists: true },
    { key: 'GET /api/plan/clauses/:id', kind: 'route', exists: true },
  ])
  const unbuilt = await clause('8.3.3')
  expect(unbuilt).toMatchObject({
    state: 'not-built',
    controls: [{ state: 'missing', places: [{ exists: false, words: null }] }],
  })
  expect(unbuilt.measures[0]).toMatchObject({ state: 'no-data', value: null })
})

test('a clause that does not exist is not found', async () => {
  expect((await app.call(readClauseRoute, { id: '11.1' })).status).toBe(404)
})

test('an id that is no id is refused with the field', async () => {
  const { status, error } = await app.call(readClauseRoute, { id: 'x'.repeat(30) })
  expect(status).toBe(400)
  expect(JSON.stringify(error)).toContain('id')
})

test('the governance officer has the plan measured; a clause becomes kept once its evidence is there', async () => {
  const officer = await app.as('governance-officer')
  const first = await app.call(measurePlanRoute, {}, { as: officer })
  expect(first.status).toBe(201)
  expect(first.body.measures).toBeGreaterThan(5)
  expect(await clause('10.1.1', officer)).toMatchObject({ state: 'at-risk', reasons: [{ code: 'nothing-measured' }] })

  app.clock.now = new Date('2026-03-02T09:05:00+08:00')
  const second = await app.call(measurePlanRoute, {}, { as: officer })
  expect(second.body.changed).toBeGreaterThanOrEqual(1)
  const kept = await clause('10.1.1', officer)
  expect(kept).toMatchObject({ state: 'kept', since: '2026-03-02T01:05:00.000Z', reasons: [], figures: true })
  expect(kept.measures[0]).toMatchObject({
    value: 0,
    sample: 1,
    state: 'on-target',
    computedAt: '2026-03-02T01:05:00.000Z',
  })
  expect(kept.measures[0]?.history).toEqual([{ day: '2026-03-02', value: 0 }])
})

test('the change of a clause is on its timeline, from what and to what', async () => {
  const facts = await timeline(app.ctx(), 'clause_10.1.1')
  expect(facts.map(({ kind, data }) => [kind, data['from'], data['to']])).toEqual([
    ['clause.state-changed', null, 'at-risk'],
    ['clause.state-changed', 'at-risk', 'kept'],
  ])
})

test('a measuring that changes nothing leaves no trace but its readings', async () => {
  const officer = await app.as('admin')
  await app.call(measurePlanRoute, {}, { as: officer })
  const before = (await timeline(app.ctx(), 'plan')).length
  app.clock.now = new Date('2026-03-02T09:10:00+08:00')
  const again = await app.call(measurePlanRoute, {}, { as: officer })
  expect(again.body.changed).toBe(0)
  expect((await timeline(app.ctx(), 'plan')).length).toBe(before)
  expect((await app.call(readPlanRoute, {})).body.measuredAt).toBe('2026-03-02T01:10:00.000Z')
})

test('figures are for staff and the regulator; a merchant sees the state only', async () => {
  for (const role of ['regulator', 'agent'] as const)
    expect((await clause('10.1.1', await app.as(role))).figures).toBe(true)
  for (const role of ['merchant', 'consumer'] as const) {
    const body = await clause('10.1.1', await app.as(role))
    expect(body).toMatchObject({ figures: false, state: 'kept' })
    expect(body.measures[0]).toMatchObject({ value: null, sample: null, history: [] })
    expect(body.controls[0]?.evidence[0]).toMatchObject({ count: null, lastAt: null })
  }
})

test('whoever does not govern the plan may not have it measured', async () => {
  expect((await app.call(measurePlanRoute, {})).status).toBe(401)
  for (const role of ['agent', 'merchant', 'regulator'] as const)
    expect((await app.call(measurePlanRoute, {}, { as: await app.as(role) })).status).toBe(403)
})

test('two measurings at once leave one set of readings', async () => {
  const officer = await app.as('governance-officer')
  app.clock.now = new Date('2026-03-02T09:15:00+08:00')
  const both = await Promise.all([1, 2].map(() => app.call(measurePlanRoute, {}, { as: officer })))
  expect(both.map(({ status }) => status)).toEqual([201, 201])
  const { rows } = { rows: await app.db.selectFrom('evaluation.reading').select(['clause', 'measure']).execute() }
  expect(new Set(rows.map((row) => `${row.clause}/${row.measure}`)).size).toBe(rows.length)
  expect(rows.length).toBe(both[0]?.body.measures)
})

test('the job does the same by itself', async () => {
  const job = app.capabilities.flatMap(({ jobs }) => jobs ?? []).find(({ name }) => name === 'evaluation.measure-plan')
  expect(job?.cron).toBe('*/5 * * * *')
  app.clock.now = new Date('2026-03-02T09:20:00+08:00')
  await app.inTx((ctx) => job?.run(ctx, {}) ?? Promise.reject(new Error('no such job')))
  expect((await app.call(readPlanRoute, {})).body.measuredAt).toBe('2026-03-02T01:20:00.000Z')
})

test('the global search finds a clause by its number and by words in either language', async () => {
  const search = app.capabilities.find(({ name }) => name === 'evaluation')?.search
  const found = async (text: string) => (await search?.(app.ctx(), text, 3))?.map(({ href }) => href)
  expect(await found('7.3.1')).toEqual(['/plan/7.3.1'])
  expect(await found('期限')).toContain('/plan/7.3.1')
  expect(await found('PLATFORM RULING')).toEqual(['/plan/7.1.3'])
  expect(await found('7')).toHaveLength(3)
  expect(await found(' ')).toEqual([])
})
