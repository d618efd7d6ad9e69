import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { fileAbout } from '../../../tests/support/filing.ts'
import { consumerId, merchantId } from '../../../tests/support/order.ts'
import { readTimeline } from '../../kernel/fact/fact.contract.ts'
import type { Role } from '../../kernel/role.contract.ts'
import * as step from '../case.contract.ts'
import type { Remedy } from '../complaint.contract.ts'
import { refuseRuling } from '../ruling/ruling.contract.ts'
import * as contract from './mediation.contract.ts'
import { documentOf, hashOf } from './mediation.rules.ts'

let app: TestApp
let consumer: Person
let merchant: Person
let agent: Person
let mediator: Person
let arbitrator: Person
let number = 0

beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T09:00:00+08:00' })
  consumer = await app.as('consumer', { consumerId: consumerId('C1') })
  merchant = await app.as('merchant', { merchantId: merchantId('M1') })
  agent = await app.as('agent')
  mediator = await app.as('mediator', { displayName: '许调解员' })
  arbitrator = await app.as('arbitrator')
})
afterAll(() => app.close())

const long = '双方各退一步，按这份方案了结此事。'
const terms = [{ by: 'merchant', remedy: 'refund', amountFen: 8_000, dueOn: '2026-03-10' }] as const

/** A complaint in mediation: the merchant answered, the consumer refused, the evidence is closed. */
async function mediating(remedies: readonly Remedy[] = ['refund']): Promise<string> {
  const { id } = await fileAbout(app, consumer, `MD-${(number += 1)}`, { remedies: [...remedies] })
  await app.call(step.acknowledge, { id }, { as: agent })
  await app.call(step.answer, { id, text: long, offer: { remedy: 'refund', amountFen: 100 } }, { as: merchant })
  await app.call(step.refuseOffer, { id, text: long }, { as: consumer })
  const closed = await app.call(step.closeEvidence, { id, text: long }, { as: agent })
  expect(closed.body.state).toBe('mediating')
  await app.runJobs()
  return id
}
const room = async (id: string, as: Person) => (await app.call(contract.readMediation, { id }, { as })).body

test('a mediator without a tie is there when the stage begins; the two sides sign one document and owe what it says', async () => {
  const id = await mediating()
  expect(await room(id, mediator)).toMatchObject({
    open: true,
    mediator: { assigned: true, me: true, name: '许调解员' },
  })
  const proposed = (await app.call(contract.propose, { id, terms: [...terms], text: long }, { as: mediator })).body
  const [proposal] = proposed.proposals
  expect(proposal).toMatchObject({ version: 1, state: 'open', consumerSignedAt: null, merchantSignedAt: null })
  expect(hashOf(proposed.document ?? '')).toBe(proposal?.hash)
  const sign = { id, proposal: proposal?.id ?? '', hash: proposal?.hash ?? '' }
  const first = await app.call(contract.signProposal, sign, { as: consumer })
  expect(first.body).toMatchObject({ open: true, result: null })
  const second = await app.call(contract.signProposal, sign, { as: merchant })
  expect(second.body).toMatchObject({ open: false, result: 'agreed' })
  const after = (await app.call(step.readCase, { id }, { as: consumer })).body
  expect(after).toMatchObject({ state: 'performing', obligated: true, outcomeFen: 8_000, waitsFor: 'merchant' })
  const again = await app.call(contract.signProposal, sign, { as: merchant })
  expect([again.status, again.error.code]).toEqual([409, 'complaint.step-not-now'])
})

test('two signatures at the same moment are one agreement', async () => {
  const id = await mediating()
  const { proposals } = (await app.call(contract.propose, { id, terms: [...terms], text: long }, { as: mediator })).body
  const sign = { id, proposal: proposals[0]?.id ?? '', hash: proposals[0]?.hash ?? '' }
  const answers = await Promise.all([consumer, merchant].map((as) => app.call(contract.signProposal, sign, { as })))
  expect(answers.map(({ status }) => status)).toEqual([201, 201])
  const story = await app.call(readTimeline, { id, limit: 500 }, { as: consumer })
  expect(story.body.rows.filter(({ kind }) => kind === 'agreement.reached')).toHaveLength(1)
})

