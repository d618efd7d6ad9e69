import { afterAll, beforeAll, expect, test } from 'vitest'
import { acknowledge, concede, confirmPerformance, respond } from '../../src/complaints/case.contract.ts'
import { fileComplaint } from '../../src/complaints/filing.contract.ts'
import { measurePlanRoute, readClauseRoute } from '../../src/evaluation/plan.contract.ts'
import { testApp, type TestApp } from '../support/app.ts'
import { consumerId, lineId, merchantId, tellOfSale } from '../support/order.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T09:00:00+08:00' })
})
afterAll(() => app.close())

async function clause731() {
  const officer = await app.as('governance-officer')
  await app.call(measurePlanRoute, {}, { as: officer })
  return (await app.call(readClauseRoute, { id: '7.3.1' }, { as: officer })).body
}

test('a complaint about a real order, answered and closed in time, turns clause 7.3.1 from unproven into kept, with its evidence', async () => {
  expect(await clause731()).toMatchObject({ state: 'at-risk', reasons: [{ code: 'nothing-measured' }] })

  const consumer = await app.as('consumer', { consumerId: consumerId('C1') })
  const lines = [{ title: '保温杯 500ml', amountFen: 12_900 }]
  const orderId = await tellOfSale(app, { number: 'A-2001', consumer: 'C1', merchant: 'M1', lines })
  const filed = await app.call(
    fileComplaint,
    {
      orderId,
      lineIds: [lineId('A-2001', '1')],
      category: 'quality',
      details: { 'received-on': '2026-02-27', defect: '杯盖漏水', safety: 'no' },
      text: '收到第二天杯盖就漏水，联系商家三次没有回复。',
      remedies: ['refund'],
      amountFen: 12_900,
    },
    { as: consumer },
  )
  expect(filed.status).toBe(201)
  const { id } = filed.body

  app.clock.now = new Date('2026-03-03T10:00:00+08:00')
  const agent = await app.as('agent')
  await app.call(acknowledge, { id }, { as: agent })
  const answered = await app.call(respond, { id, text: '已核实照片，确属质量问题，平台支持您的请求。' }, { as: agent })
  expect(answered.error).toBe(undefined)
  const merchant = await app.as('merchant', { merchantId: merchantId('M1') })
  expect((await app.call(concede, { id, text: '同意全额退款，款项已原路退回。' }, { as: merchant })).error).toBe(
    undefined,
  )
  const consumerNow = await app.as('consumer', { consumerId: consumerId('C1') })
  expect((await app.call(confirmPerformance, { id }, { as: consumerNow })).body.state).toBe('closed')

  const kept = await clause731()
  expect(kept).toMatchObject({ state: 'kept', reasons: [] })
  const figures = new Map(kept.measures.map((measure) => [measure.id, measure]))
  expect(figures.get('responded')).toMatchObject({ value: 1, sample: 1 })
  expect(figures.get('finished')).toMatchObject({ value: 1, sample: 1 })
  const evidence = kept.controls.flatMap((control) => control.evidence)
  for (const kind of ['complaint.acknowledged', 'complaint.responded', 'complaint.closed'])
    expect(evidence.find((one) => one.kind === kind)).toMatchObject({ count: 1, lastAt: '2026-03-03T02:00:00.000Z' })
})
