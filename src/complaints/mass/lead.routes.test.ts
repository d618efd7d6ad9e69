import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { consumerId, lineId, orderId, tellOfSale } from '../../../tests/support/order.ts'
import type { AnyRoute } from '../../kernel/route.contract.ts'
import { listMyNotices } from '../../kernel/notice/notice.contract.ts'
import { fileComplaint } from '../filing.contract.ts'
import * as claim from './claim.contract.ts'
import * as cluster from './cluster.contract.ts'
import * as lead from './lead.contract.ts'

let app: TestApp
let agent: Person
let inspector: Person
let regulator: Person
beforeAll(async () => {
  app = await testApp({ now: '2026-05-12T09:00:00+08:00' })
  agent = await app.as('agent')
  inspector = await app.as('inspector')
  regulator = await app.as('regulator')
})
afterAll(() => app.close())

let count = 0
type Part = {
  readonly shop?: string
  readonly title?: string
  readonly gtin?: string
  readonly category?: 'quality' | 'other'
  readonly details?: Readonly<Record<string, string>>
  readonly text?: string
}
const words = [
  '它坏得很快，我很失望，请退款。',
  '才买来就这样，谁敢再买。',
  '客服一直说等，我等不下去了。',
  '家里人都说不能用。',
]
/** Somebody else's complaint each time, about goods of their own order. */
async function complain({ shop = 'M1', title, gtin, category = 'quality', details = {}, text }: Part): Promise<string> {
  count += 1
  const number = `L-${count}`
  const name = `C${count}`
  const by = await app.as('consumer', { consumerId: consumerId(name) })
  const goods = { title: title ?? `商品 ${count}`, amountFen: 9900, category: '家用电器', ...(gtin && { gtin }) }
  await tellOfSale(app, { number, consumer: name, merchant: shop, lines: [goods] })
  const faulty = { 'received-on': '2026-05-11', defect: '坏了', safety: 'no' }
  const filed = await app.call(
    fileComplaint,
    {
      orderId: orderId(number),
      lineIds: [lineId(number, '1')],
      category,
      details: category === 'quality' ? { ...faulty, ...details } : {},
      text: text ?? `${words[count % words.length]}（第 ${count} 次）`,
      remedies: ['refund'],
      amountFen: 9900,
    },
    { as: by },
  )
  expect(filed.status, JSON.stringify(filed.error)).toBe(201)
  await app.runJobs()
  return filed.body.id
}
const proposed = async () => (await app.call(cluster.listClusters, { limit: 50 }, { as: agent })).body.rows
const proposedAs = async (kind: string) => (await proposed()).filter(({ shared }) => shared.kind === kind)
const toldTo = async (person: Person) =>
  (await app.call(listMyNotices, { limit: 100 }, { as: person })).body.rows.map(({ template }) => template)

test('one fault over several items of a shop is proposed by its name, and the quality inspector is told and reads it', async () => {
  for (let one = 0; one < 3; one += 1)
    await complain({ details: { defect: '底部漏水，桌子都湿了', safety: 'danger' }, title: `加湿器 ${one} 型` })
  const [found] = await proposedAs('defect')
  expect(found).toMatchObject({ people: 3, safety: 3, quality: 3, shared: { defect: { zh: '漏水渗液' } } })
  expect(await proposedAs('item')).toEqual([])
  expect(await toldTo(inspector)).toContain('mass.lead')
  const { rows } = (await app.call(lead.listMassLeads, {}, { as: inspector })).body
  expect(rows.find(({ id }) => id === found?.id)).toMatchObject({ claim: null, state: 'proposed', people: 3 })
  expect(JSON.stringify(rows)).not.toMatch(/cmp_|con_|XB-/)
})

test('a batch number of the form gathers complaints about one batch, however it is written', async () => {
  for (const lot of ['A2405-17', 'a2405 17', 'Ａ2405/17'].map((text) => text.replace(' ', '-')))
    await complain({ shop: 'M2', details: { lot, safety: 'danger' } })
  const [found] = await proposedAs('lot')
  expect(found).toMatchObject({ people: 3, because: 'safety' })
  expect(found?.shared.lot).toMatch(/2405/)
})

