import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import { kyselyOn, openPool } from '../src/kernel/db/database.ts'
import { listColumns } from '../src/kernel/declared/columns.store.ts'
import { DataKinds } from '../src/kernel/declared/declared.contract.ts'
import { problemsOf, type Column } from '../src/kernel/declared/declared.rules.ts'
import { dataKinds, declaredData } from '../src/kernel/declared/read-declared.ts'
import { loadRulebook } from '../src/kernel/rulebook/load.ts'
import { testDatabase } from './support/database.ts'

let columns: Column[] = []
const kinds = dataKinds()
const declared = declaredData()
const kindOf = new Map(declared.map(({ table, column, kind }) => [`${table}.${column}`, kind]))
const personal = new Set(
  kinds.filter((kind) => kind.class === 'personal' || kind.class === 'sensitive').map(({ id }) => id),
)

beforeAll(async () => {
  const { connectionString, drop } = await testDatabase()
  const pool = openPool({ connectionString, max: 1, onError: () => undefined })
  columns = await listColumns({ db: kyselyOn(pool) })
  await pool.end()
  await drop()
})

test('every column of every table says what it holds, and nothing is declared that is not there', () => {
  expect(columns.length).toBeGreaterThan(1000)
  expect(problemsOf(columns, declared, kinds)).toEqual([])
})

test('what is sealed is declared as personal, each column of it', () => {
  const sealed = columns.filter(({ column }) => column.endsWith('_sealed'))
  expect(sealed.length).toBeGreaterThan(10)
  for (const { table, column } of sealed)
    expect(personal.has(kindOf.get(`${table}.${column.replace(/_sealed$/, '')}`) ?? ''), `${table}.${column}`).toBe(
      true,
    )
})

test('how long something is kept names a rule that the rulebook has', () => {
  const rulebook = loadRulebook(fileURLToPath(new URL('../rulebook/cn', import.meta.url)))
  const named = kinds.flatMap((kind) => ('keep' in kind && kind.keep.rule ? [kind.keep.rule] : []))
  expect(named.length).toBeGreaterThan(3)
  expect(named.filter((rule) => !rulebook.all.some(({ id }) => id === rule))).toEqual([])
})

const words = { table: 'complaints.made_up', column: 'diary', type: 'text', refers: false, listed: false }
test.each([
  ['a text that nobody declared', [words], [], ['complaints.made_up.diary holds words and is not declared']],
  ['a number is internal by rule', [{ ...words, type: 'int4' }], [], []],
  ['a word of a list is internal by rule', [{ ...words, listed: true }], [], []],
  ['an id is internal by rule', [{ ...words, column: 'order_id' }], [], []],
  [
    'a declaration without its column',
    [],
    [{ ...words, kind: 'words' }],
    ['complaints.made_up.diary is declared and does not exist'],
  ],
  [
    'a kind that there is not',
    [words],
    [{ ...words, kind: 'gossip' }],
    ['complaints.made_up.diary is of a kind that there is not: gossip'],
  ],
  [
    'two declarations',
    [words],
    [
      { ...words, kind: 'words' },
      { ...words, kind: 'name' },
    ],
    ['complaints.made_up.diary is declared more than once'],
  ],
])('%s', (_name, found, said, expected) => {
  const problems = problemsOf(found, said, kinds)
  expect(problems).toHaveLength(expected.length)
  expected.forEach((start, place) => expect(problems[place]).toContain(start))
})

test('a kind that is kept when it is to be erased says why, and a personal one what it is for', () => {
  const [kept] = kinds.filter((kind) => 'why' in kind && kind.why)
  expect(DataKinds.safeParse([{ ...kept, why: undefined }]).success).toBe(false)
  expect(DataKinds.safeParse([{ ...kept, purposes: [] }]).success).toBe(false)
})
