import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { overlookedClocks } from '../src/kernel/clock/clock.store.ts'
import { clockPart } from '../src/kernel/clock/clock.jobs.ts'
import { systemActor, type Ctx } from '../src/kernel/context.ts'
import { kyselyOn, openPool } from '../src/kernel/db/database.ts'
import { startEngine } from '../src/kernel/db/engine.ts'
import { migrate } from '../src/kernel/db/migrate.ts'
import { temporaryHome } from '../src/kernel/db/temporary-home.ts'
import { loadRulebook } from '../src/kernel/rulebook/load.ts'
import { fillComplaints } from './queue/fill.ts'

/** The sweep that catches lost reminders, at 1,000,000 complaints of which 10,000 are open with two clocks each. */
const [manyText = '1000000', lostText = '200'] = process.argv.slice(2)
const many = Number(manyText)
const limitS = 5
const now = new Date('2026-11-24T10:00:00+08:00')

const home = temporaryHome('xiaobao-bench-sweep-')
const engine = await startEngine({ home, durable: true, memoryMb: 2048 })
const pool = openPool({ connectionString: engine.connectionString, max: 4, onError: () => {} })
const db = kyselyOn(pool)
let failed = false
try {
  await migrate(engine.connectionString)
  await fillComplaints(db, many, { now, openEvery: 100 })
  const rulebook = loadRulebook(fileURLToPath(new URL('../rulebook/cn', import.meta.url)))
  const ctx: Ctx = { db, actor: systemActor, now, rulebook }
  await sql`update kernel.clock set next_rung_at = ${now}::timestamptz + interval '1 hour'`.execute(db)
  const open = await db
    .selectFrom('kernel.clock')
    .select((count) => count.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  console.log(`${many.toLocaleString('en')} complaints, ${Number(open.n).toLocaleString('en')} open clocks`)
  await timed('nothing was lost', ctx)
  await sql`
    update kernel.clock set next_rung_at = ${now}::timestamptz - interval '1 hour'
    where id in (select id from kernel.clock order by id limit ${Number(lostText)}::int)`.execute(db)
  await timed(`${lostText} reminders were lost`, ctx)
  const left = await overlookedClocks(ctx, now, 10)
  if (left.length > 0) failed = true
  console.log(left.length === 0 ? 'none is left behind' : `LEFT BEHIND: ${left.length}`)
} finally {
  await db.destroy()
  await engine.stop()
  rmSync(home, { recursive: true, force: true })
}
console.log(failed ? 'FAIL' : 'PASS')
process.exitCode = failed ? 1 : 0

async function timed(what: string, ctx: Ctx): Promise<void> {
  const sweep = clockPart.jobs?.find(({ name }) => name === 'kernel.sweep-clocks')
  const started = performance.now()
  await sweep?.run(ctx, {})
  const seconds = (performance.now() - started) / 1000
  const slow = seconds > limitS
  failed ||= slow
  console.log(`${slow ? 'TOO SLOW' : 'ok'}: ${what}: ${seconds.toFixed(2)} s (limit ${limitS} s)`)
}
