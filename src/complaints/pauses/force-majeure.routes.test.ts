import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { consumerId, lineId, merchantId, orderId, tellOfSale } from '../../../tests/support/order.ts'
import { pdf, uploadsOf } from '../../../tests/support/uploads.ts'
import * as contract from '../case.contract.ts'
import { long } from '../decisions.example.ts'
import { fileComplaint } from '../filing.contract.ts'
import { readPauses } from './extension.contract.ts'
import * as majeure from './force-majeure.contract.ts'
import { running } from './force-majeure.store.ts'

let app: TestApp
let number = 0
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

const at = (text: string) => new Date(`${text}:00+08:00`)
const consumer = () => app.as('consumer', { consumerId: consumerId('C1') })
const agent = () => app.as('agent')
const officer = () => app.as('governance-officer')

async function filed(shop = 'M1') {
  number += 1
  const own = `F-${number}`
  await tellOfSale(app, { number: own, consumer: 'C1', merchant: shop, lines: [{ title: '水杯', amountFen: 12_900 }] })
  const filing = {
    orderId: orderId(own),
    lineIds: [lineId(own, '1')],
    category: 'other' as const,
    text: '商家一直没有发货，也不回复消息。',
    remedies: ['refund' as const],
    amountFen: 12_900,
  }
  const answer = await app.call(fileComplaint, filing, { as: await consumer() })
  expect(answer.status, JSON.stringify(answer.error)).toBe(201)
  return answer.body
}
const clocks = async (id: string) => {
  const seen = (await app.call(contract.readCase, { id }, { as: await agent() })).body
  return Object.fromEntries(seen.clocks.map(({ rule, lastDay, state }) => [rule.split('.')[1], `${lastDay} ${state}`]))
}
async function order(as: Person, more: object) {
  const proof = await uploadsOf(app, () => as).upload(pdf('flood'), { name: 'notice.pdf' })
  const input = {
    scope: 'merchant' as const,
    scopeId: merchantId('M1'),
    text: long,
    until: '2026-03-06T00:00:00+08:00',
    files: [proof.id],
  }
  return app.call(majeure.orderForceMajeure, { ...input, ...more }, { as, language: 'en' })
}

test('an officer orders it for a shop: its cases stand still, also those that arrive; statutory limits run on; lifted early all go on', async () => {
  app.clock.now = at('2026-03-02T10:00')
  const [one, other] = [await filed(), await filed('M2')]
  const ordered = await order(await officer(), {})
  expect(ordered.status, JSON.stringify(ordered.error)).toBe(201)
  expect(ordered.body).toMatchObject({ state: 'running', scope: 'merchant' })
  await app.runJobs()
  expect(await clocks(one.id)).toMatchObject({
    respond: expect.stringContaining('suspended'),
    finish: expect.stringContaining('suspended'),
  })
  expect(await clocks(other.id)).toMatchObject({ respond: '2026-03-05 running' })

  app.clock.now = at('2026-03-03T10:00')
  const late = await filed()
  await app.runJobs()
  expect(await clocks(late.id)).toMatchObject({ respond: expect.stringContaining('suspended') })
  // A stage that begins meanwhile stands still as well.
  expect((await app.call(contract.acknowledge, { id: one.id }, { as: await agent() })).status).toBe(201)
  await app.runJobs()
  expect(await clocks(one.id)).toMatchObject({ 'merchant-reply': expect.stringContaining('suspended') })
  const shown = (await app.call(readPauses, { id: one.id }, { as: await consumer() })).body
  expect(shown.forceMajeure).toMatchObject([{ reason: long }])

  app.clock.now = at('2026-03-04T10:00')
  const { id } = ordered.body
  expect((await app.call(majeure.liftForceMajeure, { id, text: long }, { as: await officer() })).status).toBe(201)
  await app.runJobs()
  expect(await clocks(one.id)).toMatchObject({
    finish: '2026-03-25 running',
    'merchant-reply': expect.stringContaining('running'),
  })
  const { rows } = (await app.call(majeure.listOrders, {}, { as: await agent() })).body
  expect(rows[0]).toMatchObject({ state: 'lifted', cases: 2, holding: 0, endReason: long })
  expect((await app.call(majeure.liftForceMajeure, { id, text: long }, { as: await officer() })).error.code).toBe(
    'pause.order-over',
  )
})

