import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, assess, listMine } from '../../src/complaints/aftersales/filing.contract.ts'
import { countRequests, listRequests, saveShop } from '../../src/complaints/aftersales/inbox.contract.ts'
import * as step from '../../src/complaints/aftersales/step.contract.ts'
import { readCase } from '../../src/complaints/case.contract.ts'
import { readTimeline } from '../../src/kernel/fact/fact.contract.ts'
import { searchEverything } from '../../src/kernel/http/home.contract.ts'
import { confirmCommand } from '../../src/marketplace/command.contract.ts'
import { receiveEvents } from '../../src/marketplace/event.contract.ts'
import { aftersalesJourney, lastDayOf, stateOf, wish, type Journey } from '../support/aftersales-journey.ts'
import { consumerId, merchantId } from '../support/order.ts'

// Monday; Saturday 28 and Sunday 29 November are days off.
let journey: Journey
beforeAll(async () => {
  journey = await aftersalesJourney('2026-11-23T10:00:00+08:00')
})
afterAll(() => journey.app.close())

test('a request that nobody answers is approved by rule, the goods come back, the refund is ordered once and followed until it is paid', async () => {
  const { app, people, at, sale, open, noticesOf, commandsFor } = journey
  await sale('A-1')
  const before = await app.call(assess, { ...wish('A-1') }, { as: people.consumer })
  expect(before.body.requests.map(({ request, verdict }) => [request, verdict])).toEqual([
    ['no-reason-return', 'eligible'],
    ['faulty-return', 'needs-evidence'],
    ['exchange', 'needs-evidence'],
    ['repair', 'needs-evidence'],
  ])
  const [free] = before.body.requests
  expect(free).toMatchObject({ lastDay: '2026-11-27', freight: 'consumer', amountFen: 59_900, openRequest: null })
  expect(free?.reasons[0]?.basis.zh).toContain('消费者权益保护法第 25(1) 条')

  const asked = await app.call(
    ask,
    { ...wish('A-1'), request: 'no-reason-return', reason: 'size' },
    { as: people.consumer },
  )
  expect(asked.status).toBe(201)
  const { id, number } = asked.body
  expect(number).toMatch(/^SH-20261123-/)
  expect(asked.body).toMatchObject({
    state: 'requested',
    waitsFor: 'merchant',
    verdict: 'eligible',
    viewer: 'consumer',
  })
  expect(lastDayOf(asked.body, 'aftersales.merchant-answer')).toBe('2026-11-25')
  // Beside our own clock runs the fifteen days of the law.
  expect(lastDayOf(asked.body, 'consumer-penalties-9.return-delay')).toBe('2026-12-08')
  await app.runJobs()
  expect(await noticesOf(people.merchant)).toEqual(['aftersales.new-for-merchant'])
  await app.call(saveShop, { returnAddress: '广州市天河区示例路 8 号 售后组 13800000000' }, { as: people.merchant })

  await at('2026-11-25T23:59:00+08:00')
  expect((await open(id, people.consumer)).state).toBe('requested')
  await at('2026-11-26T00:00:00+08:00')
  const approved = await open(id, people.consumer)
  expect(approved).toMatchObject({ state: 'awaiting_return', waitsFor: 'consumer' })
  expect(approved.returnAddress).toContain('示例路 8 号')
  // Silence costs nobody a day: the seven days count from the end of the merchant's.
  expect(lastDayOf(approved, 'aftersales.send-back')).toBe('2026-12-02')
  await app.runJobs()
  expect(await noticesOf(people.consumer)).toContain('aftersales.defaulted')
  expect(await noticesOf(people.merchant)).toContain('aftersales.defaulted-merchant')
  const late = await app.call(
    step.refuse,
    { id, reason: 'other', text: '我们不同意退货，商品没有问题。' },
    { as: people.merchant },
  )
  expect([late.status, late.error.code]).toEqual([409, 'aftersales.step-not-now'])

  await at('2026-11-27T10:00:00+08:00')
  const sent = await app.call(
    step.sendBack,
    { id, carrier: '顺丰', trackingNo: 'SF1234567890' },
    { as: people.consumer },
  )
  expect(sent.body).toMatchObject({ state: 'returning', waitsFor: 'merchant' })
  await at('2026-11-30T10:00:00+08:00')
  const received = await app.call(step.receive, { id }, { as: people.merchant })
  expect(received.body.state).toBe('inspecting')
  expect(lastDayOf(received.body, 'consumer-law-25.refund-after-return')).toBe('2026-12-07')
  const accepted = await app.call(
    step.acceptGoods,
    { id },
    { as: people.merchant, idempotencyKey: 'twice-is-once-0001' },
  )
  expect(accepted.body).toMatchObject({ state: 'refunding', waitsFor: 'platform', amountFen: 59_900 })
  const again = await app.call(step.acceptGoods, { id }, { as: people.merchant, idempotencyKey: 'twice-is-once-0001' })
  expect(again.body.state).toBe('refunding')
  await app.runJobs()
  const commands = await commandsFor(id)
  expect(commands.map(({ kind, payload, state }) => [kind, payload.amountFen, state])).toEqual([
    ['refund', 59_900, 'queued'],
  ])
  expect((await open(id, people.agent)).refund).toMatchObject({ commandId: commands[0]?.id, commandState: 'requested' })

  await app.call(
    confirmCommand,
    { id: commands[0]?.id ?? '', outcome: 'done', reference: 'R-1' },
    { as: { key: journey.key } },
  )
  await app.runJobs()
  const done = await open(id, people.consumer)
  expect(done).toMatchObject({ state: 'closed', outcome: 'refunded', waitsFor: null })
  expect(done.refund).toMatchObject({ refundedFen: 59_900, commandState: 'confirmed', commandId: null })
  expect(stateOf(done, 'consumer-law-25.refund-after-return')).toBe('met')
  expect(done.clocks.filter(({ stoppedAt }) => stoppedAt === null)).toEqual([])
  expect(done.steps.filter(({ allowed }) => allowed)).toEqual([])
  expect(await noticesOf(people.consumer)).toContain('aftersales.refunded')

  const story = await app.call(readTimeline, { id, limit: 500 }, { as: people.consumer })
  const ours = story.body.rows.map(({ kind }) => kind).filter((kind) => !/^(clock|notice)\./.test(kind))
  expect(ours).toEqual([
    'aftersales.requested',
    'aftersales.clock-breached',
    'aftersales.defaulted',
    'aftersales.approved',
    'aftersales.goods-sent',
    'aftersales.goods-received',
    'aftersales.goods-accepted',
    'aftersales.refund-ordered',
    'marketplace.command-asked',
    'command.requested',
    'command.confirmed',
    'aftersales.refunded',
  ])
  expect(JSON.stringify(story.body)).not.toMatch(/示例路|SF1234567890/)
  // What came back cannot be asked for again.
  const faulty = { ...wish('A-1'), request: 'faulty-return' as const, reason: 'flawed' as const }
  const more = await app.call(ask, { ...faulty, text: '袖口开线了，想再退一次。' }, { as: people.consumer })
  expect(more.error.code).toBe('aftersales.nothing-left')
})