test('what both sides settle in part is performed apart under its own clock, and the rest goes on where it was', async () => {
  const id = await mediating(['refund', 'apology'])
  const offer = (settles: Partial<contract.PartInput>) =>
    app.call(contract.propose, { id, terms: [...terms], text: long, settles }, { as: merchant })
  const all = await offer({ remedies: ['refund', 'apology'], amountFen: 12_900 })
  expect([all.status, all.error.code]).toEqual([422, 'mediation.part-is-all'])
  const { proposals, document } = (await offer({ remedies: ['refund'], amountFen: 8_000 })).body
  expect(document).toContain('part\trefund\t8000')
  const before = (await app.call(step.readCase, { id }, { as: agent })).body
  const sign = { id, proposal: proposals[0]?.id ?? '', hash: proposals[0]?.hash ?? '' }
  const signed = await app.call(contract.signProposal, sign, { as: consumer })
  expect(signed.body).toMatchObject({ open: true, claim: { remedies: ['refund', 'apology'], amountFen: 4_900 } })
  await app.runJobs()
  const rest = (await app.call(step.readCase, { id }, { as: agent })).body
  expect([rest.state, rest.claimFen]).toEqual(['mediating', 4_900])
  expect(rest.clocks.map(({ rule, dueAt }) => [rule, dueAt])).toEqual(
    before.clocks.map(({ rule, dueAt }) => [rule, dueAt]),
  )
  const { parts } = (await app.call(contract.readParts, { id }, { as: consumer })).body
  expect(parts).toMatchObject([{ state: 'performing', remedies: ['refund'], amountFen: 8_000 }])
  const part = parts[0]?.id ?? ''
  const own = (await app.call(step.readCase, { id: part }, { as: merchant })).body
  expect([own.obligated, own.order?.number, own.clocks.map(({ rule }) => rule)]).toEqual([
    true,
    before.order?.number,
    ['complaint.performance'],
  ])
  expect((await app.call(contract.readParts, { id: part }, { as: merchant })).body.whole?.receipt).toBe(rest.receipt)
  const stranger = await app.as('consumer', { consumerId: consumerId('C2') })
  expect((await app.call(contract.readParts, { id }, { as: stranger })).status).toBe(404)
  // The rest is settled later; the part is not touched by it.
  const later = await app.call(contract.propose, { id, terms: [...terms], text: long }, { as: merchant })
  const last = later.body.proposals.at(-1)
  const closed = { id, proposal: last?.id ?? '', hash: last?.hash ?? '' }
  expect((await app.call(contract.signProposal, closed, { as: consumer })).body.result).toBe('agreed')
  expect((await app.call(step.readCase, { id: part }, { as: agent })).body.outcomeFen).toBe(8_000)
})

test('a counter-proposal replaces what lay on the table; the old text can no longer be signed, nor a changed one', async () => {
  const id = await mediating()
  const one = (await app.call(contract.propose, { id, terms: [...terms], text: long }, { as: mediator })).body
    .proposals[0]
  const two = await app.call(contract.propose, { id, terms: [...terms], text: `${long}加上道歉。` }, { as: consumer })
  expect(two.body.proposals.map(({ state }) => state)).toEqual(['superseded', 'open'])
  // Whoever makes an offer stands by it.
  expect(two.body.proposals[1]?.consumerSignedAt).not.toBe(null)
  const old = { id, proposal: one?.id ?? '', hash: one?.hash ?? '' }
  expect((await app.call(contract.signProposal, old, { as: merchant })).error.code).toBe('mediation.proposal-over')
  const changed = { id, proposal: two.body.proposals[1]?.id ?? '', hash: '0'.repeat(64) }
  const refused = await app.call(contract.signProposal, changed, { as: merchant })
  expect([refused.status, refused.error.code]).toEqual([409, 'mediation.other-document'])
  app.clock.now = new Date('2026-03-04T09:00:00+08:00')
  const late = { ...changed, hash: two.body.proposals[1]?.hash ?? '' }
  expect((await app.call(contract.signProposal, late, { as: merchant })).error.code).toBe('mediation.proposal-expired')
  app.clock.now = new Date('2026-03-02T09:00:00+08:00')
})

