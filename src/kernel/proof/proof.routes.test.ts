import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import type { Capability } from '../capability.ts'
import type { Fact } from '../fact/fact.ts'
import { record } from '../fact/record.ts'
import { readCheckpoint } from './checkpoint.rules.ts'
import { verifiedNote } from './log-key.ts'
import * as contract from './proof.contract.ts'
import { sequence } from './sequence.actions.ts'
import { signCheckpoint } from './sign.actions.ts'
import { leafHash, sha256 } from './tree.ts'
import { continues, includes } from './verify.rules.ts'

let app: TestApp
let facts: readonly Fact[]
let person: Person
const kitchen: Partial<Capability> = {
  subjects: { ktl: async (ctx, id) => id === 'ktl_mine' || ctx.actor.kind === 'system' },
  facts: {
    'kettle.boiled': { zh: '水开了', en: 'The kettle boiled' },
    'kettle.suspected': { zh: '怀疑', en: 'Suspected', inner: true },
  },
}
const many = 700
beforeAll(async () => {
  app = await testApp({ extra: [kitchen] })
  person = await app.as('consumer')
})
afterAll(() => app.close())

const bytes = (text: string) => Buffer.from(text, 'base64')
const signed = async () => {
  while ((await sequence(app.ctx())) > 0);
  return signCheckpoint(app.ctx(), app.log.origin)
}

test('before anything was signed there is no checkpoint, no tile and no receipt', async () => {
  expect((await app.call(contract.readCheckpoint, {})).error.code).toBe('proof.no-checkpoint')
  expect((await app.call(contract.proveInclusion, { index: 0 })).status).toBe(404)
  expect((await app.call(contract.readLog, {})).body.checkpoint).toBeNull()
})

