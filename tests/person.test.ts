import { randomInt } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sealedTablesOf } from '../src/kernel/capability.ts'
import { listColumns, type KnownColumn } from '../src/kernel/declared/columns.store.ts'
import { dataKinds, declaredData } from '../src/kernel/declared/read-declared.ts'
import { newId } from '../src/kernel/id.ts'
import { eraseKind, eraseRegister } from '../src/kernel/person/erase.actions.ts'
import { eraseProblems, erasedKinds, erasePlan, tablesOfPeople } from '../src/kernel/person/erase.rules.ts'
import { everythingOf } from '../src/kernel/person/copy.actions.ts'
import { copyPlan, tieProblems } from '../src/kernel/person/copy.rules.ts'
import { readTies } from '../src/kernel/person/read-ties.ts'
import type { SealedTable } from '../src/kernel/vault/sealed-table.ts'
import { sealRows } from '../src/kernel/vault/personal.actions.ts'
import { testApp, type TestApp } from './support/app.ts'
import { runSql } from './support/sql.ts'

const kinds = dataKinds()
const ties = readTies()
const declared = new Map(declaredData().map(({ table, column, kind }) => [`${table}.${column}`, kind]))
const kindOf = (table: string, column: string): string | null => declared.get(`${table}.${column}`) ?? null
const exported = new Set(kinds.flatMap((kind) => ('export' in kind && kind.export ? [kind.id] : [])))
const plain = (column: string): string => column.replace(/_sealed$/, '')

/** Stands nowhere else: a number, so that it fits into every column. */
const seed = randomInt(1e4, 9e4)
const account = newId('acc')
const consumer = newId('con')
let app: TestApp
let columns: readonly KnownColumn[] = []
const planted = new Map<string, string>()
let place = 0

beforeAll(async () => {
  app = await testApp()
  columns = await listColumns(app.ctx())
  const many = await runSql(
    app.connectionString,
    `select table_schema || '.' || table_name || '.' || column_name as name from information_schema.columns where data_type = 'ARRAY'`,
  )
  for (const { name } of many) arrays.add(String(name))
  // What rows have to be for other reasons is not tried here: whether every column that is filled reaches the copy is.
  await runSql(
    app.connectionString,
    `do $$ declare c record; begin
       for c in select conrelid::regclass::text as t, conname from pg_constraint k join pg_namespace n on n.oid = k.connamespace
         where contype in ('c', 'f') and n.nspname in ('kernel', 'marketplace', 'complaints', 'transactions', 'governance', 'privacy') loop
         execute format('alter table %s drop constraint %I cascade', c.t, c.conname);
       end loop; end $$`,
  )
  for (const table of plan().map((one) => one.table)) await plant(table)
}, 120_000)
afterAll(() => app.close())

const plan = () => copyPlan({ columns, kindOf, kinds, ties })

/** What the row of this table has to say so that it is the person's: its columns, and those of its parents. */
async function plant(table: string): Promise<void> {
  const sealed = sealedTablesOf(app.capabilities).filter((one) => one.table === table)
  const own = columns.filter((one) => one.table === table)
  const row = new Map(own.map((one) => [one.column, valueOf(one)]))
  await tieRow(table, row)
  const key = (one: SealedTable) => one.key.map((name) => raw(row.get(name) ?? '')).join(' ')
  for (const one of sealed) {
    const values = Object.fromEntries(
      Object.keys(one.columns).map((name) => [name, planted.get(`${table}.${name}`) ?? 'x']),
    )
    const [cells = {}] = await app.inTx((ctx) => sealRows(ctx, one, [{ row: key(one), subject: account, values }]))
    for (const [name, bytes] of Object.entries(cells))
      if (name.endsWith('_sealed')) row.set(name, bytes ? `'\\x${bytes.toString('hex')}'` : 'null')
  }
  await runSql(
    app.connectionString,
    `insert into ${table} (${[...row.keys()].map((name) => `"${name}"`).join(', ')}) values (${[...row.values()].join(', ')})`,
  )
}
const raw = (literal: string): string => literal.replace(/^'|'$/g, '')

/** Rows of parents are found by their key, which is written into the child; a parent that is planted too keeps its row. */
async function tieRow(table: string, row: Map<string, string>): Promise<void> {
  const tie = ties.get(table)
  if (!tie || 'nobody' in tie) return
  for (const [column, [first]] of Object.entries(tie.only ?? {})) row.set(column, `'${String(first)}'`)
  if ('of' in tie) {
    for (const column of tie.of.slice(1)) if (!planted.has(`${table}.${column}`)) row.set(column, `'none'`)
    row.set(tie.of[0] ?? '', `'${table.startsWith('kernel') ? account : consumer}'`)
    planted.delete(`${table}.${tie.of[0] ?? ''}`)
    return
  }
  const parent = new Map(
    columns.filter((one) => one.table === tie.through).map((one) => [one.column, valueOf(one, false)]),
  )
  await tieRow(tie.through, parent)
  const key = `'${newId('par')}'`
  parent.set(tie.key, key)
  row.set(tie.by, key)
  await runSql(
    app.connectionString,
    `insert into ${tie.through} (${[...parent.keys()].map((name) => `"${name}"`).join(', ')}) values (${[...parent.values()].join(', ')})`,
  )
}

