import { expect, test } from 'vitest'
import { testRulebook } from '../../../tests/support/parts.ts'
import { budgetProblems } from './budget.rules.ts'
import type { Rule } from './rulebook.contract.ts'

const placed = (entry: Rule) => ({ file: 'clocks.yaml', line: 1, entry, lineOf: () => 1 })
const withAmount = (id: string, amount: number) =>
  testRulebook.all.map((rule) => placed(rule.id === id && rule.kind === 'clock' ? { ...rule, amount } : rule))

test('the stages of each promise fit into it, and one day more in any of them is refused with the sum in both languages', () => {
  expect(budgetProblems(testRulebook.all.map(placed))).toEqual([])
  for (const profile of ['platform', 'social', 'regulator'])
    for (const stage of ['respond', 'merchant-reply', 'evidence', 'mediation', 'panel', 'ruling']) {
      const rule = testRulebook.all.find(({ id }) => id === `complaint.${stage}.${profile}`)
      if (rule?.kind !== 'clock') throw new Error(`${stage}.${profile} is no clock`)
      expect([rule.id, rule.within]).toEqual([rule.id, `complaint.finish.${profile}`])
      const [problem, ...more] = budgetProblems(withAmount(rule.id, rule.amount + 1))
      expect(more).toEqual([])
      expect(problem?.reason).toMatch(/= 16 > 15|= 11 > 10|= 31 > 30/)
      expect(problem?.reason).toContain('各阶段合计超过承诺的期限')
    }
})
