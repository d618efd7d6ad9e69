import { afterAll, beforeAll, expect, test } from 'vitest'
import { listMyNotices } from '../../kernel/notice/notice.contract.ts'
import { sequence } from '../../kernel/proof/sequence.actions.ts'
import { signCheckpoint } from '../../kernel/proof/sign.actions.ts'
import { listTasks } from '../../kernel/http/home.contract.ts'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { pdf, uploadsOf } from '../../../tests/support/uploads.ts'
import * as contract from './request-routes.contract.ts'

let app: TestApp
let consumer: Person
let officer: Person
const wish = '我的收货地址写错了，应该是杭州。'
beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T09:00:00+08:00' })
  consumer = await app.as('consumer')
  officer = await app.as('privacy-officer')
})
afterAll(() => app.close())

const ask = async (as: Person, type: 'correction' | 'automated' | 'restriction' | 'explanation') =>
  (
    await app.call(
      contract.askRight,
      { type, ...(type === 'restriction' || type === 'explanation' ? {} : { wish }) },
      { as },
    )
  ).body
const read = async (id: string, as: Person) => (await app.call(contract.readRequest, { id }, { as })).body
const allowed = (view: { steps: { step: string; allowed: boolean }[] }) =>
  view.steps.filter((one) => one.allowed).map(({ step }) => step)

test('a correction is asked for, taken up by an officer and answered, with its clock and its notices', async () => {
  const asked = await ask(consumer, 'correction')
  expect(asked).toMatchObject({ state: 'scoping', wish, clock: { state: 'running', lastDay: '2026-03-05' } })
  expect(allowed(asked)).toEqual(['withdraw'])
  await app.runJobs()
  const tasks = (await app.call(listTasks, {}, { as: officer })).body
  expect(JSON.stringify(tasks)).toContain(asked.number)
  const up = (await app.call(contract.takeUpRequest, { id: asked.id, version: asked.version }, { as: officer })).body
  const text = '已改为杭州市，以后的包裹寄到新地址。'
  const done = { id: up.id, version: up.version, outcome: 'done' as const, text }
  const both = await Promise.all([1, 2].map(() => app.call(contract.settleRequest, done, { as: officer })))
  expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409])
  expect(await read(asked.id, consumer)).toMatchObject({
    state: 'closed',
    answer: text,
    clock: { state: 'met' },
    items: [{ item: 'wish', outcome: 'done' }],
  })
  await app.runJobs()
  const told = (await app.call(listMyNotices, {}, { as: consumer })).body.rows
  expect(told.filter(({ subject }) => subject === asked.id)).toHaveLength(2)
})

test('the answer is proved by the log: to whoever asked and whoever handles it, and not before there is one', async () => {
  const asked = await ask(consumer, 'correction')
  const none = await app.call(contract.readProof, { id: asked.id }, { as: consumer })
  expect([none.status, none.error.code]).toEqual([409, 'privacy-request.not-answered'])
  const up = (await app.call(contract.takeUpRequest, { id: asked.id, version: asked.version }, { as: officer })).body
  await app.call(
    contract.settleRequest,
    { id: up.id, version: up.version, outcome: 'declined', text: wish },
    { as: officer },
  )
  while ((await sequence(app.ctx())) > 0);
  await signCheckpoint(app.ctx(), app.log.origin)
  const { body } = await app.call(contract.readProof, { id: asked.id }, { as: consumer })
  expect(body).toMatchObject({ number: asked.number, items: [{ item: 'wish', outcome: 'declined' }] })
  expect(body.receipt.content).toContain('rights.declined')
  expect(await read(asked.id, consumer)).toMatchObject({ proof: expect.stringMatching(/^fct_/) })
  expect((await app.call(contract.readProof, { id: asked.id }, { as: officer })).status).toBe(200)
  expect((await app.call(contract.readProof, { id: asked.id }, { as: await app.as('consumer') })).status).toBe(404)
})

test('bad input, a stranger, the wrong role and the wrong moment are refused', async () => {
  const missing = await app.call(contract.askRight, { type: 'automated' }, { as: consumer })
  expect([missing.status, missing.error.code]).toEqual([422, 'privacy-request.wish-needed'])
  const kin = await app.call(contract.askRight, { type: 'kin', wish }, { as: consumer })
  expect(kin.error.code).toBe('privacy-request.papers-needed')
  expect((await app.call(contract.askRight, { type: 'correction', wish }, {})).status).toBe(401)
  const asked = await ask(consumer, 'automated')
  const stranger = await app.as('consumer')
  const own = { id: asked.id, version: asked.version }
  expect((await app.call(contract.readRequest, { id: asked.id }, { as: stranger })).status).toBe(404)
  expect((await app.call(contract.withdrawRequest, own, { as: stranger })).status).toBe(404)
  expect((await app.call(contract.readRequest, { id: asked.id }, { as: await app.as('admin') })).status).toBe(404)
  for (const call of [contract.takeUpRequest, contract.acceptIdentity])
    expect((await app.call(call, { ...own, about: 'acc_x' } as never, { as: consumer })).status).toBeGreaterThanOrEqual(
      400,
    )
  expect((await app.call(contract.listRequests, {}, { as: await app.as('agent') })).status).toBe(403)
  const early = await app.call(contract.settleRequest, { ...own, outcome: 'done', text: wish }, { as: officer })
  expect([early.status, early.error.code]).toEqual([409, 'privacy-request.not-now'])
  const stale = await app.call(contract.takeUpRequest, { id: asked.id, version: 99 }, { as: officer })
  expect(stale.error.code).toBe('privacy-request.changed-meanwhile')
  const withdrawn = await app.call(contract.withdrawRequest, own, { as: consumer })
  expect(withdrawn.body).toMatchObject({ state: 'withdrawn', clock: { state: 'cancelled' } })
  expect((await app.call(contract.withdrawRequest, { ...own, version: 3 }, { as: consumer })).status).toBe(409)
})

