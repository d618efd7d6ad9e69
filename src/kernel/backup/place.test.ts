import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { backupFolder, backupsOf } from '../../../tests/support/backups.ts'
import { emptyDatabase } from '../../../tests/support/database.ts'
import { pdf, uploadsOf } from '../../../tests/support/uploads.ts'
import { diskStore } from '../evidence/disk-store.ts'
import { contentKey } from '../evidence/file-store.ts'
import { s3Store } from '../evidence/s3-store.ts'
import { newId } from '../id.ts'
import { enqueue } from '../job/enqueue.ts'
import { eraseSubject } from '../vault/erase.actions.ts'
import { backupJob } from './backup.jobs.ts'
import { alwaysKept, begunAt, expiredOf } from './expire.rules.ts'
import { isLabel, labelOf } from './manifest.ts'

const dayMs = 86_400_000
const bucketHome = mkdtempSync(join(tmpdir(), 'xiaobao-backup-s3-'))
const drops: (() => unknown)[] = []
let app: TestApp
let consumer: Person

beforeAll(async () => {
  app = await testApp({ now: '2026-03-01T03:15:00+08:00' })
  consumer = await app.as('consumer')
})
afterAll(async () => {
  await app.close()
  for (const drop of drops) await drop()
  rmSync(bucketHome, { recursive: true, force: true })
})

const keep = async (text: string): Promise<string> => {
  const { sha256 } = await uploadsOf(app, () => consumer).upload(pdf(text))
  await app.runJobs()
  return sha256 ?? ''
}

test('labels sort by time and say when; the last three are kept however old, the others for their days', () => {
  const start = Date.parse('2026-01-01T00:00:00Z')
  const labels = fc.uniqueArray(fc.integer({ min: 0, max: 400 }), { maxLength: 40 })
  fc.assert(
    fc.property(labels, fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 60 }), (offsets, today, days) => {
      const all = offsets.map((offset) => labelOf(newId('bkp'), new Date(start + offset * dayMs)))
      expect(all.every(isLabel)).toBe(true)
      const now = new Date(start + today * dayMs)
      const gone = expiredOf(all, { now, days })
      const left = all.filter((label) => !gone.includes(label))
      expect(left.length).toBeGreaterThanOrEqual(Math.min(alwaysKept, all.length))
      expect(gone.every((label) => now.getTime() - begunAt(label) > days * dayMs)).toBe(true)
      // Nothing that goes is newer than anything that stays.
      expect(Math.max(-Infinity, ...gone.map(begunAt)) <= Math.min(Infinity, ...left.map(begunAt))).toBe(true)
    }),
  )
})

