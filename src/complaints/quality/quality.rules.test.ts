import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawSample, stratumOf, type Candidate } from './draw.rules.ts'
import { agreementOf } from './kappa.rules.ts'
import { foundAnswers, type Findings } from './quality.contract.ts'
import { problemOf, stepsFor } from './review.rules.ts'

const candidates: fc.Arbitrary<Candidate[]> = fc.uniqueArray(
  fc.record({ id: fc.uuid(), agent: fc.constantFrom('a', 'b', 'c'), outcome: fc.constantFrom('settled', 'rejected') }),
  { selector: ({ id }) => id, maxLength: 60 },
)

test('a draw has the wanted size, gives each stratum its share within one case, and comes out the same in whatever order', () => {
  fc.assert(
    fc.property(candidates, fc.integer({ min: 1, max: 40 }), fc.string(), (all, wanted, seed) => {
      const drawn = drawSample(all, wanted, seed)
      const size = Math.min(wanted, all.length)
      expect(new Set(drawn).size).toBe(size)
      expect(drawSample(all.toReversed(), wanted, seed)).toEqual(drawn)
      for (const members of Map.groupBy(all, stratumOf).values()) {
        const share = (size * members.length) / all.length
        const got = members.filter(({ id }) => drawn.includes(id)).length
        expect(Math.abs(got - share)).toBeLessThan(1)
      }
    }),
  )
})

const findingsOf = (answers: string): Findings =>
  Object.fromEntries(
    [...answers].map((one, at) => [
      `i${at}`,
      { found: one === 'y' ? ('yes' as const) : one === 'n' ? ('no' as const) : ('not-applicable' as const), note: '' },
    ]),
  )
test('kappa is that of the textbook: 35 of 50 the same, marginals 25/25 and 30/20, gives 0.4', () => {
  const one = findingsOf('y'.repeat(20) + 'y'.repeat(5) + 'n'.repeat(10) + 'n'.repeat(15))
  const other = findingsOf('y'.repeat(20) + 'n'.repeat(5) + 'y'.repeat(10) + 'n'.repeat(15))
  const found = agreementOf([{ one, other }])
  expect([found.items, found.same, found.kappa?.toFixed(4)]).toEqual([50, 35, '0.4000'])
  expect(agreementOf([]).kappa).toBe(null)
  expect(agreementOf([{ one: findingsOf('yyy'), other: findingsOf('yyy') }]).kappa).toBe(null)
})
test('two who always agree have a kappa of one, and nobody has more', () => {
  const answers = fc.array(fc.constantFrom(...foundAnswers), { minLength: 1, maxLength: 12 })
  const of = (list: readonly (typeof foundAnswers)[number][]): Findings =>
    Object.fromEntries(list.map((found, at) => [`i${at}`, { found, note: '' }]))
  fc.assert(
    fc.property(answers, answers, (one, other) => {
      const same = agreementOf([{ one: of(one), other: of(one) }]).kappa
      const kappa = agreementOf([{ one: of(one), other: of(other) }]).kappa
      return (same === null || Math.abs(same - 1) < 1e-9) && (kappa === null || kappa <= 1 + 1e-9)
    }),
  )
})

test('whoever handled the case takes no step as a reviewer, whoever is reviewed answers once, and nobody decides about himself', () => {
  const review = { state: 'to-do', agentId: 'agent', reviewerId: 'reviewer', calibrates: null } as const
  const who = (id: string, more: object = {}) => ({ id, leads: false, handled: false, ...more })
  expect(stepsFor(review, who('reviewer'), false)).toEqual(['review'])
  expect(stepsFor(review, who('reviewer', { handled: true }), false)).toEqual([])
  expect(stepsFor({ ...review, state: 'done' }, who('agent', { handled: true }), false)).toEqual(['answer'])
  expect(stepsFor({ ...review, state: 'answered' }, who('agent', { handled: true, leads: true }), false)).toEqual([])
  const objected = { ...review, state: 'objected' } as const
  expect(stepsFor(objected, who('agent', { handled: true, leads: true }), true)).toEqual([])
  expect(stepsFor(objected, who('reviewer', { leads: true }), true)).toEqual([])
  expect(stepsFor(objected, who('other', { leads: true }), true)).toEqual(['decide'])
})

test('a checklist is answered wholly, with nothing strange in it, and a no is explained', () => {
  const items = [{ id: 'i0' }, { id: 'i1' }]
  expect(problemOf(findingsOf('yy'), items)).toBe(null)
  expect(problemOf(findingsOf('y'), items)).toEqual({ field: 'findings.i1', code: 'quality.item-missing' })
  expect(problemOf(findingsOf('yyy'), items)).toEqual({ field: 'findings.i2', code: 'quality.item-unknown' })
  expect(problemOf(findingsOf('yn'), items)).toEqual({ field: 'findings.i1', code: 'quality.note-needed' })
})