test('complaints about “other” meet in nearly the same words, and are opened like any other', async () => {
  const text = '店铺群里说好评返现二十元，截图发过去以后就不理人了，客服把我拉黑，要求兑现返现。'
  for (let one = 0; one < 10; one += 1) await complain({ shop: 'M3', category: 'other', text: `${text}${one}` })
  const [found] = await proposedAs('alike')
  expect(found).toMatchObject({ people: 10, complaints: 10, because: 'people', quality: 0 })
  const before = (await toldTo(inspector)).length
  const made = await app.call(
    claim.openClaim,
    { cluster: found?.id ?? '', title: '好评返现没有兑现', summary: '多名消费者反映好评返现没有兑现，平台合并处理。' },
    { as: agent },
  )
  expect([made.status, made.body.shared.kind, made.body.members]).toEqual([201, 'alike', 10])
  await app.runJobs()
  // Neither danger nor the goods themselves: nothing for quality, and too few people for the authority.
  expect((await toldTo(inspector)).length).toBe(before)
  expect(await toldTo(regulator)).not.toContain('mass.for-regulator')
})

test('the same barcode at two shops is a lead for quality, with its shops and without its consumers', async () => {
  const gtin = '6901234567892'
  await complain({ shop: 'M4', gtin, details: { safety: 'danger', defect: '插电就漏电' } })
  const none = (await app.call(lead.listProductLeads, {}, { as: inspector })).body.rows
  expect(none).toEqual([])
  await complain({ shop: 'M5', gtin, details: { safety: 'no', defect: '插电就漏电' } })
  const { rows } = (await app.call(lead.listProductLeads, {}, { as: inspector })).body
  expect(rows).toMatchObject([{ by: 'gtin', gtin, people: 2, complaints: 2 }])
  expect(rows[0]?.shops.map(({ name }) => name).toSorted()).toEqual(['店铺 M4', '店铺 M5'])
  await complain({ shop: 'M5', gtin })
  expect((await app.call(lead.listProductLeads, {}, { as: inspector })).body.rows).toMatchObject([{ people: 3 }])
  expect((await toldTo(inspector)).filter((template) => template === 'mass.product-lead')).toHaveLength(1)
})

test('a lead counts at each shop what it counts in all: complaints from before its window are in neither', async () => {
  const gtin = '6909876543211'
  const old = await complain({ shop: 'M6', gtin, details: { safety: 'danger' } })
  await app.db
    .updateTable('complaints.mass_trait')
    .set({ received_at: new Date('2025-01-10T09:00:00+08:00') })
    .where('complaint_id', '=', old)
    .execute()
  for (const shop of ['M7', 'M8']) await complain({ shop, gtin, details: { safety: 'danger' } })
  const { rows } = (await app.call(lead.listProductLeads, {}, { as: inspector })).body
  const found = rows.find((row) => row.gtin === gtin)
  expect(found?.complaints).toBe(2)
  expect(found?.shops.map(({ name, complaints }) => `${name} ${complaints}`).toSorted()).toEqual([
    '店铺 M7 1',
    '店铺 M8 1',
  ])
})

test('a claim about danger is told to the quality inspector and to the authority when it is opened; others read no leads', async () => {
  const [found] = await proposedAs('defect')
  const made = await app.call(
    claim.openClaim,
    { cluster: found?.id ?? '', title: '加湿器漏水', summary: '多名消费者反映加湿器底部漏水，平台合并处理。' },
    { as: agent },
  )
  expect(made.status).toBe(201)
  await app.runJobs()
  expect(await toldTo(inspector)).toContain('mass.opened-for-quality')
  expect(await toldTo(regulator)).toContain('mass.for-regulator')
  const { rows } = (await app.call(lead.listMassLeads, {}, { as: regulator })).body
  expect(rows.find(({ id }) => id === found?.id)?.claim).toMatchObject({ title: '加湿器漏水', state: 'gathering' })
  const both: readonly AnyRoute[] = [lead.listMassLeads, lead.listProductLeads]
  for (const route of both) {
    const consumer = await app.as('consumer', { consumerId: consumerId('C1') })
    expect((await app.call(route, {} as never, { as: consumer })).status).toBe(403)
    const bad = await app.call(route, { limit: 0 } as never, { as: inspector })
    expect([bad.status, bad.error.fields?.[0]?.path]).toEqual([400, 'limit'])
  }
})
