import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import * as chat from '../../complaints/chat/chat.contract.ts'
import { openPool } from '../db/database.ts'
import { changeAccount } from '../access/account.contract.ts'
import { signOut } from '../access/session.contract.ts'
import { mostLines } from '../http/event-stream.ts'
import { announce } from './announce.ts'
import { openLive } from './live.ts'

let app: TestApp
let site: string
let agent: Person

beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T10:00:00+08:00' })
  await app.server.listen({ host: '127.0.0.1', port: 0 })
  // A fixed shape of the address: it listens on a port, not on a pipe.
  site = `http://127.0.0.1:${(app.server.server.address() as AddressInfo).port}`
  agent = await app.as('agent')
})
afterAll(() => app.close())

/** The words of a line, one after the other; `over` when it has ended. */
async function line(as: Person) {
  const leaving = new AbortController()
  const answer = await fetch(`${site}/api/chats/news`, { headers: { cookie: as.cookie }, signal: leaving.signal })
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  const next = async (): Promise<string> => {
    for (;;) {
      const end = rest.indexOf('\n\n')
      if (end >= 0) {
        const said = rest.slice(0, end)
        rest = rest.slice(end + 2)
        return said
      }
      const read = await reader?.read()
      if (!read || read.done) return 'over'
      rest += read.value
    }
  }
  return { status: answer.status, type: answer.headers.get('content-type'), next, leave: () => leaving.abort() }
}

test('a consumer writes and the desk hears of it over its line; the consumer hears of the answer, and nobody of somebody else’s chat', async () => {
  const desk = await line(agent)
  expect([desk.status, desk.type, await desk.next()]).toEqual([
    200,
    'text/event-stream; charset=utf-8',
    'event: again\ndata: ',
  ])
  const [one, other] = [await app.as('consumer'), await app.as('consumer')]
  const [mine, theirs] = [await line(one), await line(other)]
  expect([await mine.next(), await theirs.next()]).toEqual(['event: again\ndata: ', 'event: again\ndata: '])
  const { id } = (await app.call(chat.startChat, { text: '杯子裂了' }, { as: one })).body
  expect([await desk.next(), await mine.next()]).toEqual([`event: news\ndata: ${id}`, `event: news\ndata: ${id}`])
  const own = (await app.call(chat.startChat, { text: '另一件事' }, { as: other })).body.id
  // Of what was said in between nothing was theirs.
  expect(await theirs.next()).toBe(`event: news\ndata: ${own}`)
  for (const each of [desk, mine, theirs]) each.leave()
})

test('a line ends with its session, and at once with the account', async () => {
  const one = await app.as('consumer')
  const first = await line(one)
  expect(await first.next()).toContain('again')
  await app.call(signOut, {}, { as: one })
  expect(await first.next()).toBe('over')
  expect((await app.call(chat.followChats, {}, { as: one })).status).toBe(401)
  const two = await app.as('consumer')
  const second = await line(two)
  expect(await second.next()).toContain('again')
  await app.call(changeAccount, { id: two.actor.id, state: 'disabled' }, { as: await app.as('admin') })
  expect(await second.next()).toBe('over')
})

test('one person holds so many lines and no more; a line that was left makes room', async () => {
  const one = await app.as('consumer')
  const lines = []
  for (let count = 0; count < mostLines.ofPerson; count += 1) lines.push(await line(one))
  expect((await line(one)).status).toBe(429)
  for (const each of lines) each.leave()
  await expect.poll(async () => (await app.call(chat.followChats, {}, { as: one })).status).toBe(200)
})

test('another process hears of it too; when its connection breaks it listens again and says that something may have been missed', async () => {
  const live = openLive(app.runtime.pool)
  const heard: (string | null)[] = []
  await live.listen(['things'], (about) => heard.push(about)).ready
  await app.inTx((ctx) => announce(ctx, ['things', 'others'], 'thg_1'))
  await expect.poll(() => heard).toEqual(['thg_1'])
  await expect(
    app.inTx(async (ctx) => {
      await announce(ctx, ['things'], 'thg_undone')
      throw new Error('undone')
    }),
  ).rejects.toThrow('undone')
  await app.runtime.pool.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen %' and datname = current_database()",
  )
  await expect.poll(() => heard, { timeout: 10_000 }).toEqual(['thg_1', null])
  await app.inTx((ctx) => announce(ctx, ['things'], 'thg_2'))
  await expect.poll(() => heard).toEqual(['thg_1', null, 'thg_2'])
  await live.close()
})

test('a connection that breaks before it listens is opened anew, and only once', async () => {
  const pool = openPool({ connectionString: app.connectionString, max: 3, onError: () => {} })
  pool.once('acquire', (client) => void client.end())
  const live = openLive(pool)
  await live.listen(['things'], () => {}).ready
  expect(pool.totalCount).toBe(1)
  await live.close()
  await pool.end()
})
