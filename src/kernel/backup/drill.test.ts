import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { backupFolder } from '../../../tests/support/backups.ts'
import { fileAbout } from '../../../tests/support/filing.ts'
import { consumerId } from '../../../tests/support/order.ts'
import { pdf, uploadsOf } from '../../../tests/support/uploads.ts'
import { listMyNotices } from '../notice/notice.contract.ts'
import { sequence } from '../proof/sequence.actions.ts'
import { signCheckpoint } from '../proof/sign.actions.ts'
import { activeDomainKey } from '../vault/open-keys.actions.ts'
import { domainNames } from '../vault/domain.rules.ts'
import type { AnyRoute } from '../route.contract.ts'
import * as contract from './backup.contract.ts'

const folder = backupFolder()
let app: TestApp
let admin: Person

beforeAll(async () => {
  // The files of this app lie where the test's parts put them; only they know where.
  app = await testApp({ now: '2026-03-02T09:00:00+08:00', backups: folder.backups })
  await app.inTx(async (ctx) => {
    for (const domain of domainNames) await activeDomainKey(ctx, domain)
  })
  admin = await app.as('admin')
  const consumer = await app.as('consumer', { consumerId: consumerId('C1') })
  const evidence = await uploadsOf(app, () => consumer).upload(pdf('收据'))
  await app.runJobs()
  await fileAbout(app, consumer, 'A-1', { files: [evidence.id] })
  await settle()
})
afterAll(async () => {
  await app.close()
  folder.remove()
})
beforeEach(async () => {
  admin = await app.as('admin')
})

async function settle(): Promise<void> {
  await app.runJobs({ keepFailures: true })
  await sequence(app.ctx())
  await signCheckpoint(app.ctx(), app.log.origin)
}
const look = async (as: Person = admin) => (await app.call(contract.listBackups, {}, { as })).body
const back = async () => {
  expect((await app.call(contract.askBackup, {}, { as: admin })).status).toBe(202)
  await settle()
}
const drill = async () => {
  const answer = await app.call(contract.askDrill, {}, { as: admin })
  expect([answer.error, answer.status]).toEqual([undefined, 202])
  await settle()
  return (await look()).drills[0]
}
const databases = async () =>
  (
    await sql<{ n: number }>`select count(*)::int as n from pg_database where datname like 'xiaobao\_rdr%'`.execute(
      app.db,
    )
  ).rows

test('before the first backup there is nothing to drill, and the page says that everything would be lost', async () => {
  expect(await look()).toMatchObject({ backups: [], drills: [], newestAt: null, passed: null, overdue: true })
  const answer = await app.call(contract.askDrill, {}, { as: admin })
  expect([answer.status, answer.error.code]).toEqual([409, 'drill.no-backup'])
})

test('a backup is made when an administrator asks, and the drill of it passes with what it looked at', async () => {
  await back()
  const [made] = (await look()).backups
  expect(made).toMatchObject({ kind: 'data', state: 'made', files: 1, newFiles: 1, missing: 0, problem: null })
  expect(await drill()).toMatchObject({ state: 'passed', problem: null, step: null, files: 1 })
  const { drills, passed, overdue } = await look()
  expect(drills[0]?.cells).toBeGreaterThan(5)
  expect(drills[0]?.facts).toBeGreaterThan(5)
  expect([passed?.takenAt, overdue]).toEqual([made?.takenAt, false])
  expect(await databases()).toEqual([{ n: 0 }])
  const facts = await sql<{
    kind: string
  }>`select kind from kernel.fact where kind in ('backup.made', 'restore.drilled') order by id`.execute(app.db)
  expect(facts.rows.map(({ kind }) => kind)).toEqual(['backup.made', 'restore.drilled'])
})

test('files that lie there already are not put again', async () => {
  await back()
  expect((await look()).backups[0]).toMatchObject({ state: 'made', files: 1, newFiles: 0 })
})

test('a week and a day without a drill that passed is told in red, and at /readyz', async () => {
  app.clock.now = new Date('2026-03-10T08:30:00+08:00')
  admin = await app.as('admin')
  expect((await look()).overdue).toBe(false)
  app.clock.now = new Date('2026-03-10T10:30:00+08:00')
  admin = await app.as('admin')
  expect((await look()).overdue).toBe(true)
  const kernel = app.capabilities.find(({ name }) => name === 'kernel')
  expect(await kernel?.health?.(app.ctx())).toContainEqual({ name: 'kernel.backup', ok: false })
})

