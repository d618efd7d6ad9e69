import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../tests/support/app.ts'
import * as contract from './fact.contract.ts'
import { record } from './record.ts'
import { newWebhookSecret, signWebhook, verifyWebhook } from './webhook-signature.ts'

let app: TestApp
const received: { headers: IncomingHttpHeaders; body: string }[] = []
let status = 204
// A real receiver: it keeps what comes and answers what the test told it.
const receiver = createServer((request, response) => {
  let body = ''
  request.on('data', (chunk: Buffer) => (body += chunk.toString()))
  request.on('end', () => {
    received.push({ headers: request.headers, body })
    response.writeHead(status).end()
  })
})
let url = ''

beforeAll(async () => {
  app = await testApp({ extra: [{ facts: { 'kettle.boiled': { zh: '水开了', en: 'Kettle boiled' } } }] })
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`
})
afterAll(async () => {
  receiver.close()
  await app.close()
})

test('a signature is accepted from its secret only, for its body only and for five minutes only', () => {
  const secret = newWebhookSecret()
  const headers = signWebhook(secret, { id: 'dlv_1', timestampSeconds: 1_000_000, body: '{"a":1}' })
  expect(verifyWebhook(secret, headers, { body: '{"a":1}', nowSeconds: 1_000_299 })).toBe(true)
  expect(verifyWebhook(secret, headers, { body: '{"a":2}', nowSeconds: 1_000_000 })).toBe(false)
  expect(verifyWebhook(newWebhookSecret(), headers, { body: '{"a":1}', nowSeconds: 1_000_000 })).toBe(false)
  expect(verifyWebhook(secret, headers, { body: '{"a":1}', nowSeconds: 1_000_301 })).toBe(false)
})

test('the signature agrees with the published example of Standard Webhooks', () => {
  const headers = signWebhook('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', {
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    timestampSeconds: 1_614_265_330,
    body: '{"test": 2432232314}',
  })
  expect(headers['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
})

test('a fact reaches the endpoints that listen to its kind, signed; a refusing endpoint is tried again under the same id', async () => {
  const admin = await app.as('admin')
  const made = await app.call(contract.createWebhook, { url, kinds: ['kettle.boiled'] }, { as: admin })
  expect(made.status).toBe(201)
  status = 503
  await app.inTx((ctx) =>
    record(ctx, [
      { kind: 'kettle.boiled', subject: 'ktl_1' },
      { kind: 'kettle.filled', subject: 'ktl_1' },
    ]),
  )
  await app.runJobs({ keepFailures: true })
  const waiting = await app.call(contract.listDeliveries, {}, { as: admin })
  expect(waiting.body.rows).toMatchObject([{ state: 'waiting', attempts: 1, lastStatus: 503, kind: 'kettle.boiled' }])
  status = 204
  await app.runJobs()
  expect((await app.call(contract.listDeliveries, { state: 'delivered' }, { as: admin })).body.rows).toHaveLength(1)
  expect(received).toHaveLength(2)
  const [first, second] = received.map(({ headers, body }) => ({ id: headers['webhook-id'], body, headers }))
  expect(second!.id).toBe(first!.id)
  const nowSeconds = Math.floor(app.clock.now.getTime() / 1000)
  const headers = second!.headers as unknown as Parameters<typeof verifyWebhook>[1]
  expect(verifyWebhook(made.body.secret, headers, { body: second!.body, nowSeconds })).toBe(true)
  expect(JSON.parse(second!.body)).toMatchObject({ type: 'kettle.boiled', data: { subject: 'ktl_1' } })
})

test('a delivery is replayed under a new id, but not to an endpoint that was stopped', async () => {
  const admin = await app.as('admin')
  const [done] = (await app.call(contract.listDeliveries, {}, { as: admin })).body.rows
  const before = received.length
  const again = await app.call(contract.replayDelivery, { id: done!.id }, { as: admin })
  expect(again.body.replayOf).toBe(done!.id)
  await app.runJobs()
  expect(received.length).toBe(before + 1)
  await app.call(contract.changeWebhook, { id: done!.endpointId, active: false }, { as: admin })
  expect((await app.call(contract.replayDelivery, { id: done!.id }, { as: admin })).error.code).toBe(
    'webhook.endpoint-inactive',
  )
})

test('what waits when an endpoint is stopped stays waiting, and leaves when it is started again', async () => {
  const admin = await app.as('admin')
  const made = (await app.call(contract.createWebhook, { url, kinds: ['kettle.boiled'] }, { as: admin })).body
  status = 503
  await app.inTx((ctx) => record(ctx, [{ kind: 'kettle.boiled', subject: 'ktl_2' }]))
  await app.runJobs({ keepFailures: true })
  await app.call(contract.changeWebhook, { id: made.id, active: false }, { as: admin })
  status = 204
  // The retry finds the endpoint stopped: nothing is sent, nothing is lost.
  const before = received.length
  await app.runJobs()
  expect(received.length).toBe(before)
  const rows = async () => (await app.call(contract.listDeliveries, { endpoint: made.id }, { as: admin })).body.rows
  expect(await rows()).toMatchObject([{ state: 'waiting', attempts: 1 }])
  await app.call(contract.changeWebhook, { id: made.id, active: true }, { as: admin })
  await app.runJobs()
  expect(await rows()).toMatchObject([{ state: 'delivered', attempts: 2 }])
})

test('an endpoint for a kind nobody records, or without http, is refused by name; only an administrator may register one', async () => {
  const admin = await app.as('admin')
  const kind = await app.call(contract.createWebhook, { url, kinds: ['kettle.sang'] }, { as: admin, language: 'en' })
  expect(kind.error.message).toBe('There is no such kind of fact: kettle.sang.')
  const scheme = await app.call(contract.createWebhook, { url: 'ftp://example.com', kinds: ['*'] }, { as: admin })
  expect(scheme.error.fields?.[0]?.path).toBe('url')
  expect((await app.call(contract.createWebhook, { url, kinds: ['*'] }, { as: await app.as('agent') })).status).toBe(
    403,
  )
})
