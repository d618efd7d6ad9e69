import { fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../tests/support/app.ts'
import { record } from '../fact/record.ts'
import { sequence } from './sequence.actions.ts'
import { signCheckpoint } from './sign.actions.ts'
import { verifyLog } from './verify-log.actions.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

const boil = (n: number) => ({ kind: 'kettle.boiled', subject: `ktl_${n % 7}`, data: { n } })
const placed = async () => {
  const rows = await app.db.selectFrom('kernel.fact_place').select(['place', 'fact']).orderBy('place').execute()
  expect(rows.map(({ place }) => place)).toEqual(rows.map((_, at) => at))
  expect(new Set(rows.map(({ fact }) => fact)).size).toBe(rows.length)
  return rows.map(({ fact }) => fact)
}
const everything = async (ctx = app.ctx()) => {
  while ((await sequence(ctx, 50)) > 0);
}
const problems = async () => (await verifyLog(app.ctx(), [], () => {})).problems

test('facts get their places in their order, without a gap, and none is left waiting', async () => {
  const facts = await app.inTx((ctx) =>
    record(
      ctx,
      Array.from({ length: 120 }, (_, n) => boil(n)),
    ),
  )
  await everything()
  const after = await placed()
  expect(after.slice(-120)).toEqual(facts.map(({ id }) => id))
  expect(await sequence(app.ctx())).toBe(0)
  expect(await problems()).toEqual([])
})

test('what a long transaction commits late gets its place then; nothing that was faster waits for it', async () => {
  let commit = () => {}
  const open = new Promise<void>((resolve) => (commit = resolve))
  let late = ''
  const recorded = Promise.withResolvers<void>()
  const long = app.inTx(async (ctx) => {
    late = (await record(ctx, [boil(1)]))[0]!.id
    recorded.resolve()
    await open
  })
  await recorded.promise
  const [quick] = await app.inTx((ctx) => record(ctx, [boil(2)]))
  await everything()
  expect((await placed()).at(-1)).toBe(quick!.id)
  commit()
  await long
  await everything()
  expect((await placed()).at(-1)).toBe(late)
  expect(late < quick!.id).toBe(true)
})

test('a fact that is rolled back leaves nothing that waits', async () => {
  const failing = app.inTx(async (ctx) => {
    await record(ctx, [boil(3)])
    throw new Error('power cut')
  })
  await expect(failing).rejects.toThrow('power cut')
  expect(await app.db.selectFrom('kernel.fact_pending').selectAll().execute()).toEqual([])
})

test('a writer does not wait for whoever gives the places', async () => {
  await app.inTx(async (ctx) => {
    await sql`select size from kernel.log_head for update`.execute(ctx.db)
    await app.inTx((other) => record(other, [boil(4)]))
  })
  await everything()
})

test('two that give places at once, and write meanwhile, make one order', async () => {
  const before = (await placed()).length
  const writing = Array.from({ length: 6 }, (_, w) =>
    (async () => {
      for (let n = 0; n < 25; n += 1) await app.inTx((ctx) => record(ctx, [boil(w), boil(n)]))
    })(),
  )
  const writers = Promise.all(writing)
  const giving = [1, 2].map(async () => {
    for (const _ of Array.from({ length: 40 })) await sequence(app.ctx(), 5)
  })
  await Promise.all([writers, ...giving])
  await everything()
  expect((await placed()).length).toBe(before + 300)
  expect(await problems()).toEqual([])
})

test('a checkpoint is signed when there is something new, and never over what does not continue the last one', async () => {
  const first = await signCheckpoint(app.ctx(), app.log.origin)
  expect(first?.note).toMatch(/^xiaobao\.example\.com\/facts\n/)
  expect(await signCheckpoint(app.ctx(), app.log.origin)).toBeNull()
  await app.inTx((ctx) => record(ctx, [boil(5)]))
  await everything()
  const earlier = { ...app.ctx(), now: new Date(app.clock.now.getTime() - 86_400_000) }
  const second = await signCheckpoint(earlier, app.log.origin)
  expect(second?.size).toBe(first!.size + 1)
  // The clock was set back a day; the log does not get younger.
  expect(second?.signed_at).toEqual(first?.signed_at)
  expect(await problems()).toEqual([])
})

test(
  'killed at any moment, it leaves no gap, no double and no fact behind, also when two of them run',
  { timeout: 120_000 },
  async () => {
    const own = await testApp()
    const secret = randomBytes(32).toString('hex')
    const child = fileURLToPath(new URL('../../../tests/support/sequencer-child.ts', import.meta.url))
    const start = async () => {
      const running = fork(child, [own.connectionString, secret], { stdio: 'ignore' })
      const died = once(running, 'exit')
      await once(running, 'message')
      return { kill: () => running.kill('SIGKILL'), died }
    }
    for (let kills = 0; kills < 8; kills += 1) {
      const pair = [await start(), await start()]
      // Each time they are killed at another moment of their work, under writing.
      for (const n of Array.from({ length: 15 + kills * 4 }).keys())
        await own.inTx((ctx) => record(ctx, [boil(n), boil(kills)]))
      for (const one of pair) one.kill()
      await Promise.all(pair.map((one) => one.died))
    }
    while ((await sequence(own.ctx(), 500)) > 0);
    const { rows } = await sql<{ facts: number; places: number; last: number; waiting: number }>`select
      (select count(*) from kernel.fact) as facts, (select count(*) from kernel.fact_place) as places,
      (select max(place) from kernel.fact_place) as last, (select count(*) from kernel.fact_pending) as waiting`.execute(
      own.db,
    )
    const { facts, places, last, waiting } = rows[0]!
    expect({ places, last, waiting }).toEqual({ places: facts, last: facts - 1, waiting: 0 })
    const { problems: found, checkpoints } = await verifyLog(own.ctx(), [], () => {})
    expect(found).toEqual([])
    expect(checkpoints).toBeGreaterThan(0)
    await own.close()
  },
)

test('what could not be proved is not recorded: numbers that are none, half characters, far too much', async () => {
  const data = (one: unknown) => app.inTx((ctx) => record(ctx, [{ ...boil(1), data: { one } as never }]))
  for (const one of [Number.NaN, Infinity, 1n, '\uD800', 'x'.repeat(1_000_000)])
    await expect(data(one)).rejects.toThrow()
})
