import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { fileAbout } from '../../../tests/support/filing.ts'
import { consumerId, lineId, merchantId } from '../../../tests/support/order.ts'
import { readPdf } from '../../../tests/support/pdf.ts'
import { readZip } from '../../../tests/support/zip.ts'
import * as step from '../case.contract.ts'
import { raiseDemand } from '../demand/demand.contract.ts'
import * as mediation from '../mediation/mediation.contract.ts'
import * as contract from './dossier.contract.ts'

let app: TestApp
let consumer: Person
let merchant: Person
let agent: Person
let mediator: Person
let number = 0

beforeAll(async () => {
  process.env['TYPESET_STRICT'] = 'yes'
  app = await testApp({ now: '2026-03-02T09:00:00+08:00' })
  consumer = await app.as('consumer', { consumerId: consumerId('C1') })
  merchant = await app.as('merchant', { merchantId: merchantId('M1') })
  agent = await app.as('agent')
  mediator = await app.as('mediator')
})
afterAll(async () => {
  delete process.env['TYPESET_STRICT']
  await app.close()
})

const long = '双方各退一步，按这份方案了结此事。'
const secret = '这句话只在调解室里说过，不得外传。'
const dense = (text: string): string => text.replaceAll(/\s/g, '')

const text = '收到的水杯是仿冒品，商家不认。'
const filed = async () => (await fileAbout(app, consumer, `PK-${(number += 1)}`, { text })).id
type Pack = 'confirmation' | 'small-claims' | undefined
const make = (id: string, pack: Pack, as: Person, more: { side?: 'consumer' } = {}) =>
  app.call(contract.makeDossier, { id, ...(pack && { pack }), ...more }, { as })
async function made(id: string, pack: Pack, as: Person) {
  const asked = await make(id, pack, as)
  expect(asked.status, JSON.stringify(asked.error)).toBe(202)
  await app.runJobs()
  const { rows } = (await app.call(contract.listDossiers, { id }, { as })).body
  expect(rows.find((one) => one.id === asked.body.id)).toMatchObject({
    state: 'ready',
    purpose: pack ?? 'copy',
    language: 'zh',
  })
  const input = { id, dossier: asked.body.id }
  const pdf = (await app.call(contract.readDossierPdf, input, { as })).body as unknown as Buffer
  const zip = (await app.call(contract.readDossierArchive, input, { as })).body as unknown as Buffer
  return { text: dense((await readPdf(Buffer.from(pdf))).text), zip: await readZip(Buffer.from(zip)) }
}

test('of an agreement that both signed comes a draft application for confirmation, with its last day, and nothing that was said in mediation', async () => {
  const id = await filed()
  await app.call(step.acknowledge, { id }, { as: agent })
  await app.call(step.answer, { id, text: long, offer: { remedy: 'refund', amountFen: 100 } }, { as: merchant })
  await app.call(step.refuseOffer, { id, text: long }, { as: consumer })
  await app.call(step.closeEvidence, { id, text: long }, { as: agent })
  await app.runJobs()
  const early = await make(id, 'confirmation', consumer)
  expect([early.status, early.error.code, early.error.params['field']]).toEqual([409, 'dossier.no-agreement', 'pack'])
  await app.call(mediation.postMessage, { id, room: 'joint', text: secret }, { as: consumer })
  const terms = [{ by: 'merchant', remedy: 'refund', amountFen: 8_000, dueOn: '2026-03-10' }] as const
  const proposed = await app.call(mediation.propose, { id, terms: [...terms], text: secret }, { as: mediator })
  const [proposal] = proposed.body.proposals
  const sign = { id, proposal: proposal?.id ?? '', hash: proposal?.hash ?? '' }
  for (const as of [consumer, merchant]) await app.call(mediation.signProposal, sign, { as })
  const { packs } = (await app.call(contract.listDossiers, { id }, { as: consumer })).body
  expect(packs.find(({ pack }) => pack === 'confirmation')?.reason).toBe(null)
  for (const as of [consumer, merchant]) {
    const { text, zip } = await made(id, 'confirmation', as)
    for (const words of ['司法确认申请书（草稿）', '申请人一（消费者）', '申请人二（商家）', '¥80.00', '2026-03-10'])
      expect(text).toContain(dense(words))
    // Thirty days from the day after the signing, rolled to a day on which the court is open.
    expect(text).toContain('2026-04-01')
    expect(text).toContain(sign.hash)
    expect(text).not.toContain(dense(secret))
    expect([...zip.keys()]).toContain('manifest.json')
    expect(String(zip.get('case.json'))).not.toContain(secret)
  }
  app.clock.now = new Date('2026-04-02T09:00:00+08:00')
  const again = await app.as('consumer', { consumerId: consumerId('C1') })
  const late = await make(id, 'confirmation', again)
  expect([late.status, late.error.code]).toEqual([409, 'dossier.confirmation-late'])
  const [over] = (await app.call(contract.listDossiers, { id }, { as: again })).body.packs
  expect(over?.reason?.zh).toContain('2026年4月1日')
  app.clock.now = new Date('2026-03-02T09:00:00+08:00')
})

