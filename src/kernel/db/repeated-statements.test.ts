import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { openPool } from './database.ts'
import { repeatedStatements } from './repeated-statements.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

test('what comes a third time is kept by a name of its own; what takes all columns never, and no more than there is room for', () => {
  const nameOf = repeatedStatements(2)
  const after = (text: string, times: number) => Array.from({ length: times }, () => nameOf(text)).at(-1)
  expect([after('select a from t where b = $1', 2), after('select * from t where b = $1', 9)]).toEqual([null, null])
  expect(after('select t.* from t where b = $1', 9)).toBeNull()
  const [one, two] = [after('select a from t where b = $1', 1), after('select c from t where b = $1', 3)]
  expect([one, two].map((name) => name?.length)).toEqual([32, 32])
  expect(one).not.toBe(two)
  expect([after('select d from t where b = $1', 9), nameOf('select a from t where b = $1')]).toEqual([null, one])
})

test('a connection keeps what is asked again and again, answers the same, and goes on after a migration', async () => {
  const pool = openPool({ connectionString: database.connectionString, max: 1, onError: () => {} })
  const ask = async (n: number) =>
    (await pool.query('select note, $1::int + 1 as n from kept where note = $2', [n, 'a'])).rows
  await pool.query(`create table kept (note text); insert into kept values ('a')`)
  const answers = [await ask(1), await ask(2), await ask(3), await ask(4)]
  expect(answers).toEqual([2, 3, 4, 5].map((n) => [{ note: 'a', n }]))
  const kept = `select count(*)::int as n from pg_prepared_statements where statement like '%from kept%'`
  expect((await pool.query(kept)).rows).toEqual([{ n: 1 }])
  await pool.query('alter table kept add column more int; create index on kept (note)')
  expect(await ask(5)).toEqual([{ note: 'a', n: 6 }])
  await pool.end()
})
