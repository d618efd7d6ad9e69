import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { afterSalesRequests } from './aftersales-rule.contract.ts'
import { judge, type Policy, type Wish } from './eligibility.rules.ts'
import { buildRulebook, loadRulebook } from './load.ts'
import { isKind } from './rulebook.rules.ts'

const book = loadRulebook(fileURLToPath(new URL('../../../rulebook/cn', import.meta.url)))
const policies = book.all.filter((rule): rule is Policy => isKind(rule, 'aftersales-policy'))
const policy = book.ruleOf('aftersales-policy', 'aftersales.policy.electronics', '2026-11-25')
const wish = (part: Partial<Wish>): Wish => ({
  request: 'no-reason-return',
  receivedOn: '2026-11-16',
  askedOn: '2026-11-20',
  said: [],
  confirmed: false,
  evidence: false,
  ...part,
})
const day = fc
  .date({ min: new Date('2015-01-01T00:00:00Z'), max: new Date('2026-11-25T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const anyWish = fc.record({
  request: fc.constantFrom(...afterSalesRequests),
  receivedOn: fc.option(day),
  askedOn: day,
  said: fc.subarray(book.all.filter(({ kind }) => kind === 'aftersales-exclusion').map(({ id }) => id)),
  confirmed: fc.boolean(),
  evidence: fc.boolean(),
})

test('the seven days are counted from the day after receipt, and the last day moves off the holidays', () => {
  expect(judge(policy, wish({ askedOn: '2026-11-23' }), book)).toMatchObject({
    verdict: 'eligible',
    lastDay: '2026-11-23',
  })
  expect(judge(policy, wish({ receivedOn: '2026-09-28', askedOn: '2026-10-08' }), book).lastDay).toBe('2026-10-08')
  expect(judge(policy, wish({ askedOn: '2026-11-24' }), book)).toMatchObject({
    verdict: 'excluded',
    reasons: [{ code: 'out-of-time', rule: 'consumer-law-25.no-reason-return' }],
  })
})

test('goods that only a confirmation at the purchase excludes can go back when nobody confirmed', () => {
  expect(judge(policy, wish({ said: ['aftersales.exclusion.confirmed-at-purchase'] }), book).verdict).toBe('eligible')
  expect(judge(policy, wish({ confirmed: true }), book).verdict).toBe('excluded')
})

test('an exclusion takes away the return without a reason, never the remedies for faulty goods', () => {
  fc.assert(
    fc.property(fc.constantFrom(...policies), anyWish, (one, asked) => {
      if (asked.request === 'no-reason-return') return
      const plain = judge(one, { ...asked, said: [], confirmed: false }, book)
      expect(judge(one, asked, book)).toEqual(plain)
    }),
  )
})

test('a day on which nobody knows when the goods arrived, or the calendar is not announced, excludes nobody', () => {
  expect(judge(policy, wish({ receivedOn: null }), book).verdict).toBe('needs-evidence')
  const unannounced = wish({ receivedOn: '2026-12-25', askedOn: '2027-01-05' })
  expect(judge(policy, unannounced, book)).toMatchObject({ verdict: 'needs-evidence', provisional: true })
})

test('a window known from memory never excludes, whatever the policy says', () => {
  const guessed = { ...policy, terms: policy.terms.map((term) => ({ ...term, window: 'three-guarantees.return' })) }
  expect(judge(guessed, wish({ askedOn: '2026-11-25' }), book)).toMatchObject({
    verdict: 'needs-evidence',
    reasons: [{ code: 'past-window', rule: 'three-guarantees.return' }],
  })
})

test('to ask a day earlier, or with evidence, never makes it worse', () => {
  const order = ['excluded', 'needs-evidence', 'eligible']
  const rank = (one: Policy, asked: Wish) => order.indexOf(judge(one, asked, book).verdict)
  fc.assert(
    fc.property(fc.constantFrom(...policies), anyWish, day, (one, asked, other) => {
      const [earlier = '', later = ''] = [asked.askedOn, other].toSorted()
      if (asked.receivedOn === null) return
      expect(rank(one, { ...asked, askedOn: earlier })).toBeGreaterThanOrEqual(rank(one, { ...asked, askedOn: later }))
      expect(rank(one, { ...asked, evidence: true })).toBeGreaterThanOrEqual(rank(one, { ...asked, evidence: false }))
    }),
  )
})

test('every category has one policy, every policy lets faulty goods come back, and one covers the rest', () => {
  const goods = policies.flatMap((one) => one.goods)
  expect(new Set(goods).size).toBe(goods.length)
  expect(policies.filter((one) => one.goods.length === 0)).toHaveLength(1)
  for (const one of policies) expect(one.terms.map(({ request }) => request)).toContain('faulty-return')
})

test('inspection and refund together stay inside the seven days of the law', () => {
  const days = (id: string) => book.ruleOf('clock', id, '2026-11-25').amount
  expect(days('aftersales.inspect') + days('aftersales.refund')).toBeLessThanOrEqual(
    days('consumer-law-25.refund-after-return'),
  )
})

test('a policy that names a source or an exclusion in the wrong way is refused by file and line', () => {
  const sources = `- { id: s, title: { zh: 法, en: Law }, instrument: law, from: 2014-01-01 }\n`
  const words = `title: { zh: 名, en: Name }, summary: { zh: 说明, en: Words }, source: s, confidence: T, from: 2014-01-01`
  const term = `request: repair, window: w, after: review, freight: merchant, evidence: true, onSilence: approve`
  const rules = `
- { id: x, kind: aftersales-exclusion, ${words}, needsConfirmation: true, question: { zh: 问, en: Question } }
- { id: p, kind: aftersales-policy, ${words}, goods: [], condition: { zh: 完好, en: Intact },
    terms: [{ ${term}, freightSource: nowhere, answerBy: x }],
    exclusions: [{ rule: x, applies: always }],
    examples: [{ request: repair, received: 2026-01-01, asked: 2026-01-02, verdict: eligible }] }
`
  const load = () =>
    buildRulebook([
      { name: 'cn/sources.yaml', text: sources },
      { name: 'cn/rules.yaml', text: rules },
    ])
  expect(load).toThrow('cn/rules.yaml:3  p: terms: no rule has the id w')
  expect(load).toThrow('terms: x is a aftersales-exclusion, a clock is needed')
  expect(load).toThrow('freightSource: no source has the id nowhere')
  expect(load).toThrow('x must apply as "confirmed"')
})