test('a refund that the marketplace refuses is told to the platform, and becomes a complaint unless it is paid', async () => {
  const { app, people, at, sale, open, noticesOf, commandsFor } = journey
  await at('2026-12-14T09:00:00+08:00')
  const refunding = async (number: string) => {
    await sale(number, '服饰鞋包', '2026-12-12T15:00:00+08:00')
    const { id } = (
      await app.call(
        ask,
        { ...wish(number), request: 'no-reason-return', reason: 'changed-mind' },
        { as: people.consumer },
      )
    ).body
    await app.call(step.approve, { id }, { as: people.merchant })
    await app.call(step.sendBack, { id, carrier: '中通', trackingNo: 'ZT0001' }, { as: people.consumer })
    await app.call(step.acceptGoods, { id }, { as: people.merchant })
    await app.runJobs()
    return { id, command: (await commandsFor(id))[0]?.id ?? '' }
  }
  const first = await refunding('A-5')
  await app.call(
    confirmCommand,
    { id: first.command, outcome: 'refused', note: '余额不足' },
    { as: { key: journey.key } },
  )
  await app.runJobs()
  expect(await noticesOf(people.admin)).toContain('aftersales.refund-blocked')
  const blocked = await open(first.id, people.consumer)
  expect(blocked.steps.find((one) => one.step === 'complain')?.allowed).toBe(true)
  await at('2026-12-18T00:00:00+08:00')
  const over = await open(first.id, people.consumer)
  expect(over).toMatchObject({ state: 'closed', outcome: 'escalated', refundedAt: null })
  const complaint = (await app.call(readCase, { id: over.complaintId ?? '' }, { as: people.consumer })).body
  expect(complaint).toMatchObject({ category: 'refund-delay', claimFen: 59_900 })

  // A refund that the marketplace reports by itself counts like a confirmation, and the confirmation afterwards changes nothing.
  const second = await refunding('A-6')
  const refund = { id: 'R-9', order: 'A-6', line: '1', amountFen: 59_900 }
  const event = {
    specversion: '1.0',
    id: 'refund-A-6',
    source: 'test-marketplace',
    type: 'com.xiaobao.marketplace.refund.upserted',
    time: app.clock.now.toISOString(),
    data: refund,
  }
  await app.call(receiveEvents, { events: [event] }, { as: { key: journey.key } })
  await app.runJobs()
  expect(await open(second.id, people.consumer)).toMatchObject({ state: 'closed', outcome: 'refunded' })
  await app.call(confirmCommand, { id: second.command, outcome: 'done' }, { as: { key: journey.key } })
  await app.runJobs()
  const story = await app.call(readTimeline, { id: second.id, limit: 500 }, { as: people.consumer })
  expect(story.body.rows.filter(({ kind }) => kind === 'aftersales.refunded')).toHaveLength(1)
})

