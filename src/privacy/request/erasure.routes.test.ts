import { afterAll, beforeAll, expect, test } from 'vitest'
import { sequence } from '../../kernel/proof/sequence.actions.ts'
import { signCheckpoint } from '../../kernel/proof/sign.actions.ts'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { fileAbout } from '../../../tests/support/filing.ts'
import { guestsOf } from '../../../tests/support/guest.ts'
import { consumerId, merchantId, orderId, tellOfSale } from '../../../tests/support/order.ts'
import { runSql } from '../../../tests/support/sql.ts'
import { pdf, uploadsOf } from '../../../tests/support/uploads.ts'
import * as erasing from './erasure.contract.ts'
import { carryOutErasure, startDue } from './erase.actions.ts'
import * as contract from './request-routes.contract.ts'
import type { RequestView } from './request.contract.ts'

let app: TestApp
let consumer: Person
let complaint = ''
const sql = (text: string) => runSql(app.connectionString, text)
beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T09:00:00+08:00' })
  consumer = await app.as('consumer', {
    consumerId: consumerId('C1'),
    displayName: '羽毛先生',
    email: 'lin@example.cn',
  })
  const file = await uploadsOf(app, () => consumer).upload(pdf('收据'))
  await app.runJobs()
  complaint = (await fileAbout(app, consumer, 'E-1', { files: [file.id] })).id
  // Of orders only what the law wants is looked at here; an order on its way is another test.
  await sql(`update marketplace."order" set status = 'completed'`)
})
afterAll(() => app.close())

const at = (time: string) => (app.clock.now = new Date(`${time}+08:00`))
const ask = async (as: Person, input: Partial<Parameters<typeof askWith>[1]> = {}) => (await askWith(as, input)).body
const askWith = (as: Person, input: { type?: 'erasure' | 'closure'; items?: string[] }) =>
  app.call(contract.askRight, { type: 'closure', ...input }, { as })
const carry = async () => {
  await app.inTx((ctx) => startDue(ctx))
  await app.runJobs()
}
const certificateOf = (view: RequestView) => view.erasure?.certificate.replace('/erasures/', '') ?? ''
const seen = async (view: RequestView) =>
  (await app.call(erasing.readCertificate, { id: certificateOf(view) }, {})).body
const outcomes = (items: readonly { item: string; outcome: string }[]) =>
  Object.fromEntries(items.map(({ item, outcome }) => [item, outcome]))

test('before an account is closed it is shown what goes and what stays, why and until when', async () => {
  const preview = (await app.call(erasing.previewErasure, { type: 'closure' }, { as: consumer })).body
  expect(preview.matters).toMatchObject([{ id: complaint, number: expect.stringMatching(/^XB-/) }])
  expect(outcomes(preview.items)).toMatchObject({ name: 'held', words: 'held', order: 'held', evidence: 'held' })
  const named = (await app.call(erasing.previewErasure, { type: 'erasure' }, { as: consumer })).body
  expect(outcomes(named.items)).toMatchObject({ name: 'needed', credential: 'needed' })
  for (const item of ['name', 'words', 'order'])
    expect(named.items.find((one) => one.item === item)?.choosable, item).toBe(false)
  const bad = await app.call(erasing.previewErasure, { type: 'copy' as 'closure' }, { as: consumer })
  expect([bad.status, (await app.call(erasing.previewErasure, { type: 'closure' })).status]).toEqual([400, 401])
})

test('who works here cannot close the account of the work; to erase one says what; bad links lead nowhere', async () => {
  const staff = await askWith(await app.as('agent'), {})
  expect([staff.status, staff.error.code]).toEqual([409, 'privacy-request.work-account'])
  const nothing = await askWith(consumer, { type: 'erasure' })
  expect([nothing.status, nothing.error.code]).toEqual([422, 'privacy-request.choose-items'])
  expect((await app.call(erasing.readCertificate, { id: 'x'.repeat(43) })).status).toBe(404)
  expect((await app.call(erasing.withdrawByCertificate, { id: 'x'.repeat(43) })).status).toBe(404)
  expect((await app.call(erasing.readCertificate, { id: 'short' })).status).toBe(400)
})

