import { expect, test } from 'vitest'
import { endingOf, itemEndingOf, plotFor } from './plots.rules.ts'

test('what happens in the demo fits the goods: slippers do not smoke, and there is something to tell of everything', () => {
  for (let index = 0; index < 20; index += 1) {
    expect(plotFor('居家拖鞋 40-41', index)?.text).not.toMatch(/插电|充电|纯棉/)
    expect(plotFor('即食海参 10 只', index)?.goods).toBeUndefined()
  }
  const told = Array.from({ length: 10 }, (_, index) => plotFor('电饭煲 4 升', index)?.text)
  expect(told.some((text) => text?.includes('冒烟'))).toBe(true)
  expect(new Set(told).size).toBeGreaterThan(3)
})

test('what goes the whole way is of last week, once each: of a ruling of a month ago nothing would still be going on', () => {
  const weeks = Array.from({ length: 60 }, (_, nth) => endingOf('weeks', nth))
  const places = (ending: string) => weeks.flatMap((one, nth) => (one === ending ? [nth] : []))
  expect(places('ruled')).toEqual([1, 7])
  expect(places('taken-back')).toEqual([3])
  expect(places('at-law')).toEqual([5])
  expect(places('enforced')).toEqual([11, 40])
})

test('of orders with several items one is settled in part and one is offered in part, where there was time for it', () => {
  expect([0, 1, 2].map((nth) => itemEndingOf('days', nth))).toEqual(['item-settled', 'item-offered', null])
  expect(itemEndingOf('today', 0)).toBeNull()
})
