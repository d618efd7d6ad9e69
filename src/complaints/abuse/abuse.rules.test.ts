import fc from 'fast-check'
import { expect, test } from 'vitest'
import { signKinds } from './abuse.contract.ts'
import {
  appealWhyNot,
  isExempt,
  limitsNow,
  monthsAfter,
  stepsFor,
  toldAt,
  whyNot,
  type Review,
} from './review.rules.ts'
import { baseRates, countSigns, reached, type Filed, type Person, type Thresholds } from './sign.rules.ts'

const limits: Thresholds = {
  'same-text': 3,
  'evidence-reused': 2,
  'over-claimed': 3,
  'withdrawn-after-asking': 4,
  'denied-delivery': 2,
  unfounded: 5,
  'rival-shops': 3,
  times: 5,
}
const filed = (id: string, part: Partial<Filed> = {}): Filed => ({
  id,
  merchantId: 'mch_1',
  orderId: `ord_${id}`,
  category: 'quality',
  claimFen: 1000,
  goodsFen: 1000,
  delivered: true,
  outcome: null,
  merchantAsked: false,
  hashes: [],
  alike: [],
  ...part,
})
const person = (of: readonly Filed[], shopId: string | null = null): Person => ({ filed: of, shopId })
const kinds = (of: Person) => reached(countSigns(of, limits), limits).map(({ kind }) => kind)

test('the same words against three shops are a sign; against one shop, however often, they are none', () => {
  const alike = ['1', '2', '3']
  expect(kinds(person(alike.map((id) => filed(id, { alike, merchantId: `mch_${id}` }))))).toEqual(['same-text'])
  expect(kinds(person(alike.map((id) => filed(id, { alike }))))).toEqual([])
})

test('words shared with other people at the same shop are no sign of abuse: many may have met the same fault', () => {
  const each = ['1', '2', '3'].map((id) => filed(id, { alike: [`stranger_${id}`], merchantId: `mch_${id}` }))
  expect(kinds(person(each))).toEqual([])
})

test('one file for two orders is a sign; twice for the same order is none', () => {
  const hashes = ['a'.repeat(64)]
  expect(kinds(person([filed('1', { hashes }), filed('2', { hashes })]))).toEqual(['evidence-reused'])
  expect(kinds(person([filed('1', { hashes }), filed('2', { hashes, orderId: 'ord_1' })]))).toEqual([])
})

test('claims far above the price, withdrawals after the shop was asked, denied deliveries and rivals are counted as the rules say', () => {
  const many = (n: number, part: Partial<Filed>) =>
    person(Array.from({ length: n }, (_, at) => filed(String(at), part)))
  expect(kinds(many(3, { claimFen: 5000 }))).toEqual(['over-claimed'])
  expect(kinds(many(3, { claimFen: 4999 }))).toEqual([])
  expect(kinds(many(3, { claimFen: 5000, goodsFen: null }))).toEqual([])
  expect(kinds(many(4, { outcome: 'withdrawn', merchantAsked: true }))).toEqual(['withdrawn-after-asking'])
  expect(kinds(many(4, { outcome: 'withdrawn' }))).toEqual([])
  expect(kinds(many(2, { category: 'not-delivered', outcome: 'claim_refused' }))).toEqual(['denied-delivery'])
  expect(kinds(many(2, { category: 'not-delivered', outcome: 'claim_refused', delivered: false }))).toEqual([])
  const shops = person(
    ['1', '2', '3'].map((id) => filed(id, { merchantId: `mch_${id}` })),
    'mch_own',
  )
  expect(kinds(shops)).toEqual(['rival-shops'])
  expect(kinds({ ...shops, shopId: null })).toEqual([])
})

test('frequent honest buyers show no sign, however many of their complaints were upheld', () => {
  const honest = Array.from({ length: 40 }, (_, at) =>
    filed(String(at), { outcome: 'performed', merchantId: `mch_${at}`, merchantAsked: true }),
  )
  expect(kinds(person(honest))).toEqual([])
})

