import type { Kysely } from 'kysely'
import type { Ctx } from '../context.ts'
import type { DB } from './tables.ts'

/** Two writers that met may try again: serialization failure, deadlock. */
const worthRetrying = new Set(['40001', '40P01'])
const maxTries = 4

/** Runs `work` in one transaction: the caller's when there is one, else a new one, retried when two writers collided. */
export async function inTransaction<T>(ctx: Ctx, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  if (ctx.db.isTransaction) return work(ctx)
  const db = ctx.db as Kysely<DB>
  for (let attempt = 1; ; attempt += 1)
    try {
      return await db.transaction().execute((transaction) => work({ ...ctx, db: transaction }))
    } catch (error) {
      if (attempt >= maxTries || !worthRetrying.has(sqlState(error))) throw error
    }
}

export function sqlState(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
}