const numbers = new Set(['int2', 'int4', 'int8', 'numeric', 'float4', 'float8'])
/** A canary where the column is one that the copy has to have; else something that the database takes. */
function valueOf({ table, column, type }: KnownColumn, plants = true): string {
  place += 1
  const isCopied = plants && exported.has(kindOf(table, plain(column)) ?? '')
  const canary = type === 'int2' ? String(place % 30_000) : `${String(seed)}${String(10_000 + place)}`.slice(0, 9)
  if (isCopied) planted.set(`${table}.${plain(column)}`, canary)
  if (numbers.has(type)) return isCopied ? canary : '1'
  if (type === 'bool') return 'false'
  if (type === 'timestamptz') return `'2026-03-02T09:00:00Z'`
  if (type === 'date') return `'2026-03-02'`
  if (type === 'bytea') return `'\\x00'`
  if (type === 'jsonb' || type === 'json') return `'{"said":"${canary}"}'`
  if (type === 'tsvector') return `to_tsvector('simple', '${canary}')`
  return isArray(table, column) ? `array['${canary}']` : `'${isCopied ? canary : `x${String(place)}`}'`
}
const arrays = new Set<string>()
const isArray = (table: string, column: string): boolean => arrays.has(`${table}.${column}`)
test('whoever adds a table with personal data says whose its rows are', () => {
  expect(tieProblems({ columns, kindOf, kinds, ties })).toEqual([])
  const added = { table: 'complaints.diary', column: 'text', type: 'text', refers: false, listed: false, view: false }
  const problems = tieProblems({
    columns: [...columns, added],
    kindOf: (table, column) => (table === added.table ? 'words' : kindOf(table, column)),
    kinds,
    ties,
  })
  expect(problems).toEqual([expect.stringContaining('complaints.diary holds personal data')])
})

test('a value written to every personal column of a person stands in the copy, each of them', async () => {
  const held = await everythingOf(app.ctx(), [account, consumer])
  expect(planted.size).toBeGreaterThan(60)
  const lost = [...planted].filter(([name, canary]) => {
    const table = held.find((one) => name.startsWith(`${one.table}.`))
    return !JSON.stringify(table?.rows ?? []).includes(canary)
  })
  expect(lost.map(([name]) => name)).toEqual([])
}, 60_000)

test('and nothing of it in the copy of somebody else', async () => {
  const text = JSON.stringify(await everythingOf(app.ctx(), [newId('acc'), newId('con')]))
  expect(text).toBe('[]')
})

test('what people are not to get is in no copy: means of signing in, what staff wrote, what is on its way through', () => {
  const inCopy = plan().flatMap(({ table, kinds: of }) => [...of.keys()].map((column) => `${table}.${column}`))
  for (const name of ['kernel.account.password_hash', 'kernel.session.token_hash', 'complaints.ruling.reasons'])
    expect(inCopy).not.toContain(name)
  for (const [name, kind] of declared) if (!exported.has(kind)) expect(inCopy, name).not.toContain(name)
})

test('whoever adds a column that has to be different in each row says what an erasure does with it', async () => {
  expect(eraseProblems(await eraseRegister(app.ctx()))).toEqual([])
})

/** Figures say nothing of anybody once nothing else does, and what may not be empty opens with no key. */
const left = ['kernel.account.display_name', 'kernel.account.email', 'kernel.account.phone']
const others = (table: string): readonly string[] => {
  const tie = ties.get(table)
  return tie && 'of' in tie ? tie.of.slice(1) : []
}
test('after an erasure of everything none of the values is left in any table, but sums and what names a thing', async () => {
  for (const { id } of erasedKinds(kinds)) await eraseKind(app.ctx(), [account, consumer], id)
  const plan = erasePlan(await eraseRegister(app.ctx()))
  const goes = new Set(plan.flatMap(({ table, filled }) => filled.map((column) => `${table}.${plain(column)}`)))
  const found: string[] = []
  for (const { table, columns: own } of tablesOfPeople({ columns, ties }))
    for (const { column } of own) {
      const name = `${table}.${plain(column)}`
      const canary = planted.get(name)
      if (canary === undefined || !goes.has(name) || left.includes(name)) continue
      const holds = column.endsWith('_sealed') ? 'is not null' : `::text like '%${canary}%'`
      const rows = await runSql(app.connectionString, `select 1 from ${table} t where t."${column}" ${holds} limit 1`)
      // The other side of a row that two people are in is somebody else's.
      if (rows.length > 0 && !others(table).includes(column)) found.push(name)
    }
  expect(found).toEqual([])
  expect(goes.size).toBeGreaterThan(60)
}, 120_000)