test('a base rate counts how many of the others show the same, each once', () => {
  const shows = person(Array.from({ length: 6 }, (_, at) => filed(String(at), { outcome: 'claim_refused' })))
  const base = baseRates([shows, person([]), person([filed('1')])], limits)
  expect(base.unfounded).toBe(1)
  expect(signKinds.filter((kind) => base[kind] > 0)).toEqual(['unfounded'])
})

test('a limit never stops danger, a first complaint, an authority, or what a rule of the platform opens', () => {
  fc.assert(
    fc.property(fc.boolean(), fc.boolean(), fc.boolean(), fc.nat(20), (authority, safety, bySystem, earlier) => {
      const exempt = isExempt({ authority, safety, bySystem, earlier })
      expect(exempt).toBe(authority || safety || bySystem || earlier === 0)
    }),
  )
})

const review = (part: Partial<Review> = {}): Review => ({
  state: 'open',
  measure: null,
  openedBy: 'system',
  decidedBy: null,
  confirmedBy: null,
  decidedAt: null,
  confirmedAt: null,
  until: null,
  ...part,
})
const limited = review({
  state: 'decided',
  measure: 'limit',
  decidedBy: 'acc_1',
  confirmedBy: 'acc_2',
  decidedAt: new Date('2026-05-01T00:00:00Z'),
  confirmedAt: new Date('2026-05-04T00:00:00Z'),
  until: new Date('2026-05-08T00:00:00Z'),
})

test('nobody confirms a limit that he proposed, and nobody decides an appeal against a decision he took part in', () => {
  const proposed = review({ state: 'to-confirm', measure: 'limit', decidedBy: 'acc_1' })
  expect(whyNot('confirm', proposed, null, 'acc_1')).toBe('abuse.own-decision')
  expect(whyNot('confirm', proposed, null, 'acc_2')).toBe(null)
  for (const own of ['acc_1', 'acc_2'])
    expect(whyNot('decide-appeal', limited, { decision: null }, own)).toBe('abuse.own-decision')
  expect(whyNot('decide-appeal', limited, { decision: null }, 'acc_3')).toBe(null)
  expect(stepsFor(limited, { decision: 'uphold' }, 'acc_3').every(({ code }) => code !== null)).toBe(true)
})

test('a limit counts until its end and not after, and not at all once it was lifted or before it was confirmed', () => {
  expect(limitsNow(limited, new Date('2026-05-07T23:59:59Z'))).toBe(true)
  expect(limitsNow(limited, new Date('2026-05-08T00:00:00Z'))).toBe(false)
  expect(limitsNow({ ...limited, state: 'lifted' }, new Date('2026-05-02T00:00:00Z'))).toBe(false)
  expect(limitsNow({ ...limited, state: 'to-confirm', until: null }, new Date('2026-05-02T00:00:00Z'))).toBe(false)
})

test('the time for an appeal begins when the person hears of the measure: a limit is told only once it is confirmed', () => {
  expect(toldAt(limited)).toEqual(limited.confirmedAt)
  expect(toldAt({ ...limited, measure: 'warning', confirmedAt: null })).toEqual(limited.decidedAt)
})

test('an appeal is open for six months, once', () => {
  const by = monthsAfter(new Date('2026-08-31T00:00:00Z'), 6)
  expect(by.toISOString()).toBe('2027-02-28T00:00:00.000Z')
  const at = (now: string) => ({ now: new Date(now), by })
  expect(appealWhyNot(limited, null, at('2027-02-27T00:00:00Z'))).toBe(null)
  expect(appealWhyNot(limited, null, at('2027-02-28T00:00:00Z'))).toBe('abuse.appeal-over')
  expect(appealWhyNot(limited, { decision: null }, at('2026-09-01T00:00:00Z'))).toBe('abuse.appealed-already')
  expect(appealWhyNot(review(), null, at('2026-09-01T00:00:00Z'))).toBe('abuse.nothing-to-appeal')
})
