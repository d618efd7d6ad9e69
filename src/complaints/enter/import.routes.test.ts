import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { encoderFor } from '../../../tests/support/letters.ts'
import { consumerId, tellOfSale } from '../../../tests/support/order.ts'
import { reveal } from '../../kernel/reading/reading.contract.ts'
import type { Input } from '../../kernel/route.contract.ts'
import { readCase } from '../case.contract.ts'
import * as contract from './import.contract.ts'
import { assign } from '../case.contract.ts'
import { listTransfers } from './transfer.contract.ts'

let app: TestApp
let agent: Person
let consumer: Person
beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T15:00:00+08:00' })
  agent = await app.as('agent')
  consumer = await app.as('consumer', { consumerId: consumerId('C1') })
  await tellOfSale(app, {
    number: 'I-0001',
    consumer: 'C1',
    merchant: 'M1',
    lines: [{ title: '电饭煲', amountFen: 39_900 }],
  })
})
afterAll(() => app.close())

const heading = '转办编号,收到时间,办理期限,转办单位,投诉人,联系电话,订单号,类别,投诉内容,诉求,金额'
const said = '商家一直不发货，也不回复消息。'
const row = (
  reference: string,
  rest = `2026-03-01 10:30,2026/3/12,西湖区局,赵先生,139 0000 1111,,质量问题,${said},退货退款、赔偿,399.00`,
) => `${reference},${rest}`
const send = (
  lines: readonly string[],
  options: { as?: Person; encode?: (text: string) => Buffer; channel?: 'hotline-12315' | 'regulator-site' } = {},
) => {
  const text = [heading, ...lines].join('\r\n')
  return app.call(
    contract.importTransfers,
    { fileName: '转办.csv', channel: options.channel ?? 'hotline-12315' },
    { as: options.as ?? agent, payload: (options.encode ?? Buffer.from)(text) },
  )
}

test('every row of a file is entered, known already, or rejected with its reason, in UTF-8 and in GBK alike', async () => {
  const lines = [
    row('A-1'),
    row('A-2', `2026-03-02,,,,,I-0001,,"他说：""一直不发货"",第二行",,`),
    row('A-1'),
    row('', `2026-03-02,,,,,,,${said},,`),
    row('A-3', `昨天,,,,,,,${said},,`),
    row('A-4', `2026-02-30,,,,,,,${said},,`),
    row('A-5', `2026-03-03,,,,,,,${said},,`),
    row('A-6', `2026-03-02,2026-03-01,,,,,,${said},,`),
    row('A-7', `2026-03-02,,,,,NONE-1,,${said},,`),
    row('A-8', `2026-03-02,,,,,,外星,${said},,`),
    row('A-9', `2026-03-02,,,,,,,${said},退房,`),
    row('A-10', `2026-03-02,,,,,,,${said},,很多`),
    row('A-11', `2026-03-02,,,,1.39E+10,,,${said},,`),
    row('A-12', `2026-03-02,,,,,,,${said},,100`),
    row('A-13', `2026-03-02,,,,,,,短,,`),
  ]
  const { status, body } = await send(lines)
  expect(status).toBe(201)
  expect([body.encoding, body.rows, body.loaded, body.known, body.rejected]).toEqual(['utf-8', 15, 2, 1, 12])
  expect(body.endedAt).not.toBeNull()
  expect(body.rejectedRows.map(({ row: at, field, reason }) => [at, field, reason])).toEqual([
    [5, 'reference', 'missing'],
    [6, 'receivedAt', 'unreadable-time'],
    [7, 'receivedAt', 'unreadable-time'],
    [8, 'receivedAt', 'received-in-future'],
    [9, 'answerBy', 'answer-before-receipt'],
    [10, 'orderNumber', 'order-number-unknown'],
    [11, 'category', 'unknown-category'],
    [12, 'remedies', 'unknown-remedy'],
    [13, 'amount', 'unreadable-amount'],
    [14, 'phone', 'not-acceptable'],
    [15, 'amount', 'amount-without-remedy'],
    [16, 'text', 'not-acceptable'],
  ])
  const [entered] = (await app.call(listTransfers, { reference: 'A-1' }, { as: agent })).body.rows
  expect(entered).toMatchObject({ origin: '西湖区局', answerBy: '2026-03-12', receivedAt: '2026-03-01T02:30:00.000Z' })
  const seen = (await app.call(readCase, { id: entered?.complaint ?? '' }, { as: agent })).body
  expect(seen).toMatchObject({ category: 'quality', remedies: ['return', 'compensation'], claimFen: 39_900 })
  const of = entered?.complaint ?? ''
  expect((await app.call(assign, { id: of, agentId: agent.actor.id }, { as: agent })).status).toBe(201)
  const wish = { case: of, purpose: 'dispute.handle', fields: ['name', 'phone'] } satisfies Input<typeof reveal>
  const { values } = (await app.call(reveal, wish, { as: agent })).body
  expect(values.map(({ value }) => value)).toEqual(['赵先生', '13900001111'])

  const gbk = await send([row('G-1')], { encode: encoderFor('gb18030') })
  expect([gbk.body.encoding, gbk.body.loaded]).toEqual(['gb18030', 1])
  const [read] = (await app.call(listTransfers, { reference: 'G-1' }, { as: agent })).body.rows
  expect(read?.origin).toBe('西湖区局')
})

