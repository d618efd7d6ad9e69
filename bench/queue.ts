import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { systemActor, type Ctx } from '../src/kernel/context.ts'
import { kyselyOn, openPool } from '../src/kernel/db/database.ts'
import { startEngine } from '../src/kernel/db/engine.ts'
import { migrate } from '../src/kernel/db/migrate.ts'
import { temporaryHome } from '../src/kernel/db/temporary-home.ts'
import { loadRulebook } from '../src/kernel/rulebook/load.ts'
import { openCase } from '../src/complaints/case.actions.ts'
import { listQueue } from '../src/complaints/queue.actions.ts'
import { filterOf, type Wanted } from '../src/complaints/queue-filter.rules.ts'
import { countLimit, tabs } from '../src/complaints/queue.contract.ts'
import * as queue from '../src/complaints/queue.store.ts'
import { localRootKey } from '../src/kernel/vault/root-key.ts'
import { plugInRootKeys } from '../src/kernel/vault/root.ts'
import { fillComplaints } from './queue/fill.ts'
import { sealWords } from './queue/words.ts'

const [manyText = '1000000'] = process.argv.slice(2)
const many = Number(manyText)
const pageLimitMs = 50
const countLimitMs = 50
const caseLimitMs = 20
const now = new Date('2026-11-24T10:00:00+08:00')

const home = temporaryHome('xiaobao-bench-queue-')
const engine = await startEngine({ home, durable: false, memoryMb: 2048 })
const pool = openPool({ connectionString: engine.connectionString, max: 8, onError: () => {} })
const db = kyselyOn(pool)
let failed = false
plugInRootKeys([localRootKey(Buffer.alloc(32, 7))])
try {
  await migrate(engine.connectionString)
  const started = performance.now()
  await fillComplaints(db, many, { now, openEvery: 10 })
  console.log(`${many.toLocaleString('en')} complaints made in ${((performance.now() - started) / 1000).toFixed(0)} s`)
  const rulebook = loadRulebook(fileURLToPath(new URL('../rulebook/cn', import.meta.url)))
  const agent = { ...systemActor, id: `acc_${'0'.repeat(25)}7`, roles: ['agent'] as const }
  const ctx: Ctx = { db, actor: agent, now, rulebook }
  const shop = { ...agent, roles: ['merchant'] as const, merchantId: `mch_${'0'.repeat(25)}2` }
  await measurePages(ctx)
  await measurePages({ ...ctx, actor: shop }, 'a large shop: ')
  // The whole page, with the names of shops and agents and every clock counted out.
  for (const tab of ['open', 'mine', 'overdue', 'closed'] as const)
    await measure(`whole page of ${tab}`, pageLimitMs, () => listQueue(ctx, { tab, sort: 'time-left', limit: 50 }))
  const { rows } = await listQueue(ctx, { tab: 'open', sort: 'newest', limit: 200 })
  await sealWords(
    ctx,
    rows.map(({ id }) => id),
  )
  await measure('opening a case', caseLimitMs, (round) => openCase(ctx, rows[round % rows.length]?.id ?? ''), 400)
  for (const tab of tabs)
    await measure(`count ${tab}`, countLimitMs, () => queue.count(ctx, filterOf(ctx, { tab }), countLimit))
} finally {
  await db.destroy()
  await engine.stop()
  rmSync(home, { recursive: true, force: true })
}
process.exitCode = failed ? 1 : 0

async function measurePages(ctx: Ctx, who = ''): Promise<void> {
  const wanted: readonly Wanted[] = [
    ...tabs.map((tab) => ({ tab, sort: 'time-left' as const })),
    { tab: 'open', sort: 'newest' },
    { tab: 'open', sort: 'time-left', category: 'counterfeit' },
    { tab: 'open', sort: 'time-left', channel: 'forum' },
    { tab: 'open', sort: 'time-left', channel: 'forum', category: 'price' },
    { tab: 'open', sort: 'newest', channel: 'forum', category: 'price' },
    { tab: 'overdue', sort: 'time-left', category: 'counterfeit', waitsFor: 'merchant' },
    { tab: 'open', sort: 'time-left', state: 'awaiting_consumer', waitsFor: 'consumer' },
    { tab: 'open', sort: 'time-left', merchant: `mch_${'0'.repeat(24)}11`, category: 'price' },
    { tab: 'open', sort: 'newest', merchant: `mch_${'0'.repeat(21)}12345` },
    { tab: 'closed', sort: 'time-left', channel: 'forum' },
    { tab: 'closed', sort: 'time-left', channel: 'forum', category: 'price' },
    { tab: 'closed', sort: 'time-left', merchant: `mch_${'0'.repeat(21)}12345`, category: 'other' },
    { tab: 'open', sort: 'time-left', tag: 'tag_rare' },
    { tab: 'open', sort: 'newest', tag: 'tag_common' },
    { tab: 'closed', sort: 'time-left', tag: 'tag_rare' },
    { tab: 'open', sort: 'time-left', text: '000000123' },
    { tab: 'closed', sort: 'time-left', text: '000000123' },
  ]
  for (const one of wanted) {
    const words = Object.entries(one).flatMap(([name, value]) => (name === 'sort' ? [] : [`${name}=${value}`]))
    await measure(`${who}${words.join(' ')} ${one.sort}`, pageLimitMs, (round) => pageOf(ctx, one, round))
  }
}

/** The first page, and then one somewhere deep in the list. */
async function pageOf(ctx: Ctx, wanted: Wanted, round: number) {
  const order = wanted.tab === 'closed' ? 'closed' : wanted.sort
  const days = ((round % 10) - 3) * 86_400_000
  const deep = new Date(now.getTime() + (order === 'time-left' ? days : -Math.abs(days) * 60))
  const after = round % 2 === 0 ? null : { at: deep, id: 'cmp_' }
  return queue.list(ctx, filterOf(ctx, wanted), { order, after, limit: 51 })
}

async function measure(name: string, limitMs: number, work: (round: number) => Promise<unknown>, rounds = 40) {
  const times: number[] = []
  let rows = 0
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now()
    const result = await work(round)
    times.push(performance.now() - started)
    rows = Math.max(rows, sizeOf(result))
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  const slow = at(0.95) > limitMs
  failed ||= slow
  const figures = [at(0.5), at(0.95), at(1)].map((ms) => `${ms.toFixed(1)} ms`.padStart(9)).join('')
  console.log(`${slow ? 'TOO SLOW' : '      ok'} p50/p95/max${figures}  limit ${limitMs} ms  ${name} (${rows})`)
}

function sizeOf(result: unknown): number {
  if (typeof result === 'number') return result
  if (Array.isArray(result)) return result.length
  return typeof result === 'object' && result !== null && 'rows' in result ? sizeOf(result.rows) : 1
}
