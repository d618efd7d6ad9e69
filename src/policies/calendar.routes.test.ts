import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../tests/support/app.ts'
import { startClock, clocksOf } from '../kernel/clock/clock.actions.ts'
import { timeline } from '../kernel/fact/record.ts'
import { importCalendar, listCalendars, listCalendarVersions, readCalendar } from './calendar.contract.ts'
import { calculateDeadlines } from './deadline.contract.ts'

/** An announcement as it might come: New Year up to 5 January, worked off on Saturday the 9th. */
const announced = `
year: 2027
status: published
notice: 国务院办公厅关于2027年部分节假日安排的通知
off:
  - { name: 元旦, from: 2027-01-01, to: 2027-01-05 }
work:
  - { name: 元旦, day: 2027-01-09 }
`
let app: TestApp
beforeAll(async () => {
  app = await testApp({ now: '2026-12-21T10:00:00+08:00' })
  await app.inTx(async (ctx) => {
    const startedAt = new Date('2026-12-21T09:00:00+08:00')
    await startClock(ctx, { rule: 'complaint.finish.platform', subject: 'cmp_late', startedAt })
    await startClock(ctx, {
      rule: 'complaint.respond.platform',
      subject: 'cmp_early',
      startedAt: new Date('2026-12-01T09:00:00+08:00'),
    })
  })
})
afterAll(() => app.close())
const lateClock = async () => (await clocksOf(app.ctx(), ['cmp_late']))[0]
const lastDayNow = async () => {
  const { body } = await app.call(calculateDeadlines, {
    items: [{ receivedAt: '2026-12-21', rule: 'complaint.finish.platform' }],
  })
  const row = body.rows[0]
  return row?.ok ? { lastDay: row.lastDay, provisional: row.provisional } : null
}

test('the years since 2007 are shown, the last announced and the estimated one apart', async () => {
  const { body } = await app.call(listCalendars, {})
  expect(body.rows.map(({ year }) => year)).toEqual(Array.from({ length: 21 }, (_, index) => 2007 + index))
  expect(body.rows.filter(({ announced }) => !announced).map(({ year }) => year)).toEqual([2027])
  expect(body.rows.find(({ year }) => year === 2026)).toMatchObject({
    workingDays: 248,
    daysOff: 33,
    makeUpDays: 6,
    imported: false,
    notice: { url: 'https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm' },
  })
})

test('a year is shown day by day, also where the notice of the next year reaches into it', async () => {
  const { body } = await app.call(readCalendar, { year: 2018 })
  expect(body.days).toHaveLength(365)
  expect(body.days.find(({ day }) => day === '2018-12-29')).toEqual({
    day: '2018-12-29',
    kind: 'make-up',
    name: '元旦',
  })
  expect(body.days.find(({ day }) => day === '2018-12-31')).toMatchObject({ kind: 'holiday' })
  expect((await app.call(readCalendar, { year: 2030 })).status).toBe(404)
  expect((await app.call(readCalendar, { year: 1999 })).status).toBe(400)
})

test('only governance officers and administrators import a year', async () => {
  expect((await app.call(importCalendar, { text: announced })).status).toBe(401)
  for (const role of ['agent', 'consumer', 'merchant', 'regulator'] as const)
    expect((await app.call(importCalendar, { text: announced }, { as: await app.as(role) })).status).toBe(403)
})

test('a calendar with mistakes is refused, each with its line', async () => {
  const as = await app.as('governance-officer')
  const wrong = announced.replace('to: 2027-01-05', 'to: 2026-12-30').replace('day: 2027-01-09', 'day: 2027-01-07')
  const refused = await app.call(importCalendar, { text: wrong, dryRun: false }, { as, language: 'en' })
  expect(refused.status).toBe(422)
  expect(refused.error.code).toBe('calendar.not-readable')
  expect(refused.error.message).toContain('line 6: 2027: the end is before the beginning')
  expect(refused.error.message).toContain('line 8: 2027: 2027-01-07 is not a weekend day')
  const unknown = await app.call(
    importCalendar,
    { text: announced.replace('notice:', 'note:') },
    { as, language: 'en' },
  )
  expect(unknown.error.message).toMatch(/line 4: .*Unrecognized key: "note"/)
  const secondIsBroken = await app.call(
    importCalendar,
    { text: `- ${announced.trim().replaceAll('\n', '\n  ')}\n- {}` },
    { as },
  )
  expect(secondIsBroken.status).toBe(422)
  expect(secondIsBroken.error.message).toContain('第 8 行：')
})

