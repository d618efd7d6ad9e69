import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { fileAbout } from '../../../tests/support/filing.ts'
import { consumerId, merchantId } from '../../../tests/support/order.ts'
import { pdf, uploadsOf } from '../../../tests/support/uploads.ts'
import { readFile } from '../../kernel/evidence/evidence.contract.ts'
import { acknowledge, provideInfo, readCase, reject, requestInfo } from '../case.contract.ts'
import { listGrounds } from '../ground.contract.ts'

let app: TestApp
let agent: Person
let consumer: Person
let merchant: Person
let number = 0
beforeAll(async () => {
  app = await testApp({ now: '2026-05-12T09:00:00+08:00' })
  agent = await app.as('agent')
  consumer = await app.as('consumer', { consumerId: consumerId('C1') })
  merchant = await app.as('merchant', { merchantId: merchantId('M1') })
})
afterAll(() => app.close())

const text = '同一争议已由法院受理，平台不再重复处理。'
const filed = async () => (await fileAbout(app, consumer, `RJ-${(number += 1)}`)).id
const grounds = async () => (await app.call(listGrounds, {})).body.rows.map(({ code, article }) => [code, article])

test('a complaint is rejected on one of the seven grounds of the measures in force, or one of the platform', async () => {
  expect(await grounds()).toEqual([
    ['no-authority', '16(1)'],
    ['already-handled', '16(2)'],
    ['not-living-needs', '16(3)'],
    ['too-old', '16(4)'],
    ['material-missing', '16(5)'],
    ['identity', '16(6)'],
    ['other-law', '16(7)'],
    ['unfounded', null],
  ])
  const [first] = (await app.call(listGrounds, {})).body.rows
  expect(first?.source.zh).toBe('市场监督管理投诉举报处理办法')
  const now = app.clock.now
  app.clock.now = new Date('2026-04-14T23:59:59+08:00')
  expect((await grounds()).map(([, article]) => article)).toEqual([...[1, 2, 3, 4, 5, 6].map((n) => `15(${n})`), null])
  app.clock.now = now
  const id = await filed()
  const wrong = await app.call(reject, { id, ground: 'tiresome', text }, { as: agent })
  expect([wrong.status, wrong.error.code, wrong.error.params['field']]).toEqual([
    422,
    'complaint.ground-unknown',
    'ground',
  ])
})

test('what shows the ground goes with the reasons: the consumer reads both, the shop that was never asked neither', async () => {
  const id = await filed()
  const notice = await uploadsOf(app, () => agent).upload(pdf('受理案件通知书'), { name: '受理案件通知书.pdf' })
  const said = { id, ground: 'already-handled', text, files: [notice.id] }
  expect((await app.call(reject, said, { as: merchant })).status).toBe(403)
  expect((await app.call(reject, { ...said, files: ['fil_nothing'] }, { as: agent })).error.code).toBe('file.unknown')
  expect((await app.call(reject, said, { as: agent })).body.state).toBe('rejected')
  const seen = (await app.call(readCase, { id }, { as: consumer })).body
  expect([seen.rejectGround, seen.statements.at(-1)?.kind]).toEqual(['already-handled', 'rejection'])
  expect(seen.evidence.map(({ file }) => file.name)).toEqual(['受理案件通知书.pdf'])
  expect((await app.call(readFile, { id: notice.id }, { as: consumer })).status).toBe(200)
  expect((await app.call(readCase, { id }, { as: merchant })).body.evidence).toEqual([])
  expect((await app.call(readFile, { id: notice.id }, { as: merchant })).status).toBe(404)
})

test('nobody is rejected for what is missing before being asked for it', async () => {
  const id = await filed()
  const missing = { id, ground: 'material-missing', text: '一次告知后仍未补正，不予支持。' }
  const early = await app.call(reject, missing, { as: agent })
  expect([early.status, early.error.code, early.error.params['field']]).toEqual([
    409,
    'complaint.ground-never-asked',
    'ground',
  ])
  expect((await app.call(readCase, { id }, { as: agent })).body.state).toBe('received')
  await app.call(requestInfo, { id, text: '请补充付款记录，谢谢配合。' }, { as: agent })
  await app.call(provideInfo, { id, text: '我没有付款记录。' }, { as: consumer })
  expect((await app.call(reject, missing, { as: agent })).body.state).toBe('rejected')
  expect((await app.call(acknowledge, { id }, { as: agent })).status).toBe(409)
})
