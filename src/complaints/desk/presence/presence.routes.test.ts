import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../../tests/support/app.ts'
import { acknowledge, readCase, respond } from '../../case.contract.ts'
import { aComplaintAt } from '../desk.example.ts'
import { bePresent, presenceMs } from './presence.contract.ts'

let app: TestApp
let li: Person
let zhou: Person
beforeAll(async () => {
  app = await testApp({ now: '2026-05-12T10:00:00+08:00' })
  li = await app.as('agent', { displayName: '李敏' })
  zhou = await app.as('agent', { displayName: '周洋' })
})
afterAll(() => app.close())

const at = async (who: Person, id: string, doing: 'reading' | 'typing' | 'leaving' = 'reading') =>
  (await app.call(bePresent, { id, doing }, { as: who })).body.others.map(({ name, typing }) => [name, typing])
const later = (ms: number) => {
  app.clock.now = new Date(app.clock.now.getTime() + ms)
}
const factsOf = async () =>
  Number(
    (
      await app.db
        .selectFrom('kernel.fact')
        .select((q) => q.fn.countAll().as('n'))
        .executeTakeFirst()
    )?.n,
  )

test('two who have the same case open see each other, and whether the other is writing; it leaves no fact', async () => {
  const id = await aComplaintAt(app, 'P-1')
  const before = await factsOf()
  expect(await at(li, id)).toEqual([])
  expect(await at(zhou, id, 'typing')).toEqual([['李敏', false]])
  expect(await at(li, id)).toEqual([['周洋', true]])
  expect(await at(zhou, id)).toEqual([['李敏', false]])
  expect(await at(li, id)).toEqual([['周洋', false]])
  expect(await factsOf()).toBe(before)
})

test('whoever leaves is gone at once, whoever only vanishes after a while, and nothing of it stays', async () => {
  const id = await aComplaintAt(app, 'P-2')
  await at(li, id)
  await at(zhou, id)
  await at(li, id, 'leaving')
  expect(await at(zhou, id)).toEqual([])
  await at(li, id, 'typing')
  expect(await at(zhou, id)).toEqual([['李敏', true]])
  later(presenceMs + 1000)
  expect(await at(zhou, id)).toEqual([])
  later(presenceMs + 1000)
  await at(li, await aComplaintAt(app, 'P-3'))
  const rows = await app.db
    .selectFrom('complaints.presence')
    .select('account_id')
    .where('complaint_id', '=', id)
    .execute()
  expect(rows.map((row) => row.account_id)).toEqual([zhou.actor.id])
})

test('nobody but the desk says or learns who is there', async () => {
  const id = await aComplaintAt(app, 'P-4')
  for (const role of ['consumer', 'merchant', 'mediator', 'regulator'] as const)
    expect((await app.call(bePresent, { id, doing: 'reading' }, { as: await app.as(role) })).status).toBe(403)
  expect((await app.call(bePresent, { id: 'cmp_gone', doing: 'reading' }, { as: li })).status).toBe(404)
  const bad = await app.call(bePresent, { id, doing: 'sleeping' as 'reading' }, { as: li })
  expect([bad.status, bad.error.fields?.[0]?.path]).toEqual([400, 'doing'])
})

test('of two who answer on the same ground one is taken and the other refused in plain words; with the new ground it passes', async () => {
  const id = await aComplaintAt(app, 'P-5')
  await app.call(acknowledge, { id }, { as: li })
  const { version } = (await app.call(readCase, { id }, { as: li })).body
  const text = '已经核实，商家同意全额退款。'
  const both = await Promise.all([
    app.call(respond, { id, version, text }, { as: li }),
    app.call(respond, { id, version, text: `${text}请留意到账。` }, { as: zhou }),
  ])
  expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409])
  const refused = both.find(({ status }) => status === 409)
  expect(refused?.error).toMatchObject({
    code: 'complaint.changed-meanwhile',
    message: expect.stringContaining('没有丢'),
  })
  const now = (await app.call(readCase, { id }, { as: li })).body.version
  expect((await app.call(respond, { id, version: now, text }, { as: zhou })).status).toBe(201)
})
