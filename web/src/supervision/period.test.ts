import { expect, test } from 'vitest'
import { monthsUpTo, wantedOf } from './period.ts'

test('the months on offer begin with the present one in China and go back over the turn of the year', () => {
  const months = monthsUpTo(new Date('2026-02-28T17:00:00Z'))
  expect(months.slice(0, 4)).toEqual(['2026-03', '2026-02', '2026-01', '2025-12'])
  expect(new Set(months).size).toBe(60)
})

test('what stands in the address and is no month or profile is not sent', () => {
  expect(wantedOf({ from: '2026-3', until: '2026-04', profile: 'all', open: 'x' })).toEqual({ until: '2026-04' })
})
