import { pino, type Logger } from 'pino'
import { assemble } from '../../src/app.ts'
import type { Backups } from '../../src/kernel/backup/backups.ts'
import type { Capability } from '../../src/kernel/capability.ts'
import { kyselyOn, openPool } from '../../src/kernel/db/database.ts'
import { buildServer } from '../../src/kernel/http/server.ts'
import { liveRulebook } from '../../src/kernel/rulebook/live-rulebook.ts'
import type { Log } from '../../src/kernel/proof/log.ts'
import type { Rulebook } from '../../src/kernel/rulebook/rulebook.ts'
import type { Runtime } from '../../src/kernel/runtime.ts'
import { kernelParts } from './parts.ts'

export type AppOptions = {
  readonly now?: string
  readonly extra?: readonly Partial<Capability>[]
  readonly perMinute?: number
  readonly pages?: string
  readonly rulebook: Rulebook
  /** Witnesses of the log of facts, and what it is a witness of. */
  readonly witnessed?: Partial<Log>
  /** Where backups go; nowhere, unless the test says. */
  readonly backups?: (connectionString: string) => Backups
  /** Where the log goes; nowhere, unless the test reads it. */
  readonly log?: Logger
}

/** The whole application on a migrated database, with a clock you set; also outside of a test run, in a process that is to be killed. */
export async function appOn(connectionString: string, options: AppOptions) {
  const pool = openPool({ connectionString, max: 8, onError: () => {} })
  const db = kyselyOn(pool)
  const rulebook = liveRulebook(options.rulebook)
  const clock = { now: new Date(options.now ?? '2026-03-02T09:00:00+08:00') }
  const runtime: Runtime = {
    db,
    pool,
    log: options.log ?? pino({ level: 'silent' }),
    rulebook: rulebook.current,
    now: () => clock.now,
  }
  const parts = await kernelParts(() => capabilities, options.witnessed, options.backups?.(connectionString))
  const capabilities: readonly Capability[] = assemble([...parts.parts, ...(options.extra ?? [])])
  const server = await buildServer(runtime, capabilities, {
    secure: false,
    trustedProxies: false,
    pages: options.pages ?? null,
    publicUrl: 'https://xiaobao.example.com',
    perMinute: options.perMinute ?? 0,
  })
  const close = async () => {
    await server.close()
    await parts.close()
    await db.destroy()
  }
  return { db, server, capabilities, runtime, rulebook, files: parts.files, log: parts.log, clock, close }
}
