import { createReadStream, existsSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { systemActor, type Ctx } from '../src/kernel/context.ts'
import { kyselyOn, openPool } from '../src/kernel/db/database.ts'
import { startEngine } from '../src/kernel/db/engine.ts'
import { migrate } from '../src/kernel/db/migrate.ts'
import { temporaryHome } from '../src/kernel/db/temporary-home.ts'
import { inTransaction } from '../src/kernel/db/transaction.ts'
import { loadRulebook } from '../src/kernel/rulebook/load.ts'
import { startImport, uploadImport } from '../src/marketplace/import.actions.ts'
import { runImport } from '../src/marketplace/import-run.actions.ts'
import { findImport } from '../src/marketplace/import.store.ts'

/**
 * How fast a real sales ledger of 541,909 lines is loaded, on a durable embedded PostgreSQL, and that every row is accounted
 * for; then the same file again, which must change nothing. Bar: 5,000 rows a second.
 */
const shared = process.env['XIAOBAO_SHARED'] ?? fileURLToPath(new URL('../../shared', import.meta.url))
const file = `${shared}/data/online-retail-uk/online_retail_uk_2010_2011.csv.gz`
const barRowsPerSecond = 5000

if (!existsSync(file)) {
  console.log(`skipped: ${file} is not there (set XIAOBAO_SHARED)`)
  process.exit(0)
}
const home = temporaryHome('xiaobao-bench-import-')
const engine = await startEngine({ home })
await migrate(engine.connectionString)
const db = kyselyOn(openPool({ connectionString: engine.connectionString, max: 5, onError: console.error }))
const rulebook = loadRulebook(fileURLToPath(new URL('../rulebook/cn', import.meta.url)))
const ctx: Ctx = { db, actor: systemActor, now: new Date(), rulebook }
try {
  const first = await load('first import')
  const second = await load('the same file again')
  const { rows } = await sql<Record<string, number>>`select
    (select count(*) from marketplace."order")::int as orders, (select count(*) from marketplace.order_line)::int as lines,
    (select count(*) from marketplace.refund)::int as refunds, (select count(*) from marketplace.product)::int as products,
    (select count(*) from marketplace.consumer)::int as consumers`.execute(db)
  console.log(JSON.stringify(rows[0]))
  const good = first.speed >= barRowsPerSecond && second.loaded === 0 && first.rows === 541_909
  console.log(
    `${good ? 'PASS' : 'FAIL'}: at least ${barRowsPerSecond} rows/s, every row accounted for, nothing changed by the second import`,
  )
  process.exitCode = good ? 0 : 1
} finally {
  await db.destroy()
  await engine.stop()
  rmSync(home, { recursive: true, force: true })
}

async function load(what: string): Promise<{ rows: number; loaded: number; speed: number }> {
  const upload = { fileName: 'online_retail_uk.csv.gz', source: 'online-retail-uk' }
  const { id } = await uploadImport(ctx, upload, { body: createReadStream(file), announced: null })
  await inTransaction(ctx, (inner) => startImport(inner, id, false))
  const start = performance.now()
  await runImport(ctx, id, 1)
  const seconds = (performance.now() - start) / 1000
  const row = await findImport(ctx, id)
  if (!row || row.state !== 'done') throw new Error(`the import ended as ${row?.state}: ${row?.failure}`)
  const { checkpoint: rows, loaded, unchanged, rejected } = row
  const sum = loaded + unchanged + rejected
  const speed = Math.round(rows / seconds)
  console.log(
    `${what}: ${rows} rows in ${seconds.toFixed(1)} s = ${speed} rows/s · loaded ${loaded} + unchanged ${unchanged} + rejected ${rejected} = ${sum}`,
  )
  if (sum !== rows) throw new Error('not every row is accounted for')
  return { rows, loaded, speed }
}
