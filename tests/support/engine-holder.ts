import { migrate } from '../../src/kernel/db/migrate.ts'
import { startEngine } from '../../src/kernel/db/engine.ts'

/** A process that uses the engine of a home until it is told to stop (SIGTERM) or killed. */
const [home = '', pgBin] = process.argv.slice(2)
const engine = await startEngine({ home, pgBin: pgBin ?? null, memoryMb: 1024 })
const applied = await migrate(engine.connectionString)
// Before it says that it is ready: whoever hears that may tell it to stop at once.
process.on('SIGTERM', () => {
  void engine.stop().then(() => process.exit(0))
})
console.log(
  JSON.stringify({ connectionString: engine.connectionString, adopted: engine.adopted, applied: applied.length }),
)
setInterval(() => {}, 60_000)
