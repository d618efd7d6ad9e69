import { afterAll, beforeAll, expect, test } from 'vitest'
import { address, aftersalesScene, long, parcel, wish, type Scene } from '../../../tests/support/aftersales.ts'
import { merchantId, orderId } from '../../../tests/support/order.ts'
import { photo, uploadsOf } from '../../../tests/support/uploads.ts'
import { listCommands } from '../../marketplace/command.contract.ts'
import { ask, assess } from './filing.contract.ts'
import * as inbox from './inbox.contract.ts'
import * as step from './step.contract.ts'

let scene: Scene
beforeAll(async () => {
  scene = await aftersalesScene()
})
afterAll(() => scene.app.close())

test('asking: what is wrong is named by its field, what cannot be asked for is refused with the law, a stranger has no such order', async () => {
  const { app, consumer, stranger, merchant, sale } = scene
  const number = await sale()
  const good = { ...wish(number), request: 'no-reason-return' as const, reason: 'size' as const }
  const refused = async (part: object, as = consumer) => {
    const { status, error } = await app.call(ask, { ...good, ...part } as never, { as })
    return [status, error.code, error.params['field'] ?? error.fields?.[0]?.path]
  }
  expect(await refused({ reason: 'mood' })).toEqual([400, 'input.invalid', 'reason'])
  expect(await refused({ orderId: 'ord_none' })).toEqual([422, 'aftersales.order-unknown', 'orderId'])
  expect(await refused({}, stranger)).toEqual([422, 'aftersales.order-unknown', 'orderId'])
  expect((await refused({}, merchant))[0]).toBe(403)
  expect((await app.call(ask, good)).status).toBe(401)
  expect(await refused({ lineId: 'orl_none' })).toEqual([422, 'aftersales.line-unknown', 'lineId'])
  expect(await refused({ quantity: 2 })).toEqual([422, 'aftersales.quantity-too-high', 'quantity'])
  expect(await refused({ reason: 'broken' })).toEqual([422, 'aftersales.reason-unfit', 'reason'])
  const short = { request: 'repair', reason: 'broken', text: '坏了' }
  expect(await refused(short)).toEqual([422, 'aftersales.text-needed', 'text'])
  expect(await refused({ said: ['aftersales.exclusion.press'] })).toEqual([422, 'aftersales.said-unknown', 'said'])
  const custom = await app.call(ask, { ...good, said: ['aftersales.exclusion.custom-made'] }, { as: consumer })
  expect(custom.error.code).toBe('aftersales.excluded')
  expect(custom.error.message).toContain('按您个人的要求定做')
  expect((await app.call(ask, good, { as: consumer })).status).toBe(201)
})

test('goods that have not arrived cannot go back; where nobody knows the day, the consumer says it and the merchant judges', async () => {
  const { app, consumer, sale } = scene
  const onWay = await sale({ status: 'shipped', noDay: true })
  const good = { request: 'no-reason-return' as const, reason: 'size' as const }
  const early = await app.call(ask, { ...wish(onWay), ...good }, { as: consumer })
  expect([early.status, early.error.code]).toEqual([409, 'aftersales.not-received'])
  expect((await app.call(assess, wish(onWay), { as: consumer })).body.notReceived).toBe(true)
  const unknown = await sale({ noDay: true })
  const future = await app.call(ask, { ...wish(unknown), ...good, receivedOn: '2026-11-24' }, { as: consumer })
  expect(future.error).toMatchObject({ code: 'aftersales.received-in-future', params: { field: 'receivedOn' } })
  const unsaid = await app.call(assess, wish(unknown), { as: consumer })
  expect(unsaid.body.requests[0]).toMatchObject({ verdict: 'needs-evidence', lastDay: null })
  const said = await app.call(ask, { ...wish(unknown), ...good, receivedOn: '2026-11-22' }, { as: consumer })
  expect(said.body).toMatchObject({ receivedOn: '2026-11-22', verdict: 'eligible' })
})

