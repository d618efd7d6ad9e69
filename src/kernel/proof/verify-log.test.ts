import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../tests/support/app.ts'
import { record } from '../fact/record.ts'
import { keepCheckpoint } from './kept-checkpoint.ts'
import { openLog } from './open-log.ts'
import { sequence } from './sequence.actions.ts'
import { signCheckpoint } from './sign.actions.ts'
import { verifyLog } from './verify-log.actions.ts'

let app: TestApp
const facts = 600
const tables = ['fact', 'fact_pending', 'fact_place', 'log_tile', 'log_head', 'checkpoint'] as const
beforeAll(async () => {
  app = await testApp()
  for (let n = 0; n < facts; n += 100) {
    const news = Array.from({ length: 100 }, (_, at) => ({
      kind: 'kettle.boiled',
      subject: `ktl_${at % 5}`,
      data: { n, at },
    }))
    await app.inTx((ctx) => record(ctx, news))
    await sequence(app.ctx())
    await signCheckpoint(app.ctx(), app.log.origin)
  }
  await run(sql`create schema saved`)
  for (const table of tables)
    await run(sql`create table ${sql.table(`saved.${table}`)} as table ${sql.table(`kernel.${table}`)}`)
})
afterAll(() => app.close())
/** Each test changes the log as it was written. */
beforeEach(async () => {
  for (const table of tables) {
    await run(sql`truncate ${sql.table(`kernel.${table}`)}`)
    await run(sql`insert into ${sql.table(`kernel.${table}`)} select * from ${sql.table(`saved.${table}`)}`)
  }
  await rm(app.log.file, { force: true })
})

const verified = async (kept: readonly string[] = []) => verifyLog(app.ctx(), kept, () => {})
const first = async () => (await verified()).problems[0]
const lastNote = async () =>
  (await app.db.selectFrom('kernel.checkpoint').select('note').orderBy('size', 'desc').executeTakeFirstOrThrow()).note
const fact = sql`(select fact from kernel.fact_place where place = 345)`
const run = (query: ReturnType<typeof sql>) => query.execute(app.db)

test('a log that nobody touched is whole', async () => {
  expect(await verified([await lastNote()])).toEqual({ size: facts, checkpoints: 7, problems: [] })
  await openLog(app.ctx(), app.log)
})

const changes: readonly [string, ReturnType<typeof sql>][] = [
  ['data', sql`update kernel.fact set data = data || '{"n": 7}' where id = ${fact}`],
  ['instant', sql`update kernel.fact set at = at + interval '1 microsecond' where id = ${fact}`],
  ['actor', sql`update kernel.fact set actor = 'acc_other' where id = ${fact}`],
  ['role', sql`update kernel.fact set role = 'admin' where id = ${fact}`],
  ['purpose', sql`update kernel.fact set purpose = 'curiosity' where id = ${fact}`],
  ['kind', sql`update kernel.fact set kind = 'kettle.emptied' where id = ${fact}`],
  ['rulebook', sql`update kernel.fact set rulebook = 'other' where id = ${fact}`],
  ['subject', sql`update kernel.fact set subject = 'ktl_9' where id = ${fact}`],
  ['removal', sql`delete from kernel.fact where id = ${fact}`],
  ['its place', sql`delete from kernel.fact_place where place = 345`],
  [
    'order',
    sql`update kernel.fact_place p set fact = o.fact, subject = o.subject from kernel.fact_place o
      where p.place in (345, 346) and o.place = 691 - p.place`,
  ],
  [
    'leaf',
    sql`update kernel.log_tile set hashes = set_byte(hashes, 89 * 32, 255 - get_byte(hashes, 89 * 32)) where level = 0 and place = 1`,
  ],
]
for (const [what, change] of changes)
  test(`number 345 is named when its ${what} is changed`, async () => {
    const swaps = what === 'order'
    if (swaps) await run(sql`alter table kernel.fact_place drop constraint fact_place_fact_key`)
    await run(change)
    if (swaps) await run(sql`alter table kernel.fact_place add constraint fact_place_fact_key unique (fact)`)
    expect((await first())?.at).toBe(345)
  })

