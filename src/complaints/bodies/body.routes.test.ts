import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { consumerId, lineId, merchantId, orderId, tellOfSale } from '../../../tests/support/order.ts'
import { fileComplaint } from '../filing.contract.ts'
import * as contract from './body.contract.ts'

let app: TestApp
let officer: Person
let consumer: Person
beforeAll(async () => {
  app = await testApp({ now: '2026-05-12T09:00:00+08:00' })
  officer = await app.as('governance-officer')
  consumer = await app.as('consumer', { consumerId: consumerId('C1') })
})
afterAll(() => app.close())

const court = (id: string, after = 0) => ({
  id,
  after,
  kind: 'court' as const,
  name: { zh: '测试区人民法院' },
  area: '浙江省杭州市测试区',
  regions: ['3301'],
  about: { zh: '民事案件' },
  source: '测试',
  from: '2026-01-01',
})
const write = (input: ReturnType<typeof court> & Record<string, unknown>, as: Person = officer) =>
  app.call(contract.writeBodyVersion, input, { as })
const namesFor = async (query: Record<string, unknown>) =>
  (await app.call(contract.listBodies, query)).body.rows.map(({ id }) => id)

test('the directory is open to everybody and knows the national services before anybody has written a word', async () => {
  const { status, body } = await app.call(contract.listBodies, {})
  expect(status).toBe(200)
  expect(body.rows.map(({ id }) => id)).toContain('cn-12315')
  expect(await namesFor({ kind: 'court' })).toContain('cn-courts')
  expect(await namesFor({ text: '12305' })).toEqual(['cn-postal'])
})

test('a governance officer enters a body and changes it; both versions stay readable, and the public sees the one that holds', async () => {
  expect((await write(court('hz-test'))).status).toBe(201)
  expect((await write({ ...court('hz-test', 1), phone: '0571-1', from: '2026-06-01' })).body.version).toBe(2)
  const read = (await app.call(contract.readBody, { id: 'hz-test' })).body
  expect([read.current, read.versions.map(({ version }) => version)]).toEqual([1, [2, 1]])
  expect(await namesFor({ region: '330106' })).toContain('hz-test')
  expect(await namesFor({ region: '31' })).not.toContain('hz-test')
})

test('who read an older version writes over nothing', async () => {
  await write(court('hz-race'))
  const late = await write(court('hz-race'))
  expect([late.status, late.error.code]).toEqual([409, 'body.changed-meanwhile'])
  const both = await Promise.all([write(court('hz-race', 1)), write(court('hz-race', 1))])
  expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409])
})

test('what contradicts itself is refused, with the field; only the governance officer writes', async () => {
  const crossed = await write({ ...court('hz-wrong'), fromFen: 200, toFen: 100 })
  expect([crossed.status, crossed.error.code]).toEqual([422, 'body.amounts-crossed'])
  expect((await write({ ...court('hz-wrong'), until: '2025-01-01' })).status).toBe(422)
  expect((await write({ ...court('hz-wrong'), checkedOn: '2099-01-01' })).error.code).toBe('body.checked-in-future')
  expect((await write({ ...court('hz-wrong'), regions: ['99'] })).error.fields?.[0]?.path).toContain('regions')
  expect((await write(court('hz-wrong'), await app.as('agent'))).status).toBe(403)
  expect((await app.call(contract.readBody, { id: 'hz-wrong' })).status).toBe(404)
})

test('of a table every row is accounted for, and the same table again changes nothing', async () => {
  const lines = [
    '名称,类型,地区,区划代码,受理范围,受理类别,金额上限,来源,核对日期',
    '甲区消费者协会,消费者协会,浙江省甲区,330199,消费争议,质量问题,50000,现场核对,2026-05-01',
    '乙区法院,法院,浙江省乙区,3302,民事案件,,,网站,',
    '丙,外星机构,某地,,什么都管,,,网站,',
    '丁区法院,法院,某地,99,民事案件,,,网站,',
    '戊区法院,法院,某地,,,,,网站,',
  ]
  const send = (as: Person = officer) =>
    app.call(contract.importBodies, { fileName: '名录.csv' }, { as, payload: Buffer.from(lines.join('\r\n')) })
  const first = await send()
  expect(first.status, JSON.stringify(first.error)).toBe(201)
  expect(first.body.counts).toEqual({ entered: 2, changed: 0, unchanged: 0, rejected: 3 })
  expect(first.body.rows.filter(({ outcome }) => outcome === 'rejected').map(({ row, field }) => [row, field])).toEqual(
    [
      [4, 'kind'],
      [5, 'regions'],
      [6, 'about'],
    ],
  )
  expect((await send()).body.counts).toEqual({ entered: 0, changed: 0, unchanged: 2, rejected: 3 })
  lines[2] = '乙区法院,法院,浙江省乙区,3302,民事和商事案件,,,网站,'
  expect((await send()).body.counts).toMatchObject({ changed: 1, unchanged: 1 })
  expect((await app.call(contract.listBodyImports, {}, { as: officer })).body.rows).toHaveLength(3)
  expect((await send(consumer)).status).toBe(403)
  const bare = { as: officer, payload: Buffer.from('名称,地区\r\n甲,乙') }
  expect((await app.call(contract.importBodies, { fileName: 'x.csv' }, bare)).error.code).toBe('body.columns-missing')
})

test('a case names where one can go: by category, amount and place, with the reasons, and to nobody else', async () => {
  await write(court('hz-case'))
  await tellOfSale(app, { number: 'B-1', consumer: 'C1', merchant: 'M1', lines: [{ title: '水壶', amountFen: 9900 }] })
  const filing = {
    orderId: orderId('B-1'),
    lineIds: [lineId('B-1', '1')],
    category: 'quality' as const,
    details: { 'received-on': '2026-05-10', defect: '漏水', safety: 'no' },
    text: '水壶用了两天就漏水，商家不处理。',
    remedies: ['refund' as const],
    amountFen: 9900,
  }
  const filed = await app.call(fileComplaint, filing, { as: consumer })
  expect(filed.status, JSON.stringify(filed.error)).toBe(201)
  const { id } = filed.body
  const ask = (as: Person, region?: string) =>
    app.call(contract.proposeBodies, { id, ...(region && { region }) }, { as })
  const { body } = await ask(consumer, '33')
  const ids = body.rows.map(({ body: one }) => one.id)
  expect(ids).toEqual(expect.arrayContaining(['hz-case', 'cn-12315', 'cn-courts']))
  expect(ids).not.toContain('cn-postal')
  expect(body.rows.find(({ body: one }) => one.id === 'hz-case')?.reasons[0]?.zh).toBe('管辖您选择的地区（浙江）')
  expect(body.given.length).toBeGreaterThan(2)
  expect((await ask(consumer, '65')).body.rows.map(({ body: one }) => one.id)).not.toContain('hz-case')
  expect((await ask(await app.as('merchant', { merchantId: merchantId('M1') }))).status).toBe(200)
  expect((await ask(await app.as('merchant', { merchantId: merchantId('M2') }))).status).toBe(404)
})
