import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { pdf, uploadsOf } from '../../../tests/support/uploads.ts'
import { readContent } from '../../kernel/evidence/evidence.contract.ts'
import { listMyNotices } from '../../kernel/notice/notice.contract.ts'
import * as cases from '../case.contract.ts'
import * as claim from './claim.contract.ts'
import * as leadCase from './lead-case.contract.ts'
import { castOf, join, long, opened, type Cast } from './mass.example.ts'
import * as member from './member.contract.ts'

let app: TestApp
let cast: Cast
let id: string
let files: string[]
beforeAll(async () => {
  app = await testApp({ now: '2026-05-12T09:00:00+08:00' })
  cast = await castOf(app, 4)
  const made = await opened(app, cast, 'K')
  id = made.id
  files = made.cases
})
afterAll(() => app.close())

const upload = async (by: Person, name: string) => (await uploadsOf(app, () => by).upload(pdf(name))).id
const choose = (evidence: object[], as: Person = cast.agent) =>
  app.call(leadCase.chooseLeadEvidence, { id, evidence } as never, { as })
const shown = async (as: Person) => (await app.call(leadCase.listLeadEvidence, { id }, { as })).body.rows
const mine = async (at: number) =>
  (await app.call(leadCase.listMyLeadEvidence, { id: files[at]! }, { as: cast.consumers[at]! })).body.rows
const leadOf = async () => (await app.call(claim.readClaim, { id }, { as: cast.agent })).body.lead?.id

let original: string
let masked: string
test('evidence of the lead case is chosen only once its consumer has joined, and only what both sides can read', async () => {
  original = await upload(cast.consumers[0]!, '检测报告')
  const added = await app.call(
    cases.addEvidence,
    { id: files[0]!, files: [original], note: '检测报告' },
    { as: cast.consumers[0]! },
  )
  expect(added.status).toBe(201)
  const shows = '检测报告第 2 页：电芯短路'
  const early = await choose([{ file: original, shows }])
  expect([early.status, early.error.code]).toEqual([409, 'mass.lead-not-joined'])
  for (const at of [0, 1]) await join(app, files[at]!, cast.consumers[at]!)
  const foreign = await choose([{ file: 'fil_unknown', shows }])
  expect([foreign.status, foreign.error.code]).toEqual([422, 'mass.evidence-not-shared'])
  const named = await choose([{ file: original, shows: '联系 13800001111 的消费者拍的' }])
  expect([named.status, named.error.code]).toEqual([422, 'mass.personal-data'])
  const short = await choose([{ file: original, shows: '短' }])
  expect(short.status).toBe(400)
  expect((await choose([{ file: original, shows }], cast.shop)).status).toBe(403)
  masked = await upload(cast.agent, '隐去姓名的检测报告')
  expect((await choose([{ file: original, shows, masked }])).status).toBe(201)
})

test('the shop reads it in full, another member only the words and the masked copy, the authority too', async () => {
  expect((await shown(cast.shop))[0]).toMatchObject({ number: 1, file: { id: original }, masked: { id: masked } })
  expect((await mine(1))[0]).toMatchObject({ file: null, masked: { id: masked } })
  expect((await mine(0))[0]).toMatchObject({ file: { id: original } })
  const authority = await app.as('regulator')
  expect((await shown(authority))[0]?.file).toBe(null)
  const read = async (file: string, as: Person) => (await app.call(readContent, { id: file }, { as })).status
  expect(await read(masked, cast.consumers[1]!)).toBe(200)
  expect(await read(original, cast.consumers[1]!)).toBe(404)
  expect(await read(original, cast.shop)).toBe(200)
  const stranger = await app.as('consumer', { consumerId: 'con_stranger' })
  expect(await read(masked, stranger)).toBe(404)
  const others = await app.call(leadCase.listMyLeadEvidence, { id: files[0]! }, { as: cast.consumers[1]! })
  expect(others.status).toBe(404)
})

test('when the lead leaves, the next member leads in the same moment, the choice falls away and the agents are told', async () => {
  const left = await app.call(member.leaveClaim, { id: files[0]!, confirms: true }, { as: cast.consumers[0]! })
  expect([left.status, left.body.state]).toEqual([201, 'left'])
  expect(await leadOf()).toBe(files[1])
  expect(await shown(cast.shop)).toEqual([])
  await app.runJobs()
  const told = (await app.call(listMyNotices, { limit: 100 }, { as: cast.agent })).body.rows
  expect(told.map(({ template }) => template)).toContain('mass.lead-changed')
})

test('a person names another lead from the members, and nobody else', async () => {
  const name = (complaint: string, as: Person = cast.agent) =>
    app.call(leadCase.nameLead, { id, complaint, text: long }, { as })
  const gone = await name(files[0]!)
  expect([gone.status, gone.error.code]).toEqual([422, 'mass.not-members'])
  const same = await name(files[1]!)
  expect([same.status, same.error.code]).toEqual([409, 'mass.lead-already'])
  expect((await name(files[2]!, cast.shop)).status).toBe(403)
  expect((await name(files[2]!)).body.lead?.id).toBe(files[2])
  // It declines the invitation: the member who joined leads again.
  await app.call(member.answerInvitation, { id: files[2]!, joins: false }, { as: cast.consumers[2]! })
  expect(await leadOf()).toBe(files[1])
})

test('with the last one who could lead, what was chosen of the case goes too', async () => {
  const two = await testApp({ now: '2026-05-12T09:00:00+08:00' })
  const own = await castOf(two, 3)
  const made = await opened(two, own, 'L')
  const [first, ...others] = made.cases as [string, ...string[]]
  const by = own.consumers[0]!
  for (const [at, file] of others.entries())
    await two.call(member.answerInvitation, { id: file, joins: false }, { as: own.consumers[at + 1]! })
  await join(two, first, by)
  const { id: file } = await uploadsOf(two, () => by).upload(pdf('检测报告'))
  await two.call(cases.addEvidence, { id: first, files: [file], note: '检测报告' }, { as: by })
  const evidence = [{ file, shows: '检测报告第 1 页：外壳开裂' }]
  const chosen = await two.call(leadCase.chooseLeadEvidence, { id: made.id, evidence }, { as: own.agent })
  expect([chosen.status, chosen.body.lead?.id]).toEqual([201, first])
  const left = await two.call(member.leaveClaim, { id: first, confirms: true }, { as: by })
  expect([left.status, left.body.state]).toEqual([201, 'left'])
  const rows = (await two.call(leadCase.listLeadEvidence, { id: made.id }, { as: own.agent })).body.rows
  expect(rows).toEqual([])
  await two.close()
})

test('after the finding neither the lead nor its evidence is exchanged', async () => {
  await app.call(claim.answerClaim, { id, text: '我们已召回这一批次，并愿意退款。' }, { as: cast.shop })
  const finding = {
    id,
    decision: 'consumer' as const,
    remedy: 'refund' as const,
    formula: { kind: 'price' as const },
    text: '检测报告和多份照片一致，认定这一批商品存在安全缺陷，商家应当退还货款。',
    cites: ['refund.no-reason'],
  }
  expect((await app.call(claim.makeFinding, finding, { as: cast.arbitrator })).status).toBe(201)
  const late = await choose([])
  expect([late.status, late.error.code]).toEqual([409, 'mass.lead-settled'])
})
