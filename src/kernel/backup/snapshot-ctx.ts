import { Kysely, PostgresDialect } from 'kysely'
import type { Client, Pool } from 'pg'
import type { Ctx } from '../context.ts'
import type { DB } from '../db/tables.ts'

/**
 * The same ctx on one connection, in a transaction that somebody else began and ends: everything asked by it is part of that. It says of itself
 * that it is one, so that nothing begins or ends another inside.
 */
export function snapshotCtx(ctx: Ctx, client: Client): Ctx {
  const lent = { query: client.query.bind(client), release: () => {} }
  const pool = { connect: async () => lent, end: async () => {} } as unknown as Pool
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  Object.defineProperty(db, 'isTransaction', { value: true })
  return { ...ctx, db }
}
