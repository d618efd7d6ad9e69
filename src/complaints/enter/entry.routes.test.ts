import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { consumerId, merchantId, tellOfSale } from '../../../tests/support/order.ts'
import { pdf, uploadsOf } from '../../../tests/support/uploads.ts'
import { createApiKey } from '../../kernel/access/account.contract.ts'
import { readContent } from '../../kernel/evidence/evidence.contract.ts'
import { readTimeline } from '../../kernel/fact/fact.contract.ts'
import { reveal } from '../../kernel/reading/reading.contract.ts'
import type { InputRaw } from '../../kernel/route.contract.ts'
import { readCase } from '../case.contract.ts'
import { enterComplaint } from './entry.contract.ts'

let app: TestApp
let agent: Person
let consumer: Person
let merchant: Person

beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T15:00:00+08:00' })
  agent = await app.as('agent')
  consumer = await app.as('consumer', { consumerId: consumerId('C1') })
  merchant = await app.as('merchant', { merchantId: merchantId('M1') })
  for (const number of ['E-1', 'E-2', 'E-3', 'E-4'])
    await tellOfSale(app, { number, consumer: 'C1', merchant: 'M1', lines: [{ title: '电饭煲', amountFen: 39_900 }] })
})
afterAll(() => app.close())

type Input = InputRaw<typeof enterComplaint>
const call: Input = {
  channel: 'phone',
  receivedAt: '2026-03-02T14:30:00+08:00',
  contact: { name: '王女士', phone: '+86 138-1234-5678' },
  category: 'quality',
  details: { defect: '内胆掉漆，用了三天就这样' },
  text: '电饭煲内胆掉漆，商家说属于正常现象。',
}
const transfer: Input = {
  channel: 'hotline-12315',
  reference: '33010620260302001',
  origin: '杭州市西湖区市场监督管理局',
  receivedAt: '2026-03-02T10:00:00+08:00',
  answerBy: '2026-03-09',
  contact: { name: '王女士', phone: '13812345678' },
  category: 'quality',
  text: '消费者反映电饭煲内胆掉漆，要求退货退款。',
  remedies: ['return'],
  amountFen: 39_900,
}
const enter = (input: Input) => app.call(enterComplaint, input, { as: agent })

test('a caller hangs up with a number and the days by which somebody answers and by which it is over', async () => {
  const { status, body } = await enter({ ...call, callBackAt: '2026-03-03T10:00:00+08:00' })
  expect(status).toBe(201)
  expect(body).toMatchObject({ channel: 'phone', state: 'received', respondBy: '2026-03-05', finishBy: '2026-03-23' })
  expect(body.receipt).toMatch(/^XB-20260302-/)
  expect([body.orderLinked, body.callBack?.dueAt]).toEqual([false, '2026-03-03T02:00:00.000Z'])
  const rows = await app.db
    .selectFrom('kernel.fact')
    .select(['kind', 'data'])
    .where('subject', '=', body.complaint)
    .execute()
  const filed = rows.find(({ kind }) => kind === 'complaint.filed')
  expect(filed?.data).toMatchObject({ channel: 'phone', enteredBy: 'platform' })
  const kinds = rows.map(({ kind }) => kind)
  expect(kinds).toEqual(expect.arrayContaining(['complaint.filed-by-phone', 'complaint.call-back-promised']))
  expect(JSON.stringify(rows)).not.toMatch(/138|王女士|掉漆/)
})

test('a confirmed caller’s order is linked, and its buyer and its shop see the case', async () => {
  const { body } = await enter({ ...call, orderNumber: 'E-1', identityConfirmed: true })
  expect(body.orderLinked).toBe(true)
  expect((await app.call(readCase, { id: body.complaint }, { as: consumer })).body.order?.number).toBe('E-1')
  expect((await app.call(readCase, { id: body.complaint }, { as: merchant })).status).toBe(200)
  const dear = await enter({
    ...call,
    orderNumber: 'E-1',
    identityConfirmed: true,
    remedies: ['refund'],
    amountFen: 9_999_900,
  })
  expect([dear.status, dear.error.code, dear.error.params['field']]).toEqual([
    422,
    'complaint.amount-too-high',
    'amountFen',
  ])
  const again = await enter({ ...call, orderNumber: 'E-1', identityConfirmed: true })
  expect([again.status, again.error.code, again.error.params['receipt']]).toEqual([
    409,
    'complaint.already-open',
    body.receipt,
  ])
})

test('whoever could not show that the order is theirs gets a number, and the order’s buyer hears nothing', async () => {
  const { body } = await enter({ ...call, orderNumber: 'E-2' })
  expect(body.orderLinked).toBe(false)
  expect((await app.call(readCase, { id: body.complaint }, { as: consumer })).status).toBe(404)
})

test('a transfer runs on the clocks of the authorities, its letter is for colleagues only, and what is open beside it is told', async () => {
  const earlier = await enter({ ...call, orderNumber: 'E-3', identityConfirmed: true })
  const letter = await uploadsOf(app, () => agent).upload(pdf('letter of 12315'))
  const { status, body } = await enter({ ...transfer, orderNumber: 'E-3', letters: [letter.id] })
  expect(status).toBe(201)
  expect(body).toMatchObject({ reference: transfer.reference, answerBy: '2026-03-09', respondBy: '2026-03-09' })
  expect(body.others.map(({ receipt }) => receipt)).toEqual([earlier.body.receipt])
  const seen = (await app.call(readCase, { id: body.complaint }, { as: agent })).body
  expect([seen.profile, seen.evidence.map(({ file }) => file.id)]).toEqual(['regulator', [letter.id]])
  for (const party of [merchant, consumer]) {
    expect((await app.call(readCase, { id: body.complaint }, { as: party })).body.evidence).toEqual([])
    expect((await app.call(readContent, { id: letter.id }, { as: party })).status).toBe(404)
  }
})

