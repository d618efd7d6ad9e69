import { EngineError } from './kernel/db/engine-error.ts'
import { SettingsError } from './kernel/config/settings.ts'
import { RulebookError } from './kernel/rulebook/load.ts'
import { backupCommand } from './commands/backup.ts'
import { calendarCommand } from './commands/calendar.ts'
import { loadDemoCommand } from './commands/demo.ts'
import { lifecycleCommand } from './commands/lifecycle.ts'
import { restoreCommand } from './commands/restore.ts'
import { vaultCommand } from './commands/vault.ts'
import { verifyCommand } from './commands/verify.ts'
import { serve } from './commands/serve.ts'
import { PlainError, safeError } from './kernel/log/safe-error.ts'
import { startProcess } from './process.ts'

const say = (line: string): void => console.log(line)

/** `migrate`, then leave: for installations that migrate apart from serving. */
async function migrateOnly(): Promise<void> {
  const started = await startProcess(say)
  say('The database has the schema of this version.')
  await started.close()
}

const commands: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  serve: () => serve(say, { pages: true, worker: true }),
  worker: () => serve(say, { pages: false, worker: true }),
  migrate: migrateOnly,
  demo: () => loadDemoCommand(say),
  calendar: (args) => calendarCommand(args, say),
  lifecycle: async (args) => lifecycleCommand(args, say),
  verify: (args) => verifyCommand(args, say),
  backup: (args) => backupCommand(args, say),
  restore: (args) => restoreCommand(args, say),
  vault: (args) => vaultCommand(args, say),
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
