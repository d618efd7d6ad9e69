import { expect, test } from 'vitest'
import { mayUse } from './permission-filter.ts'

test('what anyone may call, machines may; what needs a sign-in, they may not', () => {
  expect(mayUse({ who: ['anyone'] }, 'machine')).toBe(true)
  expect(mayUse({ who: ['signed-in'] }, 'machine')).toBe(false)
  expect(mayUse({ who: ['signed-in'] }, 'consumer')).toBe(true)
  expect(mayUse({ who: ['admin', 'machine'] }, 'machine')).toBe(true)
  expect(mayUse({ who: ['admin'] }, 'agent')).toBe(false)
})
