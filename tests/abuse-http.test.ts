import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { createAccount } from '../src/kernel/access/account.contract.ts'
import { signIn } from '../src/kernel/access/session.contract.ts'
import { routeKey } from '../src/kernel/capability.ts'
import { roles, type Role } from '../src/kernel/role.contract.ts'
import type { AnyRoute } from '../src/kernel/route.contract.ts'
import { testApp, type Person, type TestApp } from './support/app.ts'
import { runSql } from './support/sql.ts'
import { plugInWatchers } from '../src/kernel/watch/note.actions.ts'

/** What every route does with requests that no page of ours sends. */
let app: TestApp
const people = new Map<Role, Person>()
beforeAll(async () => {
  app = await testApp()
  // Whoever calls everything would be held after a hundred refusals, and the checks behind would go untried.
  plugInWatchers([])
  for (const role of roles.filter((one) => one !== 'machine')) people.set(role, await app.as(role))
})
afterAll(() => app.close())

const all = (): AnyRoute[] => app.capabilities.flatMap((capability) => capability.routes.map(({ route }) => route))
const pathOf = (route: AnyRoute): string => route.path.replaceAll(/:\w+/g, 'cmp_unknown')
/** Somebody who may call it; a guest where nobody has to be signed in, or only machines may. */
const cookieFor = (route: AnyRoute): string => {
  const role = roles.find((one) => one !== 'machine' && route.who.some((who) => who === one || who === 'signed-in'))
  return (role && people.get(role)?.cookie) ?? ''
}
type Sent = {
  readonly query?: Record<string, string>
  readonly body?: string
  readonly headers?: Record<string, string>
}
const send = (route: AnyRoute, { query = {}, body, headers = {} }: Sent = {}) =>
  app.server.inject({
    method: route.method,
    url: `${pathOf(route)}${Object.keys(query).length > 0 ? `?${new URLSearchParams(query)}` : ''}`,
    headers: {
      cookie: cookieFor(route),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { payload: body }),
  })
const routeAt = (key: string): AnyRoute => all().find((route) => routeKey(route) === key) ?? expect.fail(`no ${key}`)

