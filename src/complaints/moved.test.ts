import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../tests/support/app.ts'
import { consumerId, lineId, merchantId, orderId, tellOfSale } from '../../tests/support/order.ts'
import { testRulebook } from '../../tests/support/parts.ts'
import { saveYear } from '../kernel/calendar/calendar.store.ts'
import { recountOpenClocks } from '../kernel/clock/clock.actions.ts'
import { listMyNotices } from '../kernel/notice/notice.contract.ts'
import { readCase } from './case.contract.ts'
import { long } from './decisions.example.ts'
import { fileComplaint } from './filing.contract.ts'

let app: TestApp
let consumer: Person
let merchant: Person
beforeAll(async () => {
  app = await testApp({ now: '2026-12-30T09:00:00+08:00' })
  consumer = await app.as('consumer', { consumerId: consumerId('C1') })
  merchant = await app.as('merchant', { merchantId: merchantId('M1') })
})
afterAll(() => app.close())

const movedFor = async (as: Person) =>
  (await app.call(listMyNotices, {}, { as })).body.rows.filter(({ template }) => template === 'complaint.date-moved')

/** The year is announced with one more day off for New Year. */
async function announce(to: string): Promise<void> {
  const off = [{ name: '元旦', from: '2026-12-31', to }]
  const year = { year: 2027, status: 'published' as const, notice: '测试', off, work: [] }
  await app.inTx(async (ctx) => {
    await saveYear(ctx, year)
    await recountOpenClocks({ ...ctx, rulebook: testRulebook.withYears([year]) }, { dryRun: false })
  })
  // Whoever asks first brings the new year into this process.
  await app.call(listMyNotices, {}, { as: consumer })
  await app.runJobs()
}

test('when a calendar moves the day by which a complaint is over, both sides hear the new day, once for each day', async () => {
  await tellOfSale(app, {
    number: 'M-1',
    consumer: 'C1',
    merchant: 'M1',
    lines: [{ title: '水杯', amountFen: 12_900 }],
  })
  const lineIds = [lineId('M-1', '1')]
  const claim = { orderId: orderId('M-1'), lineIds, category: 'other' as const, text: long, amountFen: 12_900 }
  const { body } = await app.call(fileComplaint, { ...claim, remedies: ['refund'] }, { as: consumer })
  await app.runJobs()
  const promised = async () => {
    const { clocks } = (await app.call(readCase, { id: body.id }, { as: consumer })).body
    return clocks.find(({ rule }) => rule === 'complaint.finish.platform')?.lastDay
  }
  const before = await promised()
  await announce('2027-01-04')
  const after = await promised()
  expect(after).not.toBe(before)
  for (const as of [consumer, merchant]) expect(await movedFor(as)).toMatchObject([{ subject: body.id }])
  await announce('2027-01-04')
  expect(await movedFor(consumer)).toHaveLength(1)
  await announce('2027-01-05')
  expect(await movedFor(consumer)).toHaveLength(2)
})
