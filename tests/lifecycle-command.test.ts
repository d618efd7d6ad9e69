import { afterEach, expect, test } from 'vitest'
import { lifecycleCommand } from '../src/commands/lifecycle.ts'
import type { Rulebook } from '../src/kernel/rulebook/rulebook.ts'
import { testRulebook } from './support/parts.ts'

afterEach(() => {
  process.exitCode = 0
})
function run(args: readonly string[], rulebook: Rulebook = testRulebook) {
  process.exitCode = 0
  const lines: string[] = []
  lifecycleCommand(args, (line) => lines.push(line), rulebook)
  return { code: process.exitCode, lines }
}

test('xiaobao lifecycle says what it proved, over how many states, steps and days, and ends well', () => {
  const { code, lines } = run([])
  expect(code).toBe(0)
  expect(lines[0]).toMatch(/^\d+ states, \d+ steps, \d+ transitions; rulebook /)
  expect(lines.filter((line) => line.startsWith('holds'))).toHaveLength(lines.length - 2)
  expect(lines.at(-1)).toBe(`All ${lines.length - 2} hold.`)
})

test('with a number that breaks the promise it ends with 1 and names the days; with a word too much it says how it is called', () => {
  const ruleOf: Rulebook['ruleOf'] = (kind, id, day) => {
    const rule = testRulebook.ruleOf(kind, id, day)
    return id === 'complaint.evidence.platform' ? { ...rule, amount: 20 } : rule
  }
  const { code, lines } = run([], { ...testRulebook, ruleOf })
  expect(code).toBe(1)
  expect(lines.filter((line) => line.startsWith('FAILS')).join()).toContain('fit into what is promised')
  expect(lines.join()).toContain('32 working days in stages, 15 promised')
  expect(run(['now']).code).toBe(2)
})
