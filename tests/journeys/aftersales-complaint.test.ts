import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask } from '../../src/complaints/aftersales/filing.contract.ts'
import { requestOfComplaint, saveShop } from '../../src/complaints/aftersales/inbox.contract.ts'
import * as step from '../../src/complaints/aftersales/step.contract.ts'
import { readCase } from '../../src/complaints/case.contract.ts'
import { readContent } from '../../src/kernel/evidence/evidence.contract.ts'
import { listTasks } from '../../src/kernel/http/home.contract.ts'
import { listCommands } from '../../src/marketplace/command.contract.ts'
import { aftersalesJourney, stateOf, wish, type Journey } from '../support/aftersales-journey.ts'
import { orderId } from '../support/order.ts'
import { photo, uploadsOf } from '../support/uploads.ts'

let journey: Journey
beforeAll(async () => {
  journey = await aftersalesJourney('2026-11-30T09:00:00+08:00')
})
afterAll(() => journey.app.close())

test('a refused request becomes a complaint with one tap: facts, story and files go along, and both sides keep the link', async () => {
  const { app, people, sale, noticesOf } = journey
  await sale('A-2', '手机数码', '2026-11-29T15:00:00+08:00')
  const uploads = uploadsOf(app, () => people.consumer)
  const picture = await uploads.upload(await photo(120), { name: '屏幕.jpg', type: 'image/jpeg' })
  const text = '收到第二天屏幕就有一条亮线，重启后还在。'
  const asked = await app.call(
    ask,
    { ...wish('A-2'), request: 'faulty-return', reason: 'broken', text, files: [picture.id] },
    { as: people.consumer },
  )
  expect(asked.body).toMatchObject({ verdict: 'eligible', freight: 'merchant', state: 'requested' })
  const { id } = asked.body
  await app.call(saveShop, { returnAddress: '广州市天河区示例路 8 号 售后组' }, { as: people.merchant })
  const early = await app.call(step.complain, { id }, { as: people.consumer })
  expect([early.status, early.error.code]).toEqual([409, 'aftersales.merchant-has-time'])
  const contradicted = await app.call(
    step.refuse,
    { id, reason: 'out-of-time', text: '已经超过七天，不能退货了。' },
    { as: people.merchant },
  )
  expect([contradicted.status, contradicted.error.code]).toEqual([422, 'aftersales.reason-contradicted'])
  const unproven = await app.call(
    step.refuse,
    { id, reason: 'misuse', text: '屏幕是摔坏的，不属于质量问题。' },
    { as: people.merchant },
  )
  expect(unproven.error.code).toBe('aftersales.proof-missing')
  const refused = await app.call(
    step.refuse,
    { id, reason: 'no-fault', text: '亮线属于正常现象，不同意退货。' },
    { as: people.merchant },
  )
  expect(refused.body).toMatchObject({ state: 'refused', waitsFor: 'consumer' })
  expect(stateOf(refused.body, 'consumer-penalties-8.remedy-delay')).toBe('met')
  const tasks = await app.call(listTasks, {}, { as: people.consumer })
  expect(tasks.body.rows.map(({ href }) => href)).toContain(`/aftersales/${id}`)

  const tapped = await app.call(step.complain, { id, text: '我不认可商家的说法。' }, { as: people.consumer })
  expect(tapped.body).toMatchObject({ state: 'closed', outcome: 'escalated', waitsFor: null })
  const complaintId = tapped.body.complaintId ?? ''
  const complaint = (await app.call(readCase, { id: complaintId }, { as: people.consumer })).body
  expect(complaint).toMatchObject({
    state: 'received',
    category: 'after-sales',
    remedies: ['refund'],
    claimFen: 59_900,
  })
  const told = complaint.statements[0]?.text ?? ''
  for (const words of [tapped.body.number, text, '亮线属于正常现象', '没有发现质量问题', '我不认可商家的说法'])
    expect(told).toContain(words)
  expect(complaint.evidence.map(({ file, side }) => [file.name, side])).toEqual([['屏幕.jpg', 'consumer']])
  expect(complaint.evidence[0]?.file.id).not.toBe(picture.id)
  const copy = await app.call(readContent, { id: complaint.evidence[0]?.file.id ?? '' }, { as: people.agent })
  expect(copy.status).toBe(200)
  const back = await app.call(requestOfComplaint, { id: complaintId }, { as: people.merchant })
  expect(back.body.request).toMatchObject({ id, outcome: 'escalated', complaintId })
  await app.runJobs()
  expect(await noticesOf(people.merchant)).toContain('aftersales.escalated')
  // A second tap is no second complaint.
  const second = await app.call(step.complain, { id }, { as: people.consumer })
  expect(second.error.code).toBe('aftersales.already-closed')
})