test('the same file sent again, and by two at once, enters nothing twice; under another authority it is another matter', async () => {
  const lines = [row('S-1'), row('S-2'), row('S-3')]
  const both = await Promise.all([send(lines), send(lines)])
  const sum = (of: 'loaded' | 'known') => both.reduce((total, { body }) => total + body[of], 0)
  expect([sum('loaded'), sum('known')]).toEqual([3, 3])
  expect((await send(lines)).body).toMatchObject({ loaded: 0, known: 3, rejected: 0 })
  expect((await send(lines, { channel: 'regulator-site' })).body).toMatchObject({ loaded: 3, known: 0 })
})

test('however the rows of an authority are cut into files, sent again and at once, each number is one complaint', async () => {
  let round = 0
  const file = fc.array(fc.nat(5), { minLength: 1, maxLength: 6 })
  const wave = fc.array(file, { minLength: 1, maxLength: 2 })
  await fc.assert(
    fc.asyncProperty(fc.array(wave, { minLength: 1, maxLength: 3 }), async (waves) => {
      round += 1
      const before = await countOf()
      const number = (n: number) => `P-${round}-${n}`
      const answers: Awaited<ReturnType<typeof send>>[] = []
      for (const files of [...waves, ...waves])
        answers.push(...(await Promise.all(files.map((rows) => send(rows.map((n) => row(number(n))))))))
      const different = new Set(waves.flat(2)).size
      const sum = (of: 'loaded' | 'known' | 'rejected') => answers.reduce((total, { body }) => total + body[of], 0)
      expect([sum('loaded'), sum('rejected'), sum('known')]).toEqual([
        different,
        0,
        2 * waves.flat(2).length - different,
      ])
      expect((await countOf()) - before).toBe(different)
    }),
    { numRuns: 6 },
  )
}, 60_000)
async function countOf(): Promise<number> {
  const row = await app.db
    .selectFrom('complaints.complaint')
    .select((count) => count.fn.countAll<number>().as('rows'))
    .executeTakeFirstOrThrow()
  return Number(row.rows)
}

test('rejected rows are downloaded as they came with the reason in front, and what a spreadsheet would run stays text', async () => {
  const { body } = await send([row('D-1', `昨天,,,,,,,=1+1 不发货不发货不发货,,`)])
  const file = String((await app.call(contract.downloadRejected, { id: body.id }, { as: agent })).body)
  expect(file).toBe(
    `\uFEFFrow,field,reason,${heading}\r\n2,receivedAt,读不出时间，请写成 2026-11-25 或 2026-11-25 14:30,D-1,昨天,,,,,,,'=1+1 不发货不发货不发货,,\r\n`,
  )
  const english = await app.call(contract.downloadRejected, { id: body.id }, { as: agent, language: 'en' })
  expect(String(english.body)).toContain('is no time')
  const again = (await app.call(contract.readTransferImport, { id: body.id }, { as: agent })).body
  expect(again).toEqual(body)
  const listed = (await app.call(contract.listTransferImports, { limit: 1 }, { as: agent })).body
  expect([listed.rows[0]?.id, listed.next === null]).toEqual([body.id, false])
})

test('a file that is no table, lacks a column or is too long is refused whole, by name', async () => {
  const raw = (payload: Buffer) =>
    app.call(contract.importTransfers, { fileName: '转办.csv', channel: 'hotline-12315' }, { as: agent, payload })
  for (const bytes of [
    Buffer.from('没有列'),
    Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0xff, 0xff]),
    Buffer.from('a,"b\r\n'),
  ]) {
    const answer = await raw(bytes)
    expect([answer.status, answer.error.code]).toEqual([422, 'entry.import-unreadable'])
  }
  const lacking = await raw(Buffer.from('转办编号,备注\r\nX-1,无\r\n'))
  expect([lacking.error.code, lacking.error.params['columns']]).toEqual([
    'entry.import-columns-missing',
    '收到时间、投诉内容',
  ])
  const long = await send(Array.from({ length: contract.mostImportRows + 1 }, (_, n) => row(`LONG-${n}`)))
  expect([long.status, long.error.code]).toEqual([413, 'entry.import-too-large'])
  expect((await app.call(listTransfers, { reference: 'LONG-0' }, { as: agent })).body.rows).toEqual([])
})

test('only agents and keys made for it import', async () => {
  for (const person of [consumer, await app.as('admin'), await app.as('regulator')]) {
    expect((await send([row('N-1')], { as: person })).status).toBe(403)
    expect((await app.call(contract.listTransferImports, {}, { as: person })).status).toBe(403)
  }
  expect((await app.call(contract.readTransferImport, { id: 'tri_none' }, { as: agent })).status).toBe(404)
  expect((await app.call(contract.downloadRejected, { id: 'tri_none' }, { as: agent })).status).toBe(404)
})