test('for seventy-two hours it can be taken back, by whoever has the link too, and nothing is erased', async () => {
  const person = await app.as('consumer')
  const asked = await ask(person)
  expect(asked).toMatchObject({ state: 'scoping', erasure: { carryAt: '2026-03-05T01:00:00.000Z' } })
  expect((await ask(person)).state).toBe('duplicate')
  const stopped = await app.call(erasing.withdrawByCertificate, { id: certificateOf(asked) })
  expect(stopped.body).toMatchObject({ state: 'withdrawn', carryAt: null, mayWithdraw: false })
  const again = await app.call(erasing.withdrawByCertificate, { id: certificateOf(asked) })
  expect([again.status, again.error.code]).toEqual([409, 'privacy-request.too-late'])
  await app.inTx((ctx) => carryOutErasure({ ...ctx, now: new Date('2026-03-09T09:00:00+08:00') }, asked.id))
  expect((await app.call(contract.listOwnRequests, {}, { as: person })).status).toBe(200)
})

test('what an open case holds stays and is named; when the case is over it goes by itself; what a law keeps goes when its day has come (T98)', async () => {
  const asked = await ask(consumer)
  at('2026-03-05T09:01:00')
  await carry()
  const held = await seen(asked)
  expect(held.state).toBe('closed')
  expect(outcomes(held.items)).toMatchObject({ name: 'held', contact: 'held', words: 'held', order: 'held' })
  expect((await app.call(contract.listOwnRequests, {}, { as: consumer })).status).toBe(200)
  const own = (await app.call(contract.readRequest, { id: asked.id }, { as: consumer })).body
  expect(own.items.find(({ item }) => item === 'name')?.heldBy).toMatchObject([{ id: complaint }])

  at('2026-03-06T12:00:00')
  await sql(
    `update complaints.complaint set state = 'closed', closed_at = '2026-03-06', outcome = 'settled' where id = '${complaint}'`,
  )
  await carry()
  const later = await seen(asked)
  expect(outcomes(later.items)).toMatchObject({
    name: 'done',
    contact: 'done',
    words: 'kept',
    order: 'kept',
    evidence: 'kept',
  })
  expect(later.items.find(({ item }) => item === 'words')?.until).toBe('2029-03-07')
  expect((await app.call(contract.listOwnRequests, {}, { as: consumer })).status).toBe(401)
  expect(
    await sql(`select state, password_hash, email_index from kernel.account where id = '${consumer.actor.id}'`),
  ).toEqual([{ state: 'disabled', password_hash: null, email_index: null }])
  const keys = `select distinct state, reason from kernel.vault_subject_key where subject = '${consumer.actor.id}'`
  expect(await sql(keys)).toEqual([{ state: 'destroyed', reason: 'subject-request' }])
  expect(await sql(`select text_sealed is null as gone from complaints.statement where side = 'consumer'`)).toEqual([
    { gone: false },
  ])

  await carry()
  expect(outcomes((await seen(asked)).items)).toEqual(outcomes(later.items))
  at('2029-04-01T12:00:00')
  await carry()
  const last = await seen(asked)
  expect(new Set(last.items.map(({ outcome }) => outcome))).toEqual(new Set(['done']))
  expect(last.carryAt).toBeNull()
  expect(await sql(`select text_sealed is null as gone from complaints.statement where side = 'consumer'`)).toEqual([
    { gone: true },
  ])
  expect(await sql(`select state, name from kernel.file where owner = '${consumer.actor.id}'`)).toEqual([
    { state: 'discarded', name: '' },
  ])
  const facts = await sql(
    `select count(*)::int as n from kernel.fact where subject = '${asked.id}' and kind = 'rights.erasure-complete'`,
  )
  expect(facts).toEqual([{ n: 1 }])
  at('2026-03-10T09:00:00')
})

