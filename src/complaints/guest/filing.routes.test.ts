import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { guestsOf } from '../../../tests/support/guest.ts'
import { consumerId, merchantId, orderId, tellOfSale } from '../../../tests/support/order.ts'
import { listMine } from '../filing.contract.ts'
import { linkOrder, readCase } from '../case.contract.ts'
import { readDemands } from '../demand/demand.contract.ts'
import * as contract from './guest.contract.ts'

let app: TestApp
let guests: ReturnType<typeof guestsOf>
let agent: Person
const lines = [{ title: '水杯', amountFen: 12_900 }]

beforeAll(async () => {
  app = await testApp()
  guests = guestsOf(app)
  agent = await app.as('agent')
  const contact = { email: 'Lin@example.cn', phone: '13800138000' }
  await tellOfSale(app, { number: 'G-1', consumer: 'C1', contact, merchant: 'M1', lines })
})
afterAll(() => app.close())

const read = async (token: string) => (await app.call(guests.behind(readCase), { id: token })).body

test('who has no account files with a verified contact, and gets a number, two days and a link that opens the case', async () => {
  const filed = await guests.file('nobody-knows@example.cn', { orderNumber: 'X-77', shop: '阳台花园' })
  expect(filed.receipt).toMatch(/^XB-20260302-/)
  expect([filed.contact, filed.respondBy, filed.finishBy !== null]).toEqual(['n***@example.cn', '2026-03-05', true])
  const of = await read(filed.token)
  expect(of).toMatchObject({ receipt: filed.receipt, channel: 'online-service', viewer: 'consumer', order: null })
  expect(of.statements.map(({ side, text }) => [side, text])).toEqual([['consumer', guests.filing.text]])
  const given = await app.call(contract.readGuest, { id: filed.token })
  expect(given.body).toEqual({ kind: 'email', contact: 'n***@example.cn', orderTyped: 'X-77', shopTyped: '阳台花园' })
})

test('who has no account demands at filing what a law gives; what cannot be demanded is refused at its field', async () => {
  const answers = { forDailyLife: true, flawOnly: false, paidFen: 12_900, listedFen: 12_900, itemCount: 1 }
  const demand = { remedy: 'punitive.fraud', answers }
  const { token } = await guests.file('fraud@example.cn', { orderNumber: 'X-78', demands: [demand] })
  const { rows } = (await app.call(guests.behind(readDemands), { id: token })).body
  expect(rows.map(({ remedy, amount }) => [remedy?.id, amount.upToFen])).toEqual([['punitive.fraud', 50_000]])
  const proof = await guests.prove('again@example.cn')
  const twice = await app.call(contract.fileAsGuest, { ...guests.filing, proof, demands: [demand, demand] })
  expect([twice.status, twice.error.code, twice.error.params['field']]).toEqual([
    409,
    'demand.known',
    'demands.1.remedy',
  ])
})

test('an order is linked when its buyer is known under the contact, and an account of theirs sees the case too', async () => {
  const { token } = await guests.file('lin@EXAMPLE.cn', { orderNumber: 'G-1' })
  const of = await read(token)
  expect(of.order?.lines.map(({ title, concerned }) => [title, concerned])).toEqual([['水杯', true]])
  expect(of.merchant?.id).toBe(merchantId('M1'))
  const account = await app.as('consumer', { consumerId: consumerId('C1') })
  expect((await app.call(listMine, {}, { as: account })).body.rows.map(({ id }) => id)).toContain(of.id)
})

test('somebody else learns nothing from the number of an order: the same answer as for one that does not exist', async () => {
  const [known, unknown] = [
    await guests.file('stranger@example.cn', { orderNumber: 'G-1', amountFen: 99_999_999 }),
    await guests.file('stranger@example.cn', { orderNumber: 'G-404', amountFen: 99_999_999 }),
  ]
  const shape = ({ contact, respondBy, finishBy }: typeof known) => ({ contact, respondBy, finishBy })
  expect(shape(known)).toEqual(shape(unknown))
  const of = await read(known.token)
  expect([of.order, of.orderNumber, of.merchant]).toEqual([null, null, null])
})