test('a dry run names the open clocks that would move and changes nothing', async () => {
  const as = await app.as('governance-officer')
  const { status, body } = await app.call(importCalendar, { text: announced }, { as })
  expect(status).toBe(200)
  expect(body).toMatchObject({
    year: 2027,
    dryRun: true,
    moved: 1,
    summary: { announced: true, daysOff: 5, makeUpDays: 1 },
  })
  expect(body.clocks).toEqual([
    {
      clock: (await lateClock())?.id,
      subject: 'cmp_late',
      rule: 'complaint.finish.platform',
      title: { zh: '平台投诉办结', en: 'Platform complaint finished' },
      before: { lastDay: '2027-01-12', dueAt: '2027-01-12T16:00:00.000Z' },
      after: { lastDay: '2027-01-13', dueAt: '2027-01-13T16:00:00.000Z' },
    },
  ])
  await app.runJobs()
  expect(await lateClock()).toMatchObject({ lastDay: '2027-01-12', provisional: true })
  expect(await timeline(app.ctx(), 'calendar_2027')).toEqual([])
  expect(await lastDayNow()).toEqual({ lastDay: '2027-01-12', provisional: true })
})

test('an import is in force at once, moves the clock for good, is on record, and the same again moves nothing', async () => {
  const as = await app.as('admin')
  const before = app.runtime.rulebook().version
  const { body } = await app.call(importCalendar, { text: announced, dryRun: false }, { as })
  expect(body).toMatchObject({ dryRun: false, moved: 1 })
  expect(await lastDayNow()).toEqual({ lastDay: '2027-01-13', provisional: false })
  expect(app.runtime.rulebook().version).toBe(body.rulebook)
  expect(body.rulebook).not.toBe(before)
  // The count after a minute is for clocks which a process that had not heard of the import started meanwhile.
  await app.runJobs()
  app.clock.now = new Date('2026-12-21T10:02:00+08:00')
  await app.runJobs()
  expect(await lateClock()).toMatchObject({ lastDay: '2027-01-13', provisional: false })
  expect((await timeline(app.ctx(), 'calendar_2027')).map(({ kind, data }) => ({ kind, data }))).toEqual([
    { kind: 'calendar.imported', data: { year: 2027, rulebook: body.rulebook, moved: 1 } },
  ])
  const again = await app.call(importCalendar, { text: announced, dryRun: false }, { as })
  expect(again.body.moved).toBe(0)
  const shown = await app.call(listCalendars, {})
  expect(shown.body.rows.at(-1)).toMatchObject({ year: 2027, imported: true, announced: true })
})

test('a date that was told before a year was announced is counted again as it was told, under the version that the clock kept', async () => {
  const items = [{ receivedAt: '2026-12-21', rule: 'complaint.finish.platform' }]
  const as = async (knownOn?: string) => {
    const { body } = await app.call(calculateDeadlines, { items, ...(knownOn !== undefined && { knownOn }) })
    const row = body.rows[0]
    return { rulebook: body.rulebook, ...(row?.ok && { lastDay: row.lastDay, provisional: row.provisional }) }
  }
  const kept = await app.db
    .selectFrom('kernel.clock')
    .select('rulebook')
    .where('subject', '=', 'cmp_late')
    .executeTakeFirstOrThrow()
  const told = { rulebook: kept.rulebook, lastDay: '2027-01-12', provisional: true }
  for (const day of ['2026-12-20', '2007-01-01', '1000-01-01']) expect(await as(day)).toEqual(told)
  expect(await as('2026-12-21')).toEqual(await as())
  expect(await as()).toMatchObject({ lastDay: '2027-01-13', provisional: false })

  // Put right afterwards: each of the three can still be counted, and the same again is no new version.
  app.clock.now = new Date('2026-12-23T09:00:00+08:00')
  const officer = await app.as('governance-officer')
  const corrected = announced.replace('to: 2027-01-05', 'to: 2027-01-04').replace(/work:[^]*/, 'work: []\n')
  for (const text of [corrected, corrected])
    expect((await app.call(importCalendar, { text, dryRun: false }, { as: officer })).status).toBe(200)
  expect([(await as('2026-12-20')).lastDay, (await as('2026-12-22')).lastDay, (await as()).lastDay]).toEqual([
    '2027-01-12',
    '2027-01-13',
    '2027-01-13',
  ])
  const { rows } = (await app.call(listCalendarVersions, { year: 2027 })).body
  expect(rows.map(({ knownAt, origin, announced: out, daysOff }) => [knownAt, origin, out, daysOff])).toEqual([
    [null, 'release', false, 13],
    ['2026-12-21T02:00:00.000Z', 'import', true, 5],
    ['2026-12-23T01:00:00.000Z', 'import', true, 4],
  ])
  expect(new Set(rows.map(({ version }) => version)).size).toBe(3)
  expect((await app.call(listCalendarVersions, { year: 2025 })).body.rows).toHaveLength(1)
  expect((await app.call(listCalendarVersions, { year: 2050 })).status).toBe(404)
  for (const knownOn of ['2026-02-30', '0001-01-01']) {
    const bad = await app.call(calculateDeadlines, { items, knownOn })
    expect([bad.status, bad.error.fields?.[0]?.path]).toEqual([400, 'knownOn'])
  }
})
