import { expect, test } from 'vitest'
import { documentOf, emptyDraft, emptyDuty, leadsTo } from './legal-draft.ts'

test('what is said to follow is of what is sent: an amount typed for another result no longer counts', () => {
  const draft = { ...emptyDraft, amount: '500.00' }
  expect(leadsTo(documentOf({ ...draft, outcome: 'mediated' }))).toBe('performing')
  expect(leadsTo(documentOf({ ...draft, outcome: 'judgment-merchant' }))).toBe('closed')
  expect(leadsTo(documentOf({ ...draft, outcome: 'mediated', amount: '' }))).toBe('closed')
  expect(leadsTo(documentOf({ ...draft, outcome: 'not-accepted', obligations: [emptyDuty] }))).toBe('back')
})
