import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { consumerId, lineId, merchantId, orderId, tellOfSale, type Sale } from '../../../tests/support/order.ts'
import { photo, uploadsOf } from '../../../tests/support/uploads.ts'
import type { AnyRoute } from '../../kernel/route.contract.ts'
import { listCommands } from '../../marketplace/command.contract.ts'
import { stepNames, type RequestView, type StepName } from './aftersales.contract.ts'
import { ask, assess, listMine } from './filing.contract.ts'
import * as inbox from './inbox.contract.ts'
import { listPolicies } from './policy.contract.ts'
import * as step from './step.contract.ts'

let app: TestApp
let consumer: Person
let stranger: Person
let merchant: Person
let otherShop: Person
let agent: Person
let count = 0

beforeAll(async () => {
  app = await testApp({ now: '2026-11-23T10:00:00+08:00' })
  consumer = await app.as('consumer', { consumerId: consumerId('C1') })
  stranger = await app.as('consumer', { consumerId: consumerId('C2') })
  merchant = await app.as('merchant', { merchantId: merchantId('M1') })
  otherShop = await app.as('merchant', { merchantId: merchantId('M2') })
  agent = await app.as('agent')
})
afterAll(() => app.close())

async function sale(part: Partial<Sale> & { readonly noDay?: boolean } = {}): Promise<string> {
  count += 1
  const number = `R-${count}`
  const lines = [
    { title: '羊毛大衣', amountFen: 50_000, category: '服饰鞋包' },
    { title: '袜子', amountFen: 1000, quantity: 2, category: '服饰鞋包' },
  ]
  const { noDay, ...rest } = part
  const delivered = noDay ? {} : { deliveredAt: '2026-11-21T15:00:00+08:00' }
  await tellOfSale(app, { number, consumer: 'C1', merchant: 'M1', lines, ...delivered, ...rest })
  return number
}
const wish = (number: string, line = '1') => ({ orderId: orderId(number), lineId: lineId(number, line) })
const long = '这里写满十个字以上的说明。'
const address = '广州市天河区示例路 8 号 售后组'
const parcel = { carrier: '顺丰', trackingNo: 'SF0001' }
const person = { consumer: () => consumer, merchant: () => merchant }

async function asked(part: object = {}): Promise<RequestView> {
  const number = await sale()
  const input = { ...wish(number), request: 'no-reason-return' as const, reason: 'size' as const, ...part }
  const answer = await app.call(ask, input, { as: consumer })
  expect(answer.error).toBe(undefined)
  return answer.body
}
const take = async (route: AnyRoute, as: keyof typeof person, input: object): Promise<RequestView> => {
  const answer = await app.call(route, input as never, { as: person[as]() })
  expect([route.path, answer.error]).toEqual([route.path, undefined])
  return answer.body as RequestView
}

/** Brings a request to the state before a step. */
const ways = {
  requested: async () => asked(),
  countered: async () => {
    const { id } = await asked()
    return take(step.counter, 'merchant', { id, text: long, remedy: 'exchange', amountFen: 0 })
  },
  refused: async () => {
    const { id } = await asked()
    return take(step.refuse, 'merchant', { id, reason: 'other', text: long })
  },
  awaiting_return: async () => {
    const { id } = await asked()
    return take(step.approve, 'merchant', { id, returnAddress: address })
  },
  returning: async () => {
    const { id } = await ways.awaiting_return()
    return take(step.sendBack, 'consumer', { id, ...parcel })
  },
  disputed: async () => {
    const { id } = await ways.returning()
    return take(step.disputeGoods, 'merchant', { id, reason: 'not-arrived', text: long, amountFen: 100 })
  },
  fulfilling: async () => {
    const { id } = await asked({ request: 'exchange', reason: 'broken', text: long })
    await take(step.approve, 'merchant', { id, returnAddress: address })
    await take(step.sendBack, 'consumer', { id, ...parcel })
    return take(step.acceptGoods, 'merchant', { id })
  },
  delivering: async () => {
    const { id } = await ways.fulfilling()
    return take(step.sendOut, 'merchant', { id, ...parcel })
  },
  awaiting_address: async () => {
    const { id } = await ways.countered()
    return take(step.acceptCounter, 'consumer', { id })
  },
}
type Way = keyof typeof ways

/** Every step: who takes it, from where, with what, what is not accepted, and in which state it is too early or too late. */
const table: Record<
  StepName,
  {
    route: AnyRoute
    as: keyof typeof person
    from: Way
    good: object
    bad: object
    field: string
    notIn: Way
    to: string
  }
