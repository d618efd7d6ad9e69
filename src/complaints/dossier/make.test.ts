import { spawnSync } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { consumerId, lineId, merchantId, tellOfSale } from '../../../tests/support/order.ts'
import { dense, readPdf } from '../../../tests/support/pdf.ts'
import { pdf, sha256, uploadsOf } from '../../../tests/support/uploads.ts'
import { readZip } from '../../../tests/support/zip.ts'
import { contentKey } from '../../kernel/evidence/file-store.ts'
import { record, timeline } from '../../kernel/fact/record.ts'
import { listMyNotices } from '../../kernel/notice/notice.contract.ts'
import * as step from '../case.contract.ts'
import { readEvidenceChain } from '../chain/chain.contract.ts'
import { fileComplaint } from '../filing.contract.ts'
import * as contract from './dossier.contract.ts'
import { sealDossiers } from './dossier.actions.ts'
import { makeDossier } from './make.actions.ts'
import { find } from './dossier.store.ts'

let app: TestApp
let consumer: Person
let agent: Person
let merchant: Person
beforeAll(async () => {
  app = await testApp()
  consumer = await app.as('consumer', { consumerId: consumerId('C1') })
  merchant = await app.as('merchant', { merchantId: merchantId('M1') })
  agent = await app.as('agent')
})
afterAll(() => app.close())

let number = 0
async function complaint(evidence: Buffer = pdf('证据')): Promise<string> {
  const order = `K-${(number += 1)}`
  const orderId = await tellOfSale(app, {
    number: order,
    consumer: 'C1',
    merchant: 'M1',
    lines: [{ title: '杯子', amountFen: 9900 }],
  })
  const filing = {
    orderId,
    lineIds: [lineId(order, '1')],
    category: 'other',
    text: '收到的杯子有一道很深的划痕。',
    remedies: ['refund'],
    amountFen: 9900,
  } as const
  const { body } = await app.call(
    fileComplaint,
    { ...filing, lineIds: [...filing.lineIds], remedies: [...filing.remedies] },
    { as: consumer },
  )
  const file = await uploadsOf(app, () => consumer).upload(evidence, { name: '证据.pdf' })
  await app.call(step.addEvidence, { id: body.id, files: [file.id] }, { as: consumer })
  await app.runJobs()
  return body.id
}
const ask = async (id: string, as = consumer) => (await app.call(contract.makeDossier, { id }, { as })).body.id
const stateOf = (id: string, dossier: string) => find(app.ctx(), id, dossier)
const bytesOf = async (route: typeof contract.readDossierPdf, at: { id: string; dossier: string }, as: Person) =>
  Buffer.from((await app.call(route, at, { as })).body as unknown as Buffer)

const typesetters = (): number[] =>
  String(spawnSync('ps', ['-ww', '-o', 'pid=,args=', '--ppid', String(process.pid)]).stdout)
    .split('\n')
    .filter((line) => line.includes('typesetter.child'))
    .map((line) => Number.parseInt(line, 10))

test('a typesetter that is killed in the middle costs a try and nothing else', async () => {
  const id = await complaint()
  const dossier = await ask(id)
  const first = makeDossier(app.ctx(), { complaint: id, dossier }).then(
    () => 'made',
    (error: unknown) => String(error),
  )
  for (let tries = 0; tries < 500; tries += 1) {
    const [started] = typesetters()
    if (started !== undefined) {
      process.kill(started, 'SIGKILL')
      break
    }
    await pause(2)
  }
  expect(await first).toContain('SIGKILL')
  expect(await stateOf(id, dossier)).toMatchObject({ state: 'typesetting', attempts: 1 })
  expect(readdirSync(app.files.spool)).toEqual([])
  await app.runJobs()
  expect(await stateOf(id, dossier)).toMatchObject({ state: 'ready', attempts: 2 })
  const made = (await timeline(app.ctx(), id)).filter(({ kind }) => kind === 'complaint.dossier-made')
  expect(made).toHaveLength(1)
})

test('made once more from the same content, even by two workers at once, it is the same to the last byte', async () => {
  const id = await complaint()
  const dossier = await ask(id)
  const taken = await app.db
    .selectFrom('complaints.dossier')
    .select('content')
    .where('id', '=', dossier)
    .executeTakeFirstOrThrow()
  await Promise.all([1, 2].map(() => makeDossier(app.ctx(), { complaint: id, dossier })))
  const one = await stateOf(id, dossier)
  await app.db
    .updateTable('complaints.dossier')
    .set({ state: 'waiting', content: JSON.stringify(taken.content), pdf_file: null, zip_file: null, keep_until: null })
    .where('id', '=', dossier)
    .execute()
  await makeDossier(app.ctx(), { complaint: id, dossier })
  const two = await stateOf(id, dossier)
  expect([two?.pdf?.sha256, two?.zip?.sha256]).toEqual([one?.pdf?.sha256, one?.zip?.sha256])
})

