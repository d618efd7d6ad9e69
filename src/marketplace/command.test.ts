import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createApiKey } from '../kernel/access/account.contract.ts'
import { record } from '../kernel/fact/record.ts'
import { verifyWebhook } from '../kernel/fact/webhook-signature.ts'
import { testApp, type Person, type TestApp } from '../../tests/support/app.ts'
import * as contract from './command.contract.ts'
import { askCommand } from './command.rules.ts'
import { receiveEvents } from './event.contract.ts'
import { deriveId } from './identity.ts'

/** A marketplace that speaks HTTP: it keeps what it got and answers what it is told to. */
const mall = { got: [] as { headers: IncomingHttpHeaders; body: string }[], status: 202 }
const server = createServer((request, response) => {
  const parts: Buffer[] = []
  request.on('data', (part: Buffer) => parts.push(part))
  request.on('end', () => {
    mall.got.push({ headers: request.headers, body: Buffer.concat(parts).toString() })
    response.writeHead(mall.status).end()
  })
})

let app: TestApp
let boss: Person
let machine: { key: string }
let secret: string
const order = deriveId('ord', 'mall', 'O1')
const shop = deriveId('mch', 'mall', 'M1')

beforeAll(async () => {
  app = await testApp()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  boss = await app.as('admin')
  const made = await app.call(
    createApiKey,
    { name: 'mall', scopes: ['marketplace.write', 'marketplace.read'] },
    { as: boss },
  )
  machine = { key: made.body.token }
  const told = (id: string, noun: string, data: Record<string, unknown>) => ({
    specversion: '1.0',
    id,
    source: 'mall',
    type: `com.xiaobao.marketplace.${noun}.upserted`,
    time: '2026-03-01T10:00:00+08:00',
    data,
  })
  await app.call(
    receiveEvents,
    {
      events: [
        told('1', 'merchant', { id: 'M1', name: '青禾' }),
        told('2', 'order', {
          id: 'O1',
          merchant: 'M1',
          status: 'paid',
          placedAt: '2026-03-01T09:00:00+08:00',
          totalFen: 10_000,
        }),
      ],
    },
    { as: machine },
  )
  const commandUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/commands`
  const saved = await app.call(contract.saveConnection, { source: 'mall', commandUrl }, { as: boss })
  secret = saved.body.secret ?? ''
})
afterAll(async () => {
  await app.close()
  server.close()
})
beforeEach(() => {
  mall.got = []
  mall.status = 202
})

const request = (input: { kind: contract.HandCommandKind; target: string; amountFen?: number; reason?: string }) =>
  app.call(contract.requestCommand, input, { as: boss })
const read = async (id: string) => (await app.call(contract.readCommand, { id }, { as: boss })).body
const confirm = (id: string, outcome: 'done' | 'refused') =>
  app.call(contract.confirmCommand, { id, outcome, reference: 'R-1' }, { as: machine })
const later = (minutes: number) => (app.clock.now = new Date(app.clock.now.getTime() + minutes * 60_000))

test('a command reaches the marketplace once, signed, under its own id, and its answer closes it', async () => {
  const { id } = (await request({ kind: 'hold-order', target: order })).body
  await app.runJobs()
  const [message] = mall.got
  if (!message) throw new Error('nothing arrived')
  expect(mall.got).toHaveLength(1)
  const headers = {
    'webhook-id': String(message.headers['webhook-id']),
    'webhook-timestamp': String(message.headers['webhook-timestamp']),
    'webhook-signature': String(message.headers['webhook-signature']),
  }
  const nowSeconds = Math.floor(app.clock.now.getTime() / 1000)
  expect(headers['webhook-id']).toBe(id)
  expect(verifyWebhook(secret, headers, { body: message.body, nowSeconds })).toBe(true)
  expect(verifyWebhook(secret, headers, { body: `${message.body} `, nowSeconds })).toBe(false)
  expect(JSON.parse(message.body)).toMatchObject({
    specversion: '1.0',
    type: 'com.xiaobao.command.hold-order',
    data: { target: { id: order, externalId: 'O1' } },
  })
  expect(await read(id)).toMatchObject({ state: 'sent', attempts: 1, mayRetry: false })
  expect((await confirm(id, 'done')).body).toMatchObject({ state: 'confirmed', answer: { reference: 'R-1' } })
  expect((await confirm(id, 'done')).status).toBe(200)
  expect((await confirm(id, 'refused')).error.code).toBe('command.answered-otherwise')
  const facts = await app.db
    .selectFrom('kernel.fact')
    .select('kind')
    .where('subject', '=', order)
    .orderBy('id')
    .execute()
  expect(facts.map(({ kind }) => kind)).toEqual([
    'order.changed',
    'command.requested',
    'command.sent',
    'command.confirmed',
  ])
})

test('a marketplace that does not take it is tried again, then the command failed and may be sent anew', async () => {
  mall.status = 500
  const { id } = (await request({ kind: 'suspend-shop', target: shop })).body
  await app.runJobs({ keepFailures: true })
  expect(await read(id)).toMatchObject({ state: 'queued', attempts: 1, lastStatus: 500, lastError: 'HTTP 500' })
  for (let attempt = 2; attempt <= 8; attempt += 1) await app.runJobs({ keepFailures: true })
  expect(await read(id)).toMatchObject({ state: 'failed', attempts: 8, mayRetry: true })
  expect(new Set(mall.got.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([id]))
  mall.status = 202
  expect((await app.call(contract.retryCommand, { id }, { as: boss })).body).toMatchObject({
    state: 'queued',
    attempts: 0,
  })
  await app.runJobs()
  expect(await read(id)).toMatchObject({ state: 'sent' })
  expect((await app.call(contract.retryCommand, { id }, { as: boss })).error.code).toBe('command.not-retryable')
})

test('no answer in time is seen and told; an answer that comes late still counts', async () => {
  const { id } = (await request({ kind: 'freeze-account', target: shop })).body
  await app.runJobs()
  later(29)
  await app.runJobs()
  expect(await read(id)).toMatchObject({ state: 'sent' })
  later(2)
  await app.runJobs()
  expect(await read(id)).toMatchObject({ state: 'timed-out', mayRetry: true })
  expect((await confirm(id, 'done')).body.state).toBe('confirmed')
})

test('a fact of another chapter becomes one command, and the answer stands on its timeline', async () => {
  const reason = 'cmp_0000000000000000000000test'
  await app.inTx((ctx) => record(ctx, [askCommand({ reason, kind: 'refund', target: order, amountFen: 2500 })]))
  await app.runJobs()
  const { rows } = (await app.call(contract.listCommands, { reason }, { as: boss })).body
  expect(rows).toMatchObject([
    { kind: 'refund', target: order, state: 'sent', payload: { amountFen: 2500, currency: 'CNY' } },
  ])
  await confirm(rows[0]?.id ?? '', 'refused')
  const facts = await app.db
    .selectFrom('kernel.fact')
    .select('kind')
    .where('subject', '=', reason)
    .orderBy('id')
    .execute()
  expect(facts.map(({ kind }) => kind)).toEqual([
    'marketplace.command-asked',
    'command.requested',
    'command.sent',
    'command.refused',
  ])
})

test('a command waits while its marketplace has no address, and leaves when it gets one', async () => {
  await app.call(contract.saveConnection, { source: 'mall', commandUrl: null }, { as: boss })
  const { id } = (await request({ kind: 'release-order', target: order })).body
  await app.runJobs()
  expect(await read(id)).toMatchObject({ state: 'queued', lastError: 'no-address' })
  const commandUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/commands`
  const saved = await app.call(contract.saveConnection, { source: 'mall', commandUrl }, { as: boss })
  expect(saved.body.secret).toBeNull()
  await app.runJobs()
  expect(await read(id)).toMatchObject({ state: 'sent' })
})

