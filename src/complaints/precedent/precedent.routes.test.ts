import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from 'kysely'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { fileAbout } from '../../../tests/support/filing.ts'
import { consumerId, merchantId } from '../../../tests/support/order.ts'
import { open as openRuling, reassign } from '../ruling/ruling.store.ts'
import { readPrecedents } from './precedent.contract.ts'

let app: TestApp
let consumer: Person
let arbitrator: Person
let agent: Person
let mine: string
const past: string[] = []

beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T09:00:00+08:00' })
  consumer = await app.as('consumer', { consumerId: consumerId('C1') })
  arbitrator = await app.as('arbitrator')
  for (let at = 0; at < 6; at += 1) past.push(await filed(`PR-${at}`))
  mine = await filed('PR-mine')
  agent = await app.as('agent')
  await app.inTx((ctx) => openRuling(ctx, mine, { id: 'rul_mine', kind: 'ruling', seed: 'x', size: 1, rule: null }))
  const seat = { id: 'rul_mine', arbitratorId: arbitrator.actor.id, seed: 'x' }
  await app.inTx((ctx) => reassign(ctx, mine, seat))
})
afterAll(() => app.close())

const lines = [{ title: '水杯', amountFen: 10_000 }]
const filed = async (number: string) => (await fileAbout(app, consumer, number, { lines })).id
/** As if somebody had ruled on it; who and how is of no matter here. */
const ruled = (id: string, amountFen: number, by: 'person' | 'default' = 'person') =>
  app.inTx((ctx) =>
    sql`insert into complaints.ruling (complaint_id, id, kind, size, seed, assigned_at, decided_by, decision, remedy, amount_fen, reasons, cites, rulebook, at)
        values (${id}, ${`rul_${id}`}, 'ruling', 1, 'x', ${ctx.now}, ${by}, 'partly', 'refund', ${amountFen}, 'x', array['x'], 'x', ${ctx.now})`.execute(
      ctx.db,
    ),
  )
const read = (more: { amountFen?: number } = {}, as = arbitrator) =>
  app.call(readPrecedents, { id: mine, ...more }, { as })

test('with fewer than five rulings by a person not even their number is told, and defaults are none', async () => {
  for (const id of past.slice(0, 4)) await ruled(id, 5_000)
  await ruled(past[5] ?? '', 10_000, 'default')
  expect((await read({ amountFen: 1 })).body.rows).toMatchObject([
    { about: { kind: 'claim' }, count: null, least: 5, spread: null, cases: [], warning: null },
  ])
})

test('from five on the spread is told, with the cases behind it to whoever may open them, and a draft outside of it is pointed out', async () => {
  await ruled(past[4] ?? '', 7_000)
  const [usual] = (await read({ amountFen: 5_000 })).body.rows
  expect(usual).toMatchObject({
    count: 5,
    spread: { lowPerTenThousand: 5_000, middlePerTenThousand: 5_000, highPerTenThousand: 5_000 },
    warning: null,
  })
  expect(usual?.cases).toEqual([])
  const [handled] = (await read({ amountFen: 5_000 }, agent)).body.rows
  expect(handled?.cases.map(({ id }) => id).toSorted()).toEqual(past.slice(0, 5).toSorted())
  expect((await read({ amountFen: 10_000 })).body.rows[0]?.warning?.zh).toContain('100%')
})

test('consumers and shops do not read it, and whoever handles complaints for a shop of the case gets no links', async () => {
  expect((await read({}, consumer)).status).toBe(403)
  expect((await read({}, await app.as('merchant', { merchantId: merchantId('M1') }))).status).toBe(403)
  expect((await read({}, await app.as('arbitrator', { merchantId: merchantId('M1') }))).status).toBe(404)
  const bad = await app.call(readPrecedents, { id: mine, amountFen: -1 }, { as: arbitrator })
  expect([bad.status, bad.error.fields?.[0]?.path]).toEqual([400, 'amountFen'])
})