test('what the drill opens archives with is gone after eight days: then a backup is made first', async () => {
  app.clock.now = new Date('2026-03-20T10:30:00+08:00')
  admin = await app.as('admin')
  // The key of what passes is changed and, eight days later, destroyed: what it sealed opens no more.
  await sql`update kernel.backup set drill_key = null`.execute(app.db)
  expect(await drill()).toMatchObject({ state: 'failed', problem: 'no-key', step: 'open' })
  await back()
  expect(await drill()).toMatchObject({ state: 'passed' })
})

test('a backup in which one byte was changed does not pass, administrators hear of it, and nothing is left behind', async () => {
  const label =
    readdirSync(join(folder.folder, 'place', 'data'))
      .toSorted()
      .at(-1) ?? ''
  const path = join(folder.folder, 'place', 'data', label, 'data.tar.gz.age.0001')
  const bytes = readFileSync(path)
  const changed = Buffer.from(bytes)
  changed.writeUInt8((changed[3000] ?? 0) ^ 4, 3000)
  writeFileSync(path, changed)
  expect(await drill()).toMatchObject({ state: 'failed', problem: 'broken', step: 'restore' })
  expect(await databases()).toEqual([{ n: 0 }])
  writeFileSync(path, bytes)
  const notices = (await app.call(listMyNotices, { limit: 50 }, { as: admin })).body.rows
  expect(notices.map(({ template }) => template)).toContain('backup.drill-failed')
  expect(await drill()).toMatchObject({ state: 'passed' })
})

test('a fact that was changed in the living log since the backup is found by the drill', async () => {
  const [fact] = (
    await sql<{
      id: string
      hashes: Buffer
    }>`select place as id, hashes from kernel.log_tile where level = 0 and place = 0`.execute(app.db)
  ).rows
  const changed = Buffer.from(fact?.hashes ?? Buffer.alloc(32))
  changed.writeUInt8((changed[5] ?? 0) ^ 1, 5)
  await sql`update kernel.log_tile set hashes = ${changed} where level = 0 and place = 0`.execute(app.db)
  expect((await app.call(contract.askDrill, {}, { as: admin })).status).toBe(202)
  await app.runJobs({ keepFailures: true })
  expect((await look()).drills[0]).toMatchObject({ state: 'failed', problem: 'log', step: 'log' })
  await sql`update kernel.log_tile set hashes = ${fact?.hashes} where level = 0 and place = 0`.execute(app.db)
})

test('asked for twice, a drill is begun once', async () => {
  const ask = () => app.call(contract.askDrill, {}, { as: admin })
  const both = await Promise.all([ask(), ask()])
  expect(both.map(({ status }) => status).toSorted()).toEqual([202, 409])
  expect(both.find(({ status }) => status === 409)?.error.code).toBe('drill.running')
  await settle()
})

test('only an administrator asks, the privacy officer reads, nobody else does', async () => {
  const officer = await app.as('privacy-officer')
  expect((await look(officer)).backups.length).toBeGreaterThan(0)
  const agent = await app.as('agent')
  for (const [route, who, status] of [
    [contract.askBackup, officer, 403],
    [contract.askDrill, officer, 403],
    [contract.listBackups, agent, 403],
    [contract.askDrill, agent, 403],
  ] as const)
    expect((await app.call(route as AnyRoute, {}, { as: who })).status, route.path).toBe(status)
  const bad = await app.call(contract.askDrill, { what: 'everything' } as never, { as: admin })
  expect([bad.status, bad.error.code]).toEqual([400, 'input.invalid'])
  const worse = await app.call(contract.askBackup, { what: 'everything' } as never, { as: admin })
  expect(worse.status).toBe(400)
  const list = await app.call(contract.listBackups, { what: 'everything' } as never, { as: admin })
  expect(list.status).toBe(400)
})

test('nobody set backups up: said so, and nothing runs', async () => {
  const bare = await testApp({ now: '2026-03-02T09:00:00+08:00' })
  const as = await bare.as('admin')
  expect((await bare.call(contract.listBackups, {}, { as })).body).toMatchObject({ place: null, overdue: false })
  for (const route of [contract.askBackup, contract.askDrill]) {
    const answer = await bare.call(route as AnyRoute, {}, { as })
    expect([answer.status, answer.error.code]).toEqual([409, 'backup.not-set-up'])
  }
  await bare.close()
})
