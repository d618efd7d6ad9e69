import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testRulebook } from '../../../tests/support/parts.ts'
import { aComplaint } from '../complaint.example.ts'
import { defaultDecision } from '../ruling/ruling.rules.ts'
import { togetherProblem, weighAward } from './award.rules.ts'
import type { Awarding } from './demand.contract.ts'
import { exclude, isDemandable, mostOf, orderProblem, workOutDemand } from './demand.rules.ts'

const onDay = '2026-03-01'
const rulebook = testRulebook
function ruleOf(id: string) {
  const rule = rulebook.find(id, onDay)
  if (rule?.kind !== 'remedy') throw new Error(id)
  return rule
}
const fraud = ruleOf('punitive.fraud')
const food = ruleOf('punitive.food')
const bought = { forDailyLife: true, flawOnly: false, paidFen: 10_000, listedFen: 10_000, itemCount: 1 }
const finding = { by: 'platform', text: '页面写明正品，鉴定为假货，构成欺诈。', evidence: ['fil_1'] } as const
const choices = { priceBasis: 'paid', floorPer: 'order' }
const why = '条文未写明，按一次交易计算更公平。'
const awarding = (part: Partial<Awarding>): Awarding => ({
  demand: 'dmd_1',
  choices,
  why,
  finding: { ...finding, evidence: [...finding.evidence] },
  ...part,
})
const demanded = { rule: fraud, answers: bought, choices: {}, upToFen: 50_000 }

test('three times the price, five hundred yuan at least: worked out by the formula from what was answered', () => {
  expect(workOutDemand(fraud, { answers: bought, choices: {} }, { rulebook, decided: 'by-consumer' })).toEqual({
    amount: { fromFen: 50_000, upToFen: 50_000 },
  })
  expect(weighAward(awarding({}), demanded, rulebook)).toMatchObject({ amountFen: 50_000 })
})

test('a failed or open condition, a missing number and a foreign choice are named with their field', () => {
  const problem = (answers: object, made: Record<string, string> = {}) => {
    const result = workOutDemand(
      fraud,
      { answers: { ...bought, ...answers }, choices: made },
      { rulebook, decided: 'by-consumer' },
    )
    return 'problem' in result ? [result.problem.code, result.problem.path] : null
  }
  expect(problem({ flawOnly: true })).toEqual(['demand.not-met', 'answers.flawOnly'])
  expect(problem({ fabricated: true })).toEqual(['demand.not-met', 'answers.fabricated'])
  expect(problem({ paidFen: '一百' })).toEqual(['demand.answer-wrong', 'answers.paidFen'])
  expect(problem({}, { floorPer: 'item' })).toEqual(['demand.choice-of-others', 'choices.floorPer'])
  const { forDailyLife: _, ...silent } = bought
  expect(workOutDemand(fraud, { answers: silent, choices: {} }, { rulebook, decided: 'by-consumer' })).toMatchObject({
    problem: { code: 'demand.condition-open', path: 'answers.forDailyLife' },
  })
  const eaten = { unsafeFood: true, flawOnly: false, buyerKnew: 'no', paidFen: 2_000, itemCount: 1 }
  expect(workOutDemand(food, { answers: eaten, choices: {} }, { rulebook, decided: 'by-consumer' })).toMatchObject({
    problem: { code: 'demand.choice-missing', path: 'choices.multiple' },
  })
})

test('what the text leaves open is chosen with a reason; the choice of the consumer is not changed', () => {
  expect(weighAward(awarding({ choices: { priceBasis: 'paid' } }), demanded, rulebook)).toMatchObject({
    problem: { code: 'demand.choice-missing', path: 'choices.floorPer' },
  })
  expect(weighAward(awarding({ why: '' }), demanded, rulebook)).toMatchObject({ problem: { code: 'award.why-needed' } })
  const eaten = { unsafeFood: true, flawOnly: false, buyerKnew: 'no', paidFen: 2_000, itemCount: 1, lossFen: 500 }
  const chosen = { rule: food, answers: eaten, choices: { multiple: 'price' }, upToFen: 100_000 }
  expect(weighAward(awarding({ choices: { multiple: 'loss', floorPer: 'act' } }), chosen, rulebook)).toMatchObject({
    problem: { code: 'award.choice-of-consumer', path: 'choices.multiple' },
  })
})

test('an award is never more than the formula gives and never more than was demanded', () => {
  const money = fc.integer({ min: 1, max: 5_000_000 })
  const pieces = fc.integer({ min: 1, max: 20 })
  fc.assert(
    fc.property(
      fc.record({ paidFen: money, listedFen: money, itemCount: pieces }),
      fc.record({ paidFen: money, listedFen: money, itemCount: pieces }),
      fc.record({ priceBasis: fc.constantFrom('paid', 'listed'), floorPer: fc.constantFrom('order', 'item') }),
      fc.option(fc.integer({ min: 0, max: 100_000_000 }), { nil: undefined }),
      (told, foundFacts, made, withinFen) => {
        const facts = { ...bought, ...told }
        const raised = workOutDemand(fraud, { answers: facts, choices: {} }, { rulebook, decided: 'by-consumer' })
        if ('problem' in raised) throw new Error(raised.problem.code)
        const answers = { ...bought, ...foundFacts }
        const result = weighAward(
          awarding({ answers, choices: made, ...(withinFen !== undefined && { withinFen }) }),
          { rule: fraud, answers: facts, choices: {}, upToFen: raised.amount.upToFen },
          rulebook,
        )
        if ('problem' in result) return
        const price = made.priceBasis === 'paid' ? foundFacts.paidFen : foundFacts.listedFen
        const most = Math.max(3 * price, 50_000 * (made.floorPer === 'item' ? foundFacts.itemCount : 1))
        // The floor for each item is at least as much as the threefold of each item together.
        expect(result.amountFen).toBeLessThanOrEqual(Math.max(most, 3 * price + 50_000 * foundFacts.itemCount))
        expect(result.amountFen).toBeLessThanOrEqual(raised.amount.upToFen)
        if (made.floorPer === 'order') expect(result.amountFen).toBe(most)
      },
    ),
  )
})