test('an agent links the order that a guest only named; the guest keeps the case', async () => {
  const { token } = await guests.file('aunt@example.cn', { orderNumber: 'G-1' })
  const { id } = await read(token)
  const linked = await app.call(linkOrder, { id, orderId: orderId('G-1'), lineIds: [] }, { as: agent })
  expect(linked.status).toBe(201)
  expect((await read(token)).order?.number).toBe('G-1')
})

test('the same filing again, also at once, is one complaint with one answer', async () => {
  const proof = await guests.prove('twice@example.cn')
  const send = () => app.call(contract.fileAsGuest, { ...guests.filing, proof })
  const answers = [...(await Promise.all([send(), send(), send()])), await send()]
  expect(new Set(answers.map(({ status, body }) => `${status} ${body.receipt} ${body.page}`)).size).toBe(1)
  const other = await app.call(contract.fileAsGuest, { ...guests.filing, text: '另一件事，也请处理一下。', proof })
  expect([other.status, other.error.code]).toEqual([409, 'guest.proof-spent'])
})

test('no answer with a link is kept, and the link itself stands nowhere', async () => {
  const { token } = await guests.file('secret@example.cn')
  for (const table of ['kernel.idempotency', 'kernel.fact', 'kernel.notice', 'complaints.guest_link'] as const)
    expect(JSON.stringify(await app.db.selectFrom(table).selectAll().execute()), table).not.toContain(token)
})

test('a filing is checked like every other, and a refusal does not use up the proof', async () => {
  const proof = await guests.prove('careful@example.cn')
  const send = (part: object) => app.call(contract.fileAsGuest, { ...guests.filing, ...part, proof })
  expect((await send({ text: '短' })).error.fields?.[0]?.path).toBe('text')
  expect((await send({ amountFen: 0 })).error.code).toBe('complaint.amount-needed')
  expect((await send({ remedies: ['apology'], amountFen: 5 })).error.code).toBe('complaint.amount-without-remedy')
  expect((await send({ category: 'quality', details: {} })).error.code).toBe('complaint.detail-wrong')
  expect((await send({ files: ['fil_of_somebody'] })).error.code).toBe('file.unknown')
  expect((await send({})).status).toBe(201)
})

test('of an own order no more is asked back than was paid, and the same matter is not filed twice', async () => {
  const contact = { email: 'wang@example.cn' }
  await tellOfSale(app, { number: 'G-2', consumer: 'C2', contact, merchant: 'M1', lines })
  const proof = await guests.prove('wang@example.cn')
  const send = (amountFen: number) =>
    app.call(contract.fileAsGuest, { ...guests.filing, orderNumber: 'G-2', amountFen, proof })
  expect((await send(12_901)).error.code).toBe('complaint.amount-too-high')
  expect((await send(12_900)).status).toBe(201)
  const again = await app.call(contract.fileAsGuest, {
    ...guests.filing,
    orderNumber: 'G-2',
    proof: await guests.prove('wang@example.cn'),
  })
  expect([again.status, again.error.code, again.error.params['field']]).toEqual([
    409,
    'complaint.already-open',
    'orderNumber',
  ])
})

test('an order of several shops is left to an agent', async () => {
  const two = [...lines, { title: '伞', amountFen: 3_000, merchant: 'M2' }]
  await tellOfSale(app, {
    number: 'G-3',
    consumer: 'C3',
    contact: { email: 'mei@example.cn' },
    merchant: 'M1',
    lines: two,
  })
  const { token } = await guests.file('mei@example.cn', { orderNumber: 'G-3' })
  expect((await read(token)).order).toBeNull()
})

test('a proof ends after an hour; one that nobody was given is over as well', async () => {
  const proof = await guests.prove('late@example.cn')
  app.clock.now = new Date(app.clock.now.getTime() + 71 * 60_000)
  const over = await app.call(contract.fileAsGuest, { ...guests.filing, proof })
  expect([over.status, over.error.code]).toEqual([409, 'guest.proof-over'])
  const invented = await app.call(contract.fileAsGuest, { ...guests.filing, proof: `gp_${'A'.repeat(43)}` })
  expect(invented.error).toEqual(over.error)
})