test('old backups go with the files that none of the others needs; keys go sooner than data', async () => {
  const folder = backupFolder({ days: 5, keyDays: 4 })
  drops.push(folder.remove)
  const own = backupsOf(app, folder)
  const names = (kind: string) => readdirSync(join(folder.folder, 'place', kind)).toSorted()
  const files = () =>
    readdirSync(join(folder.folder, 'place', 'files'), { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.age'),
    )
  const early = await keep('只在前几天')
  const first = app.clock.now
  await own.make()
  expect(files()).toHaveLength(1)
  // The file is gone from the product the next day; the backup of the day before still needs it.
  await sql`delete from kernel.file where sha256 = ${early}`.execute(app.db)
  await sql`delete from kernel.file_content where sha256 = ${early}`.execute(app.db)
  for (let day = 1; day <= 4; day += 1) {
    app.clock.now = new Date(first.getTime() + day * dayMs)
    await own.make()
  }
  expect([names('data').length, names('keys').length, files().length]).toEqual([5, 5, 1])
  app.clock.now = new Date(first.getTime() + 5 * dayMs + 3_600_000)
  await own.make()
  expect([names('data').length, names('keys').length, files().length]).toEqual([5, 4, 0])
  const states = await sql<{
    state: string
    n: number
  }>`select state, count(*)::int as n from kernel.backup group by 1 order by 1`.execute(app.db)
  expect(states.rows).toEqual([
    { state: 'expired', n: 1 },
    { state: 'made', n: 5 },
  ])
})

test('what somebody took out of the place is put there again, what a killed one left is taken away', async () => {
  const folder = backupFolder()
  drops.push(folder.remove)
  const own = backupsOf(app, folder)
  await sql`delete from kernel.backup_file`.execute(app.db)
  const hash = await keep('还在')
  await own.make()
  const place = join(folder.folder, 'place')
  rmSync(join(place, 'files'), { recursive: true })
  const left = join(place, 'data', labelOf(newId('bkp'), new Date('2026-02-01T00:00:00Z')))
  mkdirSync(left)
  writeFileSync(join(left, 'data.tar.gz.age.0001'), 'half')
  app.clock.now = new Date(app.clock.now.getTime() + 60_000)
  await own.make()
  expect(readdirSync(join(place, 'data'))).toHaveLength(2)
  const database = await emptyDatabase()
  await own.restore(database.connectionString, await own.choose())
  await database.drop()
  expect(await folder.returned.size(contentKey(hash))).toBe(pdf('还在').length)
})

test('a place that removes nothing keeps the backup that was made, and it is told what did not go', async () => {
  const folder = backupFolder({ days: 1, keyDays: 1 })
  drops.push(folder.remove)
  const refuses = async () => {
    throw Object.assign(new Error('not allowed'), { code: 'EACCES' })
  }
  const stubborn = { ...folder.store, remove: refuses }
  const own = backupsOf(app, { ...folder, place: { ...folder.place, store: stubborn } })
  for (let day = 0; day <= alwaysKept; day += 1) {
    if (day < alwaysKept) await own.make()
    else await expect(own.make()).rejects.toThrow('the backup was made')
    app.clock.now = new Date(app.clock.now.getTime() + 2 * dayMs)
  }
  // Days went by: whoever uploads for the tests below signs in again.
  consumer = await app.as('consumer')
  const { rows } = await sql<{
    id: string
    state: string
  }>`select id, state from kernel.backup order by started_at desc, id desc limit 1`.execute(app.db)
  expect(rows[0]?.state).toBe('made')
  const { data, keys } = await own.choose(rows[0]?.id)
  for (const { name, bytes } of [...data.archive.parts, ...keys.archive.parts])
    expect(await folder.store.size(name), name).toBe(bytes)
})

test('the night makes one backup where old ones stay, and says by itself that they do', async () => {
  const folder = backupFolder({ days: 1, keyDays: 1 })
  drops.push(folder.remove)
  const remove = async () => {
    throw Object.assign(new Error('not allowed'), { code: 'EACCES' })
  }
  const place = { ...folder.place, store: { ...folder.store, remove } }
  const own = (connectionString: string) => ({ ...folder.backups(connectionString), place })
  const other = await testApp({ now: '2026-03-02T09:00:00+08:00', backups: own })
  drops.push(() => other.close())
  const { make } = backupsOf(other, { ...folder, place, backups: own })
  for (let day = 0; day < alwaysKept; day += 1) {
    await make()
    other.clock.now = new Date(other.clock.now.getTime() + 2 * dayMs)
  }
  await other.inTx((ctx) => enqueue(ctx, backupJob(own(other.connectionString)), {}))
  for (let again = 0; again < 5; again += 1) await other.runJobs({ keepFailures: true })
  const { rows } = await sql<{ state: string }>`select state from kernel.backup`.execute(other.db)
  expect(rows.map(({ state }) => state)).toEqual(Array.from({ length: alwaysKept + 1 }, () => 'made'))
  const failed = await sql<{ job: string }>`select job from kernel.job_failure`.execute(other.db)
  expect(new Set(failed.rows.map(({ job }) => job))).toEqual(new Set(['kernel.backup-expire']))
})

test('a file that the store has lost is told, and does not keep the rest from being kept', async () => {
  const folder = backupFolder()
  drops.push(folder.remove)
  const hash = await keep('会丢')
  await app.files.store.remove(contentKey(hash))
  await backupsOf(app, folder).make()
  const { rows } = await sql<{
    state: string
    missing: number
  }>`select state, missing from kernel.backup order by started_at desc, id desc limit 1`.execute(app.db)
  expect(rows).toEqual([{ state: 'made', missing: 1 }])
  await sql`delete from kernel.file where sha256 = ${hash}`.execute(app.db)
  await sql`delete from kernel.file_content where sha256 = ${hash}`.execute(app.db)
})

const small = join(bucketHome, 'small')
mkdirSync(small)
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', small]).status === 0
if (mounted) drops.push(() => spawnSync('umount', [small]))
test.skipIf(!mounted)(
  'a full disk is told as that, leaves nothing that looks like a backup, and the next one is made (skipped where nothing may be mounted)',
  async () => {
    const folder = backupFolder({ store: diskStore(small) })
    drops.push(folder.remove)
    await expect(backupsOf(app, folder).make()).rejects.toThrow('the disk is full')
    expect(
      readdirSync(small, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('manifest')),
    ).toEqual([])
    const { rows } = await sql<{
      problem: string
    }>`select problem from kernel.backup order by started_at desc, id desc limit 1`.execute(app.db)
    expect(rows).toEqual([{ problem: 'disk-full' }])
    const roomy = backupFolder()
    drops.push(roomy.remove)
    expect(await backupsOf(app, roomy).make()).toMatch(/^bkp_/)
  },
)

test('minutes after somebody was forgotten the keys are backed up anew, once for many', async () => {
  const folder = backupFolder()
  const other = await testApp({ now: '2026-03-02T09:00:00+08:00', backups: folder.backups })
  const people = [
    await other.as('consumer', { email: 'a@example.com' }),
    await other.as('consumer', { email: 'b@example.com' }),
  ]
  for (const { actor } of people)
    await other.inTx((ctx) =>
      eraseSubject(ctx, { subject: actor.id, domains: ['identity'], reason: 'subject-request' }),
    )
  await other.runJobs()
  const made = () => sql<{ kind: string; state: string }>`select kind, state from kernel.backup`.execute(other.db)
  expect((await made()).rows).toEqual([])
  other.clock.now = new Date('2026-03-02T09:11:00+08:00')
  await other.runJobs()
  expect((await made()).rows).toEqual([{ kind: 'keys', state: 'made' }])
  await other.close()
  folder.remove()
})

test('a bucket does as well as a folder', async () => {
  const server = await s3rver()
  const port = server.port
  const access = { endpoint: `http://127.0.0.1:${port}`, region: 'us-east-1', bucket: 'backups', pathStyle: true }
  const store = s3Store({ ...access, accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' })
  const folder = backupFolder({ store })
  drops.push(folder.remove)
  const own = backupsOf(app, { ...folder, store })
  await sql`delete from kernel.backup_file`.execute(app.db)
  const hash = await keep('在桶里')
  await own.make()
  const database = await emptyDatabase()
  const done = await own.restore(database.connectionString, await own.choose())
  expect(done.files).toBeGreaterThan(0)
  expect(await folder.returned.size(contentKey(hash))).toBe(pdf('在桶里').length)
  await database.drop()
  const all: string[] = []
  for await (const key of store.list('files/')) all.push(key)
  expect(all).toHaveLength(done.files)
  server.stop()
})

async function s3rver() {
  const port = await new Promise<number>((found) => {
    const listener = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = listener.address() as AddressInfo
      listener.close(() => found(free))
    })
  })
  const program = createRequire(import.meta.url).resolve('s3rver/bin/s3rver.js')
  const options = [
    '-a',
    '127.0.0.1',
    '-p',
    String(port),
    '-d',
    join(bucketHome, 'bucket'),
    '--configure-bucket',
    'backups',
  ]
  const server: ChildProcess = spawn(process.execPath, [program, ...options], { stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise<void>((ready, fail) => {
    server.stdout?.once('data', () => ready())
    server.once('exit', (code) => fail(new Error(`s3rver left with ${code}`)))
  })
  const stop = () => {
    server.removeAllListeners('exit')
    server.kill('SIGTERM')
  }
  return { port, stop }
}
