import { existsSync, readFileSync, rmSync, writeFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'
import { EngineError } from '../src/kernel/db/engine-error.ts'
import { startEngine } from '../src/kernel/db/engine.ts'
import { temporaryHome } from '../src/kernel/db/temporary-home.ts'
import { eventually, holdEngine, killHolders, serverPid, userOf } from './support/engine-processes.ts'
import { runSql } from './support/sql.ts'

/** One home for the file: each test starts the server that the one before it left behind in some state. */
const home = temporaryHome('xiaobao-engine-')
const options = { home, memoryMb: 1024 }

afterEach(killHolders)
afterAll(async () => {
  await (await startEngine(options)).stop()
  rmSync(home, { recursive: true, force: true })
})

const readRows = (connectionString: string) => runSql(connectionString, 'select n from kept order by n')

test('the embedded server is PostgreSQL 18, durable, private and not run by root', async () => {
  const engine = await startEngine(options)
  const [settings] = await runSql(
    engine.connectionString,
    `select ${[
      'server_version',
      'fsync',
      'synchronous_commit',
      'full_page_writes',
      'wal_level',
      'listen_addresses',
      'data_checksums',
    ]
      .map((name) => `current_setting('${name}') as ${name}`)
      .join(', ')}`,
  )
  expect(settings).toMatchObject({
    server_version: expect.stringMatching(/^18\./),
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    wal_level: 'logical',
    data_checksums: 'on',
    listen_addresses: process.platform === 'win32' ? '127.0.0.1' : '',
  })
  if (process.platform === 'linux') expect(userOf(serverPid(home) ?? 0)).not.toBe('root')
  await runSql(engine.connectionString, 'create table kept (n integer primary key)')
  await engine.stop()
  expect(serverPid(home)).toBeNull()
})

test('a second start finds the data again', async () => {
  const engine = await startEngine(options)
  expect(engine.adopted).toBe(false)
  await runSql(engine.connectionString, 'insert into kept values (1)')
  await engine.stop()
  const again = await startEngine(options)
  expect(await readRows(again.connectionString)).toEqual([{ n: 1 }])
  await again.stop()
})

test('a server orphaned by kill -9 of its process is adopted, and its last user stops it', async () => {
  const holder = await holdEngine(home)
  await runSql(holder.connectionString, 'insert into kept values (2)')
  const before = serverPid(home)
  await holder.kill()
  expect(serverPid(home)).toBe(before)
  const engine = await startEngine(options)
  expect(engine.adopted).toBe(true)
  expect(serverPid(home)).toBe(before)
  expect(await readRows(engine.connectionString)).toEqual([{ n: 1 }, { n: 2 }])
  await engine.stop()
  expect(serverPid(home)).toBeNull()
})

test('a server killed with kill -9 comes back by itself, with everything it had acknowledged', async () => {
  const engine = await startEngine(options)
  await runSql(engine.connectionString, 'insert into kept values (3)')
  const before = serverPid(home) ?? 0
  process.kill(before, 'SIGKILL')
  const rows = await eventually(async () => {
    expect(serverPid(home)).not.toBe(before)
    return readRows(engine.connectionString)
  })
  expect(rows).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }])
  await engine.stop()
  expect(serverPid(home)).toBeNull()
})

test('kill -9 of process and server together needs no hand: the next start recovers', async () => {
  const holder = await holdEngine(home)
  await runSql(holder.connectionString, 'insert into kept values (4)')
  const server = serverPid(home) ?? 0
  await holder.kill()
  process.kill(server, 'SIGKILL')
  const engine = await startEngine(options)
  expect(await readRows(engine.connectionString)).toHaveLength(4)
  await engine.stop()
})

