import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../../tests/support/app.ts'
import { runSql } from '../../../../tests/support/sql.ts'
import { record } from '../../fact/record.ts'
import { checkpointText } from '../checkpoint.rules.ts'
import { thinCheckpoints } from '../checkpoint.store.ts'
import { logKeyOf, verifiedNote } from '../log-key.ts'
import { openLog } from '../open-log.ts'
import { readLog } from '../proof.contract.ts'
import { sequence } from '../sequence.actions.ts'
import { signCheckpoint } from '../sign.actions.ts'
import { askWitnesses } from './ask-witness.actions.ts'
import { cosignedAt } from './cosignature.rules.ts'
import { requestText } from './request.rules.ts'
import { readWitnessed, readWitnesses } from './witness.contract.ts'

/** Two installations: the mall writes, the association signs; between them a real connection. */
let mall: TestApp
let association: TestApp
let road: Server
let url = ''
let verifier = ''
beforeAll(async () => {
  mall = await testApp({ now: '2026-03-02T09:00:00+08:00' })
  await grow(3)
  const { keys } = (await mall.call(readLog, {})).body
  association = await testApp({ now: '2026-03-02T09:00:10+08:00', witnessed: { witnessOf: keys } })
  road = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const headers = { 'content-type': request.headers['content-type'] ?? '' }
      void association.server
        .inject({ method: 'POST', url: request.url ?? '', headers, payload: Buffer.concat(parts) })
        .then((answer) =>
          response.writeHead(answer.statusCode, { 'content-type': answer.headers['content-type'] }).end(answer.body),
        )
    })
  })
  await new Promise<void>((resolve) => road.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(road.address() as AddressInfo).port}/api/witness`
  await openLog(association.ctx(), association.log)
  verifier = (await association.call(readWitnesses, {})).body.verifier ?? expect.fail('a witness has no key')
})
afterAll(async () => {
  road.close()
  await mall.close()
  await association.close()
})

async function grow(many: number): Promise<void> {
  await mall.inTx((ctx) =>
    record(
      ctx,
      Array.from({ length: many }, (_, n) => ({ kind: 'kettle.boiled', subject: 'ktl_1', data: { n } })),
    ),
  )
  while ((await sequence(mall.ctx())) > 0);
  await signCheckpoint(mall.ctx(), mall.log.origin)
}
const asked = () => askWitnesses(mall.ctx(), [{ verifier, url }], AbortSignal.timeout(20_000))
const rows = (of: TestApp, sql: string) => runSql(of.connectionString, sql)
const ours = async () => (await rows(mall, 'select size::int, problem from kernel.witness'))[0]
const send = (payload: string, type = 'text/plain') =>
  association.server.inject({
    method: 'POST',
    url: '/api/witness/add-checkpoint',
    headers: { 'content-type': type },
    payload,
  })

test('a witness signs how the log stands, and signs again when it grew', async () => {
  await asked()
  const first = await ours()
  expect(first).toMatchObject({ problem: null })
  await grow(300)
  await asked()
  expect(Number((await ours())?.['size'])).toBeGreaterThan(Number(first?.['size']) + 299)
  const note = String((await mall.call(readWitnessed, {})).body)
  const { keys } = (await mall.call(readLog, {})).body
  const signed = verifiedNote(note, keys)
  expect(signed?.signatures).toHaveLength(2)
  const line = note.trimEnd().split('\n').at(-1) ?? ''
  expect(cosignedAt(signed?.text ?? '', line, verifier)).toEqual(new Date('2026-03-02T01:00:10Z'))
})

test('asked again about the same checkpoint it is asked nothing, and the same request again is signed again', async () => {
  await asked()
  const note = String((await rows(association, 'select note from kernel.witnessed'))[0]?.['note'])
  const size = Number((await rows(association, 'select size::int from kernel.witnessed'))[0]?.['size'])
  expect((await send(requestText({ old: size, path: [], note }))).statusCode).toBe(200)
})

test('everybody reads who witnesses a log, and what a witness signed last', async () => {
  const here = (await association.call(readWitnesses, {})).body
  expect(here).toMatchObject({ verifier, others: [{ origin: mall.log.origin }] })
  expect(here.ours).toEqual([])
})

test('a log that is not known, not signed by its key, or no request at all is not signed', async () => {
  const stranger = logKeyOf('stranger.example/facts', Buffer.alloc(32, 9))
  const text = checkpointText({ origin: stranger.name, size: 1, root: Buffer.alloc(32) })
  expect((await send(requestText({ old: 0, path: [], note: stranger.signed(text) }))).statusCode).toBe(404)
  const posing = logKeyOf(mall.log.origin, Buffer.alloc(32, 9))
  const forged = posing.signed(checkpointText({ origin: mall.log.origin, size: 1, root: Buffer.alloc(32) }))
  expect((await send(requestText({ old: 0, path: [], note: forged }))).statusCode).toBe(403)
  for (const body of ['', 'old', 'old 0\n\n', `old 0\n\n${text}`]) expect((await send(body)).statusCode).toBe(400)
  expect((await send('old 0\n\nx', 'application/xml')).statusCode).toBe(415)
})

test('a witness that knows less, or started anew, is told from the beginning', async () => {
  await rows(association, 'delete from kernel.witnessed')
  await grow(2)
  await asked()
  expect(await ours()).toMatchObject({ problem: null })
  await rows(mall, 'update kernel.witness set size = 0')
  await grow(2)
  await asked()
  expect(await ours()).toMatchObject({ problem: null })
})

test('two who ask at once about one log go on from the same place once', async () => {
  await grow(5)
  await Promise.all([asked(), asked(), asked()])
  expect(await ours()).toMatchObject({ problem: null })
  expect(await rows(association, `select 1 from kernel.fact where kind = 'witness.contradicted'`)).toEqual([])
})

test('a log that was cut off behind what a witness signed is noticed, and told once', async () => {
  await rows(association, 'update kernel.witnessed set size = size + 1000')
  await grow(1)
  await asked()
  await asked()
  expect(await ours()).toMatchObject({ problem: 'ahead' })
  const told = await rows(mall, `select data from kernel.fact where kind = 'witness.refused'`)
  expect(told.map(({ data }) => (data as { problem: string }).problem)).toEqual(['ahead'])
  await rows(association, 'update kernel.witnessed set size = size - 1000')
})

test('a log that was written anew is not signed: the witness says so on its own record, and the log on its own', async () => {
  await rows(association, `update kernel.witnessed set root = decode(repeat('ab', 32), 'hex')`)
  await grow(1)
  await asked()
  expect(await ours()).toMatchObject({ problem: 'contradicted' })
  const [split] = await rows(association, `select data from kernel.fact where kind = 'witness.contradicted'`)
  expect(split?.['data']).toMatchObject({ judged: 'unproved' })
})

test('two trees of one size: the second is refused, whoever signed it', async () => {
  const [row] = await rows(association, 'select size::int, note from kernel.witnessed')
  const answer = await send(requestText({ old: Number(row?.['size']), path: [], note: String(row?.['note']) }))
  expect([answer.statusCode, answer.body]).toEqual([409, 'another tree of this size was signed before\n'])
})

test('a witness that is away, or signs with another key, leaves a word and holds up nobody else', async () => {
  await rows(mall, 'delete from kernel.witness')
  const away = { verifier, url: 'http://127.0.0.1:9/api/witness' }
  await askWitnesses(mall.ctx(), [away], AbortSignal.timeout(20_000))
  expect(await ours()).toMatchObject({ problem: 'unreachable', size: 0 })
})

test('of the checkpoints of an old hour the last stays, and the last that a witness signed; signatures under no checkpoint go', async () => {
  await rows(mall, 'delete from kernel.checkpoint; delete from kernel.cosignature')
  const minutes = [1, 2, 3, 4, 5]
  for (const minute of minutes)
    await rows(
      mall,
      `insert into kernel.checkpoint values (${minute}, decode(repeat('00', 32), 'hex'), 'note', '2026-02-01T00:0${minute}:00Z')`,
    )
  for (const size of [1, 3, 9])
    await rows(mall, `insert into kernel.cosignature values (${size}, 'w', 'line', '2026-02-01T00:00:00Z')`)
  await mall.inTx((ctx) => thinCheckpoints(ctx, new Date('2026-02-02T00:00:00Z')))
  const sizes = async (table: string) =>
    (await rows(mall, `select size::int from kernel.${table} order by size`)).map(({ size }) => size)
  expect([await sizes('checkpoint'), await sizes('cosignature')]).toEqual([[3, 5], [3]])
})
