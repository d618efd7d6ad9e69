import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { appOn } from '../../../tests/support/app-on.ts'
import { backupFolder, backupsOf, person } from '../../../tests/support/backups.ts'
import { emptyDatabase } from '../../../tests/support/database.ts'
import { fileAbout } from '../../../tests/support/filing.ts'
import { consumerId } from '../../../tests/support/order.ts'
import { testRulebook } from '../../../tests/support/parts.ts'
import { runSql } from '../../../tests/support/sql.ts'
import { pdf, uploadsOf } from '../../../tests/support/uploads.ts'
import { readCase } from '../../complaints/case.contract.ts'
import { openSession } from '../access/session.actions.ts'
import type { Ctx } from '../context.ts'
import { contentKey } from '../evidence/file-store.ts'
import { sequence } from '../proof/sequence.actions.ts'
import { signCheckpoint } from '../proof/sign.actions.ts'
import { verifyLog } from '../proof/verify-log.actions.ts'
import { eraseSubject } from '../vault/erase.actions.ts'
import { quoted, tablesOf } from './catalogue.ts'
import { plugInErasures } from './erasures.ts'
import { leftOut } from './what.ts'

const folder = backupFolder()
let app: TestApp
let consumer: Person
let own: ReturnType<typeof backupsOf>
let complaint = ''
let file = ''
const drops: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T09:00:00+08:00' })
  consumer = await app.as('consumer', { consumerId: consumerId('C1'), email: 'lin@example.com' })
  const evidence = await uploadsOf(app, () => consumer).upload(pdf('收据'))
  await app.runJobs()
  const filed = await fileAbout(app, consumer, 'A-1', { files: [evidence.id], text: '杯子碎了，商家不理。' })
  complaint = filed.id
  file = evidence.sha256 ?? ''
  await sequence(app.ctx())
  await signCheckpoint(app.ctx(), app.log.origin)
  own = backupsOf(app, folder)
  await own.make()
})
afterAll(async () => {
  for (const drop of drops) await drop()
  await app.close()
  folder.remove()
})

async function empty(): Promise<string> {
  const database = await emptyDatabase()
  drops.push(database.drop)
  return database.connectionString
}

/** Every table by what it holds, whatever the order of its rows. */
async function contentsOf(connectionString: string): Promise<Record<string, string>> {
  const client = new Client({ connectionString })
  await client.connect()
  const found: Record<string, string> = {}
  for (const { name } of await tablesOf(client)) {
    const { rows } = await client.query(
      `select md5(coalesce(string_agg(row, '|' order by row), '')) as sum, count(*) as n from (select t::text as row from ${quoted(name)} t) x`,
    )
    found[name] = `${rows[0].n} ${rows[0].sum}`
  }
  await client.end()
  return found
}

test('what was backed up comes back: every row of every table, counters, references, files', async () => {
  const connectionString = await empty()
  const done = await own.restore(connectionString, await own.choose())
  expect(done).toEqual({ files: 1, forgotten: [] })
  const [was, is] = [await contentsOf(app.connectionString), await contentsOf(connectionString)]
  expect(Object.keys(is)).toEqual(Object.keys(was))
  // What a backup says of itself stands in it only when it is made, and sessions are not brought back.
  const apart = [...leftOut, 'kernel.backup', 'kernel.fact', 'kernel.fact_pending', 'kernel.reaction_done']
  for (const [name, content] of Object.entries(was))
    if (!apart.includes(name)) expect(`${name} ${is[name]}`).toBe(`${name} ${content}`)
  const counted = `select last_value from kernel.vault_subject_key_kid_seq`
  expect(await runSql(connectionString, counted)).toEqual(await runSql(app.connectionString, counted))
  const references = `select count(*)::int as n from pg_constraint where contype = 'f'`
  expect(await runSql(connectionString, references)).toEqual(await runSql(app.connectionString, references))
  expect(await folder.returned.size(contentKey(file))).toBe(pdf('收据').length)
})

test('the product runs on it: the consumer signs in, reads the own complaint in the open, and the log is whole', async () => {
  const connectionString = await empty()
  await own.restore(connectionString, await own.choose())
  const restored = await appOn(connectionString, { rulebook: testRulebook, now: '2026-03-02T10:00:00+08:00' })
  const ctx = { ...app.ctx(consumer.actor), db: restored.db }
  const { token } = await openSession(ctx, { userAgent: 'test', ip: '127.0.0.1' })
  const answer = await restored.server.inject({
    method: 'GET',
    url: readCase.path.replace(':id', complaint),
    headers: { cookie: `xiaobao_session=${token}` },
  })
  expect(answer.json()).toMatchObject({ id: complaint })
  expect(answer.body).toContain('杯子碎了')
  const { size, problems } = await verifyLog({ ...app.ctx(), db: restored.db }, [], () => {})
  expect([size > 0, problems]).toEqual([true, []])
  await restored.close()
})

test('whoever was forgotten after the backup is forgotten in what is restored, although the older keys still lie there', async () => {
  const other = await app.as('consumer', { consumerId: consumerId('C9'), email: 'erased@example.com' })
  await own.make()
  const before = await own.choose()
  app.clock.now = new Date('2026-03-02T12:00:00+08:00')
  await app.inTx((ctx) =>
    eraseSubject(ctx, { subject: other.actor.id, domains: ['identity'], reason: 'subject-request' }),
  )
  await app.runJobs()
  app.clock.now = new Date('2026-03-02T12:15:00+08:00')
  const soon = await own.choose(before.data.label)
  expect(soon.newestKeys.label).toBe(before.keys.label)
  await own.makeKeys()
  const connectionString = await empty()
  const done = await own.restore(connectionString, await own.choose(before.data.label))
  expect(done.forgotten).toEqual([other.actor.id])
  const asked = `select state, wrapped, reason from kernel.vault_subject_key where subject = '${other.actor.id}' and domain = 'identity'`
  expect(await runSql(connectionString, asked)).toEqual([
    { state: 'destroyed', wrapped: null, reason: 'subject-request' },
  ])
  const found = `select email_index from kernel.account where id = '${other.actor.id}'`
  expect(await runSql(connectionString, found)).toEqual([{ email_index: null }])
})

