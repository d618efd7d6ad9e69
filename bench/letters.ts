import { rmSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { listLetters } from '../src/complaints/mailbox/letter-list.store.ts'
import { gramsOf } from '../src/complaints/mailbox/search.rules.ts'
import { systemActor, type Ctx } from '../src/kernel/context.ts'
import { kyselyOn, openPool } from '../src/kernel/db/database.ts'
import { startEngine } from '../src/kernel/db/engine.ts'
import { migrate } from '../src/kernel/db/migrate.ts'
import { temporaryHome } from '../src/kernel/db/temporary-home.ts'
import { loadRulebook } from '../src/kernel/rulebook/load.ts'

/*
 * The desk's search of letters over 200,000 of them, and beside it the same letters searched without an index, in the same run. Words
 * that stand in every letter, in one of a hundred, in a handful and in none; a single character; several words; a part of an address.
 */
const many = Number(process.argv[2] ?? 200_000)
const limitMs = 50
const home = temporaryHome('xiaobao-bench-letters-')
const engine = await startEngine({ home, durable: false, memoryMb: 2048 })
await migrate(engine.connectionString)
const db = kyselyOn(openPool({ connectionString: engine.connectionString, max: 4, onError: console.error }))
const rulebook = loadRulebook(fileURLToPath(new URL('../rulebook/cn', import.meta.url)))
const ctx: Ctx = { db, actor: systemActor, now: new Date('2026-11-24T10:00:00+08:00'), rulebook }
console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}, ${many} letters`)
let failed = false
try {
  await fill()
  const sought = [
    '请处理',
    '退款',
    '水壶',
    '电饭煲',
    '林',
    '壶',
    '龘',
    '插头 烧焦',
    '漏水 客服',
    'buyer777@',
    'refund',
    '琉璃厂旧书',
  ]
  for (const text of sought) await measure(text)
} finally {
  await db.destroy()
  await engine.stop()
  rmSync(home, { recursive: true, force: true })
}
process.exitCode = failed ? 1 : 0

/** Letters of some three hundred characters; hashes stand for chance. */
async function fill(): Promise<void> {
  const started = performance.now()
  const goods = ['水壶', '电饭煲', '外套', '耳机', '书架', '手机壳', '运动鞋', '台灯', '牛奶', '行李箱']
  const faults = [
    '漏水，怎么拧都止不住',
    '插头烧焦了',
    '颜色和图片不一样',
    '少了一件',
    '穿了两天就开线',
    '屏幕有一道划痕',
  ]
  const ways = [
    '客服一直不理我',
    '商家说要我自己出运费',
    '退款过了二十天还没有到账',
    '申请售后被拒绝了三次',
    'they ignore me, I want a refund',
  ]
  const pick = (list: readonly string[], n: number) => list[n % list.length] ?? ''
  const letterOf = (n: number) => {
    const h = Number((BigInt(n) * 2_654_435_761n) % 4_294_967_296n)
    const parts = Array.from(
      { length: 8 },
      (_, i) => `${pick(faults, (h >>> i) + i)}，${pick(ways, (h >>> (i + 3)) + n)}。`,
    )
    const rare = n % 20_000 === 7 ? '在琉璃厂旧书店买的，' : ''
    return {
      id: `mlt_${String(n).padStart(26, '0')}`,
      from: `buyer${n % 40_000}@example.cn`,
      name: n % 50 === 0 ? '林小姐' : '王先生',
      subject: `订单 ${h} 的${pick(goods, h >>> 7)}`,
      text: `您好，${rare}我买的${pick(goods, h >>> 7)}${parts.join('')}请处理。`,
    }
  }
  // Filled without the index, which is then made as the migration makes it: the figure is the search's, not the filling's.
  await sql`drop index complaints.mail_search_grams`.execute(db)
  for (let from = 0; from < many; from += 2000) {
    const rows = Array.from({ length: Math.min(2000, many - from) }, (_, at) => letterOf(from + at))
    const column = (name: 'id' | 'from' | 'name' | 'subject' | 'text') => rows.map((row) => row[name])
    await sql`insert into complaints.mail_letter (id, folder, raw_bytes, whole, received_at, kept_at, state, verdict, from_address, from_name, subject, text)
      select id, 'bench', 900, true, received, now(), 'read', 'new', "from", name, subject, text
      from unnest(${column('id')}::text[], ${column('from')}::text[], ${column('name')}::text[], ${column('subject')}::text[], ${column('text')}::text[], ${rows.map((_, at) => receivedAt(from + at))}::timestamptz[])
        as row (id, "from", name, subject, text, received)`.execute(db)
    const grams = rows.map(
      (row) =>
        `{${gramsOf([row.from, row.name, row.subject, row.text])
          .map((gram) => JSON.stringify(gram))
          .join(',')}}`,
    )
    await sql`insert into complaints.mail_search (letter, received_at, grams)
      select id, received, array_to_tsvector(grams::text[])
      from unnest(${column('id')}::text[], ${rows.map((_, at) => receivedAt(from + at))}::timestamptz[], ${grams}::text[]) as row (id, received, grams)`.execute(
      db,
    )
  }
  await sql`create index mail_search_grams on complaints.mail_search using gin (grams) with (fastupdate = off)`.execute(
    db,
  )
  await sql`vacuum analyze complaints.mail_letter`.execute(db)
  await sql`vacuum analyze complaints.mail_search`.execute(db)
  const { rows } = await sql<{ index: string; table: string }>`select
    pg_size_pretty(pg_relation_size('complaints.mail_search_grams')) as index,
    pg_size_pretty(pg_total_relation_size('complaints.mail_letter')) as table`.execute(db)
  console.log(`made in ${((performance.now() - started) / 1000).toFixed(0)} s; ${JSON.stringify(rows[0])}`)
}

async function measure(text: string): Promise<void> {
  const times: number[] = []
  let found = 0
  for (let round = 0; round < 40; round += 1) {
    const started = performance.now()
    found = (await listLetters(ctx, { tab: 'all', text }, { after: null, limit: 50 })).rows.length
    times.push(performance.now() - started)
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  const started = performance.now()
  const like = `%${text}%`
  await sql`select id from complaints.mail_letter
    where from_address ilike ${like} or from_name ilike ${like} or subject ilike ${like} or text ilike ${like}
    order by received_at desc, id desc limit 51`.execute(db)
  const plain = performance.now() - started
  const slow = at(0.95) > limitMs
  failed ||= slow
  const figures = [at(0.5), at(0.95), at(1)].map((ms) => `${ms.toFixed(1)} ms`.padStart(9)).join('')
  console.log(
    `${slow ? 'TOO SLOW' : '      ok'} p50/p95/max${figures}  limit ${limitMs} ms  ${text} (${found}); without the index ${plain.toFixed(0)} ms`,
  )
}

function receivedAt(n: number): Date {
  return new Date(Date.UTC(2024, 0, 1) + n * 300_000)
}