test('an ended complaint gives a draft for the small-claims court with parties, requests, facts and list of evidence; one that goes on does not', async () => {
  const id = await filed()
  const answers = { forDailyLife: true, flawOnly: false, paidFen: 12_900, listedFen: 12_900, itemCount: 1 }
  await app.call(raiseDemand, { id, remedy: 'punitive.fraud', answers }, { as: consumer })
  const early = await make(id, 'small-claims', consumer)
  expect([early.status, early.error.code]).toEqual([409, 'dossier.not-ended'])
  const offered = async () =>
    (await app.call(contract.listDossiers, { id }, { as: consumer })).body.packs.map(
      ({ reason }) => reason?.code ?? null,
    )
  expect(await offered()).toEqual(['dossier.no-agreement', 'dossier.not-ended'])
  await app.call(step.withdraw, { id }, { as: consumer })
  expect(await offered()).toEqual(['dossier.no-agreement', null])
  const { text } = await made(id, 'small-claims', consumer)
  for (const words of [
    '民事起诉状',
    '原告（消费者）',
    '被告（商家）',
    '退款 ¥129.00',
    '¥500.00',
    '证据目录',
    '不是法律意见',
  ])
    expect(text).toContain(dense(words))
  const other = await make(id, 'small-claims', agent)
  expect([other.status, other.error.code, other.error.params['field']]).toEqual([422, 'dossier.pack-of-a-side', 'side'])
  expect((await make(id, 'small-claims', agent, { side: 'consumer' })).status).toBe(202)
  const stranger = await app.as('consumer', { consumerId: consumerId('C2') })
  expect((await make(id, 'small-claims', stranger)).status).toBe(404)
})

test('an offer for some items is printed item by item, and what is owed says for which', async () => {
  const lines = [
    { title: '水杯', amountFen: 12_900 },
    { title: '茶壶', amountFen: 20_000 },
  ]
  const order = `PK-${(number += 1)}`
  const { id } = await fileAbout(app, consumer, order, { lines })
  await app.call(step.acknowledge, { id }, { as: agent })
  const forLines = [
    { lineId: lineId(order, '1'), remedy: 'refund' as const, amountFen: 9_000 },
    { lineId: lineId(order, '2'), remedy: 'exchange' as const, amountFen: 0 },
  ]
  await app.call(step.answer, { id, text: long, forLines }, { as: merchant })
  const offer = '方案：退款 ¥90.00（水杯）、换货（茶壶）'
  const dossier = async () => (await made(id, undefined, consumer)).text
  expect(await dossier()).toContain(dense(offer))
  await app.call(step.acceptOffer, { id }, { as: consumer })
  const owed = await dossier()
  expect(owed).toContain(dense(offer))
  for (const words of ['退款（水杯）', '换货（茶壶）']) expect(owed).toContain(words)
})
