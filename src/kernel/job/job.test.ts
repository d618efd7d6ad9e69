import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { testApp, type TestApp } from '../../../tests/support/app.ts'
import { readSetting, writeSetting } from '../access/installation.store.ts'
import { defineJob } from '../capability.ts'
import { dequeue, enqueue } from './enqueue.ts'
import * as contract from './job.contract.ts'
import { shanghaiToUtc, startWorker } from './worker.ts'

let app: TestApp
let broken = true
const note = defineJob({
  name: 'test.note',
  title: { zh: '记一笔', en: 'Take a note' },
  payload: z.strictObject({ text: z.string() }),
  run: async (ctx, { text }) => {
    await writeSetting(ctx, `note:${text}`, true)
    if (text === 'broken' && broken) throw new Error('the pencil broke, said 13800138000')
  },
})
beforeAll(async () => {
  app = await testApp({ extra: [{ jobs: [note] }] })
})
afterAll(() => app.close())
const noted = (text: string) => readSetting(app.ctx(), `note:${text}`)

test('a job queued in a transaction runs after its commit and never after its rollback', async () => {
  await app.inTx((ctx) => enqueue(ctx, note, { text: 'committed' }))
  await expect(
    app.inTx(async (ctx) => {
      await enqueue(ctx, note, { text: 'rolled back' })
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  await app.runJobs()
  expect([await noted('committed'), await noted('rolled back')]).toEqual([true, undefined])
})

test('a job waits for its time; the same key replaces it; it can be taken back', async () => {
  const runAt = new Date(app.clock.now.getTime() + 60_000)
  await app.inTx((ctx) => enqueue(ctx, note, { text: 'early' }, { runAt, key: 'a' }))
  await app.inTx((ctx) => enqueue(ctx, note, { text: 'late' }, { runAt, key: 'a' }))
  await app.inTx((ctx) => enqueue(ctx, note, { text: 'taken back' }, { runAt, key: 'b' }))
  await app.inTx((ctx) => dequeue(ctx, 'b'))
  expect(await app.runJobs()).toBe(0)
  app.clock.now = runAt
  expect(await app.runJobs()).toBe(1)
  expect([await noted('early'), await noted('late'), await noted('taken back')]).toEqual([undefined, true, undefined])
})

test('a job that plans itself anew, or ends its own plan, leaves nothing behind when its worker is killed before saying so', async () => {
  const keys = async () => (await app.runtime.pool.query(`select key from graphile_worker.jobs order by id`)).rows
  const taken = `update graphile_worker._private_jobs set locked_at = now(), locked_by = 'killed', attempts = attempts + 1`
  const runAt = new Date(app.clock.now.getTime() + 60_000)
  await app.inTx((ctx) => enqueue(ctx, note, { text: 'runs' }, { key: 'itself' }))
  await app.runtime.pool.query(taken)
  await app.inTx((ctx) => enqueue(ctx, note, { text: 'again' }, { runAt, key: 'itself' }))
  expect(await keys()).toEqual([{ key: 'itself' }])
  await app.runtime.pool.query(taken)
  await app.inTx((ctx) => dequeue(ctx, 'itself'))
  expect(await keys()).toEqual([])
})

test('a payload that is not what the job expects is refused before it is queued', async () => {
  await expect(app.inTx((ctx) => enqueue(ctx, note, { text: 7 } as never))).rejects.toThrow(/text/)
})

test('a failed job is shown with where it failed, and runs again on request of an administrator', async () => {
  const admin = await app.as('admin')
  await app.inTx((ctx) => enqueue(ctx, note, { text: 'broken' }, { maxAttempts: 1 }))
  await app.runJobs({ keepFailures: true })
  expect(await noted('broken')).toBeUndefined()
  const shown = await app.call(contract.listJobs, { state: 'failed' }, { as: admin })
  expect(shown.body.counts.failed).toBe(1)
  expect(shown.body.rows[0]).toMatchObject({ name: 'test.note', title: { zh: '记一笔' } })
  expect(shown.body.failures[0]).toMatchObject({ name: 'test.note', final: true })
  expect(shown.body.failures[0]?.error).toMatch(/^Error at .*job\.test\.ts/)
  expect(JSON.stringify(shown.body)).not.toContain('13800138000')
  expect(
    (await app.call(contract.retryJobs, { ids: [shown.body.rows[0]!.id] }, { as: await app.as('agent') })).status,
  ).toBe(403)
  expect((await app.call(contract.retryJobs, { ids: ['x'] }, { as: admin })).status).toBe(400)
  broken = false
  expect((await app.call(contract.retryJobs, { ids: [shown.body.rows[0]!.id] }, { as: admin })).body.retried).toBe(1)
})

test('neither the queue nor its page keeps what the error of a job said', async () => {
  broken = true
  await app.inTx((ctx) => enqueue(ctx, note, { text: 'broken' }, { maxAttempts: 1 }))
  const runner = await startWorker(app.runtime, app.capabilities, { concurrency: 1, pollMs: 100 })
  const failed = async () =>
    (await app.call(contract.listJobs, { state: 'failed' }, { as: await app.as('admin') })).body.rows
  for (let i = 0; i < 100 && (await failed()).length === 0; i += 1) await pause(50)
  await runner.stop()
  const [row] = await failed()
  expect(row?.lastError).toMatch(/^Error at /)
  expect(JSON.stringify(row)).not.toContain('13800138000')
  broken = false
  await app.call(contract.retryJobs, { ids: [row!.id] }, { as: await app.as('admin') })
})

test('the real worker picks up what waits and stops when told', async () => {
  await app.inTx((ctx) => enqueue(ctx, note, { text: 'by the worker' }))
  const runner = await startWorker(app.runtime, app.capabilities, { concurrency: 2, pollMs: 100 })
  for (let i = 0; i < 100 && !(await noted('by the worker')); i += 1) await pause(50)
  await runner.stop()
  expect([await noted('by the worker'), await noted('broken')]).toEqual([true, true])
})

test('jobs of one queue follow one another at once, not at the next look an hour later', async () => {
  const texts = ['first', 'second', 'third', 'fourth', 'fifth']
  await app.inTx(async (ctx) => {
    for (const text of texts) await enqueue(ctx, note, { text }, { queue: 'in-line' })
  })
  const runner = await startWorker(app.runtime, app.capabilities, { concurrency: 2, pollMs: 3_600_000 })
  for (let i = 0; i < 200 && !(await noted('fifth')); i += 1) await pause(50)
  await runner.stop()
  for (const text of texts) expect(await noted(text)).toBe(true)
})

test('cron is written in Shanghai time and handed to the queue in UTC', () => {
  expect(shanghaiToUtc('30 9 * * *')).toBe('30 1 * * *')
  expect(shanghaiToUtc('0 3 * * *')).toBe('0 19 * * *')
  expect(shanghaiToUtc('*/5 * * * *')).toBe('*/5 * * * *')
  expect(() => shanghaiToUtc('0 3 1 * *')).toThrow('before 08:00')
})
