import { afterAll, beforeAll, expect, test } from 'vitest'
import { aftersalesScene, long, wish, type Scene } from '../../../tests/support/aftersales.ts'
import { ask, listMine } from './filing.contract.ts'
import * as inbox from './inbox.contract.ts'
import { listPolicies } from './policy.contract.ts'
import * as step from './step.contract.ts'

let scene: Scene
beforeAll(async () => {
  scene = await aftersalesScene()
})
afterAll(() => scene.app.close())

test('the list goes through its pages without losing or repeating a request, and filters by what it says', async () => {
  const { app, consumer, merchant, otherShop, agent, ways } = scene
  for (let made = 0; made < 7; made += 1) await ways.requested()
  await ways.fulfilling()
  const seen: string[] = []
  for (let cursor: string | undefined, page = 0; page < 50; page += 1) {
    const { body } = await app.call(
      inbox.listRequests,
      { tab: 'open', limit: 5, ...(cursor && { cursor }) },
      { as: agent },
    )
    seen.push(...body.rows.map(({ id }) => id))
    if (!body.next) break
    cursor = body.next
  }
  expect(new Set(seen).size).toBe(seen.length)
  const { body } = await app.call(inbox.countRequests, {}, { as: agent })
  expect(seen).toHaveLength(body.counts.open)
  const repairs = await app.call(inbox.listRequests, { request: 'exchange', state: 'fulfilling' }, { as: merchant })
  expect(repairs.body.rows.every((row) => row.request === 'exchange' && row.state === 'fulfilling')).toBe(true)
  const forged = await app.call(inbox.listRequests, { cursor: 'x' }, { as: agent })
  expect([forged.status, forged.error.code]).toEqual([400, 'input.cursor-unreadable'])
  expect((await app.call(inbox.listRequests, { tab: 'all' as 'open' }, { as: agent })).error.fields?.[0]?.path).toBe(
    'tab',
  )
  expect((await app.call(inbox.listRequests, {}, { as: consumer })).status).toBe(403)
  expect((await app.call(inbox.countRequests, {}, { as: consumer })).status).toBe(403)
  expect((await app.call(inbox.listRequests, { tab: 'open' }, { as: otherShop })).body.rows).toEqual([])
})

test('a consumer reads its own requests in pages, open and closed apart, and nobody else’s', async () => {
  const { app, consumer, stranger, merchant, asked, ways } = scene
  for (let made = 0; made < 4; made += 1) await asked()
  await ways.delivering()
  const first = await app.call(listMine, { open: 'yes', limit: 2 }, { as: consumer })
  const next = await app.call(listMine, { open: 'yes', limit: 2, cursor: first.body.next ?? '' }, { as: consumer })
  const ids = [...first.body.rows, ...next.body.rows].map(({ id }) => id)
  expect(new Set(ids).size).toBe(4)
  const closed = await app.call(listMine, { open: 'no' }, { as: consumer })
  expect(closed.body.rows.every(({ state }) => state === 'closed')).toBe(true)
  expect((await app.call(listMine, {}, { as: stranger })).body.rows).toEqual([])
  expect((await app.call(listMine, {}, { as: merchant })).status).toBe(403)
  expect((await app.call(listMine, { open: 'maybe' as 'yes' }, { as: consumer })).error.fields?.[0]?.path).toBe('open')
})

test('a complaint that came by another way has no request, and somebody else’s complaint does not exist', async () => {
  const { app, consumer, stranger, agent, ways } = scene
  const { id } = await ways.refused()
  const tapped = await app.call(step.complain, { id }, { as: consumer })
  const complaint = tapped.body.complaintId ?? ''
  expect((await app.call(inbox.requestOfComplaint, { id: complaint }, { as: agent })).body.request?.id).toBe(id)
  expect((await app.call(inbox.requestOfComplaint, { id: complaint }, { as: stranger })).status).toBe(404)
  expect((await app.call(inbox.requestOfComplaint, { id: 'cmp_none' }, { as: agent })).status).toBe(404)
})

test('a second request about the same matter joins the complaint that is open already', async () => {
  const { app, consumer, merchant, sale, take } = scene
  const number = await sale()
  const complain = async (request: 'exchange' | 'repair') => {
    const made = await app.call(ask, { ...wish(number), request, reason: 'broken', text: long }, { as: consumer })
    await take(step.refuse, merchant, { id: made.body.id, reason: 'no-fault', text: long })
    return (await app.call(step.complain, { id: made.body.id }, { as: consumer })).body.complaintId
  }
  const first = await complain('exchange')
  expect(await complain('repair')).toBe(first)
})

test('anybody reads the policies in force on a day, with the law they rest on and how long each step may take', async () => {
  const { app } = scene
  const { body } = await app.call(listPolicies, {})
  expect(body.onDay).toBe('2026-11-23')
  expect(body.policies.at(-1)?.goods).toEqual([])
  const [free] = body.policies.find(({ goods }) => goods.includes('手机数码'))?.terms ?? []
  expect(free).toMatchObject({
    request: 'no-reason-return',
    freight: 'consumer',
    window: { span: { amount: 7, unit: 'natural-day' }, basis: { article: '25(1)', confidence: 'T' } },
  })
  expect(body.steps.map(({ rule }) => rule)).toContain('aftersales.merchant-answer')
  expect((await app.call(listPolicies, { onDay: '2010-01-01' })).body.policies).toEqual([])
  expect((await app.call(listPolicies, { onDay: 'today' })).error.fields?.[0]?.path).toBe('onDay')
})
