import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { migrate } from '../src/kernel/db/migrate.ts'
import { emptyDatabase } from './support/database.ts'
import { runSql } from './support/sql.ts'

const cleanUp: (() => unknown)[] = []
afterEach(async () => {
  for (const step of cleanUp.splice(0)) await step()
})

async function begin(files: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), 'xiaobao-migrations-'))
  const { connectionString, drop } = await emptyDatabase()
  cleanUp.push(drop, () => rmSync(folder, { recursive: true }))
  const write = (name: string, sql: string) => writeFileSync(join(folder, name), sql)
  const remove = (name: string) => rmSync(join(folder, name))
  for (const [name, sql] of Object.entries(files)) write(name, sql)
  return {
    run: () => migrate(connectionString, folder),
    sql: (text: string) => runSql(connectionString, text),
    write,
    remove,
  }
}

const first = { '0001_shop.sql': 'create table kernel.shop (id text primary key);' }

test('files run once, in order, and the list says which', async () => {
  const { run, sql, write } = await begin({ '0002_b.sql': 'alter table kernel.shop add name text', ...first })
  expect(await run()).toEqual(['0001_shop.sql', '0002_b.sql'])
  expect(await run()).toEqual([])
  write('0003_c.sql', `insert into kernel.shop values ('a', 'b');\nselect 1;`)
  expect(await run()).toEqual(['0003_c.sql'])
  const applied = await sql('select name, length(sha256) as length from kernel.migration order by name')
  expect(applied.map(({ name }) => name)).toEqual(['0001_shop.sql', '0002_b.sql', '0003_c.sql'])
  expect(applied.every(({ length }) => length === 64)).toBe(true)
})

test('the job tables are there after migrating', async () => {
  const { run, sql } = await begin(first)
  await run()
  const [job] = await sql(`select count(*)::int as waiting from graphile_worker.jobs`)
  expect(job).toEqual({ waiting: 0 })
})

test('a file changed after it ran is refused by name and nothing else runs', async () => {
  const { run, sql, write } = await begin(first)
  await run()
  write('0001_shop.sql', 'create table kernel.shop (id text primary key, more text);')
  write('0002_next.sql', 'create table kernel.next (id text)')
  await expect(run()).rejects.toThrow(/0001_shop\.sql was changed after this database had run it/)
  expect(await sql(`select to_regclass('kernel.next') as next`)).toEqual([{ next: null }])
})

test('other line ends are not a change', async () => {
  const { run, write } = await begin({ '0001_shop.sql': 'create table kernel.shop\n(id text);\n' })
  await run()
  write('0001_shop.sql', 'create table kernel.shop\r\n(id text);\r\n')
  expect(await run()).toEqual([])
})

test('a database of a newer version is refused by the older one', async () => {
  const { run, remove } = await begin({ ...first, '0002_newer.sql': 'select 1' })
  await run()
  remove('0002_newer.sql')
  await expect(run()).rejects.toThrow(/newer Xiaobao: it has 0002_newer\.sql/)
})

test('a file that fails is rolled back whole, with its name and line, and can be repaired', async () => {
  const { run, sql, write } = await begin({
    ...first,
    '0002_bad.sql': 'create table kernel.half (id text);\n\ninsert into kernel.absent values (1);',
  })
  await expect(run()).rejects.toThrow(
    /0002_bad\.sql failed and was rolled back: relation "kernel\.absent" does not exist \(line 3\)/,
  )
  expect(await sql(`select to_regclass('kernel.half') as half, to_regclass('kernel.shop')::text as shop`)).toEqual([
    { half: null, shop: 'kernel.shop' },
  ])
  write('0002_bad.sql', 'create table kernel.half (id text)')
  expect(await run()).toEqual(['0002_bad.sql'])
})

test('a file whose name has no place in the order is refused', async () => {
  const { run } = await begin({ ...first, 'fix.sql': 'select 1' })
  await expect(run()).rejects.toThrow(/fix\.sql: its name must look like/)
})

test('two processes migrating at once: one works, the other waits and finds it done', async () => {
  const slow = 'create table kernel.slow (id text); select pg_sleep(0.3);'
  const { run, sql } = await begin({ ...first, '0002_slow.sql': slow })
  const applied = await Promise.all([run(), run(), run()])
  expect(applied.map((names) => names.length).sort()).toEqual([0, 0, 2])
  expect(await sql('select count(*)::int as files from kernel.migration')).toEqual([{ files: 2 }])
})