test('terms that cannot be are refused by the name of their field; without agreement a ruling follows and the room is closed', async () => {
  const id = await mediating()
  const past = await app.call(
    contract.propose,
    { id, terms: [{ ...terms[0], dueOn: '2026-03-01' }], text: long },
    { as: mediator },
  )
  expect([past.status, past.error.code, past.error.params['field']]).toEqual([
    422,
    'mediation.due-passed',
    'terms.0.dueOn',
  ])
  const none = await app.call(contract.propose, { id, terms: [], text: long }, { as: mediator })
  expect([none.status, none.error.fields?.[0]?.path]).toEqual([400, 'terms'])
  expect((await app.call(contract.failMediation, { id }, { as: agent })).status).toBe(403)
  const failed = await app.call(contract.failMediation, { id }, { as: consumer })
  expect(failed.body).toMatchObject({ state: 'panel_forming' })
  const late = await app.call(contract.postMessage, { id, room: 'joint', text: '再谈谈' }, { as: merchant })
  expect([late.status, late.error.code]).toEqual([409, 'mediation.over'])
  expect(await room(id, consumer)).toMatchObject({ open: false, result: 'failed' })
})

test('the document is the same bytes for the same terms, and other bytes for any other', () => {
  const draft = { receipt: 'XB-1', version: 1, terms: [{ ...terms[0], note: '' }], text: long }
  expect(documentOf(draft)).toBe(documentOf(structuredClone(draft)))
  const others = [
    { ...draft, version: 2 },
    { ...draft, text: `${long} ` },
    { ...draft, terms: [{ ...terms[0], note: '\t' }] },
    { ...draft, terms: [{ ...terms[0], note: '', amountFen: 8_001 }] },
  ]
  expect(new Set([draft, ...others].map((one) => hashOf(documentOf(one)))).size).toBe(5)
})

test('a private talk is read by its side and the mediator only, and nobody who handles or decides the case enters the room', async () => {
  const id = await mediating()
  const say = (as: Person, where: contract.Room, text: string) =>
    app.call(contract.postMessage, { id, room: where, text }, { as })
  expect((await say(consumer, 'consumer', '我最低可以接受六十元')).status).toBe(201)
  expect((await say(merchant, 'merchant', '我们最多出九十元')).status).toBe(201)
  expect((await say(mediator, 'joint', '请双方说说各自的底线')).status).toBe(201)
  const texts = async (as: Person) => (await room(id, as)).messages.map(({ text }) => text)
  expect(await texts(consumer)).toEqual(['我最低可以接受六十元', '请双方说说各自的底线'])
  expect(await texts(merchant)).toEqual(['我们最多出九十元', '请双方说说各自的底线'])
  expect(await texts(mediator)).toHaveLength(3)
  const wrong = await say(merchant, 'consumer', '偷看一下')
  expect([wrong.status, wrong.error.code, wrong.error.params['field']]).toEqual([
    422,
    'mediation.room-of-others',
    'room',
  ])
  expect((await say(merchant, 'joint', ' ')).error.fields?.[0]?.path).toBe('text')
  const other = await app.as('mediator')
  const stranger = await app.as('consumer')
  for (const as of [other, stranger]) expect((await app.call(contract.readMediation, { id }, { as })).status).toBe(404)
  for (const as of [agent, arbitrator])
    expect((await app.call(contract.readMediation, { id }, { as })).status).toBe(403)
})

