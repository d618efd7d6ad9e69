import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { consumerId, lineId, merchantId, orderId, tellOfSale } from '../../../tests/support/order.ts'
import { respondToComplaint } from '../handling.actions.ts'
import { fileComplaint } from '../filing.actions.ts'
import { closeComplaint } from '../handling.actions.ts'
import { answerComplaint } from '../parties.actions.ts'
import { listFigureCases, readPerformance, type FigureId } from './performance.contract.ts'

const text = '收到的商品有划痕，希望退款处理。'
let app: TestApp
let consumer: Person
let agent: Person
let number = 0

async function asked(at: string, shop = 'M1'): Promise<string> {
  app.clock.now = new Date(at)
  const own = `P-${(number += 1)}`
  await tellOfSale(app, { number: own, consumer: 'C1', merchant: shop, lines: [{ title: '水杯', amountFen: 9900 }] })
  const order = { orderId: orderId(own), lineIds: [lineId(own, '1')], details: {}, files: [] }
  const filing = { ...order, category: 'other' as const, text, remedies: ['refund' as const], amountFen: 100 }
  const { id } = await app.inTx((ctx) => fileComplaint(ctx, filing, 'online-service'), consumer.actor)
  await app.inTx((ctx) => respondToComplaint(ctx, { id, text, files: [] }), agent.actor)
  return id
}
function answer(id: string, at: string, shop = 'M1') {
  app.clock.now = new Date(at)
  const actor = { ...consumer.actor, roles: ['merchant' as const], consumerId: null, merchantId: merchantId(shop) }
  const offer = { remedy: 'refund' as const, amountFen: 100 }
  return app.inTx((ctx) => answerComplaint(ctx, { id, text, offer, files: [] }), actor)
}
let quick = ''
let late = ''
beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T09:00:00+08:00' })
  agent = await app.as('agent')
  consumer = await app.as('consumer', { consumerId: consumerId('C1') })
  // Asked on Monday at nine: the shop has two working days.
  quick = await asked('2026-03-02T09:00:00+08:00')
  await answer(quick, '2026-03-02T12:00:00+08:00')
  app.clock.now = new Date('2026-03-03T10:00:00+08:00')
  await app.inTx((ctx) => closeComplaint(ctx, { id: quick, text, outcome: 'settled', amountFen: 100 }), agent.actor)
  late = await asked('2026-03-02T09:00:00+08:00')
  app.clock.now = new Date('2026-03-05T09:00:00+08:00')
  await app.runJobs()
  await asked('2026-03-06T09:00:00+08:00')
})
afterAll(() => app.close())
const read = async (as: Person, input: object = {}) => app.call(readPerformance, input, { as })
const shop = (own: string) => app.as('merchant', { merchantId: merchantId(own) })

test('a shop reads what its cases come to: in time, how fast in working hours, how they ended, each with what it is a part of', async () => {
  const { status, body } = await read(await shop('M1'))
  expect(status).toBe(200)
  const figure = (id: FigureId) => body.figures.find((one) => one.id === id)
  expect(figure('received')).toMatchObject({ part: 3, whole: 3, value: 1000 })
  expect(figure('answered')).toMatchObject({ part: 1, whole: 2, value: 0.5, alike: null })
  expect(figure('answered')?.low).toBeCloseTo(0.0945, 3)
  expect(figure('answer-time')).toMatchObject({ part: 1, value: 3, p90: 3 })
  expect(figure('settled')).toMatchObject({ part: 1, whole: 1 })
  expect(figure('reopened')).toMatchObject({ part: 0, whole: 1 })
  expect(body.months.at(-1)).toEqual({ month: '2026-03', received: 3, inTime: 1, decided: 2, hours: 3 })
  expect(body.months).toHaveLength(12)
})

test('what was not answered in time stands there as open, with since when and until when', async () => {
  const { body } = await read(await shop('M1'))
  expect(body.breaches.map(({ id, rule }) => [id, rule.id])).toEqual([[late, 'complaint.merchant-reply.platform']])
  expect(body.breaches[0]?.since).toBe('2026-03-05T01:00:00.000Z')
  expect(body.breaches[0]?.until).not.toBeNull()
})

test('the cases that a figure is made of are the very ones that were counted', async () => {
  const as = await shop('M1')
  const { body } = await app.call(listFigureCases, { figure: 'answered' }, { as })
  expect(body.rows.map(({ id, inPart }) => [id, inPart])).toEqual(
    expect.arrayContaining([
      [quick, true],
      [late, false],
    ]),
  )
  expect(body.rows).toHaveLength(2)
  const rest = await app.call(listFigureCases, { figure: 'answered', of: 'rest' }, { as })
  expect(rest.body.rows.map(({ id }) => id)).toEqual([late])
})

test('for a shop there are no other shops; staff say whose figures they want', async () => {
  const other = await shop('M2')
  await tellOfSale(app, {
    number: 'P-other',
    consumer: 'C2',
    merchant: 'M2',
    lines: [{ title: '水杯', amountFen: 9900 }],
  })
  expect((await read(other, { merchant: merchantId('M1') })).status).toBe(404)
  const seen = (await read(other)).body
  expect([seen.figures[0]?.part, seen.breaches]).toEqual([0, []])
  const officer = await app.as('governance-officer')
  expect((await read(officer)).error).toMatchObject({
    code: 'performance.merchant-needed',
    params: { field: 'merchant' },
  })
  expect((await read(officer, { merchant: merchantId('M1') })).body.figures[0]?.part).toBe(3)
  expect((await read(officer, { merchant: 'mch_nobody' })).status).toBe(404)
  expect((await read(await app.as('consumer'))).status).toBe(403)
})

test('whole months up to the present one, the first not after the last', async () => {
  const as = await shop('M1')
  const tried = async (input: object) => (await read(as, input)).error.params?.['field']
  expect(await tried({ from: '2026-03', until: '2026-02' })).toBe('from')
  expect(await tried({ until: '2026-04' })).toBe('until')
  expect(await tried({ from: '2023-01' })).toBe('from')
  expect((await read(as, { from: '2026-13' })).status).toBe(400)
  expect((await read(as, { from: '2026-02', until: '2026-02' })).body).toMatchObject({
    from: '2026-02-01',
    until: '2026-02-28',
  })
  expect((await read(as, { days: '30' })).body).toMatchObject({ from: '2026-02-05', until: '2026-03-06' })
})