test('evidence that no longer fits its checksum stops it, and says which', async () => {
  const evidence = pdf('wird beschädigt')
  const id = await complaint(evidence)
  writeFileSync(join(app.files.spool, '..', 'kept', contentKey(sha256(evidence))), pdf('wurde beschädigt'))
  const dossier = await ask(id)
  await app.runJobs()
  const row = (await app.call(contract.listDossiers, { id }, { as: consumer })).body.rows[0]
  expect(row).toMatchObject({ state: 'failed', pdf: null, reason: { code: 'dossier.evidence-damaged' } })
  expect(row?.reason?.zh).toContain('证据 1')
  const taken = await app.call(contract.readDossierPdf, { id, dossier }, { as: consumer })
  expect(taken.error.code).toBe('dossier.was-not-made')
  expect((await app.call(contract.listDossiers, { id }, { as: consumer })).body.left).toBe(5)
})

test('evidence that was changed, or taken out to the last, breaks the chain: no dossier is made, and administrators hear of it', async () => {
  const admin = await app.as('admin')
  const id = await complaint()
  const other = await uploadsOf(app, () => merchant).upload(pdf('出库单'), { name: '出库单.pdf' })
  await app.call(step.addEvidence, { id, files: [other.id] }, { as: merchant })
  const failure = async () => {
    await ask(id)
    await app.runJobs()
    return (await app.call(contract.listDossiers, { id }, { as: consumer })).body.rows[0]?.reason
  }
  await app.db.updateTable('complaints.evidence').set({ side: 'merchant' }).where('complaint_id', '=', id).execute()
  expect(await failure()).toMatchObject({ code: 'dossier.chain-broken' })
  expect((await app.call(readEvidenceChain, { id }, { as: merchant })).body.broken).toEqual({
    place: 1,
    why: 'changed',
  })
  await app.db
    .updateTable('complaints.evidence')
    .set({ side: 'consumer' })
    .where('complaint_id', '=', id)
    .where('place', '=', 1)
    .execute()
  expect((await app.call(readEvidenceChain, { id }, { as: consumer })).body).toMatchObject({ count: 2, broken: null })
  await app.db.deleteFrom('complaints.evidence').where('complaint_id', '=', id).where('place', '=', 2).execute()
  expect((await failure())?.zh).toContain('第 2 件')
  const told = (await app.call(listMyNotices, {}, { as: admin })).body.rows
  expect(told.filter(({ template }) => template === 'complaint.evidence-broken')).toHaveLength(1)
})

test('what a dead worker left in the making is given up after an hour, and the next one may be asked for', async () => {
  const id = await complaint()
  const dossier = await ask(id)
  app.clock.now = new Date(app.clock.now.getTime() + 61 * 60_000)
  const job = app.capabilities.flatMap(({ jobs }) => jobs ?? []).find(({ name }) => name === 'complaints.end-dossiers')
  await app.inTx((ctx) => Promise.resolve(job?.run(ctx, {})))
  expect(await stateOf(id, dossier)).toMatchObject({ state: 'failed', reason: { code: 'dossier.gave-up' } })
  expect(await ask(id)).not.toBe(dossier)
})

test('what was said and offered in mediation is in no dossier of any side', { timeout: 180_000 }, async () => {
  const id = await complaint()
  await app.inTx((ctx) =>
    record(ctx, [
      { kind: 'complaint.mediation-proposed', subject: id, data: { amountFen: 7_777_700, remedy: 'repair', round: 3 } },
      { kind: 'proposal.made', subject: id, data: { amountFen: 7_777_700 } },
      { kind: 'mediation.caucus-held', subject: id, data: { side: 'merchant' } },
    ]),
  )
  const asked = [{ as: consumer }, { as: merchant }, { as: agent }]
  const made = []
  for (const { as } of asked) made.push({ as, dossier: await ask(id, as) })
  await app.runJobs()
  for (const { as, dossier } of made) {
    const text = dense((await readPdf(await bytesOf(contract.readDossierPdf, { id, dossier }, as))).text)
    const zip = await readZip(await bytesOf(contract.readDossierArchive, { id, dossier }, as))
    for (const words of [text, String(zip.get('case.json')), String(zip.get('manifest.json'))])
      expect(words).not.toMatch(/77,?777|mediation-proposed|proposal\.made|caucus/)
  }
})

test('when a matter goes to law a dossier is sealed for each side and kept as long as the records', async () => {
  const id = await complaint()
  await app.inTx((ctx) => sealDossiers(ctx, id))
  await app.runJobs()
  const { rows } = (await app.call(contract.listDossiers, { id }, { as: agent })).body
  expect(rows.map(({ side, purpose, state, keepUntil }) => [side, purpose, state, keepUntil]).toSorted()).toEqual([
    ['consumer', 'sealed', 'ready', '2029-03-02'],
    ['merchant', 'sealed', 'ready', '2029-03-02'],
  ])
  expect((await app.call(contract.listDossiers, { id }, { as: consumer })).body).toMatchObject({ left: 5 })
})