test('a postmaster.pid whose number now belongs to another program does not block the start', async () => {
  const file = join(home, 'database', 'postmaster.pid')
  const lines = [
    process.pid,
    join(home, 'database'),
    1_700_000_000,
    5432,
    join(home, 'run'),
    '',
    '  5432001 999999999',
    'ready',
  ]
  writeFileSync(file, lines.join('\n'))
  const engine = await startEngine(options)
  expect(await readRows(engine.connectionString)).toHaveLength(4)
  await engine.stop()
})

test('processes that start at once share one server; the last one out stops it', async () => {
  const holders = await Promise.all([holdEngine(home), holdEngine(home), holdEngine(home)])
  expect(new Set(holders.map((holder) => holder.connectionString)).size).toBe(1)
  expect(holders.map((holder) => holder.adopted).sort()).toEqual([false, true, true])
  const [first, second, third] = holders
  await first?.stop()
  expect(serverPid(home)).not.toBeNull()
  await second?.kill()
  expect(await readRows(third?.connectionString ?? '')).toHaveLength(4)
  await third?.stop()
  expect(serverPid(home)).toBeNull()
})

test('three processes on an empty home create one database and migrate it once', async () => {
  const empty = temporaryHome('xiaobao-engine-')
  const holders = await Promise.all([holdEngine(empty), holdEngine(empty), holdEngine(empty)])
  const applied = holders.map((holder) => holder.applied).sort((a, b) => b - a)
  expect(applied[0]).toBeGreaterThan(0)
  expect(applied.slice(1)).toEqual([0, 0])
  await Promise.all(holders.map((holder) => holder.stop()))
  expect(serverPid(empty)).toBeNull()
  rmSync(empty, { recursive: true, force: true })
})

test('data of another major version is refused, named, and left alone', async () => {
  const file = join(home, 'database', 'PG_VERSION')
  const before = readFileSync(file, 'utf8')
  writeFileSync(file, '16\n')
  const refusal = await startEngine(options).catch((error: unknown) => error)
  writeFileSync(file, before)
  expect(refusal).toBeInstanceOf(EngineError)
  expect(String(refusal)).toMatch(/is of PostgreSQL 16, but the engine here is PostgreSQL 18/)
  expect(serverPid(home)).toBeNull()
})

test('a folder that is no database is refused instead of filled', async () => {
  const other = temporaryHome('xiaobao-engine-')
  mkdirSync(join(other, 'database'))
  writeFileSync(join(other, 'database', 'letter.txt'), 'mine')
  await expect(startEngine({ ...options, home: other })).rejects.toThrow(/holds no PostgreSQL database/)
  rmSync(other, { recursive: true })
})

test('what a start killed half way through left behind is cleared away', async () => {
  const draft = join(home, 'database.new-999999999')
  mkdirSync(draft)
  await (await startEngine(options)).stop()
  expect(existsSync(draft)).toBe(false)
})

test('lines of the operator in postgresql.conf win, also the port', async () => {
  const own = join(home, 'postgresql.conf')
  writeFileSync(own, `port = 7133\nwork_mem = '7MB'\n`)
  const engine = await startEngine(options)
  expect(await runSql(engine.connectionString, `select current_setting('work_mem') as work_mem`)).toEqual([
    { work_mem: '7MB' },
  ])
  await engine.stop()
  rmSync(own)
})

test('XIAOBAO_PG_BIN that holds no server is refused by name', async () => {
  await expect(startEngine({ ...options, pgBin: '/usr/share' })).rejects.toThrow(
    /XIAOBAO_PG_BIN \/usr\/share holds no "postgres"/,
  )
})

test.runIf(process.getuid?.() === 0)(
  'a home where the unprivileged user cannot go is refused with a way out',
  async () => {
    const locked = temporaryHome('xiaobao-engine-')
    mkdirSync(join(locked, 'private'), { mode: 0o700 })
    await expect(startEngine({ ...options, home: join(locked, 'private', 'home') })).rejects.toThrow(
      /XIAOBAO_HOME=\/var\/lib\/xiaobao/,
    )
    rmSync(locked, { recursive: true })
  },
)
