import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { consumerId, lineId, merchantId, orderId, tellOfSale } from '../../../tests/support/order.ts'
import { pdf, uploadsOf } from '../../../tests/support/uploads.ts'
import { listMyNotices } from '../../kernel/notice/notice.contract.ts'
import * as cases from '../case.contract.ts'
import { fileComplaint } from '../filing.contract.ts'
import { failMediation } from '../mediation/mediation.contract.ts'
import * as ruling from '../ruling/ruling.contract.ts'
import * as contract from './dispute.contract.ts'

const long = '这里写满十个字以上的说明。'
let app: TestApp
let consumer: Person
let merchant: Person
let agent: Person
let arbitrators: Person[]
let number = 0
beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T09:00:00+08:00' })
  consumer = await app.as('consumer', { consumerId: consumerId('C1') })
  merchant = await app.as('merchant', { merchantId: merchantId('M1') })
  agent = await app.as('agent')
  await app.as('mediator')
  arbitrators = [await app.as('arbitrator'), await app.as('arbitrator')]
})
afterAll(() => app.close())

const upload = async (as: Person) => {
  number += 1
  return (await uploadsOf(app, () => as).upload(pdf(`${number}`), { name: `${number}.pdf` })).id
}
/** The exchange is closed, and mediation has begun. */
async function mediating(): Promise<string> {
  number += 1
  const own = `LT-${number}`
  await tellOfSale(app, { number: own, consumer: 'C1', merchant: 'M1', lines: [{ title: '水杯', amountFen: 12_900 }] })
  const filing = {
    orderId: orderId(own),
    lineIds: [lineId(own, '1')],
    category: 'other' as const,
    text: long,
    remedies: ['refund' as const],
    amountFen: 12_900,
  }
  const { id } = (await app.call(fileComplaint, filing, { as: consumer })).body
  await app.call(cases.acknowledge, { id }, { as: agent })
  await app.call(cases.answer, { id, text: long }, { as: merchant })
  await app.call(cases.refuseOffer, { id, text: long }, { as: consumer })
  const closed = await app.call(cases.closeEvidence, { id, text: long }, { as: agent })
  expect(closed.body.state).toBe('mediating')
  await app.runJobs()
  return id
}
async function deliberating(id: string): Promise<Person> {
  await app.call(failMediation, { id }, { as: consumer })
  await app.runJobs()
  for (const as of [consumer, merchant]) await app.call(ruling.applyForRuling, { id }, { as })
  await app.call(ruling.assignArbitrator, { id }, { as: agent })
  return drawn(id)
}
async function drawn(id: string): Promise<Person> {
  for (const as of arbitrators) {
    const { rows } = (await app.call(ruling.readRulings, { id }, { as })).body
    if (rows.some(({ at, arbitrator }) => at === null && arbitrator.me)) return as
  }
  throw new Error('nobody was drawn')
}
const exhibit = async (id: string, file: string, as: Person) =>
  (await app.call(contract.readDispute, { id }, { as })).body.exhibits.find((one) => one.file.id === file)
const opinion = { authentic: 'yes', lawful: 'yes', relevant: 'no' } as const

test('what comes after the exchange was closed says why, is marked, and the other side is told and answers it', async () => {
  const id = await mediating()
  const file = await upload(merchant)
  const add = (note: string) => app.call(cases.addEvidence, { id, files: [file], note }, { as: merchant })
  const mute = await add('')
  expect([mute.status, mute.error.code, mute.error.params['field']]).toEqual([422, 'dispute.late-needs-reason', 'note'])
  const done = await add('刚从物流公司拿到签收底单')
  expect(done.body.evidence.at(-1)).toMatchObject({ late: true, note: '刚从物流公司拿到签收底单' })
  await app.runJobs()
  const notices = (await app.call(listMyNotices, {}, { as: consumer })).body.rows
  expect(JSON.stringify(notices)).toContain('举证结束后补交')
  expect(await exhibit(id, file, consumer)).toMatchObject({ late: true, mayAssess: true })
  const said = await app.call(contract.assessEvidence, { id, file, ...opinion, note: '签收人不是我' }, { as: consumer })
  expect(said.status, JSON.stringify(said.error)).toBe(201)
  // The text that was closed does not change with it.
  expect((await app.call(contract.readDispute, { id }, { as: consumer })).body.document).not.toContain('.pdf')
})

test('nobody rules over a late piece in silence: it is admitted or excluded first, with a reason', async () => {
  const id = await mediating()
  const file = await upload(merchant)
  const by = await deliberating(id)
  await app.call(cases.addEvidence, { id, files: [file], note: '刚拿到的底单' }, { as: merchant })
  expect((await exhibit(id, file, consumer))?.mayAssess).toBe(true)
  const award = {
    decision: 'partly',
    remedy: 'refund',
    amountFen: 100,
    text: long,
    cites: ['complaint.appeal'],
  } as const
  const issue = () => app.call(ruling.issueRuling, { id, ...award, cites: [...award.cites] }, { as: by })
  const early = await issue()
  expect([early.status, early.error.code, early.error.params['numbers']]).toEqual([409, 'dispute.late-undecided', '1'])
  await app.call(
    contract.findOnEvidence,
    { id, file, ...opinion, admitted: 'not', reason: '举证期内能取得而没有提交' },
    { as: by },
  )
  expect((await issue()).status).toBe(201)
})

test('what comes with an appeal is late too, and a review decides on it', async () => {
  const id = await mediating()
  const by = await deliberating(id)
  const award = {
    decision: 'partly',
    remedy: 'refund',
    amountFen: 100,
    text: long,
    cites: ['complaint.appeal'],
  } as const
  await app.call(ruling.issueRuling, { id, ...award, cites: [...award.cites] }, { as: by })
  const file = await upload(consumer)
  await app.call(ruling.appeal, { id, text: long, files: [file] }, { as: consumer })
  await app.runJobs()
  expect(await exhibit(id, file, merchant)).toMatchObject({ late: true, mayAssess: true })
  const reviewer = await drawn(id)
  const uphold = () =>
    app.call(ruling.decideReview, { id, decision: 'uphold', text: long, cites: ['complaint.appeal'] }, { as: reviewer })
  expect((await uphold()).error.code).toBe('dispute.late-undecided')
  await app.call(
    contract.findOnEvidence,
    { id, file, ...opinion, relevant: 'yes', admitted: 'whole', reason: '属于新证据，与争点有关，予以采纳。' },
    { as: reviewer },
  )
  expect((await uphold()).status).toBe(201)
})

test('what was brought in time is not opened again for assessment by a late piece beside it', async () => {
  const id = await mediating()
  const file = await upload(consumer)
  await app.call(cases.addEvidence, { id, files: [file], note: '补交的照片' }, { as: consumer })
  const unknown = await app.call(
    contract.assessEvidence,
    { id, file: 'fil_none', ...opinion, note: '没有' + long },
    { as: merchant },
  )
  expect(unknown.status).toBe(404)
})
