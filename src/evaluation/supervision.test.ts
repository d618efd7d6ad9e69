import { expect, test } from 'vitest'
import { testRulebook } from '../../tests/support/parts.ts'
import { Refusal } from '../kernel/refusal.ts'
import { periodOf, viewFigures, watchedClocks, type ClockTally } from './supervision.rules.ts'

const now = new Date('2026-11-25T10:00:00+08:00')
const refused = (wanted: Parameters<typeof periodOf>[0]): unknown => {
  try {
    periodOf(wanted, now)
    return null
  } catch (error) {
    return error instanceof Refusal ? [error.code, error.params['field']] : error
  }
}

test('without a wish the period is the last twelve months, the present one included', () => {
  const period = periodOf({}, now)
  expect([period.from, period.until, period.months.length]).toEqual(['2025-12', '2026-11', 12])
  expect(period.fromAt.toISOString()).toBe('2025-11-30T16:00:00.000Z')
  expect(period.untilAt.toISOString()).toBe('2026-11-30T16:00:00.000Z')
})

test('a period may end early, and then begins a year before its end', () => {
  expect(periodOf({ until: '2026-02' }, now)).toMatchObject({ from: '2025-03', until: '2026-02' })
  expect(periodOf({ until: '2007-03' }, now)).toMatchObject({ from: '2007-01', until: '2007-03' })
})

test('a period that ends before it begins, lies ahead or is longer than two years is refused by its field', () => {
  expect(refused({ from: '2026-11', until: '2026-10' })).toEqual(['supervision.period', 'from'])
  expect(refused({ until: '2026-12' })).toEqual(['supervision.period', 'until'])
  expect(refused({ from: '2006-12', until: '2007-01' })).toEqual(['supervision.period', 'from'])
  expect(refused({ from: '2024-11' })).toEqual(['supervision.period', 'from'])
  expect(refused({ from: '2024-12' })).toBe(null)
})

test('each channel of the rulebook is watched by its profile, in both stages', () => {
  const watched = watchedClocks(testRulebook).map(({ rule, profile, stage }) => `${profile} ${stage} ${rule}`)
  expect(watched.toSorted()).toEqual([
    'platform finish complaint.finish.platform',
    'platform respond complaint.respond.platform',
    'regulator finish complaint.finish.regulator',
    'regulator respond complaint.respond.regulator',
    'social finish complaint.finish.social',
    'social respond complaint.respond.social',
  ])
})

const nothing: ClockTally = { rule: '', month: '', inTime: 0, late: 0, overdue: 0, running: 0, dropped: 0 }
const watched = watchedClocks(testRulebook)
const title = { zh: '质量问题', en: 'Quality' }

test('months, profiles and the total are the same complaints, counted three ways', () => {
  const line = { category: 'quality', categoryTitle: title } as const
  const counts = [
    { ...line, month: '2026-10', profile: 'platform', outcome: 'settled', count: 4 },
    { ...line, month: '2026-10', profile: 'regulator', outcome: null, count: 2 },
    { ...line, month: '2026-11', profile: 'platform', outcome: null, count: 3 },
    { ...line, month: '2026-11', profile: 'platform', outcome: 'withdrawn', count: 1 },
  ] as const
  const clocks = [
    { ...nothing, rule: 'complaint.respond.platform', month: '2026-10', inTime: 3, late: 1 },
    { ...nothing, rule: 'complaint.respond.platform', month: '2026-11', inTime: 1, overdue: 1, running: 1, dropped: 1 },
    { ...nothing, rule: 'complaint.respond.regulator', month: '2026-10', inTime: 2 },
    { ...nothing, rule: 'complaint.finish.platform', month: '2026-10', inTime: 4 },
  ]
  const period = periodOf({ from: '2026-10' }, now)
  const view = viewFigures({ period, figures: { counts, spans: [] }, watched, clocks })
  expect(view.total).toMatchObject({ received: 10, closed: 5, open: 5 })
  expect(view.total.answered).toEqual({ inTime: 6, decided: 8, late: 1, overdue: 1, running: 1, dropped: 1 })
  expect(view.total.finished).toMatchObject({ inTime: 4, decided: 4 })
  expect(view.profiles.map(({ profile, received }) => [profile, received])).toEqual([
    ['platform', 8],
    ['regulator', 2],
    ['social', 0],
  ])
  const sumOf = (rows: readonly { received: number; answered: { decided: number } }[]) => [
    rows.reduce((sum, { received }) => sum + received, 0),
    rows.reduce((sum, { answered }) => sum + answered.decided, 0),
  ]
  expect(sumOf(view.months)).toEqual([10, 8])
  expect(sumOf(view.profiles)).toEqual([10, 8])
  expect(view.months).toHaveLength(6)
  expect(view.outcomes.filter(({ count }) => count > 0)).toEqual([
    { outcome: 'settled', count: 4 },
    { outcome: 'withdrawn', count: 1 },
  ])
  expect(view.categories).toEqual([{ category: 'quality', title, count: 10 }])
})