test('bad commands are refused by name', async () => {
  expect((await request({ kind: 'refund', target: order })).error.code).toBe('command.amount-missing')
  expect((await request({ kind: 'refund', target: order, amountFen: 10_001 })).error).toMatchObject({
    code: 'command.amount-too-high',
    params: { leftFen: 10_000 },
  })
  expect((await request({ kind: 'refund', target: shop, amountFen: 1 })).error.code).toBe('command.target-unfit')
  expect((await request({ kind: 'hold-order', target: 'ord_unknown' })).status).toBe(404)
})

test('refunds asked for at once, or one after the other, never exceed what was paid', async () => {
  const event = {
    specversion: '1.0' as const,
    id: 'O2',
    source: 'mall',
    type: 'com.xiaobao.marketplace.order.upserted',
    time: '2016-03-01T10:00:00+08:00',
    data: { id: 'O2', merchant: 'M1', status: 'paid', placedAt: '2016-03-01T09:00:00+08:00', totalFen: 10_000 },
  }
  await app.call(receiveEvents, { events: [event] }, { as: machine })
  const paid = deriveId('ord', 'mall', 'O2')
  const ask = (amountFen: number) => request({ kind: 'refund', target: paid, amountFen })
  const both = await Promise.all([ask(6_000), ask(6_000)])
  expect(both.map(({ status }) => status).toSorted()).toEqual([201, 422])
  const first = both.find(({ status }) => status === 201)?.body.id ?? ''
  expect((await ask(4_001)).error).toMatchObject({ code: 'command.amount-too-high', params: { leftFen: 4_000 } })
  // Refused by the marketplace, the money is free again; spent otherwise, the old command cannot come back.
  const no = await app.call(contract.confirmCommand, { id: first, outcome: 'refused' }, { as: machine })
  expect(no.status).toBe(200)
  const second = await ask(10_000)
  expect(second.status).toBe(201)
  const again = await app.call(contract.retryCommand, { id: first }, { as: boss })
  expect(again.error.code).toBe('command.amount-too-high')
  // Done, but the refund itself not yet heard of: still spent.
  await app.call(contract.confirmCommand, { id: second.body.id, outcome: 'done' }, { as: machine })
  expect((await ask(1)).error.code).toBe('command.amount-too-high')
})

test('who may not command may not; two clicks are one command', async () => {
  const agent = await app.as('agent')
  const input = { kind: 'hold-order' as const, target: order }
  expect((await app.call(contract.requestCommand, input, { as: agent })).error.code).toBe('access.not-your-role')
  expect((await app.call(contract.confirmCommand, { id: 'cmd_x', outcome: 'done' }, { as: boss })).status).toBe(403)
  const both = await Promise.all(
    [1, 2].map(() => app.call(contract.requestCommand, input, { as: boss, idempotencyKey: 'two-clicks' })),
  )
  expect(both[0]?.body.id).toBe(both[1]?.body.id)
})