> = {
  approve: {
    route: step.approve,
    as: 'merchant',
    from: 'requested',
    good: { returnAddress: address },
    bad: { returnAddress: '短' },
    field: 'returnAddress',
    notIn: 'returning',
    to: 'awaiting_return',
  },
  counter: {
    route: step.counter,
    as: 'merchant',
    from: 'requested',
    good: { text: long, remedy: 'repair', amountFen: 0 },
    bad: { text: long, remedy: 'give-back', amountFen: 0 },
    field: 'remedy',
    notIn: 'refused',
    to: 'countered',
  },
  refuse: {
    route: step.refuse,
    as: 'merchant',
    from: 'requested',
    good: { reason: 'other', text: long },
    bad: { reason: 'mood', text: long },
    field: 'reason',
    notIn: 'awaiting_return',
    to: 'refused',
  },
  give_address: {
    route: step.giveAddress,
    as: 'merchant',
    from: 'awaiting_address',
    good: { returnAddress: address },
    bad: {},
    field: 'returnAddress',
    notIn: 'requested',
    to: 'awaiting_return',
  },
  accept_counter: {
    route: step.acceptCounter,
    as: 'consumer',
    from: 'countered',
    good: {},
    bad: { version: 0 },
    field: 'version',
    notIn: 'requested',
    to: 'awaiting_address',
  },
  decline_counter: {
    route: step.declineCounter,
    as: 'consumer',
    from: 'countered',
    good: { text: '我要原来的方案' },
    bad: { text: 'x'.repeat(2001) },
    field: 'text',
    notIn: 'requested',
    to: 'refused',
  },
  send_back: {
    route: step.sendBack,
    as: 'consumer',
    from: 'awaiting_return',
    good: parcel,
    bad: { ...parcel, trackingNo: '1' },
    field: 'trackingNo',
    notIn: 'requested',
    to: 'returning',
  },
  receive: {
    route: step.receive,
    as: 'merchant',
    from: 'returning',
    good: {},
    bad: { version: -1 },
    field: 'version',
    notIn: 'awaiting_return',
    to: 'inspecting',
  },
  accept_goods: {
    route: step.acceptGoods,
    as: 'merchant',
    from: 'returning',
    good: {},
    bad: { text: 7 },
    field: 'text',
    notIn: 'awaiting_return',
    to: 'refunding',
  },
  dispute_goods: {
    route: step.disputeGoods,
    as: 'merchant',
    from: 'returning',
    good: { reason: 'not-arrived', text: long },
    bad: { reason: 'not-arrived', text: '短' },
    field: 'text',
    notIn: 'awaiting_return',
    to: 'disputed',
  },
  accept_dispute: {
    route: step.acceptDispute,
    as: 'consumer',
    from: 'disputed',
    good: {},
    bad: { version: 0 },
    field: 'version',
    notIn: 'returning',
    to: 'refunding',
  },
  send_out: {
    route: step.sendOut,
    as: 'merchant',
    from: 'fulfilling',
    good: parcel,
    bad: { ...parcel, carrier: '' },
    field: 'carrier',
    notIn: 'returning',
    to: 'delivering',
  },
  confirm: {
    route: step.confirm,
    as: 'consumer',
    from: 'delivering',
    good: {},
    bad: { version: 0 },
    field: 'version',
    notIn: 'fulfilling',
    to: 'closed',
  },
  complain: {
    route: step.complain,
    as: 'consumer',
    from: 'refused',
    good: {},
    bad: { text: 'x'.repeat(2001) },
    field: 'text',
    notIn: 'awaiting_return',
    to: 'closed',
  },
  add_statement: {
    route: step.addStatement,
    as: 'consumer',
    from: 'requested',
    good: { text: long },
    bad: { text: ' ' },
    field: 'text',
    notIn: 'requested',
    to: 'requested',
  },
  withdraw: {
    route: step.withdraw,
    as: 'consumer',
    from: 'requested',
    good: {},
    bad: { version: 0 },
    field: 'version',
    notIn: 'returning',
    to: 'closed',
  },
}

test.each(stepNames)(
  '%s: it works, bad input is named, others may not, and at the wrong moment it is refused',
  async (name) => {
    const { route, as, from, good, bad, field, notIn, to } = table[name]
    const { id, version } = await ways[from]()
    const call = (input: object, who: Person) => app.call(route, { id, ...input } as never, { as: who })
    const other = as === 'consumer' ? merchant : consumer
    const wrong = await call(bad, person[as]())
    expect([wrong.status, wrong.error.fields?.[0]?.path]).toEqual([400, field])
    const strangers = as === 'consumer' ? stranger : otherShop
    expect((await call(good, strangers)).status).toBe(404)
    if (name !== 'add_statement') expect((await call(good, other)).status).toBe(403)
    expect((await call(good, agent)).status).toBe(403)
    const stale = await call({ ...good, version: version + 1 }, person[as]())
    expect([stale.status, stale.error.code]).toEqual([409, 'aftersales.changed-meanwhile'])
    const done = await call(good, person[as]())
    expect([done.status, (done.body as RequestView).state]).toEqual([201, to])
    if (notIn === from) return
    const elsewhere = await ways[notIn]()
    const early = await app.call(route, { id: elsewhere.id, ...good } as never, { as: person[as]() })
    expect([early.status, early.error.code]).toEqual([409, 'aftersales.step-not-now'])
  },
)

