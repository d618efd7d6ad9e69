import { randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import { inject } from 'vitest'
import { kyselyOn, openPool } from '../../src/kernel/db/database.ts'
import type { DB } from '../../src/kernel/db/tables.ts'
import { databaseAt, runSql } from './sql.ts'

export type TestDatabase = {
  readonly db: Kysely<DB>
  readonly connectionString: string
  /** Closes `db` and removes the database; call it in `afterAll`. */
  drop(): Promise<void>
}

/** A fresh copy of the migrated template: one per test file. */
export async function testDatabase(options: { readonly connections?: number } = {}): Promise<TestDatabase> {
  const server = inject('server')
  const name = `test_${randomBytes(6).toString('hex')}`
  await runSql(server, `create database ${name} template template_migrated strategy file_copy`)
  const connectionString = databaseAt(server, name)
  const db = kyselyOn(openPool({ connectionString, max: options.connections ?? 5, onError: () => {} }))
  const drop = async () => {
    await db.destroy()
    await runSql(server, `drop database ${name} with (force)`)
  }
  return { db, connectionString, drop }
}

/** A database without any schema, for tests of the migrations themselves. */
export async function emptyDatabase(): Promise<{ readonly connectionString: string; drop(): Promise<void> }> {
  const server = inject('server')
  const name = `empty_${randomBytes(6).toString('hex')}`
  await runSql(server, `create database ${name}`)
  const drop = async () => {
    await runSql(server, `drop database ${name} with (force)`)
  }
  return { connectionString: databaseAt(server, name), drop }
}
