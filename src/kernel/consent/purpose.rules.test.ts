import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { testRulebook } from '../../../tests/support/parts.ts'
import { DataKinds } from '../declared/declared.contract.ts'
import { dataUses } from './purpose-rule.contract.ts'
import { dataUseWords } from './purpose-words.contract.ts'

const kinds = DataKinds.parse(parse(readFileSync(new URL('../declared/kinds.yaml', import.meta.url), 'utf8')))

test('what people are told of is what the register of columns calls so', () => {
  for (const use of dataUses) expect(kinds.find(({ id }) => id === use)?.title).toEqual(dataUseWords[use])
})

test('every purpose of the rulebook has its ground in a law, and what may be blocked by it was read in its text', () => {
  const purposes = testRulebook.all.filter(({ kind }) => kind === 'purpose')
  expect(purposes.length).toBeGreaterThan(4)
  for (const { source, confidence } of purposes) expect([source, confidence]).toEqual(['personal-information-law', 'T'])
})
