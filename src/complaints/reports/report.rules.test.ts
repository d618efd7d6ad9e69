import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reportSteps, ReportState } from './report.contract.ts'
import { isSameThing, secondLookUntil, take, whyNot, type Report } from './report.rules.ts'

const report = (part: Partial<Report> = {}): Report => ({
  id: 'rpt_1',
  receipt: 'XR-20260512-AAAA-BBBB',
  kind: 'counterfeit',
  state: 'received',
  merchantId: 'mch_1',
  shop: '',
  item: '面霜',
  link: '',
  seenOn: null,
  seen: '',
  complaintId: null,
  mergedInto: null,
  agentId: null,
  outcome: null,
  taker: null,
  authority: '',
  authorityNumber: '',
  told: '',
  firstDecider: null,
  lookedAgain: false,
  extended: false,
  stageClock: null,
  nextDueAt: null,
  receivedAt: new Date('2026-05-12T01:00:00Z'),
  decidedAt: null,
  closedAt: null,
  version: 1,
  ...part,
})

test('a step is taken exactly where it is offered', () => {
  const somewhere = fc.record({
    step: fc.constantFrom(...reportSteps),
    state: fc.constantFrom(...ReportState.options),
    extended: fc.boolean(),
    firstDecider: fc.constantFrom(null, 'a', 'b'),
  })
  fc.assert(
    fc.property(somewhere, ({ step, ...part }) => {
      const one = report(part)
      const attempt = () => take(step, one, { person: 'a', version: 1 })
      if (whyNot(step, one, 'a') === null) expect(attempt().version).toBe(2)
      else expect(attempt).toThrow()
    }),
  )
})

test('whoever decided never takes the second look', () => {
  const one = report({ state: 'reviewing', firstDecider: 'a' })
  expect([whyNot('review', one, 'a') === null, whyNot('review', one, 'b') === null]).toEqual([false, true])
})

test('a second look can be asked for once, in time, and not where the report was confirmed', () => {
  const closedAt = new Date('2026-05-12T01:00:00Z')
  const closed = report({ state: 'closed', outcome: 'no-breach', closedAt })
  const at = (days: number) => new Date(closedAt.getTime() + days * 86_400_000)
  expect(secondLookUntil(closed, at(15), 15)).toEqual(at(15))
  expect(secondLookUntil(closed, at(15.1), 15)).toBeNull()
  expect(secondLookUntil({ ...closed, lookedAgain: true }, at(1), 15)).toBeNull()
  expect(secondLookUntil({ ...closed, outcome: 'confirmed' }, at(1), 15)).toBeNull()
})

test('the same shop, kind and item are one thing, however they are written; an unknown shop never is', () => {
  expect(isSameThing(report(), report({ item: ' 面 霜' }))).toBe(true)
  expect(isSameThing(report(), report({ item: '口红' }))).toBe(false)
  expect(isSameThing(report(), report({ kind: 'price' }))).toBe(false)
  expect(isSameThing(report({ merchantId: null }), report({ merchantId: null }))).toBe(false)
  expect(isSameThing(report({ item: '' }), report({ item: '' }))).toBe(false)
})
