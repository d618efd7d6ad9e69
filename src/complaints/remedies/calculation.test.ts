import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testRulebook as rulebook } from '../../../tests/support/parts.ts'
import type { Answer, Question } from '../../kernel/remedy/question.contract.ts'
import { Finding, Topic } from '../../kernel/remedy/remedy.contract.ts'
import { calculate } from './calculation.rules.ts'
import { problemsIn } from './input.rules.ts'
import { Finder, Situation, type RemedyResult } from './remedy.contract.ts'
import type { Dated } from './situation.rules.ts'

const mostFen = 1_000_000_00
function answersTo(question: Question): fc.Arbitrary<Answer> {
  switch (question.type) {
    case 'money':
      return fc.integer({ min: question.min, max: mostFen })
    case 'count':
    case 'rate':
      return fc.integer({ min: question.min, max: Math.min(question.max, 5000) })
    case 'day':
      return fc
        .integer({ min: 0, max: 60 })
        .map((days) => new Date(Date.UTC(2026, 8, 20 + days)).toISOString().slice(0, 10))
    case 'yes-no':
      return fc.boolean()
    case 'choice':
      return fc.constantFrom(...question.options.map(({ value }) => value))
  }
}
const remedyIds = [...new Set(rulebook.all.filter(({ kind }) => kind === 'remedy').map(({ id }) => id))]
const punitiveIds = remedyIds.filter((id) => id.startsWith('punitive.'))
const answers = fc.record(
  Object.fromEntries(rulebook.questions.map((question) => [question.id, answersTo(question)])),
  {
    requiredKeys: [],
  },
)
const situations: fc.Arbitrary<Dated> = fc
  .record({
    happenedOn: fc.constantFrom('2010-01-01', '2014-03-14', '2020-06-01', '2024-08-22', '2026-11-25'),
    topics: fc.subarray([...Topic.options]),
    answers,
    unsure: fc.subarray(rulebook.questions.map(({ id }) => id).slice(0, 10)),
    demands: fc.subarray(punitiveIds),
    findings: fc.dictionary(fc.constantFrom(...Finding.options), fc.constantFrom(...Finder.options)),
    prefer: fc.subarray(remedyIds, { maxLength: 4 }),
  })
  .map(({ happenedOn, ...rest }) => ({ ...Situation.parse(rest), happenedOn }))

const find = (remedies: readonly RemedyResult[], id: string) => remedies.find((one) => one.id === id)
const check = (holds: (situation: Dated) => void) => fc.assert(fc.property(situations, holds), { numRuns: 120 })

test('every remedy is accounted for: it applies, is open, or says why not', () => {
  check((situation) => {
    const { remedies, not, together } = calculate(situation, rulebook)
    expect([...remedies, ...not].map(({ id }) => id).toSorted()).toEqual(remedyIds.toSorted())
    for (const { why } of not) expect(why.length).toBeGreaterThan(0)
    expect([...together.ids, ...together.left.map(({ id }) => id)].toSorted()).toEqual(
      remedies.map(({ id }) => id).toSorted(),
    )
  })
})

test('every amount is whole fen, not below zero, and its lower end is not above its upper end', () => {
  check((situation) => {
    const { remedies, together } = calculate(situation, rulebook)
    const amounts = [
      together.amount,
      ...remedies.flatMap(({ amount, variants }) => [amount, ...variants.map((one) => one.amount)]),
    ]
    for (const amount of amounts) {
      if (!amount) continue
      expect(Number.isSafeInteger(amount.fromFen) && Number.isSafeInteger(amount.upToFen)).toBe(true)
      expect(amount.fromFen).toBeGreaterThanOrEqual(0)
      expect(amount.upToFen).toBeGreaterThanOrEqual(amount.fromFen)
    }
  })
})

test('a punitive remedy is never in the sum without the demand of the consumer and the finding of a person', () => {
  check((situation) => {
    const { remedies, together } = calculate(situation, rulebook)
    for (const { id, punitive, counted } of remedies) {
      if (!punitive || (situation.demands.includes(id) && situation.findings[punitive.finding] !== undefined)) continue
      expect(counted).toBe(false)
      expect(together.ids).not.toContain(id)
    }
  })
})

test('two remedies that exclude each other are never in the sum together, and the sum is that of its parts', () => {
  check((situation) => {
    const { remedies, together } = calculate(situation, rulebook)
    const taken = together.ids.flatMap((id) => find(remedies, id) ?? [])
    for (const one of taken) for (const { id } of one.excludes) expect(together.ids).not.toContain(id)
    const sum = (end: 'fromFen' | 'upToFen') => taken.reduce((total, { amount }) => total + (amount?.[end] ?? 0), 0)
    expect(together.amount).toEqual({ fromFen: sum('fromFen'), upToFen: sum('upToFen') })
  })
})

