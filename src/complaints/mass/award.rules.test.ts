import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testRulebook } from '../../../tests/support/parts.ts'
import type { MassAward } from './award.contract.ts'
import { awardsOf, type Goods, type OwnDemand } from './award.rules.ts'

const ruleOf = (id: string) => testRulebook.ruleOf('remedy', id, '2026-05-12')
const answers = { forDailyLife: true, flawOnly: false, paidFen: 30_000, listedFen: 60_000, itemCount: 1 }
const fraud = (part: Partial<OwnDemand> = {}): OwnDemand => ({
  id: 'dmd_1',
  rule: ruleOf('punitive.fraud'),
  answers,
  choices: {},
  upToFen: 1_000_000,
  ...part,
})
const food = (paidFen: number): OwnDemand => ({
  id: 'dmd_2',
  rule: ruleOf('punitive.food'),
  answers: { unsafeFood: true, flawOnly: false, buyerKnew: 'no', paidFen, itemCount: 1 },
  choices: { multiple: 'price' },
  upToFen: 1_000_000,
})
const found = (remedy: string, part: Partial<MassAward> = {}): MassAward => ({
  remedy,
  verdict: 'award',
  choices: remedy === 'punitive.fraud' ? { priceBasis: 'paid', floorPer: 'order' } : { floorPer: 'act' },
  why: '条文没有写明，按一次交易计算。',
  by: 'platform',
  text: '检测报告证明虚标容量，构成欺诈。',
  ...part,
})
const goods: Goods = { goodsFen: 30_000, pieces: 1 }
const sums = (of: ReturnType<typeof awardsOf>) =>
  of === 'alone' ? of : of.granted.map(({ weighed }) => weighed.amountFen)
const given = (demands: OwnDemand[], awards: MassAward[], of: Goods | null = goods) =>
  sums(awardsOf(demands, awards, { goods: of, rulebook: testRulebook }))

test('three times the price that the order shows, five hundred at least; ten times and a thousand at least for food', () => {
  expect(given([fraud()], [found('punitive.fraud')])).toEqual([90_000])
  expect(given([fraud()], [found('punitive.fraud')], { goodsFen: 10_000, pieces: 1 })).toEqual([50_000])
  expect(given([food(30_000)], [found('punitive.food')])).toEqual([300_000])
  expect(given([food(500)], [found('punitive.food')])).toEqual([100_000])
})

test('without a demand nothing; what the finding does not decide, or the order cannot tell, is left to the own case', () => {
  expect(given([], [found('punitive.fraud')])).toEqual([])
  expect(given([fraud()], [])).toBe('alone')
  expect(given([fraud()], [found('punitive.fraud')], null)).toBe('alone')
  expect(given([{ ...food(500), choices: { multiple: 'loss' } }], [found('punitive.food')])).toBe('alone')
  expect(given([fraud()], [found('punitive.fraud', { verdict: 'refuse' })])).toEqual([])
})

test('of two that exclude each other the dearer one is awarded', () => {
  expect(given([fraud(), food(30_000)], [found('punitive.fraud'), found('punitive.food')])).toEqual([300_000])
})

test('whatever a member says it cost, no more comes out than the order gives or than was demanded', () => {
  const sum = fc.integer({ min: 1, max: 100_000_000 })
  fc.assert(
    fc.property(sum, sum, fc.integer({ min: 50_000, max: 300_000_000 }), (paidFen, goodsFen, upToFen) => {
      const own = fraud({ answers: { ...answers, paidFen }, upToFen })
      const [amount] = [given([own], [found('punitive.fraud')], { goodsFen, pieces: 1 })].flat()
      if (amount === 'alone') return
      expect(amount).toBe(Math.max(50_000, 3 * Math.min(paidFen, goodsFen)))
      expect(amount).toBeLessThanOrEqual(upToFen)
    }),
  )
})
