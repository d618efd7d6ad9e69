import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { consumerId, lineId, merchantId, tellOfSale } from '../../../tests/support/order.ts'
import { dense, readPdf } from '../../../tests/support/pdf.ts'
import { pdf, photo, sha256, uploadsOf } from '../../../tests/support/uploads.ts'
import { readZip } from '../../../tests/support/zip.ts'
import { timeline } from '../../kernel/fact/record.ts'
import { listMyNotices } from '../../kernel/notice/notice.contract.ts'
import * as step from '../case.contract.ts'
import { fileComplaint } from '../filing.contract.ts'
import * as contract from './dossier.contract.ts'

let app: TestApp
let consumer: Person
let merchant: Person
let agent: Person
let id: string
const invoice = pdf('一张发票')
const story = '收到的杯子有一道很深的划痕 *bold* #panic("x") <script>alert(1)</script>，要求退款。'
const internal = '内部备注：商家上月已有三起同类投诉。'

beforeAll(async () => {
  process.env['TYPESET_STRICT'] = '1'
  app = await testApp()
  consumer = await app.as('consumer', { consumerId: consumerId('C1') })
  merchant = await app.as('merchant', { merchantId: merchantId('M1') })
  agent = await app.as('agent')
  const lines = [{ title: '保温杯 500ml', amountFen: 12_900 }]
  const orderId = await tellOfSale(app, { number: 'D-1', consumer: 'C1', merchant: 'M1', lines })
  const filed = await app.call(
    fileComplaint,
    { orderId, lineIds: [lineId('D-1', '1')], category: 'other', text: story, remedies: ['refund'], amountFen: 12_900 },
    { as: consumer },
  )
  id = filed.body.id
  await app.call(step.acknowledge, { id }, { as: agent })
  const [bill, scratch] = [
    await uploadsOf(app, () => consumer).upload(invoice, { name: '发票.pdf' }),
    await uploadsOf(app, () => consumer).upload(await photo(3), { name: '划痕.jpg', type: 'image/jpeg' }),
  ]
  await app.call(
    step.addEvidence,
    { id, files: [bill.id, scratch.id], note: '=HYPERLINK("http://x","y")' },
    { as: consumer },
  )
  const shelf = await uploadsOf(app, () => merchant).upload(await photo(9), {
    name: '出库 照片.jpg',
    type: 'image/jpeg',
  })
  await app.call(step.addEvidence, { id, files: [shelf.id], note: '出库时完好' }, { as: merchant })
  await app.call(step.addStatement, { id, text: internal, to: [] }, { as: agent })
  await app.runJobs()
})
afterAll(async () => {
  delete process.env['TYPESET_STRICT']
  await app.close()
})

const make = (as: Person, more: { language?: 'zh' | 'en'; side?: 'consumer' | 'merchant' | 'platform' } = {}) =>
  app.call(contract.makeDossier, { id, ...more }, { as })
const listed = async (as: Person) => (await app.call(contract.listDossiers, { id }, { as })).body
const bytesOf = async (route: typeof contract.readDossierPdf, dossier: string, as: Person) =>
  Buffer.from((await app.call(route, { id, dossier }, { as })).body as unknown as Buffer)
async function madeFor(as: Person, more: Parameters<typeof make>[1] = {}) {
  const asked = await make(as, more)
  expect(asked.status).toBe(202)
  await app.runJobs()
  const row = (await listed(as)).rows.find((one) => one.id === asked.body.id)
  expect(row?.state).toBe('ready')
  const [document, archive] = [
    await bytesOf(contract.readDossierPdf, asked.body.id, as),
    await bytesOf(contract.readDossierArchive, asked.body.id, as),
  ]
  return { row, document, archive, pdf: await readPdf(document), zip: await readZip(archive) }
}

test('the consumer gets a dossier with its number on every page, what was said word for word, and an index of the evidence', async () => {
  const { row, document, archive, pdf: read } = await madeFor(consumer)
  expect(row).toMatchObject({ side: 'consumer', purpose: 'copy', share: 1, evidence: 3, keepUntil: '2026-06-02' })
  expect([row?.pdf?.sha256, row?.archive?.sha256]).toEqual([sha256(document), sha256(archive)])
  const text = dense(read.text)
  expect(text).toContain(dense(story))
  for (const words of ['消费争议案卷', '保温杯500ml', '发票.pdf', '出库时完好', sha256(invoice), '第三十九条', '受理'])
    expect(text).toContain(words)
  expect(text).toMatch(/证据1·发票\.pdf/)
  expect(text).toContain('fct_')
  read.pages.forEach((page, place) => expect(page).toContain(`第 ${place + 1} 页 / 共 ${read.pages.length} 页`))
  expect(read.pages.length).toBe(row?.pages)
  expect(read.outline).toContain('二、 各方陈述与方案')
  expect(text).not.toContain('内部备注')
})

