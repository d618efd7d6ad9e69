import { afterAll, expect, test } from 'vitest'
import { sql } from 'kysely'
import { testApp } from '../../../tests/support/app.ts'
import { readReadiness } from '../http/home.contract.ts'
import { startServices } from './service.ts'

const app = await testApp({ extra: [{ health: async () => [{ name: 'test.outside', ok: false }] }] })
afterAll(() => app.close())

const title = { zh: '测试', en: 'Test' }
const untilAborted = (signal: AbortSignal) =>
  new Promise<void>((done) => (signal.aborted ? done() : signal.addEventListener('abort', () => done())))

test('a service runs in one process at a time, and the next takes over when the first is gone', async () => {
  const began: string[] = []
  const second = Promise.withResolvers<void>()
  const run = (name: string) => async (_: unknown, signal: AbortSignal) => {
    began.push(name)
    if (name === 'two') second.resolve()
    await untilAborted(signal)
  }
  const first = Promise.withResolvers<void>()
  const one = startServices(app.runtime, [
    { name: 'test.alone', title, run: (runtime, signal) => (first.resolve(), run('one')(runtime, signal)) },
  ])
  await first.promise
  const two = startServices(app.runtime, [{ name: 'test.alone', title, run: run('two') }])
  await two.stop()
  expect(began).toEqual(['one'])
  await one.stop()
  const three = startServices(app.runtime, [{ name: 'test.alone', title, run: run('two') }])
  await second.promise
  await three.stop()
  expect(began).toEqual(['one', 'two'])
})

test('a service that breaks starts again; one whose lock is lost is told to end', async () => {
  const lost = Promise.withResolvers<void>()
  const again = Promise.withResolvers<void>()
  let runs = 0
  const running = startServices(app.runtime, [
    {
      name: 'test.breaks',
      title,
      run: async (_, signal) => {
        runs += 1
        if (runs === 1) throw new Error('broke')
        if (runs === 3) again.resolve()
        if (runs === 2) {
          await sql`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and classid = 7142860
            and objid = hashtext('test.breaks')::bigint & 4294967295`.execute(app.db)
          await untilAborted(signal)
          lost.resolve()
        }
        await untilAborted(signal)
      },
    },
  ])
  await lost.promise
  await again.promise
  await running.stop()
  expect(runs).toBe(3)
})

test('what is broken outside is told at /readyz and leaves the process ready', async () => {
  const { status, body } = await app.call(readReadiness, {})
  expect(status).toBe(200)
  expect(body.outside).toContainEqual({ name: 'test.outside', ok: false })
})