test('the certificate is proved by the log and needs no account any more', async () => {
  const person = await app.as('consumer')
  const asked = await ask(person)
  expect((await seen(asked)).proof).toBeNull()
  app.clock.now = new Date(app.clock.now.getTime() + 73 * 3_600_000)
  await Promise.all([1, 2].map(() => carryOutErasure(app.ctx(), asked.id)))
  while ((await sequence(app.ctx())) > 0);
  await signCheckpoint(app.ctx(), app.log.origin)
  const view = await seen(asked)
  expect(view.proof?.receipt.content).toContain('rights.fulfilled')
  expect(outcomes(view.items)).toMatchObject({ name: 'done', credential: 'done', log: 'kept' })
  expect(JSON.stringify(view)).not.toContain(person.actor.id.slice(4))
  const twice = await sql(
    `select count(*)::int as n from privacy.erasure where request_id = '${asked.id}' and kind = 'name'`,
  )
  expect(twice).toEqual([{ n: 1 }])
})

test('one kind of data goes and the account goes on', async () => {
  const person = await app.as('consumer', { consumerId: consumerId('Z') })
  await tellOfSale(app, { number: 'Z-1', consumer: 'Z', merchant: 'M1', lines: [{ title: '水杯', amountFen: 12_900 }] })
  const order = `where id = '${orderId('Z-1')}'`
  await sql(`update marketplace."order" set region = '杭州市西湖区', status = 'completed' ${order}`)
  const asked = await ask(person, { type: 'erasure', items: ['address', 'name'] })
  app.clock.now = new Date(app.clock.now.getTime() + 73 * 3_600_000)
  await carry()
  const view = (await app.call(contract.readRequest, { id: asked.id }, { as: person })).body
  expect(view).toMatchObject({ state: 'closed', items: [{ item: 'address', outcome: 'done', counted: 1 }] })
  expect(await sql(`select region, consumer_id is null as lost from marketplace."order" ${order}`)).toEqual([
    { region: null, lost: false },
  ])
  expect((await app.call(contract.listOwnRequests, {}, { as: person })).status).toBe(200)
})

test('while a copy is being made nothing of it is erased: the copy is named among what is not over', async () => {
  const person = await app.as('consumer')
  const copy = (await app.call(contract.askRight, { type: 'copy' }, { as: person })).body
  const preview = () => app.call(erasing.previewErasure, { type: 'closure' }, { as: person })
  expect((await preview()).body.matters).toMatchObject([{ id: copy.id, number: copy.number }])
  await app.runJobs()
  expect((await preview()).body.matters).toEqual([])
})

test('a worker that dies in the middle loses nothing: the next goes on, and what it did is not done twice', async () => {
  const person = await app.as('consumer')
  const asked = await ask(person)
  app.clock.now = new Date(app.clock.now.getTime() + 73 * 3_600_000)
  await sql(`create function privacy.dies() returns trigger language plpgsql as $$ begin raise exception 'died'; end $$;
    create trigger dies before insert on privacy.erasure for each row when (new.kind = 'credential') execute function privacy.dies()`)
  await expect(carryOutErasure(app.ctx(), asked.id)).rejects.toThrow('died')
  const half = await seen(asked)
  expect([half.state, outcomes(half.items)]).toMatchObject([
    'executing',
    { contact: 'done', credential: 'waiting', name: 'waiting' },
  ])
  expect(half.mayWithdraw).toBe(false)
  expect((await app.call(contract.listOwnRequests, {}, { as: person })).status).toBe(401)
  await sql(`drop trigger dies on privacy.erasure; drop function privacy.dies()`)
  await carry()
  expect(await seen(asked)).toMatchObject({ state: 'closed' })
  const done = `select kind, count(*)::int as n from privacy.erasure where request_id = '${asked.id}' group by kind having count(*) > 1`
  expect(await sql(done)).toEqual([])
})

test('a shop whose last account closes answers its cases first', async () => {
  const shop = await app.as('merchant', { merchantId: merchantId('M9') })
  const buyer = await app.as('consumer', { consumerId: consumerId('C1') })
  const filed = await fileAbout(app, buyer, 'S-1')
  await sql(`update complaints.complaint set merchant_id = '${merchantId('M9')}' where id = '${filed.id}'`)
  const matters = async () => (await app.call(erasing.previewErasure, { type: 'closure' }, { as: shop })).body.matters
  expect((await matters()).map(({ id }) => id)).toEqual([filed.id])
  await app.as('merchant', { merchantId: merchantId('M9') })
  expect(await matters()).toEqual([])
})