test('what a capability erased since is carried out again, by its ledger, which travels with the last keys', async () => {
  const replayed: number[] = []
  const ledger = 'kernel.witnessed'
  const counted = async (ctx: Ctx) => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from kernel.witnessed`.execute(ctx.db)
    replayed.push(rows[0]?.n ?? 0)
  }
  plugInErasures([{ ledgers: [ledger], replay: counted }])
  const add = (origin: string) =>
    sql`insert into kernel.witnessed (origin, size, root, note, signed_at) values (${origin}, 1, ${Buffer.alloc(32)}, '', now())`.execute(
      app.db,
    )
  await add('erased-before')
  await own.make()
  const chosen = await own.choose()
  app.clock.now = new Date(app.clock.now.getTime() + 3_600_000)
  await add('erased-since')
  await own.makeKeys()
  const connectionString = await empty()
  await own.restore(connectionString, await own.choose(chosen.data.label))
  expect(replayed).toEqual([2])
  plugInErasures([])
  await sql`delete from kernel.witnessed`.execute(app.db)
  await own.make()
})

test('a database in which something lives is not touched', async () => {
  const before = await contentsOf(app.connectionString)
  await expect(own.restore(app.connectionString, await own.choose())).rejects.toThrow('the database is not empty')
  expect(await contentsOf(app.connectionString)).toEqual(before)
})

test('a stranger with another key gets nothing, and the database is empty again', async () => {
  const connectionString = await empty()
  await expect(own.restore(connectionString, await own.choose(), person().identities)).rejects.toThrow(
    'not one of those',
  )
  expect(
    await runSql(connectionString, `select nspname from pg_namespace where nspname in ('kernel', 'xiaobao_restoring')`),
  ).toEqual([])
})

test('one flipped byte in any file of the place is found, and nothing of it stays', async () => {
  const chosen = await own.choose()
  const connectionString = await empty()
  const place = join(folder.folder, 'place')
  const belongs = [chosen.data.label, chosen.keys.label, 'files']
  const names = readdirSync(place, { recursive: true, encoding: 'utf8' })
  const files = names.filter((name) => /\.(json|age|\d{4})$/.test(name) && belongs.some((part) => name.includes(part)))
  expect(files.length).toBe(5)
  for (const name of files) {
    const path = join(place, name)
    const bytes = readFileSync(path)
    const changed = Buffer.from(bytes)
    const at = Math.floor(bytes.length * 0.6)
    changed.writeUInt8((changed[at] ?? 0) ^ 1, at)
    // What was put back by the tests above would be found where evidence is kept.
    await folder.returned.remove(contentKey(file))
    writeFileSync(path, changed)
    await expect(
      own.choose().then((one) => own.restore(connectionString, one)),
      name,
    ).rejects.toThrow(/changed|cut off/)
    writeFileSync(path, bytes.subarray(0, at))
    await expect(
      own.choose().then((one) => own.restore(connectionString, one)),
      name,
    ).rejects.toThrow(/changed|cut off/)
    writeFileSync(path, bytes)
    expect(await runSql(connectionString, `select nspname from pg_namespace where nspname = 'kernel'`), name).toEqual(
      [],
    )
  }
  await own.restore(connectionString, await own.choose())
})

test('keys that are gone, a manifest of another backup and a schema of a newer version are refused in words', async () => {
  const place = join(folder.folder, 'place')
  const connectionString = await empty()
  const chosen = await own.choose()
  const newer = {
    ...chosen.data,
    migrations: [...chosen.data.migrations, { name: '9999_later.sql', sha256: 'f'.repeat(64) }],
  }
  await expect(own.restore(connectionString, { ...chosen, data: newer })).rejects.toThrow('newer Xiaobao')
  const rewritten = chosen.data.migrations.map((one, at) => (at === 3 ? { ...one, sha256: '0'.repeat(64) } : one))
  const other = { ...chosen, data: { ...chosen.data, migrations: rewritten } }
  await expect(own.restore(connectionString, other)).rejects.toThrow('was changed after')
  const fewer = { ...chosen, data: { ...chosen.data, rows: { ...chosen.data.rows, 'kernel.account': 1 } } }
  await expect(own.restore(connectionString, fewer)).rejects.toThrow('kernel.account has')
  const [older = '', newest = ''] = readdirSync(join(place, 'data')).toSorted().slice(-2)
  const manifest = join(place, 'data', newest, 'manifest.json')
  const bytes = readFileSync(manifest)
  writeFileSync(manifest, readFileSync(join(place, 'data', older, 'manifest.json')))
  await expect(own.choose()).rejects.toThrow('the manifest of another backup')
  writeFileSync(manifest, bytes)
  renameSync(join(place, 'keys'), join(place, 'taken'))
  await expect(own.choose()).rejects.toThrow('are not in this place')
  renameSync(join(place, 'taken'), join(place, 'keys'))
  await expect(own.choose('bkp_00000000000000000000000000')).rejects.toThrow('no whole backup bkp_0')
  expect(await runSql(connectionString, `select nspname from pg_namespace where nspname = 'kernel'`)).toEqual([])
})
