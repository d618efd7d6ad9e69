import { fileURLToPath } from 'node:url'
import type { Logger } from 'pino'
import { assemble, type KernelParts } from './app.ts'
import { openKernelParts } from './kernel-parts.ts'
import { sealedTablesOf, type Capability } from './kernel/capability.ts'
import { installationSecret } from './kernel/config/installation-secret.ts'
import { readSettings, type Settings } from './kernel/config/settings.ts'
import { kyselyOn, openPool } from './kernel/db/database.ts'
import { startEngine, type Engine } from './kernel/db/engine.ts'
import { migrate } from './kernel/db/migrate.ts'
import { loadRulebook } from './kernel/rulebook/load.ts'
import { liveRulebook, type LiveRulebook } from './kernel/rulebook/live-rulebook.ts'
import { systemActor } from './kernel/context.ts'
import { ctxFor, type Runtime } from './kernel/runtime.ts'
import { logOf } from './kernel/proof/log.ts'
import { openLog as openFactLog } from './kernel/proof/open-log.ts'
import { openVault } from './kernel/vault/open-vault.ts'
import { sealWaiting } from './kernel/vault/seal-waiting.actions.ts'
import { openLog } from './kernel/log/log.ts'
import { safeError } from './kernel/log/safe-error.ts'

/** One process of the product: settings read, database up and migrated, rulebook loaded, capabilities wired. */
export type Process = {
  readonly settings: Settings
  readonly runtime: Runtime
  readonly capabilities: readonly Capability[]
  readonly engine: Engine
  close(): Promise<void>
}

export const rulebookFolder = fileURLToPath(new URL('../rulebook/cn', import.meta.url))
/** How long another process's import of a calendar may take to be seen here. */
const refreshMs = 5_000

type StartOptions = {
  /** Plugged into the kernel beside its own parts; only the crash test brings any. */
  readonly extra?: KernelParts
  /** A log of facts that contradicts itself is no reason not to start: for the command that says where it does. */
  readonly anyLog?: true
}

export async function startProcess(say: (line: string) => void, options: StartOptions = {}): Promise<Process> {
  const { settings, warnings } = readSettings(process.env)
  for (const warning of warnings) say(`! ${warning}`)
  const log = openLog(settings.LOG_LEVEL)
  installationSecret(settings)
  const rulebook = liveRulebook(loadRulebook(rulebookFolder))
  const engine = await startEngine({
    home: settings.XIAOBAO_HOME,
    log: say,
    ...(settings.DATABASE_URL && { databaseUrl: settings.DATABASE_URL }),
    ...(settings.XIAOBAO_PG_BIN && { pgBin: settings.XIAOBAO_PG_BIN }),
  })
  try {
    return await startOn(engine, { settings, log, rulebook, say, ...options })
  } catch (error) {
    // A start that fails leaves no database server behind.
    await engine.stop()
    throw error
  }
}

type Begun = {
  readonly settings: Settings
  readonly log: Logger
  readonly rulebook: LiveRulebook
  readonly say: (line: string) => void
} & StartOptions

async function startOn(engine: Engine, { settings, log, rulebook, say, extra = [], anyLog }: Begun): Promise<Process> {
  for (const name of await migrate(engine.connectionString)) say(`  migrated ${name}`)
  const pool = openPool({
    connectionString: engine.connectionString,
    max: settings.XIAOBAO_DATABASE_CONNECTIONS,
    onError: (error) => log.warn({ err: safeError(error) }, 'a database connection broke'),
  })
  const runtime: Runtime = { db: kyselyOn(pool), pool, log, rulebook: rulebook.current, now: () => new Date() }
  await openVault(ctxFor(runtime, systemActor), settings)
  if (!anyLog) await openFactLog(ctxFor(runtime, systemActor), logOf(settings))
  const refreshing = await keepFresh(runtime, rulebook)
  const opened = await openKernelParts(settings, () => capabilities, engine.connectionString)
  const capabilities: readonly Capability[] = assemble([...opened.parts, ...extra])
  const sealed = await sealWaiting(ctxFor(runtime, systemActor), sealedTablesOf(capabilities))
  if (sealed > 0) say(`  sealed ${sealed} rows with personal data`)
  const close = async () => {
    clearInterval(refreshing)
    opened.close()
    await runtime.db.destroy()
    await engine.stop()
  }
  return { settings, runtime, capabilities, engine, close }
}

async function keepFresh(runtime: Runtime, rulebook: LiveRulebook): Promise<NodeJS.Timeout> {
  await rulebook.refresh(runtime)
  return setInterval(() => {
    rulebook.refresh(runtime).catch((error: unknown) => {
      runtime.log.warn({ err: safeError(error) }, 'the calendar could not be read again')
    })
  }, refreshMs)
}