test('the archive checks with sha256sum, and what was submitted is in it byte by byte', async () => {
  const { zip, document } = await madeFor(consumer)
  const names = [...zip.keys()]
  expect(names.slice(0, 2)).toEqual(['dossier.pdf', 'evidence/001-发票.pdf'])
  expect(zip.get('dossier.pdf')?.equals(document)).toBe(true)
  expect(zip.get('evidence/001-发票.pdf')?.equals(invoice)).toBe(true)
  const sums = String(zip.get('SHA256SUMS'))
    .trim()
    .split('\n')
    .map((line) => line.split('  '))
  expect(sums.map(([, path]) => path).toSorted()).toEqual(names.filter((name) => name !== 'SHA256SUMS').toSorted())
  for (const [sum, path = ''] of sums) expect(sha256(zip.get(path) ?? Buffer.alloc(0))).toBe(sum)
  const folder = mkdtempSync(join(tmpdir(), 'xiaobao-sums-'))
  for (const [name, content] of zip) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  const checked = spawnSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: folder })
  rmSync(folder, { recursive: true })
  if (!checked.error) expect([checked.status, String(checked.stderr)]).toEqual([0, ''])
  const content = JSON.parse(String(zip.get('case.json'))) as { statements: { text: string }[] }
  expect(content.statements[0]?.text).toBe(story)
  const csv = String(zip.get('manifest.csv'))
  expect(csv.startsWith('\uFEFFnumber,path,')).toBe(true)
  expect(csv).toContain(`"'=HYPERLINK`)
})

test('one’s own photos are there as they were taken, the other side’s without place and device', async () => {
  const { zip } = await madeFor(consumer)
  const own = await sharp(zip.get('evidence/002-划痕.jpg')).metadata()
  const theirs = await sharp(zip.get('evidence/003-出库 照片.jpg')).metadata()
  expect([own.exif?.toString('latin1').includes('PhoneMaker'), theirs.exif]).toEqual([true, undefined])
  const [, , third] = (JSON.parse(String(zip.get('manifest.json'))) as { evidence: Record<string, unknown>[] }).evidence
  expect(third).toMatchObject({
    copy: 'clean',
    side: 'merchant',
    copySha256: sha256(zip.get('evidence/003-出库 照片.jpg') ?? Buffer.alloc(0)),
  })
})

test('a merchant reads its own side, an agent everything, and staff may make a party’s as that party sees it', async () => {
  const theirs = await madeFor(merchant)
  expect(dense(theirs.pdf.text)).toContain('商家一方可见的全部内容')
  expect(dense(theirs.pdf.text)).not.toContain('内部备注')
  const ours = await madeFor(agent)
  expect(dense(ours.pdf.text)).toContain(dense(internal))
  const forConsumer = await madeFor(agent, { side: 'consumer' })
  expect(dense(forConsumer.pdf.text)).not.toContain(dense(internal))
  expect(JSON.stringify((await listed(merchant)).rows.map(({ side }) => side))).toBe('["merchant"]')
  expect(new Set((await listed(agent)).rows.map(({ side }) => side)).size).toBe(3)
})

test('it speaks English for those who ask for it', async () => {
  const { pdf: read } = await madeFor(agent, { language: 'en' })
  expect(read.pages[0]).toContain(`Page 1 of ${read.pages.length}`)
  expect(read.text).toContain('Word for word')
})

