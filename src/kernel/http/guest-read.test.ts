import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { testApp, type TestApp } from '../../../tests/support/app.ts'
import { listTasks } from './home.contract.ts'
import { guestReads } from './guest-read.ts'
import { handle } from './handle.ts'
import { allRefusals } from './refusals.ts'
import { route } from '../route.contract.ts'

let app: TestApp
const spec = {
  summary: { zh: '看', en: 'Look' },
  who: ['anyone'],
  input: z.strictObject({ text: z.string() }),
} as const
const look = route({
  ...spec,
  method: 'GET',
  path: '/api/test/look',
  output: z.object({ said: z.string(), at: z.any() }),
})
const write = route({ ...spec, method: 'POST', path: '/api/test/look', audit: 'test.look', output: z.object({}) })
const curious = route({ ...spec, method: 'GET', path: '/api/test/curious', output: z.object({ ip: z.string() }) })
const routes = [
  handle(look, (ctx, { text }) => ({ said: `${ctx.actor.kind} ${text}`, at: ctx.now, hidden: 'column' })),
  handle(write, () => ({})),
  handle(curious, (_ctx, _input, exchange) => ({ ip: String(exchange.raw.headers['x-forwarded-for']) })),
]
beforeAll(async () => {
  app = await testApp({ extra: [{ routes }] })
})
afterAll(() => app.close())
const read = (key: string, input: unknown, language: 'zh' | 'en' = 'zh') =>
  guestReads(app.runtime, app.capabilities, allRefusals(app.capabilities))(language)(key, input)

test('a page reads as a guest, and gets what the contract declares, as it would come over the wire', async () => {
  expect(await read('GET /api/test/look', { text: '你好' })).toEqual({
    ok: true,
    data: { said: 'guest 你好', at: app.clock.now.toISOString() },
  })
})

test('what is for people who are signed in is refused to a page, in its language', async () => {
  const answer = await read(`GET ${listTasks.path}`, {}, 'en')
  expect(answer).toMatchObject({ ok: false, problem: { status: 401, code: 'access.sign-in-needed' } })
})

test('a page writes nothing and reads nothing that is not there', async () => {
  for (const key of ['POST /api/test/look', 'GET /api/nothing', 'GET /metrics'])
    expect(await read(key, { text: 'x' })).toMatchObject({ ok: false, problem: { status: 404 } })
})

test('input that the contract does not take is refused by the names of its fields', async () => {
  expect(await read('GET /api/test/look', { text: 'a\0b', more: 1 })).toMatchObject({
    ok: false,
    problem: { status: 400, code: 'input.invalid' },
  })
})

test('a route that wants to know who asks fails instead of answering for somebody', async () => {
  await expect(read('GET /api/test/curious', { text: 'x' })).rejects.toThrow('does not have')
})
