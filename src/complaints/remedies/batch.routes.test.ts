import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../tests/support/app.ts'
import { calculateManyRemedies, maxCalculations } from './remedy.contract.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp({ now: '2026-11-25T10:00:00+08:00' })
})
afterAll(() => app.close())

const fake = {
  topics: ['fraud' as const],
  answers: { forDailyLife: true, flawOnly: false, paidFen: 30000, listedFen: 30000, itemCount: 3 },
}

test('a batch accounts for every row: each is answered or says what is wrong with it', async () => {
  const { status, body } = await app.call(
    calculateManyRemedies,
    {
      rows: [
        { ref: 'a', ...fake },
        { ref: 'b', answers: { paidFen: -1 } },
        { ref: 'c', topics: ['boats'] },
        { ref: 'd', ...fake, demands: ['punitive.fraud'], findings: { fraud: 'platform' } },
        { ref: 7, answers: {} },
        {},
      ],
    },
    { language: 'en' },
  )
  expect(status).toBe(200)
  expect(body.failed).toBe(3)
  expect(
    body.rows.map((row) => [
      row.ref,
      row.ok ? row.together.amount.upToFen : row.problems.map(({ path }) => path).join(),
    ]),
  ).toEqual([
    ['a', 0],
    ['b', 'answers.paidFen'],
    ['c', 'topics.0'],
    ['d', 150000],
    [null, 'ref'],
    [null, 0],
  ])
  expect(body.rows[3]).toMatchObject({
    remedies: expect.arrayContaining([
      expect.objectContaining({ id: 'punitive.fraud', counted: true, from: '2024-07-01', confidence: 'T' }),
    ]),
  })
})

test('five hundred situations are answered at once, one more or none is refused', async () => {
  const rows = Array.from({ length: maxCalculations }, (_, place) => ({ ref: String(place), ...fake }))
  const { body } = await app.call(calculateManyRemedies, { rows })
  expect(body.rows).toHaveLength(maxCalculations)
  expect(body.rows.map(({ ref }) => ref)).toEqual(rows.map(({ ref }) => ref))
  expect((await app.call(calculateManyRemedies, { rows: [...rows, {}] })).status).toBe(400)
  expect((await app.call(calculateManyRemedies, { rows: [] })).status).toBe(400)
})

test('before a text was in force a row has nothing from it, whoever asks', async () => {
  const merchant = await app.as('merchant')
  const row = {
    happenedOn: '2025-04-30',
    topics: ['prepaid'],
    answers: { prepaidFen: 100, prepaidEnded: true, unlimitedPlan: false },
  }
  const { body } = await app.call(calculateManyRemedies, { rows: [row] }, { as: merchant })
  expect(body.rows[0]).toMatchObject({ ok: true, together: { amount: { upToFen: 0 } } })
  const [first] = body.rows
  expect(first?.ok && first.remedies.map(({ id }) => id)).toEqual(['prepaid.costs'])
})
