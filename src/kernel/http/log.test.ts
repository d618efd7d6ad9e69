import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../tests/support/app.ts'
import { buildServer } from './server.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

test('a log line names the pattern of the route and the account, never what people typed', async () => {
  let written = ''
  const log = pino({ level: 'trace' }, { write: (line: string) => (written += line) })
  const options = { secure: false, trustedProxies: false, pages: null, perMinute: 0 }
  const server = await buildServer({ ...app.runtime, log }, app.capabilities, options)
  const agent = await app.as('agent')
  const json = { 'content-type': 'application/json' }
  const sayings = ['金丝雀姓名', 'canary@example.com', '13900139000', 'canary password']
  const payload = JSON.stringify({ login: sayings[1], password: sayings[3], name: sayings[0] })
  await server.inject({ method: 'POST', url: '/api/session', headers: json, payload })
  await server.inject({ method: 'POST', url: '/api/session', headers: json, payload: `{"login":"${sayings[2]}",` })
  const url = `/api/search?text=${encodeURIComponent(sayings.join(' '))}`
  expect((await server.inject({ method: 'GET', url, headers: { cookie: agent.cookie } })).statusCode).toBe(200)
  await server.close()
  expect(written).toContain('"route":"/api/search"')
  expect(written).toContain(agent.actor.id)
  for (const saying of [...sayings, encodeURIComponent(sayings[0] ?? ''), agent.cookie.split('=')[1] ?? 'token'])
    expect(written).not.toContain(saying)
})
