import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import { Pool, types } from 'pg'
import type { DB } from './tables.ts'

export type Db = Kysely<DB> | Transaction<DB>

// int8 and numeric arrive as text by default; every bigint of ours (money, counts) is a safe integer, so numbers it is.
const int8 = (text: string): number => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 beyond the safe integers: ${text}`)
  return value
}
// The published types leave out both the array parser's real shape and the ids of array types.
const parsers = types as unknown as {
  readonly arrayParser: {
    create<T>(text: string, entry: (text: string | null) => T): { parse(): T[] }
  }
  setTypeParser(id: number, parse: (text: string) => unknown): void
}
const arrayOf =
  <T>(parse: (text: string) => T) =>
  (text: string): (T | null)[] =>
    parsers.arrayParser.create(text, (entry) => (entry === null ? null : parse(entry))).parse()

types.setTypeParser(types.builtins.INT8, int8)
types.setTypeParser(types.builtins.NUMERIC, Number)
// A civil day stays a string: as a Date it would shift with the machine's zone.
types.setTypeParser(types.builtins.DATE, String)
// The same inside arrays: int8[], numeric[], date[].
parsers.setTypeParser(1016, arrayOf(int8))
parsers.setTypeParser(1231, arrayOf(Number))
parsers.setTypeParser(1182, arrayOf(String))

/** One pool. Errors of idle connections are logged by `onError`, never thrown (a database restart must not end the process). */
export function openPool(connection: { connectionString: string; max: number; onError: (error: Error) => void }): Pool {
  const pool = new Pool({ connectionString: connection.connectionString, max: connection.max })
  pool.on('error', connection.onError)
  pool.on('connect', (client) => client.on('error', connection.onError))
  return pool
}

export const kyselyOn = (pool: Pool): Kysely<DB> => new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
