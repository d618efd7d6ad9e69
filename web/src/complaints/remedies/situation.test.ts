import { expect, test } from 'vitest'
import { Situation } from '../../../../src/complaints/remedies/remedy.contract.ts'
import type { Question } from '../../../../src/kernel/remedy/question.contract.ts'
import { readTyped, typedOf } from './answer-text.ts'
import { situationOfCase } from './prefill.ts'
import { answered, emptySituation, queryOf, situationIn, unsureOf } from './situation.ts'

const full = Situation.parse({
  happenedOn: '2026-11-01',
  topics: ['fraud', 'food'],
  answers: { paidFen: 30000, forDailyLife: true, flawOnly: false, buyerKnew: 'no', receivedOn: '2026-11-03' },
  unsure: ['listedFen'],
  choices: { 'punitive.fraud': { floorPer: 'item', priceBasis: 'paid' } },
  demands: ['punitive.fraud'],
  findings: { fraud: 'court' },
  prefer: ['exchange'],
})
const defined = (query: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))

test('a situation survives its way through the address', () => {
  expect(situationIn(defined(queryOf(full)))).toEqual(full)
  expect(situationIn({})).toEqual(emptySituation)
})

test('what was taken back leaves the address, and what belongs to the page stays', () => {
  const before = { ...defined(queryOf(full)), view: 'result' }
  const after = defined({ ...before, ...queryOf({ ...emptySituation, topics: ['drug'] }, before) })
  expect(after).toEqual({ topics: 'drug', view: 'result' })
})

test('an address that somebody wrote by hand is read as far as it makes sense', () => {
  expect(situationIn({ topics: 'boats,fraud', 'a.paidFen': '12', 'f.fraud': 'neighbour', 'c.x': 'y' })).toMatchObject({
    topics: ['fraud'],
    answers: { paidFen: 12 },
    findings: {},
    choices: {},
  })
  expect(situationIn({ on: 'yesterday', topics: 'fraud' })).toEqual(emptySituation)
})

test('an answer and "I cannot say" take each other’s place', () => {
  const unsure = unsureOf(full, 'paidFen')
  expect(unsure.answers['paidFen']).toBeUndefined()
  expect(unsure.unsure).toContain('paidFen')
  expect(answered(unsure, 'paidFen', 1)).toMatchObject({ answers: { paidFen: 1 }, unsure: ['listedFen'] })
})

const asked = (question: Partial<Question>): Question =>
  ({
    id: 'x',
    name: { zh: '名', en: 'name' },
    ask: { zh: '问', en: 'ask' },
    min: 0,
    max: 100_00,
    ...question,
  }) as Question

test('money is typed in yuan, rates in percent, and what is out of bounds says the bounds', () => {
  const money = asked({ type: 'money', min: 1 } as Partial<Question>)
  expect(readTyped(money, ' ¥99.9 ')).toEqual({ answer: 9990 })
  expect(readTyped(money, '0')).toEqual({ problem: 'money', min: '¥0.01', max: '¥100.00' })
  expect(readTyped(money, '1.234')).toMatchObject({ problem: 'money' })
  const rate = asked({ type: 'rate', max: 2400 } as Partial<Question>)
  expect(readTyped(rate, '3.45%')).toEqual({ answer: 345 })
  expect(readTyped(rate, '25')).toEqual({ problem: 'rate', min: '0%', max: '24%' })
  expect(readTyped(asked({ type: 'count', max: 9 } as Partial<Question>), '-1')).toMatchObject({ problem: 'count' })
  expect(readTyped(asked({ type: 'day' } as Partial<Question>), '')).toMatchObject({ problem: 'day' })
  for (const [question, answer] of [
    [money, 9990],
    [rate, 345],
  ] as const)
    expect(readTyped(question, typedOf(question, answer))).toEqual({ answer })
})

test('a case fills in what it knows: its matter, what was paid, and that it was bought online', () => {
  expect(
    situationOfCase({ category: 'counterfeit', paidFen: 12900, itemCount: 2, boughtOn: '2026-11-01' }),
  ).toMatchObject({
    happenedOn: '2026-11-01',
    topics: ['fraud'],
    answers: { boughtOnline: true, paidFen: 12900, itemCount: 2 },
  })
  expect(situationOfCase({ category: 'other', paidFen: 0 })).toMatchObject({
    topics: [],
    answers: { boughtOnline: true },
  })
})
