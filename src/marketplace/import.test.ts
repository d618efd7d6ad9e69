import { gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../tests/support/app.ts'
import { deriveId } from './identity.ts'
import { mostEmptyBytes } from './import-file.ts'
import { batchRows, resumeAbandoned } from './import-run.actions.ts'
import * as contract from './import.contract.ts'
import { readOrder } from './order.contract.ts'

let app: TestApp
let admin: Person
beforeAll(async () => {
  app = await testApp()
  admin = await app.as('admin')
})
afterAll(() => app.close())

const upload = (text: string | Buffer, more: { source: string; fileName?: string; kind?: 'orders' | 'merchants' }) =>
  app.call(
    contract.uploadImport,
    { fileName: 'data.csv', ...more },
    { as: admin, payload: typeof text === 'string' ? Buffer.from(text) : text },
  )
const start = (id: string, dry = false) => app.call(contract.startImport, { id, dry }, { as: admin })
const read = async (id: string) => (await app.call(contract.readImport, { id }, { as: admin })).body
async function run(text: string | Buffer, source: string) {
  const { id } = (await upload(text, { source })).body
  await start(id)
  await app.runJobs()
  return read(id)
}

const merchants = '店铺编号,店铺名称,主营类目,城市\n1,青禾数码,手机数码,深圳\n2,云枕家纺,家居家纺,南通\n3,,食品,大连\n'

test('a Chinese shop list is understood from its headings, loaded, and every row accounted for', async () => {
  const draft = (await upload(merchants, { source: 'zh' })).body
  expect(draft).toMatchObject({ kind: 'merchants', encoding: 'utf-8', delimiter: ',', state: 'draft', problems: [] })
  expect(draft.mapping).toMatchObject({ id: { column: '店铺编号' }, name: { column: '店铺名称' } })
  expect(draft.sample[0]).toEqual(['1', '青禾数码', '手机数码', '深圳'])
  expect((await start(draft.id)).status).toBe(202)
  await app.runJobs()
  const done = await read(draft.id)
  expect(done).toMatchObject({ state: 'done', rows: 3, loaded: 2, unchanged: 0, rejected: 1, progress: 1 })
  const { rows } = (await app.call(contract.listRejections, { id: draft.id }, { as: admin })).body
  expect(rows).toEqual([{ row: 4, field: 'name', reason: 'missing', detail: '', record: ['3', '', '食品', '大连'] }])
})

test('the same bytes in GB 18030, gzipped, with semicolons, mean the same', async () => {
  // 青禾数码 and 手机 in GB 18030.
  const gbk = Buffer.concat([
    Buffer.from('id;name;category\n7;', 'latin1'),
    Buffer.from('c7e0bacccafdc2eb', 'hex'),
    Buffer.from(';', 'latin1'),
    Buffer.from('cad6bbfa', 'hex'),
    Buffer.from('\n', 'latin1'),
  ])
  const draft = (await upload(gzipSync(gbk), { source: 'gb', kind: 'merchants' })).body
  expect(draft).toMatchObject({ encoding: 'gb18030', delimiter: ';', sample: [['7', '青禾数码', '手机']] })
  await start(draft.id)
  await app.runJobs()
  const row = await app.db
    .selectFrom('marketplace.merchant')
    .select(['name', 'category'])
    .where('id', '=', deriveId('mch', 'gb', '7'))
    .executeTakeFirstOrThrow()
  expect(row).toEqual({ name: '青禾数码', category: '手机' })
})

test('a trial run reports the same numbers and writes nothing', async () => {
  const { id } = (await upload(merchants, { source: 'dry' })).body
  await start(id, true)
  await app.runJobs()
  expect(await read(id)).toMatchObject({ state: 'checked', dry: true, rows: 3, loaded: 2, rejected: 1 })
  const count = () => app.db.selectFrom('marketplace.merchant').select('id').where('source', '=', 'dry').execute()
  expect(await count()).toHaveLength(0)
  await start(id)
  await app.runJobs()
  expect(await read(id)).toMatchObject({ state: 'done', dry: false, loaded: 2, rejected: 1 })
  expect(await count()).toHaveLength(2)
})

test('a row that says something else about an id of the same file is rejected; the first counts', async () => {
  const done = await run('id,name,region\n1,甲,x\n1,甲,x\n1,乙,x\n', 'twice')
  expect(done).toMatchObject({ loaded: 1, unchanged: 1, rejected: 1 })
  expect(done.reasons).toEqual([{ field: 'id', reason: 'said-twice-differently', rows: 1 }])
})

const ledger = [
  'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country',
  '536365,85123A,HOLDER,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom',
  '536365,85123A,HOLDER,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom',
  '536366,22633,,1,2010-12-01 08:28:00,0.0,,United Kingdom',
  'C536379,D,Discount,-1,2010-12-01 09:41:00,27.5,14527.0,United Kingdom',
  '536589,21777,,-10,2010-12-01 16:50:00,0.0,,United Kingdom',
  'A563186,B,Adjust bad debt,1,2011-08-12 14:51:00,-11062.06,,United Kingdom',
  '550193,PADS,PADS,1,2011-04-15 09:27:00,0.001,13952.0,United Kingdom',
  '999,X,Zero,0,2011-04-15 09:27:00,1.00,,United Kingdom',
  '999,X,Late,1,2011-02-30 09:27:00,1.00,,United Kingdom',
  '999,X,Short,1',
  '',
].join('\n')

test('a sales ledger becomes orders and lines, its cancellations refunds, and what it cannot mean is named', async () => {
  const done = await run(ledger, 'uk')
  expect(done).toMatchObject({ state: 'done', kind: 'sales-lines', rows: 10, loaded: 5, unchanged: 0, rejected: 5 })
  const { rows } = (await app.call(contract.listRejections, { id: done.id }, { as: admin })).body
  expect(rows.map(({ row, field, reason }) => `${row} ${field} ${reason}`)).toEqual([
    '7 unitPriceFen negative-amount',
    '8 unitPriceFen fraction-of-a-cent',
    '9 quantity quantity-zero',
    '10 placedAt not-a-time',
    '11  wrong-width',
  ])
  const agent = await app.as('agent')
  const order = await app.call(readOrder, { id: deriveId('ord', 'uk', '536365') }, { as: agent })
  expect(order.body).toMatchObject({
    totalFen: 3060,
    currency: 'GBP',
    lineCount: 2,
    placedAt: '2010-12-01T08:26:00.000Z',
  })
  const back = await app.call(readOrder, { id: deriveId('ord', 'uk', 'C536379') }, { as: agent })
  expect(back.body).toMatchObject({
    status: 'cancelled',
    refundedFen: 2750,
    refunds: [{ amountFen: 2750, quantity: 1 }],
  })
})

test('the rejected rows can be downloaded, with formulas made harmless', async () => {
  const done = await run('id,name,region\n=cmd(),,x\n', 'formula')
  const file = await app.call(contract.downloadRejections, { id: done.id }, { as: admin })
  expect(String(file.body)).toContain("'=cmd()")
  expect(String(file.body)).toContain('row,field,reason,detail,id,name,region')
})

/** Everything of one source, to compare before and after. */
async function dump(source: string): Promise<string> {
  const tables = ['merchant', 'consumer', 'product', 'order', 'order_line', 'payment', 'refund', 'review']
  const parts: string[] = []
  for (const table of tables) {
    const { rows } = await sql<{ rows: number; print: string }>`
      select count(*)::int as rows, md5(coalesce(string_agg(t::text, '' order by t.id), '')) as print
      from ${sql.table(`marketplace.${table}`)} t where source = ${source}`.execute(app.db)
    parts.push(`${table} ${rows[0]?.rows} ${rows[0]?.print}`)
  }
  return parts.join('\n')
}

const manyRows = batchRows * 3 + 137
const many = [
  'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country',
  // Invoices straddle the batches, and every 50th line is a return.
  ...Array.from(
    { length: manyRows },
    (_, i) =>
      `${i % 50 === 7 ? 'C' : ''}${Math.floor(i / 7)},S${i % 90},Item ${i % 90},${i % 50 === 7 ? -1 : 1 + (i % 4)},2011-01-0${1 + (i % 9)} 10:00:00,${i % 30}.50,${i % 200},UK`,
  ),
  '',
].join('\n')

test('an import that is killed in the middle goes on behind its last batch and doubles nothing', async () => {
  const whole = await run(many, 'whole')
  expect(whole).toMatchObject({ state: 'done', rows: manyRows, loaded: manyRows })
  const { id } = (await upload(many, { source: 'killed' })).body
  await start(id)
  // The worker dies when the database refuses the third batch, like a kill between two commits.
  await sql`alter table marketplace.import add constraint kill check (id <> ${sql.lit(id)} or checkpoint <= ${sql.lit(batchRows * 2)})`.execute(
    app.db,
  )
  await app.runJobs({ keepFailures: true })
  expect(await read(id)).toMatchObject({ state: 'running', rows: batchRows * 2, loaded: batchRows * 2 })
  await sql`alter table marketplace.import drop constraint kill`.execute(app.db)
  await sql`delete from graphile_worker._private_jobs`.execute(app.db)
  await app.inTx(resumeAbandoned)
  expect(await app.runJobs()).toBe(0)
  await sql`update marketplace.import set touched_at = now() - interval '1 minute' where id = ${id}`.execute(app.db)
  await app.inTx(resumeAbandoned)
  await app.runJobs()
  expect(await read(id)).toMatchObject({ state: 'done', rows: manyRows, loaded: manyRows, unchanged: 0, rejected: 0 })
  const sums = async (source: string) =>
    (
      await sql`select count(*)::int as orders, sum(line_count)::int as lines, sum(goods_fen)::int as goods, sum(refunded_fen)::int as refunded
        from marketplace."order" where source = ${source}`.execute(app.db)
    ).rows[0]
  expect(await sums('killed')).toEqual(await sums('whole'))
})

test('a batch that met another writer and is tried again still saves what its rows speak of', async () => {
  // The database refuses the first batch once, as it does when two writers waited for each other.
  await sql`create sequence marketplace.refused_once`.execute(app.db)
  await sql`create function marketplace.refuse_once() returns trigger language plpgsql as $$ begin
    if new.checkpoint > 0 and nextval('marketplace.refused_once') = 1 then
      raise exception 'met' using errcode = '40P01'; end if; return new; end $$`.execute(app.db)
  await sql`create trigger refuse_once before update on marketplace.import
    for each row execute function marketplace.refuse_once()`.execute(app.db)
  const done = await run(ledger, 'retried')
  await sql`drop function marketplace.refuse_once() cascade`.execute(app.db)
  expect(done).toMatchObject({ state: 'done', loaded: 5, rejected: 5 })
  const counts = async (source: string) => (await dump(source)).replaceAll(/ \w{32}/g, '')
  expect(await counts('retried')).toBe(await counts('uk'))
})

test('two workers on one import load it once', async () => {
  const { id } = (await upload(many, { source: 'two-workers' })).body
  await start(id)
  const { runImport } = await import('./import-run.actions.ts')
  await Promise.all([runImport(app.ctx(), id, 1), runImport(app.ctx(), id, 1)])
  expect(await read(id)).toMatchObject({ rows: manyRows, loaded: manyRows, unchanged: 0, rejected: 0 })
})

test('the same file again changes nothing, not even a timestamp', async () => {
  await run(many, 'again')
  const before = await dump('again')
  app.clock.now = new Date(app.clock.now.getTime() + 3_600_000)
  expect(await run(many, 'again')).toMatchObject({ loaded: 0, unchanged: manyRows, rejected: 0 })
  expect(await dump('again')).toBe(before)
})

test('what an event said later is not overwritten by an older file', async () => {
  await run('id,name,region\n1,旧名,x\n', 'older')
  await sql`update marketplace.merchant set name = '新名', as_of = '2026-12-01Z', as_of_key = 'event:9', hash = 'x' where source = 'older'`.execute(
    app.db,
  )
  expect(await run('id,name,region\n1,更旧,x\n', 'older')).toMatchObject({ loaded: 0, unchanged: 1 })
})

test('a running import cannot be changed, a stopped one can; a finished one is not run again', async () => {
  const { id } = (await upload(merchants, { source: 'states' })).body
  await start(id)
  expect((await app.call(contract.changeImport, { id, source: 'other' }, { as: admin })).error.code).toBe('import.busy')
  expect((await start(id)).error.code).toBe('import.busy')
  expect((await app.call(contract.stopImport, { id }, { as: admin })).body.state).toBe('stopped')
  await app.runJobs()
  expect(await read(id)).toMatchObject({ state: 'stopped', rows: 0 })
  expect((await app.call(contract.stopImport, { id }, { as: admin })).error.code).toBe('import.not-running')
  await start(id)
  await app.runJobs()
  expect((await start(id)).error.code).toBe('import.done')
})

test('an incomplete mapping is refused with the fields that are missing', async () => {
  const { id, problems } = (await upload('a,b\n1,2\n', { source: 'map', kind: 'orders' })).body
  expect(problems.map(({ field }) => field)).toEqual(['id', 'status', 'placedAt'])
  expect((await start(id)).error).toMatchObject({
    code: 'import.mapping-incomplete',
    params: { fields: 'id, status, placedAt' },
  })
  const wrong = await app.call(contract.changeImport, { id, mapping: { id: { column: 'zzz' } } }, { as: admin })
  expect(wrong.body.problems).toContainEqual({ field: 'id', problem: 'unknown-column' })
})

test('a small file that unpacks into endless emptiness is stopped, not read to its end', async () => {
  const bomb = gzipSync(Buffer.concat([Buffer.from('id,name\n1,a\n'), Buffer.alloc(mostEmptyBytes * 2, '\n')]))
  const draft = (await upload(bomb, { source: 'bomb', kind: 'merchants' })).body
  await start(draft.id)
  await app.runJobs()
  expect(await read(draft.id)).toMatchObject({ state: 'failed', failure: 'not-csv' })
})

test('what is no table is refused and leaves nothing behind', async () => {
  for (const junk of ['', 'only one column\n1\n', 'a,a\n1,2\n', Buffer.from([0x1f, 0x8b, 1, 2, 3])])
    expect((await upload(junk, { source: 'junk' })).error.code).toBe('import.file-unusable')
  const left = await sql`select 1 from marketplace.import_chunk c
    where not exists (select 1 from marketplace.import i where i.id = c.import_id)`.execute(app.db)
  expect(left.rows).toHaveLength(0)
})

test('only an administrator or a machine with the scope imports; an unknown import does not exist', async () => {
  const agent = await app.as('agent')
  expect((await app.call(contract.listImports, {}, { as: agent })).error.code).toBe('access.not-your-role')
  expect(
    (
      await app.call(
        contract.uploadImport,
        { fileName: 'a', source: 'b' },
        { as: agent, payload: Buffer.from('a,b\n') },
      )
    ).status,
  ).toBe(403)
  expect((await app.call(contract.startImport, { id: 'imp_none', dry: true }, { as: admin })).status).toBe(404)
  expect((await app.call(contract.readImport, { id: 'imp_none' }, { as: admin })).status).toBe(404)
})

test('a mapping is saved under a name and offered again', async () => {
  const { kind, mapping, options } = (await upload(merchants, { source: 'save' })).body
  if (!kind) throw new Error('not recognised')
  const saved = { name: '店铺表', kind, mapping, options }
  expect((await app.call(contract.saveMapping, saved, { as: admin })).status).toBe(201)
  expect((await app.call(contract.saveMapping, saved, { as: admin })).error.code).toBe('import.mapping-name-taken')
  expect((await app.call(contract.listMappings, {}, { as: admin })).body.rows).toMatchObject([saved])
})