test('an order for one complaint begins when it says and ends by itself; needs-info that began meanwhile stands still on', async () => {
  app.clock.now = at('2026-03-09T10:00')
  const { id, receipt } = await filed('M3')
  const ordered = await order(await app.as('admin'), {
    scope: 'case',
    scopeId: receipt,
    from: at('2026-03-10T00:00').toISOString(),
    until: at('2026-03-12T00:00').toISOString(),
  })
  expect(ordered.body).toMatchObject({ state: 'planned', name: receipt })
  await app.runJobs()
  expect(await clocks(id)).toMatchObject({ finish: expect.stringContaining('running') })
  app.clock.now = at('2026-03-10T00:00')
  await app.runJobs()
  expect(await clocks(id)).toMatchObject({ finish: expect.stringContaining('suspended') })
  app.clock.now = at('2026-03-11T10:00')
  expect((await app.call(contract.requestInfo, { id, text: long }, { as: await agent() })).status).toBe(201)
  app.clock.now = at('2026-03-12T00:00')
  await app.runJobs()
  expect(await clocks(id)).toMatchObject({
    finish: expect.stringContaining('suspended'),
    respond: expect.stringContaining('running'),
  })
  app.clock.now = at('2026-03-12T10:00')
  expect((await app.call(contract.provideInfo, { id, text: long }, { as: await consumer() })).status).toBe(201)
  expect(await clocks(id)).toMatchObject({ finish: expect.stringContaining('running') })
})

test('without proof, in the past, for what does not exist and by whom it is not for, it is refused with the reason', async () => {
  app.clock.now = at('2026-03-16T10:00')
  const until = at('2026-03-20T00:00').toISOString()
  const by = await officer()
  expect((await order(by, { until, files: [] })).error.fields?.[0]?.path).toBe('files')
  const past = await order(by, { until, from: at('2026-03-15T10:00').toISOString() })
  expect([past.status, past.error.code]).toEqual([400, 'pause.in-the-past'])
  expect((await order(by, { until: at('2026-03-16T10:00').toISOString() })).error.code).toBe(
    'pause.ends-before-it-begins',
  )
  expect((await order(by, { until, scopeId: 'mch_nobody' })).error.code).toBe('pause.scope-unknown')
  expect((await order(by, { until, scope: 'region', scopeId: '99' })).error.code).toBe('pause.scope-unknown')
  expect((await order(await agent(), { until })).status).toBe(403)
})

test('no order is lifted between the look at what is in force and the case that comes under it', async () => {
  app.clock.now = at('2026-04-13T10:00')
  const until = at('2026-04-15T00:00').toISOString()
  const { id } = (await order(await officer(), { until })).body
  await app.inTx(async (looking) => {
    expect((await running(looking)).map((one) => one.id)).toContain(id)
    const lifting = app.inTx(({ db }) =>
      sql`select id from complaints.force_majeure where id = ${id} for update nowait`.execute(db),
    )
    await expect(lifting).rejects.toMatchObject({ code: '55P03' })
  })
})

test('nobody lets the clocks of the shop stand still that is his own', async () => {
  app.clock.now = at('2026-04-13T10:00')
  const until = at('2026-04-15T00:00').toISOString()
  const own = await app.as('admin', { merchantId: merchantId('M1') })
  const refused = await order(own, { until })
  expect([refused.status, refused.error.code, refused.error.params['field']]).toEqual([
    400,
    'pause.scope-unknown',
    'scopeId',
  ])
})