test('what the consumer confirmed at the purchase cannot go back without a reason; a fault still can', async () => {
  const { app, consumer, sale } = scene
  const lines = [{ title: '耳机', amountFen: 39_900, category: '手机数码', noReturnConfirmed: true }]
  const number = await sale({ lines })
  const { body } = await app.call(assess, { ...wish(number), evidence: true }, { as: consumer })
  expect(body.requests.map(({ request, verdict }) => [request, verdict]).slice(0, 2)).toEqual([
    ['no-reason-return', 'excluded'],
    ['faulty-return', 'eligible'],
  ])
  expect(body.requests[0]?.reasons[0]).toMatchObject({ code: 'excluded-goods' })
  expect(body.questions.map(({ rule }) => rule)).toEqual([
    'aftersales.exclusion.custom-made',
    'aftersales.exclusion.digital',
  ])
})

test('the eligibility of somebody else’s order is not told, and its parameters are checked', async () => {
  const { app, consumer, stranger, merchant, sale } = scene
  const number = await sale()
  const foreign = await app.call(assess, wish(number), { as: stranger })
  expect([foreign.status, foreign.error.code]).toEqual([422, 'aftersales.order-unknown'])
  const bad = await app.call(assess, { ...wish(number), quantity: 0 }, { as: consumer })
  expect([bad.status, bad.error.fields?.[0]?.path]).toEqual([400, 'quantity'])
  expect((await app.call(assess, wish(number), { as: merchant })).status).toBe(403)
})

test('two clicks are one request, and the same line has one open request of a kind, however fast one clicks', async () => {
  const { app, consumer, sale } = scene
  const number = await sale()
  const good = { ...wish(number), request: 'no-reason-return' as const, reason: 'size' as const }
  const answers = await Promise.all([1, 2, 3, 4].map(() => app.call(ask, good, { as: consumer })))
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409])
  const first = answers.find(({ status }) => status === 201)?.body
  expect(answers.find(({ status }) => status === 409)?.error).toMatchObject({
    code: 'aftersales.already-open',
    params: { request: first?.id, number: first?.number },
  })
  const fault = { ...good, request: 'exchange' as const, reason: 'broken' as const, text: long }
  expect((await app.call(ask, fault, { as: consumer })).status).toBe(201)
  await app.call(step.withdraw, { id: first?.id ?? '' }, { as: consumer })
  expect((await app.call(ask, good, { as: consumer })).status).toBe(201)
})

test('refunds of one order that are decided at the same instant never come to more than was paid', async () => {
  const { app, consumer, merchant, agent, sale, take } = scene
  // Paid 300.00 for lines of 250.00 and 125.00 after a discount.
  const lines = [
    { title: '外套', amountFen: 25_000, category: '服饰鞋包' },
    { title: '裤子', amountFen: 12_500, category: '服饰鞋包' },
  ]
  const number = await sale({ lines, totalFen: 30_000 })
  const ids: string[] = []
  for (const line of ['1', '2'])
    for (const request of ['no-reason-return', 'faulty-return'] as const) {
      const reason = request === 'no-reason-return' ? ('size' as const) : ('broken' as const)
      const made = await app.call(ask, { ...wish(number, line), request, reason, text: long }, { as: consumer })
      expect(made.body.amountFen).toBe(line === '1' ? 20_000 : 10_000)
      await take(step.approve, merchant, { id: made.body.id, returnAddress: address })
      await take(step.sendBack, consumer, { id: made.body.id, ...parcel })
      ids.push(made.body.id)
    }
  const done = await Promise.all(ids.map((id) => app.call(step.acceptGoods, { id }, { as: merchant })))
  expect(done.map(({ status }) => status)).toEqual([201, 201, 201, 201])
  await app.runJobs()
  const commands = await app.call(listCommands, { target: orderId(number), kind: 'refund' }, { as: agent })
  const asked = commands.body.rows.map(({ payload }) => payload.amountFen ?? 0)
  expect(asked.reduce((sum, fen) => sum + fen, 0)).toBe(30_000)
  // Those that found nothing left to pay back are done: all the money has come back, or is on its way.
  expect(done.map(({ body }) => body.state).toSorted()).toEqual(['closed', 'closed', 'refunding', 'refunding'])
})