test('a counter-offer, a disputed return and a repair each go their way, and nothing is lost when the consumer accepts a part', async () => {
  const { app, people, at, sale } = journey
  await at('2026-12-01T09:00:00+08:00')
  await sale('A-3', '家用电器', '2026-11-28T15:00:00+08:00')
  const asking = { ...wish('A-3'), text: '用了两天就不加热了，换了插座也一样。', reason: 'broken' as const }
  const repair = (await app.call(ask, { ...asking, request: 'repair' }, { as: people.consumer })).body
  expect(repair.amountFen).toBe(0)
  const offer = { id: repair.id, text: '不用寄回，退您一部分货款自行维修。', remedy: 'refund-only' as const }
  const tooMuch = await app.call(step.counter, { ...offer, amountFen: 60_000 }, { as: people.merchant })
  expect(tooMuch.error).toMatchObject({ code: 'aftersales.amount-too-high' })
  const countered = await app.call(step.counter, { ...offer, amountFen: 20_000 }, { as: people.merchant })
  expect(countered.body).toMatchObject({ state: 'countered', offered: { remedy: 'refund-only', amountFen: 20_000 } })
  const taken = await app.call(step.acceptCounter, { id: repair.id }, { as: people.consumer })
  expect(taken.body).toMatchObject({ state: 'refunding', remedy: 'refund-only', amountFen: 20_000 })

  // The same goods: the return can only ask for what is left of the price.
  const back = (await app.call(ask, { ...asking, request: 'faulty-return' }, { as: people.consumer })).body
  expect(back.amountFen).toBe(39_900)
  await app.call(step.approve, { id: back.id, text: '请寄回检测。' }, { as: people.merchant })
  await app.call(step.sendBack, { id: back.id, carrier: '京东', trackingNo: 'JD0001' }, { as: people.consumer })
  const bare = {
    id: back.id,
    reason: 'not-intact' as const,
    text: '外壳有明显的磕碰，影响二次销售。',
    amountFen: 30_000,
  }
  expect((await app.call(step.disputeGoods, bare, { as: people.merchant })).error.code).toBe('aftersales.proof-missing')
  const proof = await uploadsOf(app, () => people.merchant).upload(await photo(30), {
    name: '磕碰.jpg',
    type: 'image/jpeg',
  })
  const disputed = await app.call(step.disputeGoods, { ...bare, files: [proof.id] }, { as: people.merchant })
  expect(disputed.body).toMatchObject({ state: 'disputed', waitsFor: 'consumer' })
  const part = await app.call(step.acceptDispute, { id: back.id }, { as: people.consumer })
  expect(part.body).toMatchObject({ state: 'refunding', amountFen: 30_000 })
  await app.runJobs()
  const sums = (await app.call(listCommands, { target: orderId('A-3') }, { as: people.agent })).body.rows
  expect(sums.map(({ payload }) => payload.amountFen).sort()).toEqual([20_000, 30_000])
})

test('goods that the merchant has, and does not send out in time, become a complaint that nobody had to ask for', async () => {
  const { app, people, at, sale, open, commandsFor } = journey
  await at('2026-12-02T09:00:00+08:00')
  await sale('A-4', '运动户外', '2026-12-01T15:00:00+08:00')
  const asking = { ...wish('A-4'), request: 'exchange' as const, reason: 'flawed' as const }
  const text = '拉链拉不上，齿有两处歪了。'
  const { id } = (await app.call(ask, { ...asking, text }, { as: people.consumer })).body
  await app.call(step.approve, { id }, { as: people.merchant })
  await app.call(step.sendBack, { id, carrier: '圆通', trackingNo: 'YT0001' }, { as: people.consumer })
  const accepted = await app.call(step.acceptGoods, { id, text: '已收到，安排换新。' }, { as: people.merchant })
  expect(accepted.body).toMatchObject({ state: 'fulfilling', waitsFor: 'merchant' })
  expect(await commandsFor(id)).toEqual([])
  await at('2026-12-09T23:59:00+08:00')
  expect((await open(id, people.consumer)).state).toBe('fulfilling')
  await at('2026-12-10T00:00:00+08:00')
  const over = await open(id, people.consumer)
  expect(over).toMatchObject({ state: 'closed', outcome: 'escalated' })
  const complaint = (await app.call(readCase, { id: over.complaintId ?? '' }, { as: people.agent })).body
  expect(complaint).toMatchObject({ category: 'after-sales', remedies: ['exchange'], claimFen: 0, viewer: 'platform' })
  expect(complaint.statements[0]?.text).toContain(text)
})
