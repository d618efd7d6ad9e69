import type { Kysely } from 'kysely'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import type { Actor, Ctx } from './context.ts'
import type { DB } from './db/tables.ts'
import type { Rulebook } from './rulebook/rulebook.ts'

/** What one process is made of. Only the outermost layer (server, worker, commands) holds it; inside there is ctx. */
export type Runtime = {
  readonly db: Kysely<DB>
  readonly pool: Pool
  readonly log: Logger
  /** The rulebook in force now: replaced when a year of the calendar is imported. */
  readonly rulebook: () => Rulebook
  /** The only place where the product reads the clock. */
  readonly now: () => Date
}

export const ctxFor = (runtime: Runtime, actor: Actor): Ctx => ({
  db: runtime.db,
  actor,
  now: runtime.now(),
  rulebook: runtime.rulebook(),
})