test('bad input, somebody else, and the other side’s dossier are refused', async () => {
  const stranger = await app.as('consumer')
  expect((await app.call(contract.makeDossier, { id, language: 'fr' as never }, { as: consumer })).status).toBe(400)
  expect((await make(stranger)).status).toBe(404)
  expect((await app.call(contract.makeDossier, { id }, { as: await app.as('educator') })).status).toBe(403)
  expect((await make(consumer, { side: 'merchant' })).error.code).toBe('dossier.side-not-yours')
  expect((await app.call(contract.listDossiers, { id }, { as: stranger })).status).toBe(404)
  const theirs = (await listed(merchant)).rows[0]?.id ?? ''
  for (const route of [contract.readDossierPdf, contract.readDossierArchive]) {
    expect((await app.call(route, { id, dossier: theirs }, { as: consumer })).status).toBe(404)
    expect((await app.call(route, { id, dossier: theirs }, { as: stranger })).status).toBe(404)
    expect((await app.call(route, { id, dossier: 'x'.repeat(61) }, { as: merchant })).status).toBe(400)
  }
})

test('a download that is too early is told so, two clicks make one, and it is on record who took it', async () => {
  app.clock.now = new Date('2026-03-04T09:00:00+08:00')
  const [one, two] = await Promise.all([make(consumer), make(consumer)])
  expect(one.body.id).toBe(two.body.id)
  const early = await app.call(contract.readDossierPdf, { id, dossier: one.body.id }, { as: consumer })
  expect([early.status, early.error.code]).toEqual([409, 'dossier.not-ready'])
  await app.runJobs()
  const part = await app.call(
    contract.readDossierArchive,
    { id, dossier: one.body.id },
    { as: consumer, headers: { range: 'bytes=0-3' } },
  )
  expect([part.status, String(part.body)]).toEqual([206, 'PK\u0003\u0004'])
  const facts = await timeline(app.ctx(), id)
  const about = facts.filter(({ data }) => data['dossier'] === one.body.id).map(({ kind }) => kind)
  expect(about).toEqual(['complaint.dossier-requested', 'complaint.dossier-made', 'complaint.dossier-taken'])
  const told = await app.call(listMyNotices, {}, { as: consumer })
  expect(JSON.stringify(told.body.rows)).toContain('案卷已做好')
})

test('at most five in twenty-four hours, each side by itself', async () => {
  app.clock.now = new Date('2026-03-06T09:00:00+08:00')
  const row = {
    complaint_id: id,
    side: 'merchant',
    purpose: 'copy',
    language: 'zh',
    state: 'expired',
    requested_by: merchant.actor.id,
  }
  const at = { requested_at: app.clock.now, touched_at: app.clock.now }
  const five = [1, 2, 3, 4, 5].map((place) => ({ ...row, ...at, id: `dos_${place}` }))
  await app.db.insertInto('complaints.dossier').values(five).execute()
  const sixth = await make(merchant)
  expect([sixth.status, sixth.error.code]).toEqual([429, 'dossier.too-many-today'])
  expect(await listed(merchant)).toMatchObject({ left: 0, perDay: 5 })
  expect((await listed(consumer)).left).toBe(5)
  app.clock.now = new Date('2026-03-07T09:00:01+08:00')
  expect((await listed(merchant)).left).toBe(5)
})

test('whoever holds a file can ask whether it was made here; a changed one is not known', async () => {
  const row = (await listed(consumer)).rows.at(-1)
  const known = await app.call(contract.checkDossier, { sha256: String(row?.pdf?.sha256) })
  expect(known.body).toMatchObject({ known: true, kind: 'pdf', side: 'consumer', pages: row?.pages })
  expect((await app.call(contract.checkDossier, { sha256: String(row?.archive?.sha256) })).body.kind).toBe('archive')
  expect((await app.call(contract.checkDossier, { sha256: sha256(Buffer.from('changed')) })).body.known).toBe(false)
  expect((await app.call(contract.checkDossier, { sha256: 'nonsense' })).status).toBe(400)
})

test('a copy is taken away when its time is over, and its hash is still known', async () => {
  const row = (await listed(consumer)).rows.at(-1)
  app.clock.now = new Date('2026-06-03T10:00:00+08:00')
  const later = await app.as('consumer', { consumerId: consumerId('C1') })
  const job = app.capabilities.flatMap(({ jobs }) => jobs ?? []).find(({ name }) => name === 'complaints.end-dossiers')
  await app.inTx((ctx) => Promise.resolve(job?.run(ctx, {})))
  const gone = await app.call(contract.readDossierPdf, { id, dossier: String(row?.id) }, { as: later })
  expect([gone.status, gone.error.code]).toEqual([409, 'dossier.expired'])
  expect((await app.call(contract.checkDossier, { sha256: String(row?.pdf?.sha256) })).body.known).toBe(true)
})
