import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../tests/support/app.ts'
import { listRules, readRule, readRulebook } from './rule.contract.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp({ now: '2026-11-23T10:00:00+08:00' })
})
afterAll(() => app.close())

test('anyone may read the whole library, a page at a time, and every rule stands in it once', async () => {
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const { status, body } = await app.call(listRules, { limit: 40, ...(cursor !== undefined && { cursor }) })
    expect(status).toBe(200)
    expect(body.rows.length).toBeLessThanOrEqual(40)
    seen.push(...body.rows.map(({ id }) => id))
    cursor = body.next ?? undefined
  } while (cursor !== undefined)
  expect(new Set(seen).size).toBe(seen.length)
  const book = await app.call(readRulebook, {})
  expect(seen.length).toBe(book.body.rules)
})

test('the library is searched in both languages and narrowed by kind, confidence, source and clause', async () => {
  const ids = async (filter: Parameters<typeof app.call<typeof listRules.input, typeof listRules.output>>[1]) =>
    (await app.call(listRules, filter)).body.rows.map(({ id }) => id)
  expect(await ids({ text: '七日无理由退货' })).toContain('consumer-law-25.no-reason-return')
  expect(await ids({ text: 'refund after a return' })).toContain('consumer-law-25.refund-after-return')
  expect(await ids({ text: 'no such words anywhere' })).toEqual([])
  expect(await ids({ kind: 'ladder' })).toEqual([
    'ladder.incident',
    'ladder.party',
    'ladder.service',
    'ladder.stage',
    'ladder.statutory',
  ])
  expect(await ids({ source: 'samr-complaints-2026', kind: 'clock' })).toEqual([
    'samr.accept',
    'samr.clue-check',
    'samr.mediation',
    'samr.termination-notice',
  ])
  const memory = await app.call(listRules, { confidence: 'M', limit: 200 })
  expect(memory.body.rows.length).toBeGreaterThan(5)
  for (const row of memory.body.rows) expect(row).toMatchObject({ confidence: 'M', mayBlock: false })
  expect(await ids({ clause: '7.3.3', kind: 'channel' })).toEqual([
    'channel.forum',
    'channel.short-video',
    'channel.weibo',
  ])
})

test('on a day of the past the version of that day stands in the library, and what was not yet law is missing', async () => {
  const on = async (inForceOn: string) =>
    (await app.call(listRules, { text: 'samr.mediation', inForceOn })).body.rows.map(({ figure, state }) => ({
      figure,
      state,
    }))
  expect(await on('2026-04-14')).toEqual([
    { figure: { amount: 45, unit: 'working-day', roll: 'none' }, state: 'in-force' },
  ])
  expect(await on('2026-04-15')).toEqual([
    { figure: { amount: 60, unit: 'natural-day', roll: 'holiday' }, state: 'in-force' },
  ])
  expect(await on('2019-12-31')).toEqual([])
})

test('a rule shows all its versions, its source and its examples with what they give today', async () => {
  const { body } = await app.call(readRule, { id: 'samr.mediation' })
  expect(body.versions.map(({ state }) => state)).toEqual(['ended', 'in-force'])
  expect(body.versions.map(({ source }) => source.number)).toEqual([
    '国家市场监督管理总局令第20号',
    '国家市场监督管理总局令第121号',
  ])
  const examples = body.versions.flatMap((version) => version.examples)
  expect(examples.length).toBeGreaterThan(4)
  expect(examples.every(({ ok }) => ok)).toBe(true)
})

test('an unknown rule, an unknown filter and a day that is none are refused by name', async () => {
  const unknown = await app.call(readRule, { id: 'no.such.rule' })
  expect(unknown.status).toBe(404)
  const day = await app.call(listRules, { inForceOn: '2026-02-30' })
  expect(day.status).toBe(400)
  expect(day.error.fields?.map(({ path }) => path)).toEqual(['inForceOn'])
  const filter = await app.call(listRules, { kind: 'clocks' as 'clock' })
  expect(filter.status).toBe(400)
})

test('the rulebook says its version, how sure it is of how much, and how far the calendar reaches', async () => {
  const { body } = await app.call(readRulebook, {})
  expect(body.version).toBe(app.runtime.rulebook().version)
  expect(body.byKind['clock']).toBeGreaterThan(60)
  expect(body.calendars).toEqual({ firstYear: 2007, lastAnnouncedYear: 2026, provisionalYears: [2027] })
  const contractLaw = body.sources.find(({ id }) => id === 'contract-law')
  expect(contractLaw).toMatchObject({ until: '2020-12-31', replacedBy: 'civil-code' })
})