test('within a stretch a person names the amount, never outside of it', () => {
  const travel = ruleOf('punitive.travel')
  const answers = { tripRefused: true, travelFen: 600_000 }
  const raised = { rule: travel, answers, choices: {}, upToFen: 1_800_000 }
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3_000_000 }), (withinFen) => {
      const result = weighAward(awarding({ choices: {}, why: '', withinFen }), raised, rulebook)
      const inside = withinFen >= 600_000 && withinFen <= 1_800_000
      expect('amountFen' in result ? result.amountFen : null).toBe(inside ? withinFen : null)
    }),
  )
  expect(weighAward(awarding({ choices: {} }), raised, rulebook)).toMatchObject({ problem: { code: 'award.within' } })
})

test('silence grants nothing of it: a default ruling is the ordinary claim, whatever is demanded beside it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1_000_000 }),
      fc.integer({ min: 0, max: 100_000_000 }),
      fc.constantFrom(null, 'consumer', 'merchant', 'none'),
      (claimFen, demandedFen, verdict) => {
        const { amountFen } = defaultDecision(aComplaint({ claimFen, demandedFen }), { verdict, mostFen: 1_000_000 })
        expect(amountFen).toBe(verdict === 'merchant' ? 0 : claimFen)
      },
    ),
  )
})

test('of what excludes each other one is awarded, and the sum at stake counts it once', () => {
  const drug = ruleOf('punitive.drug')
  const ordinary = { decision: 'partly', remedy: 'refund', amountFen: 10_000 } as const
  const both = [
    { demand: 'dmd_1', rule: fraud },
    { demand: 'dmd_2', rule: drug },
  ]
  expect(togetherProblem(both, ordinary)).toEqual({ code: 'award.excluded', path: 'awards.1.demand' })
  expect(togetherProblem([both[0]!, both[0]!], ordinary)).toEqual({ code: 'award.twice', path: 'awards.1.demand' })
  expect(togetherProblem([both[0]!], { ...ordinary, decision: 'merchant' })?.code).toBe('award.nothing-for-merchant')
  expect(togetherProblem([both[0]!], ordinary)).toBeNull()
  const price = { demand: 'dmd_3', rule: ruleOf('deposit.double') }
  expect(togetherProblem([price], ordinary)?.code).toBe('award.excluded')
  expect(togetherProblem([price], { ...ordinary, amountFen: 0 })).toBeNull()
  expect(exclude(fraud, drug)).toBe(true)
  // The dearest of all may stand in the way of two that together come to more.
  const some = [price.rule, ruleOf('loss.contract'), ruleOf('price.overcharge')]
  expect(mostOf(some.map((rule, at) => ({ rule, upToFen: 100 - at })))).toBe(197)
  const any = fc.constantFrom(fraud, drug, ruleOf('loss.injury-costs'), ...some)
  fc.assert(
    fc.property(fc.array(fc.record({ rule: any, upToFen: fc.nat(1_000_000) }), { maxLength: 5 }), (demands) => {
      const sets = demands.reduce<(typeof demands)[]>((all, one) => [...all, ...all.map((set) => [...set, one])], [[]])
      const together = sets.filter((set) =>
        set.every((one, at) => set.slice(at + 1).every((other) => !exclude(one.rule, other.rule))),
      )
      const sums = together.map((set) => set.reduce((sum, { upToFen }) => sum + upToFen, 0))
      expect(mostOf(demands)).toBe(Math.max(...sums))
    }),
  )
})

test('nobody is paid three times more than was paid, nor for more pieces than were bought', () => {
  const order = {
    paidFen: 12_000,
    lines: [
      { id: 'a', title: '杯', quantity: 2, amountFen: 5_000, merchantId: null },
      { id: 'b', title: '盘', quantity: 1, amountFen: 8_000, merchantId: null },
    ],
  }
  expect(orderProblem({ paidFen: 5_000, itemCount: 2 }, order, ['a'])).toBeNull()
  expect(orderProblem({ paidFen: 5_001 }, order, ['a'])?.path).toBe('answers.paidFen')
  expect(orderProblem({ itemCount: 3 }, order, ['a'])?.path).toBe('answers.itemCount')
  // With every line the discount on the whole order counts.
  expect(orderProblem({ paidFen: 12_001 }, order, ['a', 'b'])?.params?.['mostFen']).toBe(12_000)
})

test('whatever has a formula can be demanded; a thing to be done belongs to the ordinary claim', () => {
  expect(isDemandable(fraud)).toBe(true)
  expect(isDemandable(ruleOf('exchange'))).toBe(false)
})
