import fc from 'fast-check'
import { expect, test } from 'vitest'
import { outcomes } from '../complaint.contract.ts'
import { blocksOf, shareOf } from './figures.rules.ts'
import { isAskedAbout, isLow, stateOf, whyNoAnswer } from './survey.rules.ts'

const closed = { state: 'closed', partOf: null, consumerId: 'con_1', guestId: null } as const

test('every outcome but merged away is asked about, of an account or a guest, and of nobody where nobody is known', () => {
  for (const outcome of outcomes) expect(isAskedAbout({ ...closed, outcome })).toBe(outcome !== 'merged')
  expect(isAskedAbout({ ...closed, outcome: 'settled', consumerId: null, guestId: 'gst_1' })).toBe(true)
  expect(isAskedAbout({ ...closed, outcome: 'settled', consumerId: null })).toBe(false)
  expect(isAskedAbout({ ...closed, outcome: 'settled', partOf: 'cmp_0' })).toBe(false)
  expect(isAskedAbout({ ...closed, outcome: null, state: 'negotiating' })).toBe(false)
})

test('a mark on the line, or an unsolved matter, is an unhappy answer', () => {
  const line = { lowScore: 2, unsolvedIsLow: true }
  expect(isLow({ outcome: 3, handling: 3, solved: 'partly' }, line)).toBe(false)
  expect(isLow({ outcome: 2, handling: 5, solved: 'yes' }, line)).toBe(true)
  expect(isLow({ outcome: 5, handling: 1, solved: 'yes' }, line)).toBe(true)
  expect(isLow({ outcome: 5, handling: 5, solved: 'no' }, line)).toBe(true)
  expect(isLow({ outcome: 5, handling: 5, solved: 'no' }, { ...line, unsolvedIsLow: false })).toBe(false)
})

test('an answer is taken until the last moment, not after it, nor once somebody has called', () => {
  const openUntil = new Date('2026-05-27T00:00:00+08:00')
  const asked = { openUntil, answeredAt: null, skippedAt: null, callBack: null }
  const before = new Date(openUntil.getTime() - 1)
  expect(whyNoAnswer(asked, closed, before)).toBe(null)
  expect(whyNoAnswer(asked, closed, openUntil)).toBe('survey.over')
  expect(whyNoAnswer({ ...asked, callBack: 'done' }, closed, before)).toBe('survey.handled')
  expect(whyNoAnswer(asked, { state: 'received' }, before)).toBe('survey.not-asked')
  expect(whyNoAnswer(undefined, closed, before)).toBe('survey.not-asked')
  expect(stateOf(asked, closed, before)).toBe('open')
  expect(stateOf(asked, closed, openUntil)).toBe('over')
  expect(stateOf({ ...asked, skippedAt: before }, closed, before)).toBe('skipped')
})

test('the interval of a share is that of Wilson, as tables give it', () => {
  const half = shareOf(5, 10)
  expect([half?.low.toFixed(4), half?.high.toFixed(4)]).toEqual(['0.2366', '0.7634'])
  expect(shareOf(0, 0)).toBe(null)
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(5000), (of, some) => {
      const one = shareOf(Math.min(some, of), of)
      return (
        one !== null && one.low >= 0 && one.high <= 1 && one.low <= one.share + 1e-9 && one.high >= one.share - 1e-9
      )
    }),
  )
})

const marks = fc.array(fc.nat(3), { minLength: 5, maxLength: 5 })
const month = marks.map((outcome) => {
  const answered = outcome.reduce((sum, count) => sum + count, 0)
  return {
    asked: answered + 2,
    answered,
    spread: { outcome, handling: outcome, solved: { yes: answered, partly: 0, no: 0 } },
  }
})
const months = fc.array(month, { maxLength: 30 }).map((all) =>
  all.map((one, at) => ({
    ...one,
    month: `20${10 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`,
  })),
)

test('no block holds fewer answers than the least number, none is counted twice, and a later month changes no block that was shown', () => {
  fc.assert(
    fc.property(months, fc.integer({ min: 1, max: 20 }), fc.nat(30), (all, minimum, cut) => {
      const blocks = blocksOf(all, minimum)
      const earlier = blocksOf(all.slice(0, cut), minimum)
      const counted = blocks.reduce((sum, { answered }) => sum + answered, 0)
      const given = all.reduce((sum, { answered }) => sum + answered, 0)
      expect(blocks.every(({ answered }) => answered >= minimum)).toBe(true)
      expect(given - counted).toBeLessThan(minimum)
      expect(blocks.slice(0, earlier.length)).toEqual(earlier)
      for (const { answered, spread } of blocks)
        expect(spread.outcome.reduce((sum, count) => sum + count, 0)).toBe(answered)
    }),
  )
})
