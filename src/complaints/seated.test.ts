import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../tests/support/app.ts'
import { fileAbout } from '../../tests/support/filing.ts'
import { consumerId } from '../../tests/support/order.ts'
import { pdf, uploadsOf } from '../../tests/support/uploads.ts'
import { readContent } from '../kernel/evidence/evidence.contract.ts'
import { readTimeline } from '../kernel/fact/fact.contract.ts'
import { readMasked } from '../kernel/reading/reading.contract.ts'
import { readCase } from './case.contract.ts'
import * as mediations from './mediation/mediation.store.ts'
import { listQueue } from './queue.contract.ts'
import * as rulings from './ruling/ruling.store.ts'

let app: TestApp
let consumer: Person
let file: string
let mine: string
let other: string
let mediator: Person
let arbitrator: Person
beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T15:00:00+08:00' })
  consumer = await app.as('consumer', { consumerId: consumerId('C1') })
  mediator = await app.as('mediator')
  arbitrator = await app.as('arbitrator')
  file = (await uploadsOf(app, () => consumer).upload(pdf('x'))).id
  other = (await fileAbout(app, consumer, 'S-1', { files: [file] })).id
  mine = (await fileAbout(app, consumer, 'S-2')).id
  await app.inTx((ctx) => mediations.open(ctx, mine, 'med_mine', mediator.actor.id))
  await app.inTx((ctx) => rulings.open(ctx, mine, { id: 'rul_mine', kind: 'ruling', seed: 'x', size: 1, rule: null }))
  const seat = { id: 'rul_mine', arbitratorId: arbitrator.actor.id, seed: 'x' }
  await app.inTx((ctx) => rulings.reassign(ctx, mine, seat))
})
afterAll(() => app.close())

const seen = async (id: string, as: Person) => [
  (await app.call(readCase, { id }, { as })).status,
  (await app.call(readTimeline, { id }, { as })).status,
  (await app.call(readMasked, { case: id }, { as })).status,
]
const listed = async (as: Person) => (await app.call(listQueue, {}, { as })).body.rows.map(({ id }) => id)

test('mediators and arbitrators find and read the matters that are theirs, and no other', async () => {
  for (const person of [mediator, arbitrator]) {
    expect(await seen(mine, person)).toEqual([200, 200, 200])
    expect(await seen(other, person)).toEqual([404, 404, 404])
    expect(await listed(person)).toEqual([mine])
    expect((await app.call(readContent, { id: file }, { as: person })).status).toBe(404)
  }
  const nobody = await app.as('mediator')
  expect(await seen(mine, nobody)).toEqual([404, 404, 404])
  expect(await listed(nobody)).toEqual([])
})

test('a seat that is free is found by all who could take it, until somebody has it', async () => {
  const free = (await fileAbout(app, consumer, 'S-3')).id
  const state = (to: string) =>
    app.db.updateTable('complaints.complaint').set({ state: to }).where('id', '=', free).execute()
  await state('mediating')
  await app.inTx((ctx) => mediations.open(ctx, free, 'med_free', null))
  expect(await listed(mediator)).toContain(free)
  expect((await app.call(readCase, { id: free }, { as: arbitrator })).status).toBe(404)
  await app.db.updateTable('complaints.mediation').set({ mediator_id: 'acc_x' }).where('id', '=', 'med_free').execute()
  expect((await app.call(readCase, { id: free }, { as: mediator })).status).toBe(404)
  await state('deliberating')
  expect((await app.call(readCase, { id: free }, { as: arbitrator })).status).toBe(200)
})

test('agents and administrators of the desk go on reading every case', async () => {
  for (const role of ['agent', 'admin'] as const) expect(await seen(other, await app.as(role))).toEqual([200, 200, 200])
})