test('a tile above that was changed is named by the first fact under it', async () => {
  await run(sql`update kernel.log_tile set hashes = set_byte(hashes, 40, 255 - get_byte(hashes, 40)) where level = 1`)
  expect(await first()).toMatchObject({ at: 256, why: expect.stringContaining('tile 1/0') })
})

test('a fact that came into the database past the program, or vanished before it had a place, is found', async () => {
  await run(
    sql`insert into kernel.fact select 'ktl_0', 'fct_back_dated', kind, at, actor, role, purpose, rulebook, data from kernel.fact limit 1`,
  )
  expect((await first())?.why).toContain('fct_back_dated came into the database past the program')
  await run(sql`delete from kernel.fact where id = 'fct_back_dated'`)
  await app.inTx((ctx) => record(ctx, [{ kind: 'kettle.boiled', subject: 'ktl_1' }]))
  await run(sql`delete from kernel.fact where id = (select fact from kernel.fact_pending)`)
  expect(await sequence(app.ctx())).toBe(0)
  expect((await first())?.why).toContain('waited for its number and is gone')
})

const cutOff = async () => {
  await run(sql`delete from kernel.fact where id in (select fact from kernel.fact_place where place >= 550)`)
  await run(sql`delete from kernel.fact_place where place >= 550`)
  await run(sql`update kernel.log_head set size = 550`)
}

test('the newest facts cut off contradict their checkpoint: named, and no start on it', async () => {
  await cutOff()
  expect((await first())?.at).toBe(550)
  await expect(openLog(app.ctx(), app.log)).rejects.toThrow(
    /holds 550 facts, and its last checkpoint was signed over 600[^]*xiaobao -- verify/,
  )
})

test('cut off together with its checkpoints, only what was kept outside shows it: the file beside the database does', async () => {
  await keepCheckpoint(app.log, { note: await lastNote() })
  const outside = await lastNote()
  await run(sql`delete from kernel.checkpoint where size > 550`)
  await cutOff()
  expect(await first()).toBeUndefined()
  expect((await verified([outside])).problems[0]).toMatchObject({ at: 550, why: expect.stringContaining('cut off') })
  await expect(openLog(app.ctx(), app.log)).rejects.toThrow('signed over 600')
  await rm(app.log.file)
  await openLog(app.ctx(), app.log)
})

test('everything written anew with its hashes: the checkpoints that were signed before show between which numbers', async () => {
  await run(sql`update kernel.fact set data = '{"n": 7}' where id = ${fact}`)
  await run(sql`insert into kernel.fact_pending (fact, subject) select fact, subject from kernel.fact_place`)
  await run(sql`truncate kernel.fact_place, kernel.log_tile`)
  await run(sql`update kernel.log_head set size = 0`)
  while ((await sequence(app.ctx())) > 0);
  expect(await first()).toMatchObject({ at: 300, why: expect.stringContaining('number 399') })
  await expect(openLog(app.ctx(), app.log)).rejects.toThrow('the first 600 facts are not those')
  await app.inTx((ctx) => record(ctx, [{ kind: 'kettle.boiled', subject: 'ktl_1' }]))
  await sequence(app.ctx())
  await expect(signCheckpoint(app.ctx(), app.log.origin)).rejects.toThrow('nothing is signed')
})

test('a checkpoint that was changed, or signed by another key, is no checkpoint', async () => {
  await run(sql`update kernel.checkpoint set root = set_byte(root, 0, 255 - get_byte(root, 0)) where size = 300`)
  expect((await first())?.why).toContain('checkpoint 300 is not signed')
  await mkdir(dirname(app.log.file), { recursive: true })
  await writeFile(app.log.file, (await lastNote()).replace('600', '601'))
  await expect(openLog(app.ctx(), app.log)).rejects.toThrow('not signed by its key')
})

test('a tile at the edge that is gone or too short ends the start in words', async () => {
  await run(sql`update kernel.log_tile set hashes = substring(hashes for 32) where level = 0 and place = 2`)
  await expect(openLog(app.ctx(), app.log)).rejects.toThrow('tile 0/2 is missing or too short')
  expect((await first())?.at).toBe(513)
})
