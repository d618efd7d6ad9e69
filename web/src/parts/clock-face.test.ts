import { expect, test } from 'vitest'
import type { ClockView } from '../../../src/kernel/clock/clock.contract.ts'
import { parts as en } from '../text/en/parts.ts'
import { parts as zh } from '../text/zh/parts.ts'
import { clockWords, toneOf } from './clock-face.ts'

const now = new Date('2026-11-24T10:00:00+08:00')
const running: ClockView = {
  id: 'clk_1',
  subject: 'cmp_1',
  rule: 'complaint.respond.platform',
  title: { zh: '首次回应', en: 'First answer' },
  kind: 'service',
  startedAt: '2026-11-23T10:00:00+08:00',
  dueAt: '2026-11-27T00:00:00+08:00',
  lastDay: '2026-11-26',
  provisional: false,
  provisionalBecause: null,
  state: 'running',
  stoppedAt: null,
  budget: { amount: 3, unit: 'working-day' },
  usedShare: 0.3,
  pausedShare: 0,
  pauses: [],
  resumesBy: null,
  remaining: { amount: 2, unit: 'working-day' },
  consequence: null,
}
const words = (clock: ClockView, language: 'zh' | 'en' = 'zh') => {
  const { main, until } = clockWords(clock, language === 'zh' ? zh : en, { language, now })
  return [main, until].filter(Boolean).join(' · ')
}

test('a running clock says how much is left and until when, never the midnight of the day after', () => {
  expect(words(running)).toBe('还剩 2 个工作日 · 11月26日(周四)24:00 前')
  expect(words(running, 'en')).toBe('2 working days left · by Thu 26 Nov, 24:00')
})

test('on its last day a clock says so instead of counting nothing', () => {
  expect(words({ ...running, remaining: { amount: 0, unit: 'working-day' } })).toBe(
    '今天是最后一天 · 11月26日(周四)24:00 前',
  )
})

test('an overdue clock says by how much, and since when', () => {
  const late: ClockView = { ...running, state: 'breached', remaining: { amount: -1, unit: 'working-day' } }
  expect(words(late)).toBe('已超期 1 个工作日 · 期限是 11月26日(周四)24:00')
  expect(words(late, 'en')).toBe('1 working day overdue · was due by Thu 26 Nov, 24:00')
})

test('a clock of hours names the hour', () => {
  const hours: ClockView = {
    ...running,
    dueAt: '2026-11-24T18:00:00+08:00',
    budget: { amount: 24, unit: 'hour' },
    remaining: { amount: 8, unit: 'hour' },
  }
  expect(words(hours)).toBe('还剩 8 小时 · 11月24日(周二) 18:00 前')
  expect(words({ ...hours, remaining: { amount: 1, unit: 'hour' } }, 'en')).toBe('1 hour left · by Tue 24 Nov 18:00')
})

test('a paused clock keeps what is left; a finished one no longer threatens', () => {
  expect(words({ ...running, state: 'suspended' })).toBe('计时暂停，还剩 2 个工作日 · 11月26日(周四)24:00 前')
  expect(words({ ...running, state: 'met' })).toBe('已在期限内完成 · 11月26日(周四)24:00 前')
  expect(words({ ...running, state: 'cancelled' })).toBe('不再计时')
})

test('colour follows the state: kept, at risk from four fifths on, broken, paused', () => {
  const tones = [
    running,
    { ...running, usedShare: 0.8 },
    { ...running, state: 'breached' as const },
    { ...running, state: 'suspended' as const },
    { ...running, state: 'met' as const, usedShare: 1 },
  ].map(toneOf)
  expect(tones).toEqual(['kept', 'risk', 'danger', 'info', 'kept'])
})