test('without a preference no other set that goes together is worth more', () => {
  check((situation) => {
    const { remedies, together } = calculate({ ...situation, prefer: [] }, rulebook)
    const counted = remedies.filter(({ counted }) => counted).slice(0, 12)
    for (let mask = 0; mask < 2 ** counted.length; mask += 1) {
      const set = counted.filter((_, place) => (mask >> place) & 1)
      const clashes = set.some(({ excludes }) => excludes.some(({ id }) => set.some((other) => other.id === id)))
      if (clashes) continue
      const worth = set.reduce((total, { amount }) => total + (amount?.upToFen ?? 0), 0)
      expect(worth).toBeLessThanOrEqual(together.amount.upToFen)
    }
  })
})

test('exclusion works both ways, and whatever does not exclude cumulates', () => {
  check((situation) => {
    const { remedies } = calculate(situation, rulebook)
    for (const one of remedies) {
      for (const { id } of one.excludes) expect(find(remedies, id)?.excludes.map((other) => other.id)).toContain(one.id)
      expect(one.excludes.length + one.cumulates.length).toBe(remedies.length - 1)
    }
  })
})

const monotone = [
  'refund.no-reason',
  'price.overcharge',
  'service.undone',
  'promise.compensation',
  'punitive.fraud',
  'punitive.food',
  'punitive.drug',
]
test('who paid more never gets less: neither a refund nor punitive damages fall when the price rises', () => {
  fc.assert(
    fc.property(situations, fc.integer({ min: 1, max: mostFen }), fc.nat(mostFen), (situation, paidFen, more) => {
      const withPrice = (fen: number) =>
        calculate(
          { ...situation, topics: [], answers: { ...situation.answers, paidFen: fen, listedFen: fen } },
          rulebook,
        ).remedies
      const [low, high] = [withPrice(paidFen), withPrice(paidFen + more)]
      for (const id of monotone) {
        const [before, after] = [find(low, id)?.amount, find(high, id)?.amount]
        if (before && after) {
          expect(after.fromFen).toBeGreaterThanOrEqual(before.fromFen)
          expect(after.upToFen).toBeGreaterThanOrEqual(before.upToFen)
        }
      }
    }),
    { numRuns: 100 },
  )
})

test('punitive damages never fall below their minimum: 500 yuan for fraud since 2014, 1,000 yuan for food and drugs', () => {
  check((situation) => {
    const { remedies } = calculate({ ...situation, happenedOn: '2026-11-25' }, rulebook)
    const least = { 'punitive.fraud': 50000, 'punitive.food': 100000, 'punitive.drug': 100000 }
    for (const [id, fen] of Object.entries(least)) {
      const amount = find(remedies, id)?.amount
      if (amount) expect(amount.fromFen).toBeGreaterThanOrEqual(fen)
    }
  })
})

test('what is asked next was not answered, is not unsure, and answering it all leaves nothing missing', () => {
  check((situation) => {
    const { next } = calculate(situation, rulebook)
    for (const id of next) {
      expect(situation.answers[id]).toBeUndefined()
      expect(situation.unsure).not.toContain(id)
    }
  })
  fc.assert(
    fc.property(situations, answers, (situation, more) => {
      let asked: Dated = { ...situation, unsure: [] }
      for (let round = 0; round < 20; round += 1) {
        const { next } = calculate(asked, rulebook)
        const answered = Object.entries(more).flatMap(([id, answer]) =>
          answer !== undefined && next.includes(id) ? [[id, answer] as const] : [],
        )
        if (answered.length === 0) break
        asked = { ...asked, answers: { ...asked.answers, ...Object.fromEntries(answered) } }
      }
      const { next, remedies } = calculate(asked, rulebook)
      for (const { missing } of remedies)
        for (const id of missing)
          if (asked.answers[id] === undefined && rulebook.question(id)) expect(next).toContain(id)
    }),
    { numRuns: 100 },
  )
})

test('choosing a variant never leads outside the range that was shown while it was open', () => {
  check((situation) => {
    const known = calculate(situation, rulebook).remedies.filter(({ variants }) =>
      variants.every(({ amount }) => amount),
    )
    const choices = known.flatMap(({ id, asks }) =>
      asks.flatMap((ask) => ask.options.map(({ value }) => ({ id, choice: { [ask.id]: value } }))),
    )
    for (const { id, choice } of choices) {
      const chosen = calculate({ ...situation, choices: { [id]: choice } }, rulebook).remedies
      expect(find(chosen, id)?.amount?.fromFen).toBeGreaterThanOrEqual(find(known, id)?.amount?.fromFen ?? 0)
      expect(find(chosen, id)?.amount?.upToFen).toBeLessThanOrEqual(find(known, id)?.amount?.upToFen ?? 0)
    }
  })
})

test('answers inside the bounds of their questions are never refused', () => {
  check((situation) => {
    expect(problemsIn(situation, { rulebook, language: 'zh' })).toEqual([])
  })
})

test('every question is asked by some remedy, and every remedy that asks for money shows its evidence', () => {
  const { remedies } = calculate({ ...Situation.parse({}), happenedOn: '2026-11-25' }, rulebook)
  const rules = rulebook.all.filter((rule) => rule.kind === 'remedy')
  const text = JSON.stringify(rules)
  for (const { id } of rulebook.questions) expect(text).toContain(`"${id}"`)
  for (const { evidence } of remedies) expect(evidence.length).toBeGreaterThan(0)
})
