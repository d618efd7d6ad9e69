import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { pdf, uploadsOf } from '../../../tests/support/uploads.ts'
import { listMyNotices } from '../../kernel/notice/notice.contract.ts'
import * as cases from '../case.contract.ts'
import * as example from '../ruling/panel.example.ts'
import { beginRuling, drawn, endMediation, long, people, type People } from '../ruling/panel.example.ts'
import * as ruling from '../ruling/ruling.contract.ts'
import * as contract from './dispute.contract.ts'

let app: TestApp
let all: People
let number = 0
beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T09:00:00+08:00' })
  all = await people(app, 2)
})
afterAll(() => app.close())

const upload = async (as: Person) => {
  number += 1
  return (await uploadsOf(app, () => as).upload(pdf(`${number}`), { name: `${number}.pdf` })).id
}
/** The exchange is closed, and mediation has begun. */
async function mediating(files: readonly string[] = []): Promise<string> {
  number += 1
  const id = await example.filed(app, all, { number: `LT-${number}` })
  await example.mediating(app, all, id, files)
  return id
}
async function deliberating(id: string): Promise<Person> {
  await endMediation(app, all, id)
  await beginRuling(app, all, id)
  return drawn(app, all, id)
}
const exhibit = async (id: string, file: string, as: Person) =>
  (await app.call(contract.readDispute, { id }, { as })).body.exhibits.find((one) => one.file.id === file)
const award = { decision: 'partly', remedy: 'refund', amountFen: 100, text: long } as const
const cites = ['complaint.appeal']
const opinion = { authentic: 'yes', lawful: 'yes', relevant: 'no' } as const

test('what comes after the exchange was closed says why, is marked, and the other side is told and answers it', async () => {
  const id = await mediating()
  const file = await upload(all.merchant)
  const add = (note: string) => app.call(cases.addEvidence, { id, files: [file], note }, { as: all.merchant })
  const mute = await add('')
  expect([mute.status, mute.error.code, mute.error.params['field']]).toEqual([422, 'dispute.late-needs-reason', 'note'])
  const done = await add('刚从物流公司拿到签收底单')
  expect(done.body.evidence.at(-1)).toMatchObject({ late: true, note: '刚从物流公司拿到签收底单' })
  await app.runJobs()
  const notices = (await app.call(listMyNotices, {}, { as: all.consumer })).body.rows
  expect(JSON.stringify(notices)).toContain('举证结束后补交')
  expect(await exhibit(id, file, all.consumer)).toMatchObject({ late: true, mayAssess: true })
  const said = await app.call(
    contract.assessEvidence,
    { id, file, ...opinion, note: '签收人不是我' },
    { as: all.consumer },
  )
  expect(said.status, JSON.stringify(said.error)).toBe(201)
  // The text that was closed does not change with it.
  expect((await app.call(contract.readDispute, { id }, { as: all.consumer })).body.document).not.toContain('.pdf')
})

test('nobody rules over a late piece in silence: it is admitted or excluded first, with a reason', async () => {
  const id = await mediating()
  const file = await upload(all.merchant)
  const by = await deliberating(id)
  await app.call(cases.addEvidence, { id, files: [file], note: '刚拿到的底单' }, { as: all.merchant })
  expect((await exhibit(id, file, all.consumer))?.mayAssess).toBe(true)
  const issue = () => app.call(ruling.issueRuling, { id, ...award, cites }, { as: by })
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
  await app.call(ruling.issueRuling, { id, ...award, cites }, { as: by })
  const file = await upload(all.consumer)
  await app.call(ruling.appeal, { id, text: long, files: [file] }, { as: all.consumer })
  await app.runJobs()
  expect(await exhibit(id, file, all.merchant)).toMatchObject({ late: true, mayAssess: true })
  const reviewer = await drawn(app, all, id)
  const uphold = () => app.call(ruling.decideReview, { id, decision: 'uphold', text: long, cites }, { as: reviewer })
  expect((await uphold()).error.code).toBe('dispute.late-undecided')
  await app.call(
    contract.findOnEvidence,
    { id, file, ...opinion, relevant: 'yes', admitted: 'whole', reason: '属于新证据，与争点有关，予以采纳。' },
    { as: reviewer },
  )
  expect((await uphold()).status).toBe(201)
})

test('what was brought in time is not opened again for assessment by a late piece beside it', async () => {
  const early = await upload(all.consumer)
  const id = await mediating([early])
  const late = await upload(all.consumer)
  await app.call(cases.addEvidence, { id, files: [late], note: '补交的照片' }, { as: all.consumer })
  expect(await exhibit(id, early, all.merchant)).toMatchObject({ late: false, mayAssess: false })
  expect(await exhibit(id, late, all.merchant)).toMatchObject({ late: true, mayAssess: true })
  const assess = async (file: string) => {
    const input = { id, file, ...opinion, note: '没有' + long }
    const { status, error } = await app.call(contract.assessEvidence, input, { as: all.merchant })
    return [status, error.code]
  }
  expect(await assess(early)).toEqual([409, 'dispute.not-open'])
  expect(await assess('fil_none')).toEqual([404, 'not-found'])
})