test('the same asked twice is one request and a note that it was asked again', async () => {
  const first = await ask(consumer, 'correction')
  const again = await ask(consumer, 'correction')
  expect(again).toMatchObject({ state: 'duplicate', duplicateOf: { id: first.id, number: first.number }, clock: null })
  const list = (await app.call(contract.listOwnRequests, {}, { as: consumer })).body
  expect(list.types.find(({ type }) => type === 'correction')?.open).toBe(first.id)
  await app.call(contract.withdrawRequest, { id: first.id, version: first.version }, { as: consumer })
})

test('an explanation and a restriction are carried out at once; a restriction ends when its person says so', async () => {
  expect(await ask(consumer, 'explanation')).toMatchObject({
    state: 'closed',
    items: [{ item: 'rules', outcome: 'done' }],
  })
  const restricted = await ask(consumer, 'restriction')
  expect(restricted).toMatchObject({ state: 'closed', restricted: true })
  expect(allowed(restricted)).toEqual(['lift'])
  const own = { id: restricted.id, version: restricted.version }
  expect((await app.call(contract.liftRestriction, own, { as: officer })).status).toBe(409)
  const lifted = await app.call(contract.liftRestriction, own, { as: consumer })
  expect(lifted.body).toMatchObject({ state: 'closed', restricted: false })
  const again = await app.call(contract.liftRestriction, { ...own, version: own.version + 1 }, { as: consumer })
  expect(again.status).toBe(409)
})

test('a refusal says why and is final; an officer who asks is a person like any other', async () => {
  const asked = await ask(consumer, 'automated')
  const own = {
    id: asked.id,
    version: asked.version,
    ground: 'not-a-right' as const,
    text: '这项决定由工作人员作出，不是程序单独作出的。',
  }
  const refused = await app.call(contract.refuseRequest, own, { as: officer })
  expect(refused.body).toMatchObject({ state: 'refused', ground: 'not-a-right', answer: own.text })
  const ofOfficer = await ask(officer, 'correction')
  const self = { id: ofOfficer.id, version: ofOfficer.version }
  expect((await app.call(contract.takeUpRequest, self, { as: officer })).error.code).toBe('privacy-request.not-now')
  const queue = (await app.call(contract.listRequests, {}, { as: officer })).body.rows
  expect(queue.some(({ id }) => id === ofOfficer.id)).toBe(false)
})

test('the family shows papers; whose account it is only the officer reads', async () => {
  const dead = await app.as('consumer')
  const paper = await uploadsOf(app, () => consumer).upload(pdf('kinship'))
  const asked = (await app.call(contract.askRight, { type: 'kin', wish, files: [paper.id] }, { as: consumer })).body
  const own = { id: asked.id, version: asked.version }
  const wrong = await app.call(contract.acceptIdentity, { ...own, about: 'acc_nobody' }, { as: officer })
  expect(wrong.error.code).toBe('privacy-request.person-unknown')
  const accepted = await app.call(contract.acceptIdentity, { ...own, about: dead.actor.id }, { as: officer })
  expect(accepted.body).toMatchObject({ state: 'executing', about: dead.actor.id })
  expect((await read(asked.id, consumer)).about).toBeNull()
  expect((await app.call(contract.readRequest, { id: asked.id }, { as: dead })).status).toBe(404)
})

test('three days without an answer are a delay that is told, and then the longest time runs: always exactly one clock', async () => {
  const late = await testApp({ now: '2026-03-02T09:00:00+08:00' })
  const person = await late.as('consumer')
  const head = await late.as('admin')
  const asked = (await late.call(contract.askRight, { type: 'correction', wish }, { as: person })).body
  for (const day of ['2026-03-04T09:00:00+08:00', '2026-03-06T00:01:00+08:00']) {
    late.clock.now = new Date(day)
    await late.runJobs()
  }
  const view = (await late.call(contract.readRequest, { id: asked.id }, { as: await late.as('privacy-officer') })).body
  expect(view).toMatchObject({
    overdue: true,
    state: 'scoping',
    clock: { rule: 'subject-request.limit', state: 'running', lastDay: '2026-03-23' },
  })
  const open = await late.db
    .selectFrom('kernel.clock')
    .select('id')
    .where('subject', '=', asked.id)
    .where('stopped_at', 'is', null)
    .execute()
  expect(open).toHaveLength(1)
  const told = await late.db
    .selectFrom('kernel.notice')
    .select('template')
    .where('recipient', '=', head.actor.id)
    .execute()
  expect(new Set(told.map(({ template }) => template))).toEqual(new Set(['privacy-request.overdue']))
  await late.close()
})

test('the file of the queue has numbers and states and no names, and that it was taken is a fact', async () => {
  const { status } = await app.call(contract.exportRequests, { tab: 'ended' }, { as: officer })
  expect(status).toBe(200)
  expect((await app.call(contract.exportRequests, {}, { as: consumer })).status).toBe(403)
  const facts = await app.db.selectFrom('kernel.fact').select('id').where('kind', '=', 'rights.listed').execute()
  expect(facts).toHaveLength(1)
})
