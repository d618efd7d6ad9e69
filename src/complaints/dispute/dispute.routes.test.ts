import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { consumerId, lineId, merchantId, orderId, tellOfSale } from '../../../tests/support/order.ts'
import { pdf, uploadsOf } from '../../../tests/support/uploads.ts'
import { listMyNotices } from '../../kernel/notice/notice.contract.ts'
import { sha256 } from '../../kernel/sha256.ts'
import * as cases from '../case.contract.ts'
import { fileComplaint } from '../filing.contract.ts'
import * as contract from './dispute.contract.ts'

const long = '这里写满十个字以上的说明。'
let app: TestApp
let consumer: Person
let merchant: Person
let agent: Person
let arbitrator: Person
beforeAll(async () => {
  app = await testApp({ now: '2026-05-12T09:00:00+08:00' })
  consumer = await app.as('consumer', { consumerId: consumerId('C1') })
  merchant = await app.as('merchant', { merchantId: merchantId('M1') })
  agent = await app.as('agent')
  arbitrator = await app.as('arbitrator')
})
afterAll(() => app.close())

/** A complaint whose merchant has refused: the facts are in dispute. */
async function inEvidence(own: string): Promise<{ id: string; file: string }> {
  await tellOfSale(app, { number: own, consumer: 'C1', merchant: 'M1', lines: [{ title: '水杯', amountFen: 12_900 }] })
  const { id: file } = await uploadsOf(app, () => consumer).upload(pdf(own), { name: '照片.pdf' })
  const filing = {
    orderId: orderId(own),
    lineIds: [lineId(own, '1')],
    category: 'other' as const,
    text: long,
    remedies: ['refund' as const],
    amountFen: 12_900,
    files: [file],
  }
  const { id } = (await app.call(fileComplaint, filing, { as: consumer })).body
  await app.call(cases.acknowledge, { id }, { as: agent })
  await app.call(cases.respond, { id, text: long }, { as: agent })
  await app.call(cases.askMerchant, { id, text: long }, { as: agent })
  await app.call(cases.answer, { id, text: long }, { as: merchant })
  const refused = await app.call(cases.refuseOffer, { id, text: long }, { as: consumer })
  expect(refused.body.state).toBe('evidence')
  return { id, file }
}
const read = async (id: string, as: Person = consumer) => (await app.call(contract.readDispute, { id }, { as })).body
const add = async (id: string, text: string, as: Person) =>
  (await app.call(contract.addPoint, { id, text }, { as })).body.points.at(-1)?.id ?? expect.fail('no point')
const stand = (id: string, point: string, stance: contract.Stance, as: Person) =>
  app.call(contract.takeStance, { id, point, stance, note: '' }, { as })

test('both sides list what they agree on and what not, sign the same text, and it is sealed when the evidence closes', async () => {
  const { id } = await inEvidence('D-1')
  const cracked = await add(id, '收到时密封圈是裂的', consumer)
  const signedFor = await add(id, '订单于 5 月 2 日签收', agent)
  await stand(id, cracked, 'contests', merchant)
  await stand(id, signedFor, 'admits', merchant)
  const after = (await stand(id, signedFor, 'admits', consumer)).body
  expect(after.points.map(({ number, standing }) => [number, standing])).toEqual([
    [1, 'disputed'],
    [2, 'agreed'],
  ])
  expect(after.hash).toBe(sha256(after.document))
  expect((await read(id, merchant)).document).toBe(after.document)
  expect((await read(id, agent)).document).toBe(after.document)
  expect((await app.call(contract.signDispute, { id, hash: after.hash }, { as: consumer })).status).toBe(201)
  const both = (await app.call(contract.signDispute, { id, hash: after.hash }, { as: merchant })).body
  expect([both.consumerSignedAt, both.merchantSignedAt]).not.toContain(null)
  await app.call(cases.closeEvidence, { id, text: long }, { as: agent })
  await app.runJobs()
  const sealed = await read(id)
  expect([sealed.open, sealed.seals]).toMatchObject([
    false,
    [{ number: 1, hash: after.hash, consumer: 'signed', merchant: 'signed' }],
  ])
  const late = await app.call(contract.addPoint, { id, text: '还有一件事' }, { as: consumer })
  expect([late.status, late.error.code]).toEqual([409, 'dispute.not-open'])
})

test('a change asks for a new signature, and nobody signs what has changed under his eyes', async () => {
  const { id } = await inEvidence('D-2')
  await add(id, '商品是二手的', consumer)
  const first = await read(id)
  await app.call(contract.signDispute, { id, hash: first.hash }, { as: consumer })
  const more = await add(id, '发货前检查过', merchant)
  expect(await read(id)).toMatchObject({ consumerSignedAt: null, changedSince: true })
  const old = await app.call(contract.signDispute, { id, hash: first.hash }, { as: merchant })
  expect([old.status, old.error.code]).toEqual([409, 'dispute.changed-meanwhile'])
  const notMine = await app.call(contract.withdrawPoint, { id, point: more }, { as: consumer })
  expect([notMine.status, notMine.error.code]).toEqual([403, 'dispute.point-of-others'])
  await app.call(contract.withdrawPoint, { id, point: more }, { as: merchant })
  expect((await read(id)).consumerSignedAt).not.toBeNull()
  expect(
    (await app.call(contract.addPoint, { id, text: '第三件事' }, { as: merchant })).body.points.at(-1)?.number,
  ).toBe(3)
})

