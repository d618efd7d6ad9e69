import { expect, test } from 'vitest'
import { safePlace } from './safe-place.ts'

test('after signing in one comes back to the page one wanted', () => {
  expect(safePlace('/complaints/cmp_1?view=mine')).toBe('/complaints/cmp_1?view=mine')
})

test.each([
  undefined,
  '',
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  'javascript:alert(1)',
  '/sign-in?back=/x',
  '/set-up',
])('an address like %s leads to the first page instead', (wanted) => {
  expect(safePlace(wanted)).toBe('/')
})
