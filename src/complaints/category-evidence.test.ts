import { expect, test } from 'vitest'
import { askableItems, evidenceItems } from './category-evidence.rules.ts'
import { categoryCodes } from './complaint.contract.ts'

test('every category says what shows it, each once, in both languages, and what the platform and the shop hold stands there too', () => {
  for (const code of categoryCodes) {
    const items = evidenceItems(code)
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length)
    for (const { what, why } of items)
      for (const words of [what.zh, what.en, why.zh, why.en]) expect(words).not.toBe('')
    expect(items.map(({ id }) => id)).toContain('order')
  }
})

test('what only the shop or the platform holds is never asked of the consumer', () => {
  for (const code of categoryCodes) {
    expect(askableItems(code).length).toBeGreaterThan(0)
    expect(askableItems(code).every(({ from }) => from === 'consumer')).toBe(true)
  }
})
