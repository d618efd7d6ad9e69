import { expect, test } from 'vitest'
import { testRulebook } from '../../tests/support/parts.ts'
import { isKind } from '../kernel/rulebook/rulebook.rules.ts'
import { askableItems, evidenceRule } from './category-evidence.rules.ts'
import { categoryCodes } from './complaint.contract.ts'

const today = '2026-11-23'

test('every category has a list in the rulebook that names it, and every list a category', () => {
  for (const code of categoryCodes) expect(evidenceRule(testRulebook, code, today).category).toBe(code)
  const lists = testRulebook.all.filter((rule) => isKind(rule, 'evidence')).map(({ category }) => category)
  expect(lists.toSorted()).toEqual([...categoryCodes].toSorted())
})

test('what the platform and the shop hold stands there too, and is never asked of the consumer', () => {
  for (const code of categoryCodes) {
    expect(evidenceRule(testRulebook, code, today).items.map(({ id }) => id)).toContain('order')
    const askable = askableItems(testRulebook, code, today)
    expect(askable.length).toBeGreaterThan(0)
    expect(askable.every(({ from }) => from === 'consumer')).toBe(true)
  }
})