test('asking: what is wrong is named by its field, what cannot be asked for is refused with the law, a stranger has no such order', async () => {
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
  const number = await sale()
  const foreign = await app.call(assess, wish(number), { as: stranger })
  expect([foreign.status, foreign.error.code]).toEqual([422, 'aftersales.order-unknown'])
  const bad = await app.call(assess, { ...wish(number), quantity: 0 }, { as: consumer })
  expect([bad.status, bad.error.fields?.[0]?.path]).toEqual([400, 'quantity'])
  expect((await app.call(assess, wish(number), { as: merchant })).status).toBe(403)
})

test('two clicks are one request, and the same line has one open request of a kind, however fast one clicks', async () => {
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
      await take(step.approve, 'merchant', { id: made.body.id, returnAddress: address })
      await take(step.sendBack, 'consumer', { id: made.body.id, ...parcel })
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
  const number = await sale()
  const half = { ...wish(number, '2'), quantity: 1, request: 'no-reason-return' as const, reason: 'size' as const }
  expect((await app.call(ask, half, { as: consumer })).body).toMatchObject({ quantity: 1, amountFen: 500 })
})

test('an offer has an amount where money comes back, none where not, and is another than what was asked for', async () => {
  const { id, amountFen } = await ways.requested()
  const offer = async (remedy: string, fen: number) =>
    (await app.call(step.counter, { id, text: long, remedy, amountFen: fen } as never, { as: merchant })).error.code
  expect(await offer('refund-only', 0)).toBe('aftersales.amount-needed')
  expect(await offer('exchange', 5)).toBe('aftersales.amount-without-refund')
  expect(await offer('return', amountFen)).toBe('aftersales.offer-same')
  expect(await offer('refund-only', amountFen + 1)).toBe('aftersales.amount-too-high')
})

test('without an address nothing is approved; a standing one is enough, and a later change does not move goods on their way', async () => {
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
  const { id } = await ways.refused()
  const approved = await app.call(step.approve, { id, returnAddress: address }, { as: merchant })
  expect(approved.body.state).toBe('awaiting_return')
})

test('the list goes through its pages without losing or repeating a request, and filters by what it says', async () => {
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
  expect([forged.status, forged.error.code]).toEqual([400, 'complaint.cursor-unreadable'])
  expect((await app.call(inbox.listRequests, { tab: 'all' as 'open' }, { as: agent })).error.fields?.[0]?.path).toBe(
    'tab',
  )
  expect((await app.call(inbox.listRequests, {}, { as: consumer })).status).toBe(403)
  expect((await app.call(inbox.countRequests, {}, { as: consumer })).status).toBe(403)
  expect((await app.call(inbox.listRequests, { tab: 'open' }, { as: otherShop })).body.rows).toEqual([])
})

test('a consumer reads its own requests in pages, open and closed apart, and nobody else’s', async () => {
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
  const { id } = await ways.refused()
  const tapped = await app.call(step.complain, { id }, { as: consumer })
  const complaint = tapped.body.complaintId ?? ''
  expect((await app.call(inbox.requestOfComplaint, { id: complaint }, { as: agent })).body.request?.id).toBe(id)
  expect((await app.call(inbox.requestOfComplaint, { id: complaint }, { as: stranger })).status).toBe(404)
  expect((await app.call(inbox.requestOfComplaint, { id: 'cmp_none' }, { as: agent })).status).toBe(404)
})

test('a second request about the same matter joins the complaint that is open already', async () => {
  const number = await sale()
  const complain = async (request: 'exchange' | 'repair') => {
    const made = await app.call(ask, { ...wish(number), request, reason: 'broken', text: long }, { as: consumer })
    await take(step.refuse, 'merchant', { id: made.body.id, reason: 'no-fault', text: long })
    return (await app.call(step.complain, { id: made.body.id }, { as: consumer })).body.complaintId
  }
  const first = await complain('exchange')
  expect(await complain('repair')).toBe(first)
})

test('anybody reads the policies in force on a day, with the law they rest on and how long each step may take', async () => {
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