test('who sees a thing gets the receipt of its fact, and it proves the fact to somebody who has nothing else', async () => {
  facts = await app.inTx((ctx) =>
    record(
      ctx,
      Array.from({ length: many }, (_, n) => ({
        kind: n === 3 ? 'kettle.suspected' : 'kettle.boiled',
        subject: n === 5 ? 'ktl_other' : 'ktl_mine',
        data: { n, amountFen: 12_900 },
      })),
    ),
  )
  expect((await app.call(contract.readReceipt, { id: facts[0]!.id }, { as: person })).status).toBe(404)
  await signed()
  await app.inTx((ctx) => record(ctx, [{ kind: 'kettle.boiled', subject: 'ktl_mine' }]))
  const { body, status } = await app.call(contract.readReceipt, { id: facts[7]!.id }, { as: person })
  expect(status).toBe(200)
  const { receipt } = body
  const note = verifiedNote(receipt.checkpoint, [receipt.key])
  const { size, root } = readCheckpoint(note!.text)!
  const leaf = leafHash(Buffer.from(receipt.content))
  const proof = { leaf, index: receipt.index, size, path: receipt.path.map(bytes), root }
  expect(includes(sha256, proof)).toBe(true)
  expect(includes(sha256, { ...proof, leaf: leafHash(Buffer.from(receipt.content.replace('12900', '12901'))) })).toBe(
    false,
  )
  expect(JSON.parse(receipt.content)).toMatchObject({
    fact: facts[7]!.id,
    kind: 'kettle.boiled',
    subject: 'ktl_mine',
    data: { n: 7, amountFen: 12_900 },
  })
  expect(body.link).toMatch(/^https:\/\/xiaobao\.example\.com\/verify#\d+\.[\w-]{43}\.\d+\.[\w-]{43}$/)
  expect(body.title.zh).toBe('水开了')
  expect(JSON.stringify(body).length).toBeLessThan(2_500)
})

test('who acted is in a receipt only as a hash that the platform can open', async () => {
  const agent = await app.as('agent')
  const [fact] = await app.inTx((ctx) => record(ctx, [{ kind: 'kettle.boiled', subject: 'ktl_mine' }]), agent.actor)
  await signed()
  const { body } = await app.call(contract.readReceipt, { id: fact!.id }, { as: person })
  expect(JSON.stringify(body)).not.toContain(agent.actor.id)
  const said = JSON.stringify([fact!.id, agent.actor.id, 'agent', null])
  expect(JSON.parse(body.receipt.content).by).toBe(createHash('sha256').update(said).digest('base64url'))
})

test('what somebody may not see has no receipt: another’s thing, what is inner, what is nothing; and no sign-in, no receipt', async () => {
  for (const id of [facts[5]!.id, facts[3]!.id, 'fct_unknown', "' or 1=1"])
    expect((await app.call(contract.readReceipt, { id }, { as: person })).status, id).toBe(404)
  expect((await app.call(contract.readReceipt, { id: facts[7]!.id })).status).toBe(401)
  const agent = await app.as('agent')
  expect((await app.call(contract.readReceipt, { id: facts[3]!.id }, { as: agent })).status).toBe(200)
})

test('what was recorded just now is told to wait for its signature', async () => {
  const [fact] = await app.inTx((ctx) => record(ctx, [{ kind: 'kettle.boiled', subject: 'ktl_mine' }]))
  const answer = await app.call(contract.readReceipt, { id: fact!.id }, { as: person })
  expect([answer.status, answer.error.code]).toEqual([409, 'proof.not-signed-yet'])
})

test('anybody proves a number, and that one checkpoint continues another; beyond the log there is nothing', async () => {
  const early = await signed()
  await app.inTx((ctx) =>
    record(
      ctx,
      Array.from({ length: 300 }, () => ({ kind: 'kettle.boiled', subject: 'ktl_2' })),
    ),
  )
  const late = await signed()
  const { body } = await app.call(contract.proveConsistency, { from: early!.size })
  const proof = { oldSize: early!.size, newSize: late!.size, oldRoot: early!.root, newRoot: late!.root }
  expect(continues(sha256, { ...proof, path: body.path.map(bytes) })).toBe(true)
  const one = await app.call(contract.proveInclusion, { index: 900 })
  const inside = { leaf: bytes(one.body.leaf), index: 900, size: late!.size, root: late!.root }
  expect(includes(sha256, { ...inside, path: one.body.path.map(bytes) })).toBe(true)
  expect((await app.call(contract.proveInclusion, { index: late!.size })).error.code).toBe('proof.beyond-the-log')
  expect((await app.call(contract.proveConsistency, { from: 0, to: 99_999_999 })).status).toBe(422)
  expect((await app.call(contract.proveConsistency, { from: 5, to: 2 })).status).toBe(422)
  expect((await app.call(contract.proveInclusion, { index: -1 })).status).toBe(400)
})

test('checkpoint and tiles are read as C2SP says: enough to hash the whole tree anew', async () => {
  const note = String((await app.server.inject('/api/log/checkpoint')).payload)
  const about = await app.call(contract.readLog, {})
  const { size, root } = readCheckpoint(verifiedNote(note, about.body.keys)!.text)!
  const get = (path: string) => app.server.inject(`/api/log/tile/${path}`)
  const whole = Math.floor(size / 256)
  const parts = [...Array.from({ length: whole }, (_, n) => `0/00${n}`), `0/00${whole}.p/${size % 256}`]
  const leaves: Buffer[] = []
  for (const part of parts) {
    const { rawPayload, headers, statusCode } = await get(part)
    expect([part, statusCode, headers['cache-control']]).toEqual([part, 200, 'public, max-age=31536000, immutable'])
    for (let at = 0; at < rawPayload.length; at += 32) leaves.push(rawPayload.subarray(at, at + 32))
  }
  expect(leaves).toHaveLength(size)
  const hashAll = (row: readonly Buffer[]): Buffer => {
    if (row.length === 1) return row[0]!
    let cut = 1
    while (cut * 2 < row.length) cut *= 2
    return sha256(Buffer.concat([Buffer.of(1), hashAll(row.slice(0, cut)), hashAll(row.slice(cut))]))
  }
  expect(hashAll(leaves).equals(root)).toBe(true)
  expect((await get(`1/000.p/${whole}`)).rawPayload).toHaveLength(whole * 32)
  for (const wrong of [
    '0/0',
    '0/1',
    '0/0001',
    '0/x000/000',
    '0/000.p/256',
    '0/000.p/0',
    `0/00${whole}`,
    '0/999',
    '1/000',
    '7/000',
    '0/x001/x001/x001/001',
  ])
    expect([wrong, (await get(wrong)).statusCode]).toEqual([wrong, 404])
  expect((await get('8/000')).statusCode).toBe(400)
})
