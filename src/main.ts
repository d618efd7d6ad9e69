import { EngineError } from './kernel/db/engine-error.ts'
import { SettingsError } from './kernel/config/settings.ts'
import { RulebookError } from './kernel/rulebook/load.ts'
import { PlainError, safeError } from './kernel/log/safe-error.ts'

const say = (line: string): void => console.log(line)

/** `migrate`, then leave: for installations that migrate apart from serving. */
async function migrateOnly(): Promise<void> {
  const { startProcess } = await import('./process.ts')
  const started = await startProcess(say)
  say('The database has the schema of this version.')
  await started.close()
}

const serving = async (pages: boolean): Promise<void> =>
  (await import('./commands/serve.ts')).serve(say, { pages, worker: true })

// Each command loads what it needs: reading all of the product takes seconds, and a list of backups needs little of it.
const commands: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  serve: () => serving(true),
  worker: () => serving(false),
  migrate: migrateOnly,
  demo: async () => (await import('./commands/demo.ts')).loadDemoCommand(say),
  calendar: async (args) => (await import('./commands/calendar.ts')).calendarCommand(args, say),
  lifecycle: async (args) => (await import('./commands/lifecycle.ts')).lifecycleCommand(args, say),
  verify: async (args) => (await import('./commands/verify.ts')).verifyCommand(args, say),
  backup: async (args) => (await import('./commands/backup.ts')).backupCommand(args, say),
  restore: async (args) => (await import('./commands/restore.ts')).restoreCommand(args, say),
  vault: async (args) => (await import('./commands/vault.ts')).vaultCommand(args, say),
}

/** What a person can mend is said in words; of anything else, where it happened, and not what it quotes. */
function endWith(error: unknown): never {
  const words = [EngineError, SettingsError, RulebookError, PlainError].some((kind) => error instanceof kind)
  console.error(words && error instanceof Error ? error.message : safeError(error))
  process.exit(1)
}
process.on('uncaughtException', endWith)
process.on('unhandledRejection', endWith)

const [name = 'serve', ...args] = process.argv.slice(2)
const command = commands[name]
if (!command) {
  say(`xiaobao knows ${Object.keys(commands).join(', ')}; not "${name}".`)
  process.exit(2)
}
try {
  await command(args)
} catch (error) {
  endWith(error)
}