test('who says nothing until the evidence closes is shown as silent, never as having signed', async () => {
  const { id } = await inEvidence('D-3')
  await add(id, '商品少了一个零件', consumer)
  await app.call(contract.signDispute, { id, hash: (await read(id)).hash }, { as: consumer })
  await app.call(cases.closeEvidence, { id, text: long }, { as: agent })
  await app.runJobs()
  await app.runJobs()
  expect((await read(id, merchant)).seals).toMatchObject([{ consumer: 'signed', merchant: 'silent' }])
  const told = (await app.call(listMyNotices, {}, { as: merchant })).body.rows.map(({ template, subject }) => [
    subject,
    template,
  ])
  expect(told).toContainEqual([id, 'dispute.sealed'])
  expect(told).toContainEqual([id, 'dispute.to-answer'])
})

test('each side says of each piece of evidence whether it is authentic, lawful and relevant; the platform finds with a reason', async () => {
  const { id, file } = await inEvidence('D-4')
  const opinion = { id, file, authentic: 'no', lawful: 'yes', relevant: 'yes' } as const
  const mute = await app.call(contract.assessEvidence, opinion, { as: merchant })
  expect([mute.status, mute.error.code, mute.error.params?.['field']]).toEqual([422, 'dispute.why-not', 'note'])
  const said = await app.call(contract.assessEvidence, { ...opinion, note: '照片里不是本店的商品' }, { as: merchant })
  expect(said.body.exhibits).toMatchObject([
    { number: 1, side: 'consumer', merchant: { authentic: 'no' }, consumer: null },
  ])
  const finding = {
    ...opinion,
    authentic: 'yes',
    admitted: 'whole',
    reason: '照片的拍摄时间和订单商品一致，予以采信。',
  } as const
  for (const as of [agent, arbitrator])
    expect((await app.call(contract.findOnEvidence, finding, { as })).status).toBe(201)
  expect((await read(id, merchant)).exhibits[0]?.finding).toMatchObject({ admitted: 'whole', authentic: 'yes' })
  for (const as of [consumer, merchant])
    expect((await app.call(contract.findOnEvidence, finding, { as })).status).toBe(403)
  const gone = await app.call(contract.findOnEvidence, { ...finding, file: 'fil_gone' }, { as: agent })
  expect(gone.status).toBe(404)
})

test('what only one side may read is no evidence against the other', async () => {
  const { id } = await inEvidence('D-5')
  const { id: file } = await uploadsOf(app, () => agent).upload(pdf('内部'), { name: '只给消费者.pdf' })
  await app.call(cases.respond, { id, text: long, files: [file] }, { as: agent })
  for (const as of [consumer, merchant, agent])
    expect((await read(id, as)).exhibits.map((exhibit) => exhibit.file.name)).toEqual(['照片.pdf'])
})

test('somebody else’s dispute does not exist, and a wrong word is refused by its field', async () => {
  const { id } = await inEvidence('D-6')
  const stranger = await app.as('consumer', { consumerId: consumerId('C2') })
  const other = await app.as('merchant', { merchantId: merchantId('M2') })
  for (const as of [stranger, other]) {
    expect((await app.call(contract.readDispute, { id }, { as })).status).toBe(404)
    expect((await app.call(contract.addPoint, { id, text: '不相干的事' }, { as })).status).toBe(404)
  }
  expect((await app.call(contract.readDispute, { id }, { as: await app.as('regulator') })).status).toBe(403)
  const short = await app.call(contract.addPoint, { id, text: '短' }, { as: consumer })
  expect([short.status, short.error.fields?.[0]?.path]).toEqual([400, 'text'])
  const empty = await app.call(contract.signDispute, { id, hash: (await read(id)).hash }, { as: consumer })
  expect([empty.status, empty.error.code]).toEqual([409, 'dispute.nothing-to-sign'])
  await add(id, '同一件事只列一次', consumer)
  const twice = await app.call(contract.addPoint, { id, text: '同一件事只列一次' }, { as: merchant })
  expect([twice.status, twice.error.code]).toEqual([409, 'dispute.point-known'])
})

test('two who sign at the same moment confirm once', async () => {
  const { id } = await inEvidence('D-7')
  await add(id, '保修卡没有盖章', consumer)
  const { hash } = await read(id)
  const answers = await Promise.all(
    [consumer, merchant, consumer, merchant].map((as) => app.call(contract.signDispute, { id, hash }, { as })),
  )
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201])
  const facts = await app.db
    .selectFrom('kernel.fact')
    .select('kind')
    .where('subject', '=', id)
    .where('kind', 'in', ['dispute.signed', 'dispute.confirmed'])
    .execute()
  expect(facts.map(({ kind }) => kind).toSorted()).toEqual(['dispute.confirmed', 'dispute.signed', 'dispute.signed'])
})