test('a room that nobody has taken shows a mediator that it is free and nothing else, also one who holds other roles; closed, it is nobody else’s', async () => {
  const id = await mediating()
  const secret = '我最低可以接受六十元'
  await app.call(contract.postMessage, { id, room: 'consumer', text: secret }, { as: consumer })
  await app.call(contract.propose, { id, terms: [...terms], text: long }, { as: consumer })
  const both = await app.as('mediator')
  await haveRoles(both, ['mediator', 'arbitrator', 'agent'])
  expect((await app.call(contract.readMediation, { id }, { as: both })).status).toBe(404)
  await mediates(id, null)
  const door = await app.call(contract.readMediation, { id }, { as: both })
  expect(door.body).toMatchObject({ inside: false, rooms: [], messages: [], proposals: [], document: null })
  expect(JSON.stringify(door.body)).not.toContain(secret)
  const peeked = await app.call(contract.postMessage, { id, room: 'joint', text: '我来看看' }, { as: both })
  expect(peeked.status).toBe(404)
  await app.call(contract.failMediation, { id }, { as: consumer })
  for (const as of [both, mediator]) expect((await app.call(contract.readMediation, { id }, { as })).status).toBe(404)
  await mediates(id, mediator.actor.id)
  expect((await room(id, mediator)).messages.map(({ text }) => text)).toEqual([secret])
  expect((await app.call(contract.readMediation, { id }, { as: both })).status).toBe(404)
  await haveRoles(both, ['mediator'])
})

test('whoever holds or held a seat of those who decide never reads the room, though the file named him its mediator', async () => {
  const id = await mediating()
  await app.call(contract.failMediation, { id }, { as: consumer })
  await app.runJobs()
  const rows = app.db.selectFrom('complaints.ruling_seat').select('account_id').where('complaint_id', '=', id)
  const { account_id: seated } = await rows.executeTakeFirstOrThrow()
  expect(seated).toBe(arbitrator.actor.id)
  const sitting = arbitrator
  await haveRoles(sitting, ['mediator', 'arbitrator'])
  await mediates(id, seated)
  expect((await app.call(contract.readMediation, { id }, { as: sitting })).status).toBe(404)
  // A ruling that is given back takes its seats with it; who was drawn stays known.
  await app.call(refuseRuling, { id, text: long }, { as: consumer })
  await app.runJobs()
  expect(await rows.execute()).toEqual([])
  expect((await app.call(contract.readMediation, { id }, { as: sitting })).status).toBe(404)
  await haveRoles(sitting, ['arbitrator'])
})

test('somebody who sells or buys in the matter cannot mediate it, mediator or not', async () => {
  const id = await mediating()
  await mediates(id, null)
  const shop = await app.as('mediator', { merchantId: merchantId('M1') })
  const taken = await app.call(contract.takeMediation, { id }, { as: shop })
  expect([taken.status, taken.error.code]).toEqual([409, 'mediation.conflict'])
})

test('a mediator who says that he has a tie is replaced by the same draw, is out of the room, and the stage begins again', async () => {
  const id = await mediating()
  const before = (await app.call(step.readCase, { id }, { as: agent })).body
  const stage = (of: typeof before) =>
    of.clocks.find(({ rule, state }) => rule.startsWith('complaint.mediation.') && state === 'running')
  const first = mediator
  await mediates(id, first.actor.id)
  await app.call(contract.postMessage, { id, room: 'joint', text: '请双方先说说情况' }, { as: first })
  const unsaid = await app.call(contract.recuseMediator, { id, tied: false as never }, { as: first })
  expect([unsaid.status, unsaid.error.fields?.[0]?.path]).toEqual([400, 'tied'])
  const other = await app.as('mediator')
  expect((await app.call(contract.recuseMediator, { id, tied: true }, { as: other })).status).toBe(404)
  const after = await app.call(contract.recuseMediator, { id, tied: true }, { as: first })
  expect(after.status).toBe(201)
  expect(stage(after.body)?.id).not.toBe(stage(before)?.id)
  expect(after.body.clocks.find(({ rule }) => rule.includes('.finish.'))?.dueAt).toBe(
    before.clocks.find(({ rule }) => rule.includes('.finish.'))?.dueAt,
  )
  expect((await app.call(contract.readMediation, { id }, { as: first })).status).toBe(404)
  const again = await app.call(contract.takeMediation, { id }, { as: first })
  expect(again.status).toBe(404)
  expect((await room(id, consumer)).mediator.assigned).toBe(true)
})

async function haveRoles({ actor }: Person, roles: Role[]): Promise<void> {
  await app.db.updateTable('kernel.account').set({ roles }).where('id', '=', actor.id).execute()
}
async function mediates(id: string, mediatorId: string | null): Promise<void> {
  const room = app.db.updateTable('complaints.mediation').set({ mediator_id: mediatorId })
  await room.where('complaint_id', '=', id).execute()
}
