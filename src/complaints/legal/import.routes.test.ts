import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { consumerId, lineId, orderId, tellOfSale } from '../../../tests/support/order.ts'
import { pdf, uploadsOf } from '../../../tests/support/uploads.ts'
import * as cases from '../case.contract.ts'
import { fileComplaint } from '../filing.contract.ts'
import * as contract from './import.contract.ts'
import { reportLegalResult } from './legal.contract.ts'

let app: TestApp
let agent: Person
let consumer: Person
beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T10:00:00+08:00' })
  agent = await app.as('agent')
  consumer = await app.as('consumer', { consumerId: consumerId('C1') })
})
afterAll(() => app.close())

let count = 0
async function filed(toLaw: boolean): Promise<{ id: string; receipt: string }> {
  count += 1
  const number = `LI-${count}`
  await tellOfSale(app, { number, consumer: 'C1', merchant: 'M1', lines: [{ title: '净水器', amountFen: 99_900 }] })
  const filing = {
    orderId: orderId(number),
    lineIds: [lineId(number, '1')],
    category: 'other' as const,
    text: `净水器漏水，商家拒绝退货。${count}`,
    remedies: ['refund' as const],
    amountFen: 99_900,
  }
  const { id, receipt } = (await app.call(fileComplaint, filing, { as: consumer })).body
  const court = { id, body: '杭州互联网法院', reference: `立案 ${count}`, text: '法院已经受理这件纠纷。' }
  if (toLaw) await app.call(cases.goLegal, court, { as: consumer })
  return { id, receipt }
}
const heading = '投诉编号,结果,案号,文书日期,生效日期,金额,履行期限,机构,说明'
const send = (lines: readonly string[], as: Person = agent) =>
  app.call(contract.importLegalResults, { fileName: '判决.csv' }, { as, payload: Buffer.from(lines.join('\n')) })
const state = async (id: string) => (await app.call(cases.readCase, { id }, { as: agent })).body.state

test('every row is applied, known or rejected with its reason, and the same file changes nothing twice', async () => {
  const [paid, back, here] = [await filed(true), await filed(true), await filed(false)]
  const lines = [
    heading,
    `${paid.receipt},支持消费者,（2026）民初1号,2026-02-01,2026-02-20,500.00,2026-03-31,,`,
    `${back.receipt},不予受理或驳回起诉,（2026）民初2号,2026年2月3日,,,,西湖区人民法院,`,
    `${here.receipt},支持消费者,（2026）民初3号,2026-02-01,2026-02-20,10,,,`,
    `XB-20260101-0000-0000,支持消费者,（2026）民初4号,2026-02-01,2026-02-20,10,,,`,
    `${paid.receipt},赢了,（2026）民初5号,2026-02-01,2026-02-20,10,,,`,
    `${paid.receipt},支持消费者,（2026）民初6号,2026-02-31,2026-02-20,10,,,`,
  ]
  const report = await send(lines)
  expect(report.status).toBe(201)
  expect(report.body).toMatchObject({ rows: 6, applied: 2, known: 0, rejected: 4 })
  expect(report.body.of.map(({ row, outcome, field }) => [row, outcome, field])).toEqual([
    [2, 'applied', null],
    [3, 'applied', null],
    [4, 'rejected', 'receipt'],
    [5, 'rejected', 'receipt'],
    [6, 'rejected', 'outcome'],
    [7, 'rejected', 'datedOn'],
  ])
  expect(await Promise.all([paid, back, here].map(({ id }) => state(id)))).toEqual([
    'performing',
    'received',
    'received',
  ])
  const again = await send(lines)
  expect(again.body).toMatchObject({ applied: 0, known: 2, rejected: 4 })
  expect(await state(paid.id)).toBe('performing')
  const listed = (await app.call(contract.listLegalImports, {}, { as: agent })).body.rows
  expect(listed.map(({ known }) => known)).toEqual([2, 0])
  const read = await app.call(contract.readLegalImport, { id: report.body.id }, { as: agent })
  expect(read.body.rejected).toBe(4)
})

test('a row that only another way can settle says which: confirmed on the page, or by a colleague', async () => {
  const { id, receipt } = await filed(true)
  const reference = '（2026）民初9号'
  const files = [(await uploadsOf(app, () => consumer).upload(pdf('判决书'), { name: '判决书.pdf' })).id]
  const document = {
    outcome: 'judgment-consumer' as const,
    reference,
    datedOn: '2026-02-01',
    effectiveOn: '2026-02-20',
  }
  const text = '法院已经作出判决，文书附后。'
  const reported = await app.call(reportLegalResult, { id, ...document, amountFen: 100, text, files }, { as: consumer })
  expect(reported.status).toBe(201)
  const row = (number: string) => [heading, `${receipt},支持消费者,${number},2026-02-01,2026-02-20,1.00,,,`]
  const why = async (lines: readonly string[], as: Person) => {
    const [one] = (await send(lines, as)).body.of
    return [one?.outcome, one?.field, one?.why?.zh]
  }
  const { known, 'own-matter': own } = contract.rowReasons
  expect(await why(row(reference), agent)).toEqual(['rejected', 'reference', known.zh])
  const both = await app.as('agent', { consumerId: consumerId('C1') })
  expect(await why(row('（2026）民初10号'), both)).toEqual(['rejected', 'receipt', own.zh])
  expect(await state(id)).toBe('legal_route')
})

test('a file that lacks a column, or is none, is refused whole; only an agent imports', async () => {
  const lacking = await send(['投诉编号,结果', 'XB,支持消费者'])
  expect([lacking.status, lacking.error.code]).toEqual([422, 'legal.import-columns-missing'])
  const none = await send(['这不是表格'])
  expect([none.status, none.error.code]).toEqual([422, 'legal.import-unreadable'])
  expect((await send([heading], consumer)).status).toBe(403)
})
