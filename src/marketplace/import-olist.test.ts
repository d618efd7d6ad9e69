import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../tests/support/app.ts'
import * as contract from './import.contract.ts'
import type { ImportKind } from './import-kind.contract.ts'

const shared = process.env['XIAOBAO_SHARED'] ?? fileURLToPath(new URL('../../../shared', import.meta.url))
const folder = `${shared}/data/olist-marketplace`
const ledger = `${shared}/data/online-retail-uk/online_retail_uk_2010_2011.csv.gz`
const here = existsSync(folder)
if (!here) console.log(`skipped: ${folder} is not there (set XIAOBAO_SHARED to the reference shelf)`)
const hasLedger = existsSync(ledger)
if (!hasLedger) console.log(`skipped: ${ledger} is not there (set XIAOBAO_SHARED to the reference shelf)`)

let app: TestApp
let admin: Person
beforeAll(async () => {
  app = await testApp()
  admin = await app.as('admin')
})
afterAll(() => app.close())

async function load(payload: Buffer, fileName: string, source: string) {
  const draft = await app.call(contract.uploadImport, { fileName, source }, { as: admin, payload })
  expect(draft.body.problems).toEqual([])
  await app.call(contract.startImport, { id: draft.body.id, dry: false }, { as: admin })
  await app.runJobs()
  return (await app.call(contract.readImport, { id: draft.body.id }, { as: admin })).body
}

const files: readonly [file: string, kind: ImportKind][] = [
  // Children before parents, on purpose.
  ['order_items', 'order-lines'],
  ['order_payments', 'payments'],
  ['order_reviews', 'reviews'],
  ['orders', 'orders'],
  ['customers', 'consumers'],
  ['products', 'products'],
  ['sellers', 'merchants'],
]
/** Records, not lines: reviews contain line breaks. */
async function recordsIn(csv: Buffer): Promise<number> {
  const { parse } = await import('csv-parse/sync')
  return parse(gunzipSync(csv), { relax_quotes: true }).length - 1
}

test.skipIf(!here)('all seven files of a real marketplace are recognised and loaded whole, in any order', async () => {
  for (const [file, kind] of files) {
    const bytes = readFileSync(`${folder}/${file}.csv.gz`)
    const done = await load(bytes, `${file}.csv.gz`, 'olist')
    expect(done).toMatchObject({ kind, state: 'done', rejected: 0, unchanged: 0, loaded: await recordsIn(bytes) })
  }
})

const prints = async () =>
  (
    await sql`select md5(string_agg(o::text, '' order by o.id)) as orders,
      (select md5(string_agg(l::text, '' order by l.id)) from marketplace.order_line l) as lines,
      (select md5(string_agg(r::text, '' order by r.id)) from marketplace.review r) as reviews,
      (select md5(string_agg(s::text, '' order by s.order_id, s.merchant_id)) from marketplace.order_shop s) as shops
      from marketplace."order" o`.execute(app.db)
  ).rows[0]

test.skipIf(!here)('importing all seven again changes nothing', async () => {
  const before = await prints()
  app.clock.now = new Date('2026-03-02T09:10:00+08:00')
  for (const [file] of files)
    expect(await load(readFileSync(`${folder}/${file}.csv.gz`), `${file}.csv.gz`, 'olist')).toMatchObject({
      loaded: 0,
      rejected: 0,
    })
  expect(await prints()).toEqual(before)
})

test.skipIf(!here)(
  'what belongs together found together: sums, shops, and orders that span several of them',
  async () => {
    const { rows } = await sql<Record<string, number>>`select count(*)::int as orders,
    (count(*) filter (where line_count > 0))::int as with_lines,
    (select count(*) from marketplace.payment p where not exists (select 1 from marketplace."order" o where o.id = p.order_id))::int as lost_payments,
    (select count(*) from marketplace.order_line l where not exists (select 1 from marketplace.merchant m where m.id = l.merchant_id))::int as lost_shops,
    (select count(*) from (select 1 from marketplace.order_shop group by order_id having count(*) > 1) s)::int as several_shops
    from marketplace."order"`.execute(app.db)
    expect(rows[0]).toMatchObject({ lost_payments: 0, lost_shops: 0 })
    expect(rows[0]?.['several_shops']).toBeGreaterThan(0)
    expect(rows[0]?.['with_lines']).toBeGreaterThan(400)
  },
)

const slice = 8000
test.skipIf(!hasLedger)(
  'of a real sales ledger every line is loaded, unchanged or rejected with its reason',
  async () => {
    const text = gunzipSync(readFileSync(ledger)).toString()
    const end = text.split('\n', slice + 1).join('\n').length
    const part = Buffer.from(text.slice(0, end + 1))
    const first = await load(part, 'ledger.csv', 'online-retail')
    expect(first.rows).toBe(slice)
    expect(first.loaded + first.unchanged + first.rejected).toBe(slice)
    const cancelled = part
      .toString()
      .split('\n')
      .slice(1)
      .filter((line) => line.startsWith('C') || /,-\d+,\d{4}-/.test(line)).length
    const refunds = await app.db
      .selectFrom('marketplace.refund')
      .select('id')
      .where('source', '=', 'online-retail')
      .execute()
    expect(refunds).toHaveLength(cancelled)
    expect(await load(part, 'ledger.csv', 'online-retail')).toMatchObject({
      loaded: 0,
      unchanged: first.loaded,
      rejected: first.rejected,
    })
  },
  60_000,
)