test('inbox, search and lists show each reader its own and nobody else', async () => {
  const { app, people, at, sale } = journey
  await at('2026-12-21T09:00:00+08:00')
  await sale('A-7', '服饰鞋包', '2026-12-20T15:00:00+08:00')
  const { id, number } = (
    await app.call(ask, { ...wish('A-7'), request: 'no-reason-return', reason: 'other' }, { as: people.consumer })
  ).body
  const stranger = await app.as('consumer', { consumerId: consumerId('C9') })
  const otherShop = await app.as('merchant', { merchantId: merchantId('M9') })
  for (const as of [stranger, otherShop]) {
    expect((await app.call(step.readRequest, { id }, { as })).status).toBe(404)
    expect((await app.call(readTimeline, { id }, { as })).status).toBe(404)
  }
  expect((await app.call(listRequests, { merchant: merchantId('M1') }, { as: otherShop })).body.rows).toEqual([])
  expect((await app.call(listMine, {}, { as: stranger })).body.rows).toEqual([])
  const inbox = await app.call(listRequests, { tab: 'waiting-merchant' }, { as: people.merchant })
  expect(inbox.body.rows.map((row) => row.id)).toContain(id)
  expect(inbox.body.rows.every(({ clock }) => clock !== null)).toBe(true)
  for (const text of [number.toLowerCase(), 'A-7']) {
    const hits = await app.call(searchEverything, { text }, { as: people.agent })
    expect(hits.body.rows.map(({ href }) => href)).toContain(`/aftersales/${id}`)
    const none = await app.call(searchEverything, { text }, { as: stranger })
    expect(none.body.rows.filter(({ href }) => href.startsWith('/aftersales/'))).toEqual([])
  }
  const counts = await app.call(countRequests, {}, { as: people.agent })
  expect(counts.body.counts.open).toBeGreaterThan(0)
  expect(counts.body.counts.closed).toBeGreaterThan(0)
})
