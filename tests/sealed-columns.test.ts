import { afterAll, beforeAll, expect, test } from 'vitest'
import { sealedTablesOf } from '../src/kernel/capability.ts'
import { indexColumnsOf } from '../src/kernel/vault/sealed-table.ts'
import { testApp, type TestApp } from './support/app.ts'
import { runSql } from './support/sql.ts'

let app: TestApp
beforeAll(async () => (app = await testApp()))
afterAll(() => app.close())

test('every personal column that is declared is sealed in the database: the bytes and what finds them are there, the plain column is not', async () => {
  const tables = sealedTablesOf(app.capabilities)
  expect(tables.length).toBeGreaterThan(0)
  const rows = await runSql(
    app.connectionString,
    `select table_schema || '.' || table_name || '.' || column_name as name, data_type as type from information_schema.columns`,
  )
  const types = new Map(rows.map(({ name, type }) => [String(name), String(type)]))
  for (const table of tables) {
    const typeOf = (column: string) => types.get(`${table.table}.${column}`) ?? 'missing'
    for (const name of Object.keys(table.columns))
      expect([name, typeOf(name), typeOf(`${name}_sealed`)], table.table).toEqual([name, 'missing', 'bytea'])
    for (const { column } of indexColumnsOf(table)) expect(typeOf(column), `${table.table}.${column}`).toBe('bytea')
    for (const column of table.key) expect(typeOf(column), `${table.table}.${column}`).not.toBe('missing')
  }
})

test('a sealed column of the database is declared, so that rotation and erasure reach it', async () => {
  const declared = new Set(
    sealedTablesOf(app.capabilities).flatMap((table) => [
      ...Object.keys(table.columns).map((name) => `${table.table}.${name}_sealed`),
      ...indexColumnsOf(table).map(({ column }) => `${table.table}.${column}`),
    ]),
  )
  const rows = await runSql(
    app.connectionString,
    `select table_schema || '.' || table_name || '.' || column_name as name from information_schema.columns
     where column_name like '%\\_sealed' or column_name like '%\\_index' and data_type = 'bytea' or column_name like '%\\_last4'`,
  )
  expect(rows.map(({ name }) => String(name)).filter((name) => !declared.has(name))).toEqual([])
})

test('whose data a row is can be asked of the database for every declared table', async () => {
  for (const { table, subject, key } of sealedTablesOf(app.capabilities))
    await runSql(
      app.connectionString,
      `select ${key.map((name) => `t.${name}`).join(', ')}, ${subject} from ${table} t limit 1`,
    )
})