test('the same number of one authority is entered once, by two clicks at once too; another authority may use it', async () => {
  const same = { ...transfer, reference: 'SAME-1' }
  const both = await Promise.all([enter(same), enter(same)])
  expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409])
  const [first] = both.filter(({ status }) => status === 201)
  const refused = await enter(same)
  expect([refused.status, refused.error.code, refused.error.params['receipt']]).toEqual([
    409,
    'complaint.reference-known',
    first?.body.receipt,
  ])
  expect((await enter({ ...same, channel: 'consumer-association' })).status).toBe(201)
})

test('what does not make sense is refused by the name of its field, and nothing is entered', async () => {
  const count = async () => (await app.db.selectFrom('complaints.complaint').select('id').execute()).length
  const before = await count()
  const { reference, ...unnumbered } = transfer
  expect(reference).toBeDefined()
  const refusals: readonly (readonly [Input, number, string, string])[] = [
    [{ ...call, receivedAt: '2026-03-02T15:00:01+08:00' }, 422, 'entry.received-in-future', 'receivedAt'],
    [{ ...transfer, reference: 'R-1', answerBy: '2026-03-01' }, 422, 'entry.answer-before-receipt', 'answerBy'],
    [unnumbered, 422, 'entry.reference-needed', 'reference'],
    [{ ...call, callBackAt: '2026-03-02T15:00:00+08:00' }, 422, 'entry.call-back-past', 'callBackAt'],
    [{ ...call, contact: {} }, 422, 'entry.nobody-to-answer', 'contact.phone'],
    [
      { ...call, contact: { email: 'w@example.cn' }, callBackAt: '2026-03-03T10:00:00+08:00' },
      422,
      'entry.call-back-nowhere',
      'contact.phone',
    ],
    [{ ...call, orderNumber: 'E-none' }, 422, 'entry.order-number-unknown', 'orderNumber'],
    [{ ...call, details: { 'received-on': '昨天' } }, 422, 'complaint.detail-wrong', 'details.received-on'],
    [{ ...call, remedies: ['reship'] }, 422, 'complaint.remedy-not-offered', 'remedies'],
    [{ ...call, amountFen: 100 }, 422, 'complaint.amount-without-remedy', 'amountFen'],
  ]
  for (const [input, status, code, field] of refusals) {
    const answer = await enter(input)
    expect([answer.status, answer.error.code, answer.error.params['field']]).toEqual([status, code, field])
  }
  const unread = await enter({ ...call, text: '短', contact: { phone: 'abc' } })
  expect([unread.status, unread.error.fields?.map(({ path }) => path).toSorted()]).toEqual([
    400,
    ['contact.phone', 'text'],
  ])
  expect(await count()).toBe(before)
})

test('only agents and keys made for it enter complaints', async () => {
  expect((await app.call(enterComplaint, call)).status).toBe(401)
  for (const person of [consumer, merchant, await app.as('regulator')])
    expect((await app.call(enterComplaint, call, { as: person })).status).toBe(403)
  const admin = await app.as('admin')
  const keyFor = async (scope: 'complaints.write' | 'complaints.read') =>
    (await app.call(createApiKey, { name: scope, scopes: [scope] }, { as: admin })).body.token
  const input = { ...transfer, reference: 'KEY-1' }
  expect((await app.call(enterComplaint, input, { as: { key: await keyFor('complaints.read') } })).status).toBe(403)
  expect((await app.call(enterComplaint, input, { as: { key: await keyFor('complaints.write') } })).status).toBe(201)
})

test('a call sent twice under one key is entered once', async () => {
  const once = { as: agent, idempotencyKey: 'call-1' }
  const first = await app.call(enterComplaint, { ...call, orderNumber: 'E-4' }, once)
  const second = await app.call(enterComplaint, { ...call, orderNumber: 'E-4' }, once)
  expect(second.body.receipt).toBe(first.body.receipt)
})

test('a party reads in the story that it came by telephone, and nothing of how colleagues reach the caller', async () => {
  await tellOfSale(app, { number: 'E-5', consumer: 'C1', merchant: 'M1', lines: [{ title: '水壶', amountFen: 9900 }] })
  const promised = { orderNumber: 'E-5', identityConfirmed: true, callBackAt: '2026-03-03T10:00:00+08:00' }
  const { complaint: id } = (await enter({ ...call, ...promised })).body
  const read = { case: id, purpose: 'dispute.handle', fields: ['phone'] } satisfies InputRaw<typeof reveal>
  expect((await app.call(reveal, read, { as: agent })).status).toBe(201)
  const kindsFor = async (as: Person) =>
    (await app.call(readTimeline, { id }, { as })).body.rows.map(({ kind }) => kind)
  const inner = ['complaint.call-back-promised', 'personal.read']
  expect(await kindsFor(agent)).toEqual(expect.arrayContaining(inner))
  for (const party of [consumer, merchant]) {
    const kinds = await kindsFor(party)
    expect(kinds).toContain('complaint.filed-by-phone')
    expect(kinds.filter((kind) => inner.includes(kind))).toEqual([])
  }
})
