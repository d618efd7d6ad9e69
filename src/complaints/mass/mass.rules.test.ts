import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testRulebook } from '../../../tests/support/parts.ts'
import { claimSteps, claimStates } from './claim.contract.ts'
import { elected, memberWhyNot, personalPattern, stepsFor, whyNot, type Situation } from './claim.rules.ts'
import { explain, verdictOn, type Limits } from './cluster.rules.ts'
import type { MassFormula } from './formula.contract.ts'
import { amountOf, formulaWords, memberWords, type MemberInput } from './formula.rules.ts'
import { memberStates, membershipSteps } from './member.contract.ts'
import { sharedPhrases } from './phrase.rules.ts'

const rest = { lessRefunded: true, atMostClaim: true }
const member = (part: Partial<MemberInput['order'] & object> = {}, claimFen = 100_000): MemberInput => ({
  order: { goodsFen: 12_900, pieces: 3, refundedFen: 0, ...part },
  affected: 2,
  claimFen,
})
const amount = (formula: MassFormula, of: MemberInput) => amountOf(formula, of, testRulebook).amountFen

test('each formula gives what its words say, from the member’s own order', () => {
  expect(amount({ kind: 'price', ...rest }, member())).toBe(12_900)
  expect(amount({ kind: 'share', rate: 3333, ...rest }, member())).toBe(4300)
  expect(amount({ kind: 'piece', fen: 500, ...rest }, member())).toBe(1500)
  expect(amount({ kind: 'affected', fen: 500, ...rest }, member())).toBe(1000)
  expect(amount({ kind: 'multiple', times: 3, floorFen: 50_000, ...rest }, member())).toBe(50_000)
  expect(amount({ kind: 'multiple', times: 3, floorFen: 0, ...rest }, member())).toBe(38_700)
  expect(amount({ kind: 'fixed', fen: 2000, ...rest }, member())).toBe(2000)
})

test('what came back is taken off, and nobody is given more than was asked for unless the finding says so', () => {
  expect(amount({ kind: 'price', ...rest }, member({ refundedFen: 5000 }))).toBe(7900)
  expect(amount({ kind: 'price', ...rest }, member({ refundedFen: 50_000 }))).toBe(0)
  expect(amount({ kind: 'price', ...rest }, member({}, 1000))).toBe(1000)
  expect(amount({ kind: 'price', lessRefunded: false, atMostClaim: false }, member({ refundedFen: 5000 }, 1000))).toBe(
    12_900,
  )
  const words = memberWords({ kind: 'price', ...rest }, member({ refundedFen: 5000 }), 7900)
  expect(words.zh).toBe('¥129.00 − ¥50.00 = ¥79.00')
  expect(formulaWords({ kind: 'share', rate: 3000, ...rest }).zh).toContain('30%')
})

test('what is missing is asked for by name', () => {
  const nothing = { order: null, affected: null, claimFen: 1 }
  expect(amountOf({ kind: 'price', ...rest }, nothing, testRulebook).missing).toEqual(['order'])
  expect(
    amountOf({ kind: 'affected', fen: 1, lessRefunded: false, atMostClaim: true }, nothing, testRulebook).missing,
  ).toEqual(['affected'])
  expect(
    amountOf({ kind: 'fixed', fen: 7, lessRefunded: false, atMostClaim: false }, nothing, testRulebook).amountFen,
  ).toBe(7)
})

const anyFormula = fc.oneof(
  fc.record({ kind: fc.constant('price' as const), lessRefunded: fc.boolean(), atMostClaim: fc.boolean() }),
  fc.record({
    kind: fc.constant('share' as const),
    rate: fc.integer({ min: 1, max: 10_000 }),
    lessRefunded: fc.boolean(),
    atMostClaim: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('piece' as const),
    fen: fc.integer({ min: 1, max: 1_000_000 }),
    lessRefunded: fc.boolean(),
    atMostClaim: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('fixed' as const),
    fen: fc.integer({ min: 1, max: 1_000_000 }),
    lessRefunded: fc.boolean(),
    atMostClaim: fc.boolean(),
  }),
)
const anyMember = fc.record({
  order: fc.record({
    goodsFen: fc.integer({ min: 0, max: 10_000_000 }),
    pieces: fc.integer({ min: 1, max: 99 }),
    refundedFen: fc.integer({ min: 0, max: 10_000_000 }),
  }),
  affected: fc.constant(null),
  claimFen: fc.integer({ min: 0, max: 10_000_000 }),
})

test('an amount is whole fen, never below zero, never above the claim where that is the cap, and the same however often it is worked out', () => {
  fc.assert(
    fc.property(anyFormula, anyMember, (formula, of) => {
      const fen = amount(formula, of) ?? -1
      expect(Number.isSafeInteger(fen) && fen >= 0).toBe(true)
      if (formula.atMostClaim) expect(fen).toBeLessThanOrEqual(of.claimFen)
      expect(amount(formula, of)).toBe(fen)
      const refunded = { ...of, order: { ...of.order, refundedFen: of.order.refundedFen + 1 } }
      expect(amount(formula, refunded) ?? -1).toBeLessThanOrEqual(fen)
    }),
  )
})

