import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testRulebook } from '../../../tests/support/parts.ts'
import { longestText } from '../complaint.contract.ts'
import { mayOf, storyOf, transcriptOf } from './chat.rules.ts'
import { opensAt } from './hours.rules.ts'

const { calendar } = testRulebook

test('the desk works from its first to its last minute on working days, on make-up days too, and says when it opens next', () => {
  const at = (time: string) => opensAt('09:00-18:00', calendar, new Date(time))?.toISOString() ?? null
  const utc = (time: string) => new Date(time).toISOString()
  expect(at('2026-03-02T08:59:00+08:00')).toBe(utc('2026-03-02T09:00:00+08:00'))
  expect(at('2026-03-02T09:00:00+08:00')).toBe(null)
  expect(at('2026-03-02T17:59:59+08:00')).toBe(null)
  expect(at('2026-03-06T18:00:00+08:00')).toBe(utc('2026-03-09T09:00:00+08:00'))
  // 调休: the Saturday after the National Day holiday is worked.
  expect(at('2026-10-10T10:00:00+08:00')).toBe(null)
  expect(at('2026-10-01T10:00:00+08:00')).toBe(utc('2026-10-08T09:00:00+08:00'))
})

const message = fc.record({
  kind: fc.constantFrom('said' as const, 'taken' as const),
  side: fc.constantFrom('consumer' as const, 'platform' as const),
  text: fc.string({ maxLength: 2000 }),
  files: fc.constant([]),
  at: fc.constant(new Date('2026-03-02T10:00:00+08:00')),
})
test('whatever was written, each part of the transcript fits a statement, none is lost, and the story is the consumer’s words', () => {
  fc.assert(
    fc.property(fc.array(message, { maxLength: 12 }), (messages) => {
      const parts = transcriptOf(messages, new Date('2026-03-02T10:00:00+08:00'))
      expect(parts.every((part) => part.length <= longestText)).toBe(true)
      const said = messages.filter(({ kind }) => kind === 'said')
      for (const { text } of said) expect(parts.some((part) => part.includes(text))).toBe(true)
      expect(storyOf(messages).length).toBeLessThanOrEqual(longestText)
    }),
  )
})

test('a closed chat stays closed, and only the agent who has it writes in it', () => {
  for (const side of ['consumer', 'platform'] as const)
    expect(mayOf({ state: 'closed', side, isAgent: true, has: true })).toEqual([])
  expect(mayOf({ state: 'open', side: 'platform', isAgent: true, has: false })).toEqual([])
  expect(mayOf({ state: 'waiting', side: 'platform', isAgent: true, has: false })).toEqual(['take'])
  expect(mayOf({ state: 'waiting', side: 'platform', isAgent: false, has: false })).toEqual([])
  expect(mayOf({ state: 'open', side: 'consumer', isAgent: false, has: false })).toEqual(['write', 'close', 'case'])
})
