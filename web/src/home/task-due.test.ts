import { expect, test } from 'vitest'
import { dueState } from './task-due.ts'

const now = new Date('2026-11-24T10:00:00+08:00')

test.each([
  [null, 'plain', 0],
  ['2026-11-24T10:00:00+08:00', 'danger', 0],
  ['2026-11-24T10:20:00+08:00', 'risk', 1],
  ['2026-11-24T20:30:00+08:00', 'risk', 10],
  ['2026-11-27T00:00:00+08:00', 'kept', 2],
])('a task due at %s is %s, with %i left', (dueAt, tone, amount) => {
  expect(dueState(dueAt, now)).toMatchObject({ tone, amount })
})
