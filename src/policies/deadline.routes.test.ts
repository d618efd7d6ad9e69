import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../tests/support/app.ts'
import { calculateDeadlines, maxDeadlines, maxExplained } from './deadline.contract.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp({ now: '2026-11-23T10:00:00+08:00' })
})
afterAll(() => app.close())

const ask = async (items: Record<string, unknown>[], explain = false) =>
  (await app.call(calculateDeadlines, { items, explain }, { language: 'en' })).body
const one = async (item: Record<string, unknown>, explain = false) => {
  const row = (await ask([item], explain)).rows[0]
  if (!row) throw new Error('no answer')
  return row
}

test('a guest learns the last day of a platform complaint and the rule version it was counted by', async () => {
  expect(
    await one({ ref: 'a', receivedAt: '2026-11-23T09:00:00+08:00', rule: 'complaint.finish.platform' }),
  ).toMatchObject({
    ref: 'a',
    ok: true,
    dueAt: '2026-12-14T16:00:00.000Z',
    lastDay: '2026-12-14',
    provisional: false,
    why: null,
    counted: { amount: 15, unit: 'working-day', roll: 'none' },
    rule: { id: 'complaint.finish.platform', from: '2007-01-01', confidence: 'policy', mayBlock: true },
  })
})

test('a day of the year 0 is wrong for its own line only', async () => {
  const item = { receivedAt: '2026-09-28', amount: 7, unit: 'natural-day' }
  const { rows, failed } = await ask([{ ...item, receivedAt: '0000-01-01' }, item])
  expect(failed).toBe(1)
  expect(rows.map(({ ok }) => ok)).toEqual([false, true])
})

test('a bare amount, unit and roll are counted as well', async () => {
  const item = { receivedAt: '2026-09-28', amount: 7, unit: 'natural-day' }
  expect(await one({ ...item, roll: 'rest' })).toMatchObject({ lastDay: '2026-10-08', rule: null })
  expect(await one({ ...item, roll: 'none' })).toMatchObject({ lastDay: '2026-10-05' })
  expect(await one({ receivedAt: '2026-10-01T09:00:00+08:00', amount: 4, unit: 'hour' })).toMatchObject({
    dueAt: '2026-10-01T05:00:00.000Z',
  })
})

test('a date that needs holidays not yet announced is provisional and says why', async () => {
  const row = await one({ receivedAt: '2026-12-21', rule: 'complaint.finish.platform' })
  expect(row).toMatchObject({ provisional: true })
  expect(row.ok && row.why?.en).toContain('2027')
})

test('the version in force on the day of receipt counts', async () => {
  const days = await ask([
    { receivedAt: '2026-04-14T23:59:59+08:00', rule: 'samr.mediation' },
    { receivedAt: '2026-04-15T00:00:00+08:00', rule: 'samr.mediation' },
  ])
  expect(days.rows.map((row) => row.ok && row.counted)).toEqual([
    { amount: 45, unit: 'working-day', roll: 'none' },
    { amount: 60, unit: 'natural-day', roll: 'holiday' },
  ])
})

test('a pause moves the day out, and the count shows which days stood still', async () => {
  const item = { receivedAt: '2026-11-23', rule: 'complaint.finish.platform' }
  const pauses = [{ from: '2026-11-25T10:00:00+08:00', until: '2026-11-27T16:00:00+08:00' }]
  const row = await one({ ...item, pauses }, true)
  expect(row).toMatchObject({ lastDay: '2026-12-17' })
  const paused = row.ok ? row.days?.filter(({ why }) => why === 'paused').map(({ day }) => day) : []
  expect(paused).toEqual(['2026-11-25', '2026-11-26', '2026-11-27'])
})

test('the count explains the National Day week and its make-up Saturday', async () => {
  const row = await one({ receivedAt: '2026-09-30T10:00:00+08:00', rule: 'complaint.respond.platform' }, true)
  const days = row.ok ? (row.days ?? []) : []
  expect(days.filter(({ number }) => number !== null)).toEqual([
    { day: '2026-10-08', number: 1, why: 'counted', name: null },
    { day: '2026-10-09', number: 2, why: 'counted', name: null },
    { day: '2026-10-10', number: 3, why: 'make-up', name: '国庆节' },
  ])
  expect(days.filter(({ why }) => why === 'holiday')).toHaveLength(7)
})

