import { expect, test } from 'vitest'
import { stateOf } from './health.rules.ts'

const at = (minutes: number) => new Date(Date.UTC(2026, 2, 2, 1, minutes))
const now = { now: at(30), lookEveryMs: 60_000 }

test('a mailbox that nobody has looked into for longer than may be is silent, not fine', () => {
  expect(stateOf({ state: 'listening', checkedAt: at(29) }, now)).toBe('listening')
  expect(stateOf({ state: 'listening', checkedAt: at(23) }, now)).toBe('listening')
  expect(stateOf({ state: 'listening', checkedAt: at(22) }, now)).toBe('silent')
  expect(stateOf({ state: 'listening', checkedAt: at(22) }, { ...now, lookEveryMs: 3_600_000 })).toBe('listening')
})

test('one that never was reached, or fails, is told as that', () => {
  expect(stateOf(undefined, now)).toBe('never')
  expect(stateOf({ state: 'never', checkedAt: null }, now)).toBe('never')
  expect(stateOf({ state: 'failing', checkedAt: at(0) }, now)).toBe('failing')
})