test('a part of several pieces comes back at what was paid for the part', async () => {
  const { app, consumer, sale } = scene
  const number = await sale()
  const half = { ...wish(number, '2'), quantity: 1, request: 'no-reason-return' as const, reason: 'size' as const }
  expect((await app.call(ask, half, { as: consumer })).body).toMatchObject({ quantity: 1, amountFen: 500 })
})

test('an offer has an amount where money comes back, none where not, and is another than what was asked for', async () => {
  const { app, merchant, ways } = scene
  const { id, amountFen } = await ways.requested()
  const offer = async (remedy: string, fen: number) =>
    (await app.call(step.counter, { id, text: long, remedy, amountFen: fen } as never, { as: merchant })).error.code
  expect(await offer('refund-only', 0)).toBe('aftersales.amount-needed')
  expect(await offer('exchange', 5)).toBe('aftersales.amount-without-refund')
  expect(await offer('return', amountFen)).toBe('aftersales.offer-same')
  expect(await offer('refund-only', amountFen + 1)).toBe('aftersales.amount-too-high')
})

test('without an address nothing is approved; a standing one is enough, and a later change does not move goods on their way', async () => {
  const { app, consumer, merchant, sale, ways } = scene
  const { id } = await ways.requested()
  const bare = await app.call(step.approve, { id }, { as: merchant })
  expect([bare.status, bare.error.code]).toEqual([422, 'aftersales.address-missing'])
  const shop = await app.as('merchant', { merchantId: merchantId('M3') })
  expect((await app.call(inbox.readShop, {}, { as: shop })).body).toEqual({ returnAddress: null, changedAt: null })
  const short = await app.call(inbox.saveShop, { returnAddress: '短' }, { as: shop })
  expect([short.status, short.error.fields?.[0]?.path]).toEqual([400, 'returnAddress'])
  expect((await app.call(inbox.readShop, {}, { as: consumer })).status).toBe(403)
  expect((await app.call(inbox.saveShop, { returnAddress: address }, { as: consumer })).status).toBe(403)
  const saved = await app.call(inbox.saveShop, { returnAddress: address }, { as: shop })
  expect(saved.body.returnAddress).toBe(address)

  const number = await sale({ merchant: 'M3' })
  const good = { ...wish(number), request: 'no-reason-return' as const, reason: 'size' as const }
  const asking = (await app.call(ask, good, { as: consumer })).body
  expect(asking.returnAddress).toBe(null)
  const approved = await app.call(step.approve, { id: asking.id }, { as: shop })
  await app.call(inbox.saveShop, { returnAddress: '杭州市西湖区示例路 9 号 新仓库' }, { as: shop })
  const later = (await app.call(step.readRequest, { id: asking.id }, { as: consumer })).body
  expect([approved.body.returnAddress, later.returnAddress]).toEqual([address, address])
})

test('evidence goes with what it was said with, is seen by both sides and the platform, and belongs to its uploader alone', async () => {
  const { app, consumer, merchant, agent, ways } = scene
  const { id } = await ways.requested()
  const file = await uploadsOf(app, () => consumer).upload(await photo(77), { name: '尺码.jpg', type: 'image/jpeg' })
  const stolen = await app.call(step.addStatement, { id, text: long, files: [file.id] }, { as: merchant })
  expect([stolen.status, stolen.error.code]).toEqual([422, 'file.unknown'])
  await app.call(step.addStatement, { id, text: long, files: [file.id] }, { as: consumer })
  for (const as of [consumer, merchant, agent]) {
    const { body } = await app.call(step.readRequest, { id }, { as })
    expect(body.statements.at(-1)?.files.map(({ name }) => name)).toEqual(['尺码.jpg'])
    expect(body.statements.at(-1)?.author).toBe(as === agent ? 'consumer' : null)
  }
})

test('a merchant who changes its mind can still approve what it refused or did not answer', async () => {
  const { app, merchant, ways } = scene
  const { id } = await ways.refused()
  const approved = await app.call(step.approve, { id, returnAddress: address }, { as: merchant })
  expect(approved.body.state).toBe('awaiting_return')
})
