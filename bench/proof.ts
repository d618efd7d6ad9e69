import { rmSync } from 'node:fs'
import { cpus } from 'node:os'
import { sql } from 'kysely'
import { systemActor, type Ctx } from '../src/kernel/context.ts'
import { kyselyOn, openPool } from '../src/kernel/db/database.ts'
import { startEngine } from '../src/kernel/db/engine.ts'
import { migrate } from '../src/kernel/db/migrate.ts'
import { temporaryHome } from '../src/kernel/db/temporary-home.ts'
import { inTransaction } from '../src/kernel/db/transaction.ts'
import { record } from '../src/kernel/fact/record.ts'
import { plugInReactions } from '../src/kernel/fact/reaction.ts'
import { checkpointText } from '../src/kernel/proof/checkpoint.rules.ts'
import { logKeyOf } from '../src/kernel/proof/log-key.ts'
import { proveIndex } from '../src/kernel/proof/prove.actions.ts'
import { saveTiles } from '../src/kernel/proof/proof.store.ts'
import { sequence } from '../src/kernel/proof/sequence.actions.ts'
import { edgeRoot, emptyEdge, grow } from '../src/kernel/proof/tiles.ts'
import { sha256 } from '../src/kernel/proof/tree.ts'

/*
 * The log of facts: places given a second out of a heap of facts; business writes with their facts while places are given, by sixteen writers,
 * beside the same writes with the fact left out, in turns; and proofs out of a tree of ten million leaves, read from the database each time.
 */
const [heap = 150_000, leaves = 10_000_000, seconds = 6] = process.argv.slice(2).map(Number)
const writers = 16
const limits = { sequenced: 15_000, writes: 2_000, proofMs: 1, proofBytes: 1_536 }

const home = temporaryHome('xiaobao-bench-proof-')
const engine = await startEngine({ home })
await migrate(engine.connectionString)
const pool = openPool({ connectionString: engine.connectionString, max: writers + 2, onError: console.error })
const db = kyselyOn(pool)
plugInReactions([])
const ctxNow = (): Ctx => ({
  db,
  actor: systemActor,
  now: new Date(),
  rulebook: { version: 'bench' } as Ctx['rulebook'],
})
const say = (what: string, figure: string, good: boolean) => {
  console.log(`${what.padEnd(34)} ${figure.padEnd(52)} ${good ? 'PASS' : 'FAIL'}`)
  if (!good) process.exitCode = 1
}
const whole = (n: number): string => Math.round(n).toLocaleString('en')

console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}`)
try {
  await sequencing()
  await writing()
  await proving()
} finally {
  await db.destroy()
  await engine.stop()
  rmSync(home, { recursive: true, force: true })
}

async function sequencing(): Promise<void> {
  await sql`with made as (
      insert into kernel.fact (subject, id, kind, at, actor, role, purpose, rulebook, data)
      select 'cmp_' || md5((n % 20000)::text), 'fct_' || lpad(n::text, 26, '0'), 'complaint.stage-entered', now(), 'acc_' || md5(n::text),
        'agent', null, '2026-11-30', jsonb_build_object('stage', 'mediation', 'amountFen', n, 'clock', 'clk_' || md5(n::text))
      from generate_series(1, ${heap}::int) n returning id, subject)
    insert into kernel.fact_pending select id, subject from made`.execute(db)
  await sql`analyze kernel.fact, kernel.fact_pending`.execute(db)
  const began = performance.now()
  let done = 0
  for (let some = 1; some > 0; done += some) some = await sequence(ctxNow())
  const rate = (done * 1000) / (performance.now() - began)
  say(
    'places given',
    `${whole(rate)} facts/s (${whole(done)} facts; ≥ ${whole(limits.sequenced)})`,
    done === heap && rate >= limits.sequenced,
  )
}

async function writing(): Promise<void> {
  await sql`create table kernel.bench_row (id text primary key, n integer not null)`.execute(db)
  let rates = { with: 0, without: 0 }
  for (let turn = 0; turn < 2; turn += 1) {
    const without = await writesFor(false)
    const withFact = await writesFor(true)
    rates = { with: Math.max(rates.with, withFact), without: Math.max(rates.without, without) }
  }
  const figure = `${whole(rates.with)} writes/s; ${((rates.with / rates.without) * 100).toFixed(0)} % of the same without fact (≥ ${whole(limits.writes)})`
  say('business writes with their fact', figure, rates.with >= limits.writes)
}

/** Each write is one transaction with fsync; while they run, places are given as in production. */
async function writesFor(audited: boolean): Promise<number> {
  const until = performance.now() + seconds * 1000
  let done = 0
  const writer = async (name: number) => {
    for (let n = 0; performance.now() < until; n += 1) {
      await inTransaction(ctxNow(), async (ctx) => {
        const id = `${audited}-${name}-${until}-${n}`
        await sql`insert into kernel.bench_row values (${id}, ${n})`.execute(ctx.db)
        if (audited) await record(ctx, [{ kind: 'bench.written', subject: `bch_${name}`, data: { n } }])
      })
      done += 1
    }
  }
  const written = new AbortController()
  const sequencer = (async () => {
    while (!written.signal.aborted) {
      await sequence(ctxNow())
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
  })()
  await Promise.all(Array.from({ length: writers }, (_, name) => writer(name)))
  written.abort()
  await sequencer
  return done / seconds
}

async function proving(): Promise<void> {
  await sql`truncate kernel.log_tile`.execute(db)
  let edge = emptyEdge
  const piece = 256 * 200
  while (edge.size < leaves) {
    const many = Math.min(piece, leaves - edge.size)
    const next = Buffer.alloc(8)
    const grown = grow(
      edge,
      Array.from({ length: many }, (_, at) => {
        next.writeDoubleBE(edge.size + at)
        return sha256(next)
      }),
    )
    await saveTiles(ctxNow(), grown.tiles)
    edge = grown.edge
  }
  const root = edgeRoot(edge)
  const note = logKeyOf('bench.example.com/facts', Buffer.alloc(32, 7)).signed(
    checkpointText({ origin: 'bench.example.com/facts', size: leaves, root }),
  )
  const checkpoint = { size: leaves, root, note, signed_at: new Date() }
  const times: number[] = []
  let bytes = 0
  for (let n = 0; n < 2_500; n += 1) {
    const index = Math.floor(Math.random() * leaves)
    const began = performance.now()
    const { path } = await proveIndex(ctxNow(), checkpoint, index)
    // The first ones warm up the program, not the database.
    if (n >= 500) times.push(performance.now() - began)
    bytes = Math.max(bytes, JSON.stringify({ index, path: path.map((hash) => hash.toString('base64')) }).length)
  }
  times.sort((one, other) => one - other)
  const [middle = 0, late = 0] = [times[Math.floor(times.length / 2)], times[Math.floor(times.length * 0.95)]]
  say(
    `proof of one of ${whole(leaves)}`,
    `p50 ${middle.toFixed(2)} ms, p95 ${late.toFixed(2)} ms (p50 ≤ ${limits.proofMs} ms)`,
    middle <= limits.proofMs,
  )
  say('its size', `${whole(bytes)} bytes as JSON (≤ ${whole(limits.proofBytes)})`, bytes <= limits.proofBytes)
}