test('an order that is on its way holds what is needed for it', async () => {
  const person = await app.as('consumer', { consumerId: consumerId('Y') })
  const lines = [{ title: '水杯', amountFen: 12_900 }]
  await tellOfSale(app, { number: 'Y-1', consumer: 'Y', merchant: 'M1', lines, status: 'shipped' })
  const { matters } = (await app.call(erasing.previewErasure, { type: 'closure' }, { as: person })).body
  expect(matters).toMatchObject([{ number: 'Y-1', href: `/orders/${orderId('Y-1')}` }])
})

test('who has no account has it erased by the contact that was proved with a code', async () => {
  const guests = guestsOf(app)
  const filed = await guests.file('guest@example.cn', { shop: '阳台花园' })
  const proof = await guests.prove('guest@example.cn')
  const bad = await app.call(erasing.askAsGuest, { proof: `gp_${'x'.repeat(43)}` })
  expect([bad.status, bad.error.code]).toEqual([409, 'privacy-request.proof-over'])
  const { page } = (await app.call(erasing.askAsGuest, { proof })).body
  const again = (await app.call(erasing.askAsGuest, { proof: await guests.prove('guest@example.cn') })).body
  expect(again.page).toBe(page)
  const id = page.replace('/erasures/', '')
  await sql(
    `update complaints.complaint set state = 'closed', closed_at = '${app.clock.now.toISOString()}', outcome = 'settled' where receipt = '${filed.receipt}'`,
  )
  app.clock.now = new Date(app.clock.now.getTime() + 73 * 3_600_000)
  await carry()
  const view = (await app.call(erasing.readCertificate, { id })).body
  expect(outcomes(view.items)).toMatchObject({ contact: 'done', words: 'kept' })
  const left = await sql(`select address_sealed, address_index from complaints.guest where address_sealed is not null`)
  expect(left).toEqual([])
})

test('the family has it erased once an officer accepted the papers; whoever lives takes it back', async () => {
  const officer = await app.as('privacy-officer')
  const dead = await app.as('consumer')
  const family = await app.as('consumer')
  const paper = await uploadsOf(app, () => family).upload(pdf('kinship'))
  const wish = '家人去世了，请删除他的账号和信息。'
  const asked = (await app.call(contract.askRight, { type: 'kin', wish, files: [paper.id] }, { as: family })).body
  const own = { id: asked.id, version: asked.version, about: dead.actor.id }
  const accepted = (await app.call(contract.acceptIdentity, own, { as: officer })).body
  const step = { id: asked.id, version: accepted.version }
  expect((await app.call(contract.planKinErasure, step, { as: family })).status).toBe(403)
  const planned = await app.call(contract.planKinErasure, step, { as: officer })
  expect(planned.body).toMatchObject({ state: 'executing', erasure: { carryAt: expect.any(String) } })
  const twice = await app.call(contract.planKinErasure, { ...step, version: planned.body.version }, { as: officer })
  expect([twice.status, twice.error.code]).toEqual([409, 'privacy-request.not-now'])
  await app.runJobs()
  const told = await sql(`select template from kernel.notice where recipient = '${dead.actor.id}'`)
  expect(told).toContainEqual({ template: 'privacy-request.planned' })
  app.clock.now = new Date(app.clock.now.getTime() + 73 * 3_600_000)
  await carry()
  expect(outcomes((await seen(planned.body)).items)).toMatchObject({ name: 'done', credential: 'done' })
  const waiting = `select id from kernel.notice where recipient = '${dead.actor.id}' and state in ('queued', 'held')`
  expect(await sql(waiting)).toEqual([])
  expect((await app.call(contract.listOwnRequests, {}, { as: dead })).status).toBe(401)
  expect((await app.call(contract.listOwnRequests, {}, { as: family })).status).toBe(200)
})