test('each bad item of a batch says what is wrong with it and leaves the others alone', async () => {
  const { rows, failed } = await ask([
    { ref: '1', receivedAt: 'yesterday', rule: 'complaint.finish.platform' },
    { ref: '2', receivedAt: '2026-11-23', rule: 'no.such' },
    { ref: '3', receivedAt: '2026-11-23', rule: 'ladder.service' },
    { ref: '4', receivedAt: '2026-11-23' },
    { ref: '5', receivedAt: '2026-11-23', amount: 0, unit: 'working-day' },
    { ref: '6', receivedAt: '1999-01-01', amount: 1, unit: 'working-day' },
    { ref: '7', receivedAt: '2026-11-23', amount: 3, unit: 'working-day', color: 'red' },
    { ref: '8', receivedAt: '2019-12-31', rule: 'samr.accept' },
    { ref: '9', receivedAt: '2026-11-23', amount: 21, unit: 'year', roll: 'rest' },
    {
      ref: '10',
      receivedAt: '2026-11-23',
      amount: 3,
      unit: 'working-day',
      pauses: [{ from: '2026-11-26T00:00:00Z', until: '2026-11-25T00:00:00Z' }],
    },
    { ref: '11', receivedAt: '2026-11-23', amount: 3, unit: 'working-day' },
  ])
  expect(failed).toBe(10)
  expect(
    rows.map((row) => (row.ok ? row.lastDay : `${row.ref} ${row.problems.map(({ path }) => path).join()}`)),
  ).toEqual([
    '1 receivedAt',
    '2 rule',
    '3 rule',
    '4 rule',
    '5 amount',
    '6 receivedAt',
    '7 ',
    '8 rule',
    '9 amount',
    '10 pauses.0.until',
    '2026-11-26',
  ])
})

test('a thousand receipts are answered at once, one more is refused, and only the first are written out', async () => {
  const items = Array.from({ length: maxDeadlines }, () => ({
    receivedAt: '2026-11-23',
    rule: 'complaint.finish.platform',
  }))
  const { rows, explained } = await ask(items, true)
  expect(rows).toHaveLength(maxDeadlines)
  expect(explained).toBe(maxExplained)
  expect(rows.filter((row) => row.ok && row.days !== null)).toHaveLength(maxExplained)
  const more = await app.call(calculateDeadlines, { items: [...items, {}] })
  expect(more.status).toBe(400)
  expect((await app.call(calculateDeadlines, { items: [] })).status).toBe(400)
})

test('whatever is asked, the answer is a date or a named problem, never an error of the server', async () => {
  const text = fc.oneof(
    fc.constantFrom(
      '2026-11-23',
      '2007-01-01',
      '2027-12-31T23:59:59+08:00',
      'complaint.finish.platform',
      'year',
      'hour',
      'rest',
    ),
    fc.string(),
  )
  const value = fc.oneof(
    text,
    fc.integer(),
    fc.constant(null),
    fc.array(fc.record({ from: text, until: text }), { maxLength: 3 }),
  )
  const item = fc.dictionary(fc.constantFrom('receivedAt', 'rule', 'amount', 'unit', 'roll', 'pauses', 'ref'), value)
  const real = fc.record({
    receivedAt: fc
      .date({ min: new Date('2007-01-01T00:00:00Z'), max: new Date('2027-12-31T00:00:00Z'), noInvalidDate: true })
      .map((at) => at.toISOString()),
    amount: fc.integer({ min: 1, max: 1000 }),
    unit: fc.constantFrom('working-day', 'natural-day', 'hour', 'month', 'year'),
    roll: fc.constantFrom('rest', 'holiday', 'none'),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(item, real), { minLength: 1, maxLength: 20 }), async (items) => {
      const { status, body } = await app.call(calculateDeadlines, { items, explain: true })
      expect(status).toBe(200)
      for (const row of body.rows) expect(row.ok ? row.lastDay : row.problems.length).toBeTruthy()
    }),
    { numRuns: 60 },
  )
})
