import { rmSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { carry } from '../src/complaints/mass/carry.actions.ts'
import { assemble } from '../src/app.ts'
import { systemActor, type Ctx } from '../src/kernel/context.ts'
import { kyselyOn, openPool } from '../src/kernel/db/database.ts'
import { startEngine } from '../src/kernel/db/engine.ts'
import { migrate } from '../src/kernel/db/migrate.ts'
import { temporaryHome } from '../src/kernel/db/temporary-home.ts'
import { loadRulebook } from '../src/kernel/rulebook/load.ts'
import { kernelParts } from '../tests/support/parts.ts'
import { fillMassClaim } from '../tests/support/mass.ts'

/*
 * How many members a second a common finding is carried out for, through the lifecycle of every case: ruling, obligation, clocks, facts and
 * what must follow them. Beside it the floor: the very rows that this left, inserted again by plain SQL, one transaction for as many members as
 * our batches have, without a decision, a lock or a check.
 */
const many = Number(process.argv[2] ?? 5000)
const perBatch = 20
const leastPerSecond = 25
const claim = 'mss_bench'

const home = temporaryHome('xiaobao-bench-mass-')
const engine = await startEngine({ home })
await migrate(engine.connectionString)
const db = kyselyOn(openPool({ connectionString: engine.connectionString, max: 8, onError: console.error }))
const rulebook = loadRulebook(fileURLToPath(new URL('../rulebook/cn', import.meta.url)))
const parts = await kernelParts(() => [])
assemble(parts.parts)
const ctx: Ctx = { db, actor: systemActor, now: new Date(), rulebook }
console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}, ${many} members`)
try {
  await fillMassClaim(db, { many, now: ctx.now, claim, merchant: 'mch_bench', decider: 'acc_bench' })
  const started = performance.now()
  await carry(ctx, claim)
  const ours = (many * 1000) / (performance.now() - started)
  const { rows } = await sql<Record<string, number>>`select
    (select count(*) from complaints.mass_member where result = 'done')::int as done,
    (select count(*) from complaints.ruling)::int as rulings, (select count(*) from complaints.obligation)::int as obligations,
    (select sum(amount_fen) from complaints.obligation)::int as fen`.execute(db)
  console.log(JSON.stringify(rows[0]))
  const floor = await plainInserts()
  console.log(
    `carried out      ${Math.round(ours).toLocaleString('en')} members/s (${((many / ours) | 0).toLocaleString('en')} s in all)`,
  )
  console.log(
    `plain inserts    ${Math.round(floor).toLocaleString('en')} members/s: the same rows, nothing decided (${(floor / ours).toFixed(1)} times as fast)`,
  )
  const whole = rows[0]?.['done'] === many && rows[0]?.['rulings'] === many && rows[0]?.['obligations'] === many
  const good = whole && ours >= leastPerSecond
  console.log(`${good ? 'PASS' : 'FAIL'}: every member once, at least ${leastPerSecond} members/s`)
  process.exitCode = good ? 0 : 1
} finally {
  await parts.close()
  await db.destroy()
  await engine.stop()
  rmSync(home, { recursive: true, force: true })
}

/** Members a second when the rows are only written: each into a copy of its table with the same keys. */
async function plainInserts(): Promise<number> {
  const tables = [
    { name: 'complaints.ruling', of: sql`complaint_id` },
    { name: 'complaints.obligation', of: sql`complaint_id` },
    { name: 'complaints.statement', of: sql`complaint_id` },
    { name: 'kernel.clock', of: sql`subject` },
    { name: 'kernel.fact', of: sql`subject` },
  ]
  for (const { name } of tables)
    await sql`create table ${sql.raw(`${name}_copy`)} (like ${sql.raw(name)} including all)`.execute(db)
  const ids = await sql<{
    id: string
  }>`select complaint_id as id from complaints.mass_member order by complaint_id`.execute(db)
  const started = performance.now()
  for (let from = 0; from < ids.rows.length; from += perBatch) {
    const batch = ids.rows.slice(from, from + perBatch)
    await db.transaction().execute(async (transaction) => {
      for (const { id } of batch)
        for (const { name, of } of tables)
          await sql`insert into ${sql.raw(`${name}_copy`)} select * from ${sql.raw(name)} where ${of} = ${id}`.execute(
            transaction,
          )
    })
  }
  return (many * 1000) / (performance.now() - started)
}