const limits: Limits = { people: 10, peopleWithSafety: 3, windowDays: 30, growth: 50 }
const one = (person: string, part: object = {}) => ({
  person,
  title: '水杯',
  receivedAt: new Date('2026-05-12T09:00:00+08:00'),
  safety: false,
  quality: false,
  alike: false,
  ...part,
})

test('ten people make a proposal, nine do not, and one person ten times is one person', () => {
  const people = (n: number) => Array.from({ length: n }, (_, at) => one(`con_${at}`))
  expect(explain(people(9), [], limits)).toBe(null)
  expect(explain(people(10), [], limits)).toMatchObject({ people: 10, because: 'people', needed: 10 })
  expect(
    explain(
      Array.from({ length: 10 }, () => one('con_1')),
      [],
      limits,
    ),
  ).toBe(null)
  expect(explain([...people(2), one('con_x', { safety: true })], [], limits)).toMatchObject({
    because: 'safety',
    needed: 3,
  })
  expect(explain(people(3), [], limits)).toBe(null)
})

test('what a person dismissed comes back only when it has grown by half', () => {
  const dismissed = { state: 'dismissed', peopleThen: 10 } as const
  expect(verdictOn(dismissed, { people: 14 }, 50)).toBe('leave')
  expect(verdictOn(dismissed, { people: 15 }, 50)).toBe('propose')
  expect(verdictOn(undefined, null, 50)).toBe('leave')
  expect(verdictOn({ state: 'proposed', peopleThen: null }, { people: 11 }, 50)).toBe('refresh')
})

test('the shared words are those that many texts have, and no number ever becomes one', () => {
  const texts = ['充电五分钟底座冒烟，电话13800138000', '刚插上就底座冒烟了13800138000', '底座冒烟，吓人', '颜色不对']
  const words = sharedPhrases(texts)
  expect(words[0]).toEqual({ word: '底座冒烟', complaints: 3 })
  expect(JSON.stringify(words)).not.toMatch(/1380/)
  expect(sharedPhrases(['只有一句'])).toEqual([])
})

const situation: Situation = {
  state: 'gathering',
  counts: { invited: 0, joined: 2, declined: 0, left: 0, late: 0, done: 0, skipped: 0, untold: 0 },
  heard: true,
  motions: 0,
  seat: 'mine',
  candidates: 1,
}
const platform = { viewer: 'platform', actor: { roles: ['agent', 'mediator', 'arbitrator', 'admin'] } } as const

test('the steps that are shown as allowed are those that are allowed, for every reader at every stage', () => {
  const readers = [
    platform,
    { viewer: 'merchant', actor: { roles: ['merchant'] } },
    { viewer: 'regulator', actor: { roles: ['regulator'] } },
  ] as const
  for (const state of claimStates)
    for (const asking of readers)
      for (const step of claimSteps) {
        const shown = stepsFor({ ...situation, state }, asking).find((row) => row.step === step)
        expect(shown?.code === null).toBe(whyNot(step, { ...situation, state }, asking) === null)
      }
  expect(stepsFor(situation, readers[2])).toEqual([])
})

test('a finding waits for a member and for the merchant, and is never made twice', () => {
  const nobody = { ...situation, counts: { ...situation.counts, joined: 0 } }
  expect(whyNot('find', nobody, platform)).toBe('mass.nobody-joined')
  expect(whyNot('find', { ...situation, heard: false }, platform)).toBe('mass.merchant-not-heard')
  for (const state of claimStates.filter((one) => one !== 'gathering'))
    expect(whyNot('find', { ...situation, state }, platform)).not.toBe(null)
})

const everyWay = claimStates.flatMap((claim) =>
  memberStates.flatMap((state) => membershipSteps.map((step) => ({ claim, state, step }))),
)
test.each(everyWay)('as a member who is $state in a claim that is $claim: $step', ({ claim, state, step }) => {
  const code = memberWhyNot(step, { claim, state, result: null, represents: false, decided: false })
  const over = claim === 'closed' || claim === 'merged'
  const forMembers = ['vote', 'stand', 'leave', 'tell-affected'].includes(step)
  const never = over || step === 'withdraw-motion' || (forMembers && state !== 'joined')
  if (never) expect(code).not.toBe(null)
  else if (step === 'join') expect(code).toBe(state === 'joined' ? 'mass.joined-already' : null)
  else if (step === 'decline') expect(code).toBe(state === 'invited' ? null : 'mass.not-invited')
  else
    expect(code).toBe(
      claim === 'gathering' || step === 'leave' || step === 'tell-affected' ? null : 'mass.step-not-now',
    )
})

test('at most two are elected, and nobody without a vote', () => {
  const votes = [5, 3, 2, 0].map((n) => ({ votes: n }))
  expect(elected(votes, 2)).toEqual([{ votes: 5 }, { votes: 3 }])
  expect(elected([{ votes: 0 }], 2)).toEqual([])
})

test('numbers of people are recognised in a notice', () => {
  for (const text of ['联系 13912345678', 'a@b.cn', '证件 11010519491231002X', 'XB-20260302-ABCD'])
    expect(personalPattern.test(text)).toBe(true)
  for (const text of ['共 5000 人，每人 ¥129.00', '型号 A13912345678901', '2026-05-12'])
    expect(personalPattern.test(text)).toBe(false)
})
