import { rmSync, writeFileSync } from 'node:fs'
import { startEngine } from '../src/kernel/db/engine.ts'
import { generateTables } from '../src/kernel/db/generate-tables.ts'
import { migrate } from '../src/kernel/db/migrate.ts'
import { temporaryHome } from '../src/kernel/db/temporary-home.ts'

/** Rewrites what is generated: the row types, from a database migrated from nothing. */
const home = temporaryHome('xiaobao-generate-')
const engine = await startEngine({ home, durable: false, memoryMb: 1024 })
try {
  await migrate(engine.connectionString)
  const tables = await generateTables(engine.connectionString)
  writeFileSync(new URL('../src/kernel/db/tables.ts', import.meta.url), tables)
} finally {
  await engine.stop()
  rmSync(home, { recursive: true, force: true })
}
