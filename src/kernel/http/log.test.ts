import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../tests/support/app.ts'
import { z } from 'zod'
import { handle } from './handle.ts'
import { openLog } from '../log/log.ts'
import { PlainError } from '../log/safe-error.ts'
import { route } from '../route.contract.ts'
import { buildServer } from './server.ts'

let app: TestApp
const fail = handle(
  route({
    method: 'POST',
    path: '/api/test/fail',
    summary: { zh: '出错', en: 'Fail' },
    who: ['anyone'],
    audit: 'test.fail',
    input: z.strictObject({ name: z.string() }),
    output: z.object({}),
  }),
  (_ctx, { name }) => {
    throw new TypeError(`cannot read ${name}\n    at ${name} (file.ts:1:1)`)
  },
)
beforeAll(async () => {
  app = await testApp({ extra: [{ routes: [fail] }] })
})
afterAll(() => app.close())

test('a log line names the pattern of the route and the account, never what people typed', async () => {
  let written = ''
  const log = openLog('trace', { write: (line: string) => (written += line) })
  const options = { secure: false, trustedProxies: false, pages: null, publicUrl: 'http://localhost', perMinute: 0 }
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

test('an unexpected error is logged with its kind and its place in the code, never with what it says', async () => {
  let written = ''
  const log = openLog('trace', { write: (line: string) => (written += line) })
  const options = { secure: false, trustedProxies: false, pages: null, publicUrl: 'http://localhost', perMinute: 0 }
  const server = await buildServer({ ...app.runtime, log }, app.capabilities, options)
  const headers = { 'content-type': 'application/json' }
  const payload = JSON.stringify({ name: '金丝雀' })
  const answer = await server.inject({ method: 'POST', url: '/api/test/fail', headers, payload })
  await server.close()
  expect(answer.statusCode).toBe(500)
  expect(written).toContain('TypeError')
  expect(written).toContain('log.test.ts')
  expect(written).not.toContain('金丝雀')
})

test('what a library logs by itself, an error or a request, is cut down too', () => {
  let written = ''
  const log = openLog('trace', { write: (line: string) => (written += line) })
  const error = Object.assign(new Error('duplicate key (phone)=(13900139000)'), { code: '23505', detail: '金丝雀' })
  const request = { method: 'GET', url: '/api/search?text=金丝雀', headers: { cookie: 'xiaobao_session=13900139000' } }
  log.error({ err: error, req: request, res: request }, 'broke')
  expect(written).toContain('23505')
  expect(written).toMatch(/"method":"GET"/)
  expect(written).not.toMatch(/金丝雀|13900139000/)
})

test('a phone or an identity number is starred wherever it stands in a line, also in an error that we wrote ourselves', () => {
  let written = ''
  const log = openLog('trace', { write: (line: string) => (written += line) })
  log.info({ note: '打 １３９０００９０００９', list: [{ mail: 'li@example.cn' }] }, '身份证 11010519491231002X')
  log.warn('退到卡 6222020200000000013')
  log.error({ err: new PlainError('cannot send to 13900090009') }, 'broke')
  log.info({ actor: 'acc_01kb2m8q7f9xv3', at: 1_796_074_284_000, text: 'x'.repeat(9000), line: 'a\r\n\u001b[31m"}{' })
  expect(written.split('\n').filter((line) => line !== '')).toHaveLength(4)
  for (const line of written.trim().split('\n')) expect(() => JSON.parse(line) as unknown).not.toThrow()
  expect(written).not.toMatch(/13900090009|１３９|li@|19491231|6222020200|x{8200}/)
  expect(written).not.toContain('\u001b')
  expect(written).toContain('139****0009')
  expect(written).toContain('acc_01kb2m8q7f9xv3')
  expect(written).toContain('1796074284000')
})
