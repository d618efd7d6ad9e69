import { expect, test } from 'vitest'
import { whyNot, type Standing } from './letter-steps.rules.ts'
import { letterSteps } from './mailbox.contract.ts'

const waiting: Standing = {
  readAt: new Date('2026-03-02T09:00:00+08:00'),
  verdict: 'needs-person',
  complaintId: null,
  statementId: null,
  settledAs: null,
  answerable: true,
}
const all = (letter: Standing) => letterSteps.map((step) => whyNot(letter, step))

test('a letter that waits can become a complaint, join a case, be set aside, or be answered', () => {
  expect(all(waiting)).toEqual([null, null, null, null])
  expect(all({ ...waiting, verdict: 'auto-reply' })).toEqual([null, null, null, null])
  expect(all({ ...waiting, verdict: 'follow-up', complaintId: 'cmp_1' })).toEqual([null, null, null, null])
})

test('a letter is decided once, by a person or by itself; it can still be answered', () => {
  const once = ['mail.settled-already', 'mail.settled-already', 'mail.settled-already', null]
  expect(all({ ...waiting, settledAs: 'no-complaint' })).toEqual(once)
  expect(all({ ...waiting, verdict: 'follow-up', complaintId: 'cmp_1', statementId: 'stm_1' })).toEqual(once)
  expect(all({ ...waiting, verdict: 'new', complaintId: 'cmp_1' })).toEqual(once)
})

test('nothing is done with a letter that is not read yet, and nobody is answered where there is no address', () => {
  expect(new Set(all({ ...waiting, readAt: null }))).toEqual(new Set(['mail.not-read-yet']))
  expect(whyNot({ ...waiting, answerable: false }, 'reply')).toBe('mail.nobody-to-answer')
})