test('no value of a wrong kind in any field of any route breaks the server or shows its inside', async () => {
  const strange: unknown[] = [
    null,
    [],
    ['a'],
    {},
    { a: 1 },
    -1,
    1e308,
    1.5,
    true,
    '',
    '١٢٣',
    '２０２６-０２-３０',
    '2026-02-29',
    '+275760-09-13',
  ]
  const cases = all()
    .filter(({ rawReply, rawBody }) => !rawReply && !rawBody)
    .flatMap((route) =>
      Object.keys(route.input.shape)
        .filter((name) => !route.path.includes(`:${name}`))
        .map((name) => ({ route, name })),
    )
    .flatMap((one, nth) => [0, 5].map((step) => ({ ...one, value: strange[(2 * nth + step) % strange.length] })))
  expect(cases.length).toBeGreaterThan(1500)
  const wrong: string[] = []
  for (const { route, name, value } of cases) {
    const { statusCode, body } = await send(
      route,
      route.method === 'GET' ? { query: { [name]: String(value) } } : { body: JSON.stringify({ [name]: value }) },
    )
    const told = statusCode < 400 || typeof JSON.parse(body).error?.code === 'string'
    if (statusCode >= 500 || !told || /\bat \S+ \(|node_modules|select .* from/i.test(body))
      wrong.push(`${routeKey(route)} ${name}=${JSON.stringify(value)}: ${statusCode} ${body.slice(0, 200)}`)
  }
  expect(wrong).toEqual([])
}, 240_000)

test('every answer forbids to be framed, guessed at or kept, also a refusal', async () => {
  const missing: string[] = []
  for (const route of all().filter(({ rawReply }) => !rawReply)) {
    const { headers } = await send(route, route.method === 'GET' ? {} : { body: '{}' })
    const fit =
      String(headers['content-security-policy']).includes("frame-ancestors 'none'") &&
      headers['x-content-type-options'] === 'nosniff' &&
      headers['referrer-policy'] !== undefined &&
      headers['cross-origin-opener-policy'] !== undefined &&
      headers['cache-control'] === 'no-store' &&
      headers['x-powered-by'] === undefined
    if (!fit) missing.push(routeKey(route))
  }
  expect(missing).toEqual([])
}, 120_000)

test('no other origin may read an answer; only the log of facts, which is for everybody, says so', async () => {
  const open: string[] = []
  const origins = ['https://evil.example', 'null', 'https://xiaobao.example.com.evil.example']
  // A line that stays open never ends its answer.
  const reads = all().filter(({ method, rawReply }) => method === 'GET' && rawReply !== 'text/event-stream')
  for (const [nth, route] of reads.entries()) {
    const { headers } = await send(route, { headers: { origin: origins[nth % origins.length] ?? '' } })
    if (headers['access-control-allow-origin'] !== undefined) open.push(route.path)
    expect(headers['access-control-allow-credentials']).toBeUndefined()
  }
  expect(open.filter((path) => !path.startsWith('/log/') && !path.startsWith('/api/log'))).toEqual([])
}, 120_000)

test('a header that claims another method changes nothing', async () => {
  const headers = { 'x-http-method-override': 'DELETE', 'x-method-override': 'DELETE', 'x-http-method': 'DELETE' }
  const cookie = people.get('admin')?.cookie ?? ''
  const own = await app.server.inject({
    method: 'GET',
    url: '/api/session?_method=DELETE',
    headers: { ...headers, cookie },
  })
  expect(own.statusCode).toBe(400)
  await app.server.inject({ method: 'GET', url: '/api/session', headers: { ...headers, cookie } })
  const after = await app.server.inject({ method: 'GET', url: '/api/session', headers: { cookie } })
  expect(after.json().me).not.toBeNull()
})

test('an id in the body or the query that contradicts the path is refused by its name', async () => {
  const named = all().filter(
    ({ path, method, rawBody, who }) =>
      /:id\b/.test(path) && method !== 'GET' && !rawBody && who.some((one) => one !== 'machine'),
  )
  expect(named.length).toBeGreaterThan(100)
  for (const route of named) {
    const { statusCode, body } = await send(route, { body: JSON.stringify({ id: 'cmp_another' }) })
    expect([400, 403], routeKey(route)).toContain(statusCode)
    if (statusCode === 400) expect(body, routeKey(route)).toContain('"path":"id"')
  }
}, 120_000)

test('nobody sends clocks, states or decisions: no route takes a field that only the server sets', async () => {
  const only = ['deadline', 'clock', 'clocks', 'finishedAt', 'createdAt', 'verified', 'creditScore', 'tenantId']
  const takes = all()
    .filter(({ method }) => method !== 'GET')
    .flatMap((route) => only.filter((name) => name in route.input.shape).map((name) => `${routeKey(route)} ${name}`))
  expect(takes).toEqual([])
  for (const route of all().filter(({ method, rawBody }) => method !== 'GET' && !rawBody)) {
    const { statusCode, body } = await send(route, { body: '{"finishedAt":"2026-01-01T00:00:00Z","creditScore":100}' })
    if (statusCode !== 401 && statusCode !== 403)
      expect(`${statusCode} ${body}`, routeKey(route)).toContain('finishedAt')
  }
}, 120_000)

test('a JSON member that is said twice is refused at every door, also where it is signed', async () => {
  const twice = '{"login":"a@example.com","password":"one","password":"two"}'
  const answer = await send(routeAt('POST /api/session'), { body: twice })
  expect([answer.statusCode, answer.json().error.code]).toEqual([400, 'input.said-twice'])
  const headers = { 'content-type': 'application/cloudevents+json' }
  const events = await app.server.inject({ method: 'POST', url: '/api/marketplace/events', headers, payload: twice })
  expect([events.statusCode, events.json().error.code]).toEqual([400, 'input.said-twice'])
})

test('prototypes stay as they are, whatever names come in a body, a query or a path', async () => {
  const names = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty']
  for (const name of names) {
    const body = `{"${name}":{"isAdmin":true,"prototype":{"isAdmin":true}}}`
    expect((await send(routeAt('POST /api/session'), { body })).statusCode, name).toBe(400)
    expect((await send(routeAt('GET /api/session'), { query: { [name]: 'x' } })).statusCode, name).toBe(400)
    expect((await app.server.inject({ method: 'GET', url: `/api/complaints/${name}` })).statusCode).toBe(401)
  }
  expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined()
})

test('bodies that are too deep, too large, too long or no text are refused before anything is done', async () => {
  const session = routeAt('POST /api/session')
  const deep = await send(session, { body: `{"login":${'['.repeat(20_000)}${']'.repeat(20_000)}}` })
  expect([deep.statusCode, deep.json().error.code]).toEqual([400, 'input.too-deep'])
  expect((await send(session, { body: `{"login":"${'x'.repeat(2_100_000)}"}` })).statusCode).toBe(413)
  expect((await send(session, { body: `{"login":"${'x'.repeat(1_000_000)}","password":"x"}` })).statusCode).toBe(400)
  expect((await send(session, { body: '{"login":"\\ud800","password":"x"}' })).statusCode).toBe(400)
})

test('every text and list of every route has a limit, and no page is longer than two hundred rows or found by counting', () => {
  const document: unknown = JSON.parse(
    readFileSync(fileURLToPath(new URL('../docs/openapi.json', import.meta.url)), 'utf8'),
  )
  expect(boundless(document)).toEqual([])
  for (const route of all()) {
    if (route.method === 'GET') expect(Object.keys(route.input.shape), routeKey(route)).not.toContain('offset')
    if ('limit' in route.input.shape)
      expect(route.input.shape['limit']?.safeParse(100_000).success, routeKey(route)).toBe(false)
  }
})

/** Texts and lists in requests that end nowhere. */
function boundless(document: unknown): string[] {
  const found: string[] = []
  const look = (node: unknown, where: string): void => {
    const schema = z.record(z.string(), z.unknown()).safeParse(node).data
    if (!schema) return
    if (
      schema['type'] === 'string' &&
      !['maxLength', 'enum', 'const', 'format', 'pattern'].some((name) => name in schema)
    )
      found.push(where)
    if (schema['type'] === 'array' && !('maxItems' in schema) && !('prefixItems' in schema)) found.push(where)
    for (const [name, inner] of Object.entries(schema)) {
      // The names of a record are no longer than the body.
      if (name === 'responses' || name === 'propertyNames') continue
      if (Array.isArray(inner)) for (const one of inner) look(one, where)
      else look(inner, name === 'properties' ? where : `${where}/${name}`)
    }
  }
  const paths = z.object({ paths: z.record(z.string(), z.unknown()) }).parse(document).paths
  for (const [path, operations] of Object.entries(paths)) look(operations, path)
  return found
}

test('a forged forwarding header neither changes who asks nor gets around a limit', async () => {
  const limited = await testApp({ perMinute: 3 })
  const statuses = []
  for (let nth = 0; nth < 5; nth += 1) {
    const headers = {
      'x-forwarded-for': `203.0.113.${nth}`,
      forwarded: `for=203.0.113.${nth}`,
      'x-real-ip': `203.0.113.${nth}`,
    }
    statuses.push((await limited.server.inject({ method: 'GET', url: '/api/session', headers })).statusCode)
  }
  expect(statuses).toEqual([200, 200, 200, 429, 429])
  await limited.close()
})

const someone = {
  displayName: '林一',
  email: 'fixation@example.com',
  phone: null,
  language: 'zh' as const,
  roles: ['agent' as const],
  consumerId: null,
  merchantId: null,
  password: 'quiet river stones 42',
}

test('a cookie that was there before signing in is not the session after it, and what the database holds is no cookie', async () => {
  await app.call(createAccount, someone, { as: people.get('admin') ?? expect.fail('no admin') })
  const preset = `xiaobao_session=${'a'.repeat(43)}`
  const signedIn = await app.call(
    signIn,
    { login: someone.email, password: someone.password },
    { headers: { cookie: preset, 'sec-fetch-site': 'same-origin' } },
  )
  expect(signedIn.status).toBeLessThan(300)
  const given = String(signedIn.headers['set-cookie'])
  expect(given).not.toContain('a'.repeat(43))
  expect(given).toMatch(/HttpOnly/i)
  expect(given).toMatch(/SameSite=Lax/i)
  const whoIs = async (cookie: string) =>
    (await app.server.inject({ method: 'GET', url: '/api/session', headers: { cookie } })).json().me
  expect(await whoIs(preset)).toBeNull()
  expect(await whoIs(given.split(';')[0] ?? '')).not.toBeNull()
  const stored = await runSql(app.connectionString, `select token_hash::text as held from kernel.session`)
  expect(stored.length).toBeGreaterThan(0)
  for (const { held } of stored) expect(await whoIs(`xiaobao_session=${String(held)}`)).toBeNull()
})

test('cookies that are broken, huge, doubled or many are nobody’s and break nothing', async () => {
  const cookies = [
    `xiaobao_session=${'x'.repeat(5_000)}`,
    'xiaobao_session=%E0%A4%A',
    'xiaobao_session="; xiaobao_session=',
    `${Array.from({ length: 50 }, (_, nth) => `c${nth}=1`).join('; ')}; xiaobao_session=zz`,
    'xiaobao_session=a\u0001b',
  ]
  for (const cookie of cookies) {
    const { statusCode, body } = await app.server.inject({ method: 'GET', url: '/api/session', headers: { cookie } })
    expect(statusCode).toBeLessThan(500)
    if (statusCode === 200) expect(JSON.parse(body).me).toBeNull()
  }
})

test('insides of the program and its tools are not served', async () => {
  for (const url of [
    '/.git/config',
    '/package.json',
    '/docs',
    '/.env',
    '/assets/',
    '/index.js.map',
    '/backup.zip',
    '/server-status',
    '/%2e%2e/package.json',
  ])
    expect((await app.server.inject({ method: 'GET', url })).statusCode, url).toBe(404)
})
