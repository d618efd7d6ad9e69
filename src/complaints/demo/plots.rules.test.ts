import { expect, test } from 'vitest'
import { plotFor } from './plots.rules.ts'

test('what happens in the demo fits the goods: slippers do not smoke, and there is something to tell of everything', () => {
  for (let index = 0; index < 20; index += 1) {
    expect(plotFor('居家拖鞋 40-41', index)?.text).not.toMatch(/插电|充电|纯棉/)
    expect(plotFor('即食海参 10 只', index)?.goods).toBeUndefined()
  }
  const told = Array.from({ length: 10 }, (_, index) => plotFor('电饭煲 4 升', index)?.text)
  expect(told.some((text) => text?.includes('冒烟'))).toBe(true)
  expect(new Set(told).size).toBeGreaterThan(3)
})
