import { EngineError } from './kernel/db/engine-error.ts'
import { SettingsError } from './kernel/config/settings.ts'
import { RulebookError } from './kernel/rulebook/load.ts'
import { calendarCommand } from './commands/calendar.ts'
import { loadDemoCommand } from './commands/demo.ts'
import { serve } from './commands/serve.ts'
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
}

const [name = 'serve', ...args] = process.argv.slice(2)
const command = commands[name]
if (!command) {
  say(`xiaobao knows ${Object.keys(commands).join(', ')}; not "${name}".`)
  process.exit(2)
}
try {
  await command(args)
} catch (error) {
  const expected = error instanceof EngineError || error instanceof SettingsError || error instanceof RulebookError
  console.error(expected ? error.message : error)
  process.exit(1)
}
