import { existsSync, rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { startEngine, type Engine } from '../src/kernel/db/engine.ts'
import { generateTables } from '../src/kernel/db/generate-tables.ts'
import { migrate } from '../src/kernel/db/migrate.ts'
import { refuseUnfit } from '../src/kernel/db/own-server.ts'
import { temporaryHome } from '../src/kernel/db/temporary-home.ts'
import { testDatabase } from './support/database.ts'
import { databaseAt, runSql } from './support/sql.ts'

const bin15 = '/usr/lib/postgresql/15/bin'
const with15 = existsSync(`${bin15}/postgres`)
if (!with15) console.log(`skipped: the tests on PostgreSQL 15, because there is none in ${bin15}`)

test('DATABASE_URL is used as it is, and stopping leaves that server alone', async () => {
  const { connectionString, drop } = await testDatabase()
  const engine = await startEngine({ home: '/nonexistent', databaseUrl: connectionString })
  expect(engine).toMatchObject({ kind: 'own', connectionString })
  await engine.stop()
  expect(await runSql(connectionString, 'select 1 as one')).toEqual([{ one: 1 }])
  await drop()
})

test('a database in another encoding is refused', async () => {
  const server = inject('server')
  await runSql(server, `create database ascii encoding 'SQL_ASCII' locale_provider libc locale 'C' template template0`)
  const databaseUrl = databaseAt(server, 'ascii')
  await expect(startEngine({ home: '/nonexistent', databaseUrl })).rejects.toThrow(
    /encoding SQL_ASCII; it must be UTF8/,
  )
  await runSql(server, 'drop database ascii')
})

test('a server older than 15 is refused', () => {
  expect(() => refuseUnfit({ version: '14.19', number: '140019', encoding: 'UTF8' })).toThrow(
    /PostgreSQL 14\.19; Xiaobao needs 15/,
  )
  expect(() => refuseUnfit({ version: '15.0', number: '150000', encoding: 'UTF8' })).not.toThrow()
})

test('a database that does not exist is refused without showing the password', async () => {
  const url = new URL(databaseAt(inject('server'), 'absent'))
  url.password = 'hush-hush'
  const refusal = String(
    await startEngine({ home: '/nonexistent', databaseUrl: url.href }).catch((error: unknown) => error),
  )
  expect(refusal).toMatch(/DATABASE_URL cannot be opened: database "absent" does not exist/)
  expect(refusal).not.toContain('hush-hush')
})

test('a host that does not answer with a PostgreSQL is refused by name', async () => {
  const databaseUrl = 'postgresql://x:hush@host.invalid/x'
  const refusal = String(await startEngine({ home: '/nonexistent', databaseUrl }).catch((error: unknown) => error))
  expect(refusal).toContain('DATABASE_URL cannot be opened')
  expect(refusal).not.toContain('hush')
}, 60_000)

const home = temporaryHome('xiaobao-fifteen-')
let engine: Engine | undefined
beforeAll(async () => {
  if (with15) engine = await startEngine({ home, pgBin: bin15, memoryMb: 1024, durable: false })
})
afterAll(async () => {
  await engine?.stop()
  rmSync(home, { recursive: true, force: true })
})

test.runIf(with15)(
  "the operator's PostgreSQL 15 runs as the embedded server, and every migration runs on it",
  async () => {
    const connectionString = engine?.connectionString ?? ''
    const [row] = await runSql(connectionString, `select current_setting('server_version') as version`)
    expect(row?.['version']).toMatch(/^15\./)
    expect((await migrate(connectionString)).length).toBeGreaterThan(0)
    const { connectionString: newest, drop } = await testDatabase()
    expect(await generateTables(connectionString)).toBe(await generateTables(newest))
    await drop()
  },
)

test.runIf(with15)('DATABASE_URL may lead to PostgreSQL 15', async () => {
  const databaseUrl = engine?.connectionString ?? ''
  const own = await startEngine({ home: '/nonexistent', databaseUrl })
  expect(own.kind).toBe('own')
  await own.stop()
})

test.runIf(with15)('data of PostgreSQL 15 is not opened by 18', async () => {
  await expect(startEngine({ home })).rejects.toThrow(/is of PostgreSQL 15, but the engine here is PostgreSQL 18/)
})
