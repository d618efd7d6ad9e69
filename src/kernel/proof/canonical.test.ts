import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { canonical, NotCanonical } from './canonical.rules.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

/** A second one, written another way: JSON itself writes the members in the order in which they are put into an object without prototype. */
function another(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) => {
    if (typeof member !== 'object' || member === null || Array.isArray(member)) return member
    const names = Object.keys(member)
    // Names that look like numbers always come first in an object: a mark before each keeps them where they belong.
    return Object.fromEntries(names.toSorted().map((name) => [`\u0001${name}`, (member as never)[name]]))
  }).replaceAll('"\\u0001', '"')
}

const text = fc.string({ unit: 'grapheme', maxLength: 20 }).filter((one) => !one.includes('\u0001'))
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    text,
    fc.array(tie('any'), { maxLength: 5 }),
    fc.dictionary(text, tie('any'), { maxKeys: 6 }),
  ),
})).any

test('two ways of writing give the same bytes, whatever the order of the members', () => {
  fc.assert(
    fc.property(value, (one) => {
      expect(canonical(one)).toBe(another(one))
    }),
  )
  expect(canonical({ b: 1, a: { '10': 1, '9': 2, é: 3 } })).toBe(canonical({ a: { é: 3, '9': 2, '10': 1 }, b: 1 }))
})

test('the example of RFC 8785 is written as it says', () => {
  const example = JSON.parse(
    String.raw`{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}`,
  )
  expect(canonical(example)).toBe(
    String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
  )
})

test('what went through the database is written as it was before', async () => {
  const kept = fc.sample(value, 300).filter((one) => !JSON.stringify(one).includes(String.raw`\u0000`))
  for (const one of kept) {
    const { rows } = await sql<{ v: unknown }>`select ${JSON.stringify(one)}::jsonb as v`.execute(database.db)
    expect(canonical(rows[0]?.v)).toBe(canonical(one))
  }
})

test('what has no such text is refused', () => {
  const odd: unknown[] = [Number.NaN, Infinity, 1n, undefined, () => 1, Symbol('x'), new Date(0), new Map(), '\uD800']
  for (const one of odd) {
    expect(() => canonical(one)).toThrow(NotCanonical)
    expect(() => canonical([one])).toThrow(NotCanonical)
    if (one !== undefined) expect(() => canonical({ one })).toThrow(NotCanonical)
  }
  expect(() => canonical({ '\uDC00': 1 })).toThrow(NotCanonical)
  expect(canonical([-0, { left: undefined }])).toBe('[0,{}]')
})
