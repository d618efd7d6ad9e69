import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { testApp, type TestApp } from '../../../tests/support/app.ts'
import { route } from '../route.contract.ts'
import { handle } from './handle.ts'
import { readHealth, readMetrics, readReadiness } from './home.contract.ts'
import { inTurn } from './home.routes.ts'

let app: TestApp
const echo = route({
  method: 'GET',
  path: '/api/test/echo/:id',
  summary: { zh: '回声', en: 'Echo' },
  who: ['anyone'],
  input: z.strictObject({
    id: z.string(),
    count: z.int().optional(),
    open: z.boolean().optional(),
    tags: z.array(z.string()).optional(),
    text: z.string().optional(),
  }),
  output: z.object({ got: z.record(z.string(), z.unknown()) }),
})
const leak = route({
  method: 'POST',
  path: '/api/test/leak',
  summary: { zh: '泄漏', en: 'Leak' },
  who: ['anyone'],
  audit: 'test.leak',
  input: z.strictObject({ explode: z.boolean().default(false) }),
  output: z.object({ shown: z.string() }),
})
const routes = [
  handle(echo, (_ctx, input) => ({ got: input })),
  handle(leak, (_ctx, { explode }) => {
    if (explode) throw new Error('password of 张三 is 13800138000')
    return { shown: 'yes', hidden: 'secret column' }
  }),
]
beforeAll(async () => {
  app = await testApp({ extra: [{ routes }] })
})
afterAll(() => app.close())

test('a query string is read back into the numbers, booleans and lists that the contract declares, and nothing else', async () => {
  const answer = await app.call(echo, { id: '7', count: 3, open: false, tags: ['a'], text: '42' })
  expect(answer.body.got).toEqual({ id: '7', count: 3, open: false, tags: ['a'], text: '42' })
  const bad = await app.server.inject({ method: 'GET', url: '/api/test/echo/7?count=three&colour=red' })
  expect(bad.statusCode).toBe(400)
  expect(bad.json().error.fields.map((field: { path: string }) => field.path)).toEqual(['count', 'colour'])
})

test('text that the database cannot hold is refused by the name of its field, never a failure of ours', async () => {
  const nothing = await app.server.inject({ method: 'GET', url: '/api/test/echo/7?text=a%00b' })
  expect(nothing.statusCode).toBe(400)
  expect(nothing.json().error.fields).toMatchObject([{ path: 'text' }])
  const inPath = await app.server.inject({ method: 'GET', url: '/api/test/echo/a%00b' })
  expect(inPath.json().error.fields).toMatchObject([{ path: 'id' }])
})

test('measurements of the process are for this machine, not for whoever comes through its proxy', async () => {
  expect((await app.server.inject({ method: 'GET', url: '/metrics' })).statusCode).toBe(200)
  const headers = { 'x-forwarded-for': '203.0.113.9' }
  expect((await app.server.inject({ method: 'GET', url: '/metrics', headers })).statusCode).toBe(404)
})

test('a field that the contract does not declare never leaves the server', async () => {
  expect((await app.call(leak, {})).body).toEqual({ shown: 'yes' })
})

test('an unexpected error becomes a 500 that says nothing of its inside', async () => {
  const answer = await app.call(leak, { explode: true })
  expect(answer.status).toBe(500)
  expect(JSON.stringify(answer.error)).not.toContain('张三')
  expect(answer.error.message).toContain('重试')
})

test('a body that is not JSON, is a list, or pollutes a prototype is refused with words', async () => {
  const send = (payload: string, type = 'application/json') =>
    app.server.inject({ method: 'POST', url: '/api/test/leak', headers: { 'content-type': type }, payload })
  expect((await send('{"explode":')).json().error.code).toBe('input.unreadable')
  expect((await send('[1]')).json().error.code).toBe('input.invalid')
  expect((await send('{"__proto__":{"x":1}}')).statusCode).toBe(400)
  expect((await send('<a/>', 'application/xml')).json().error.code).toBe('input.wrong-type')
  expect((await send(`{"explode":"${'x'.repeat(3_000_000)}"}`)).statusCode).toBe(413)
})

test('a path nobody serves is not found, in the caller’s language', async () => {
  const answer = await app.server.inject({
    method: 'GET',
    url: '/api/nothing',
    headers: { 'accept-language': 'en-GB' },
  })
  expect(answer.statusCode).toBe(404)
  expect(answer.json().error.message).toContain('Not found')
})

test('a path that is no text is not found in our words, and a wrong content type is named', async () => {
  const broken = await app.server.inject({ method: 'GET', url: '/api/%E0%A4%A' })
  expect([broken.statusCode, broken.json().error.code]).toEqual([404, 'not-found'])
  const headers = { 'content-type': 'application/xml', 'accept-language': 'en' }
  const xml = await app.server.inject({ method: 'POST', url: '/api/test/leak', headers, payload: '<a/>' })
  expect(xml.json().error.message).toBe('This content type is not accepted: application/xml.')
})

test('health, readiness and metrics answer; metrics only to this machine or an administrator', async () => {
  expect(
    [await app.call(readHealth, {}), await app.call(readReadiness, {}), await app.call(readMetrics, {})].map(
      ({ status }) => status,
    ),
  ).toEqual([200, 200, 200])
  const outside = await app.server.inject({ method: 'GET', url: '/metrics', remoteAddress: '203.0.113.7' })
  expect(outside.statusCode).toBe(404)
})

test('pages are told not to be framed, not to guess types and not to run foreign scripts', async () => {
  const { headers } = await app.server.inject({ method: 'GET', url: '/healthz' })
  expect(headers['content-security-policy']).toContain("script-src 'self'")
  expect(headers['x-content-type-options']).toBe('nosniff')
})

test('too many calls of the API from one address are told to wait; pages are not counted', async () => {
  const limited = await testApp({ perMinute: 3 })
  const get = (url: string) => limited.server.inject({ method: 'GET', url })
  const statuses = []
  for (let i = 0; i < 4; i += 1) statuses.push((await get('/api/session')).statusCode)
  expect(statuses).toEqual([200, 200, 200, 429])
  expect((await get('/api/session')).json().error.code).toBe('too-many-requests')
  expect((await get('/healthz')).statusCode).toBe(200)
  await limited.close()
})

test('a search that finds much in one chapter still shows what the others found', () => {
  expect(inTurn([['a', 'b', 'c', 'd'], [], ['x'], ['1', '2']])).toEqual(['a', 'x', '1', 'b', '2', 'c', 'd'])
  expect(inTurn([])).toEqual([])
})

test('every route is unique, described in both languages and says who may call it', () => {
  for (const { route: declared } of app.capabilities.flatMap((capability) => capability.routes)) {
    expect(declared.who.length).toBeGreaterThan(0)
    expect(declared.summary.zh && declared.summary.en).toBeTruthy()
  }
})
