import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import { Pool, types } from 'pg'
import type { DB } from './tables.ts'

export type Db = Kysely<DB> | Transaction<DB>

// int8 and numeric arrive as text by default; every bigint of ours (money, counts) is a safe integer, so numbers it is.
types.setTypeParser(20, (text) => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 beyond the safe integers: ${text}`)
  return value
})
// A civil day stays a string: as a Date it would shift with the machine's zone.
types.setTypeParser(1082, (text) => text)

/** One pool. Errors of idle connections are logged by `onError`, never thrown (a database restart must not end the process). */
export function openPool(connection: { connectionString: string; max: number; onError: (error: Error) => void }): Pool {
  const pool = new Pool({ connectionString: connection.connectionString, max: connection.max })
  pool.on('error', connection.onError)
  pool.on('connect', (client) => client.on('error', connection.onError))
  return pool
}

export const kyselyOn = (pool: Pool): Kysely<DB> => new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
