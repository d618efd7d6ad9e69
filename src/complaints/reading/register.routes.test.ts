import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { fileAbout } from '../../../tests/support/filing.ts'
import { consumerId } from '../../../tests/support/order.ts'
import { exportReadings, listOwnReadings, listReadings } from '../../kernel/reading/register.contract.ts'
import { reveal } from '../../kernel/reading/reading.contract.ts'
import { assign } from '../case.contract.ts'

let app: TestApp
let agent: Person
let other: Person
let consumer: Person
let officer: Person
let receipt: string
let number: string
beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T15:00:00+08:00' })
  agent = await app.as('agent', { displayName: '=林专员' })
  other = await app.as('agent')
  consumer = await app.as('consumer', { consumerId: consumerId('C1') })
  officer = await app.as('privacy-officer')
  const of = await fileAbout(app, consumer, 'G-1')
  receipt = of.receipt
  await app.call(assign, { id: of.id, agentId: agent.actor.id }, { as: agent })
  const wish = { case: of.id, purpose: 'dispute.handle' as const }
  number = (await app.call(reveal, { ...wish, fields: ['name', 'phone'] }, { as: agent })).body.number
  expect((await app.call(reveal, { ...wish, fields: ['phone'] }, { as: other })).status).toBe(403)
})
afterAll(() => app.close())

const looksOf = (person: Person) =>
  app.db
    .selectFrom('kernel.fact')
    .select(['kind', 'data'])
    .where('subject', '=', person.actor.id)
    .where('kind', 'like', 'readings.%')
    .orderBy('id')
    .execute()

test('a consumer reads who read what of them and for what, without names and without what was refused', async () => {
  const { rows } = (await app.call(listOwnReadings, {}, { as: consumer })).body
  expect(rows).toMatchObject([
    { role: 'agent', purpose: 'dispute.handle', fields: ['name', 'phone'], case: { title: { zh: receipt } } },
  ])
  expect(JSON.stringify(rows)).not.toContain('林专员')
  const stranger = await app.as('consumer', { consumerId: consumerId('C2') })
  expect((await app.call(listOwnReadings, {}, { as: stranger })).body.rows).toEqual([])
  expect((await app.call(listOwnReadings, {}, { as: agent })).status).toBe(403)
  expect((await app.call(listOwnReadings, {})).status).toBe(401)
})

test('the privacy officer finds a read by the number behind the value, and refusals with their reason', async () => {
  const list = async (input: object) => (await app.call(listReadings, input, { as: officer })).body.rows
  expect((await list({})).map(({ refused }) => refused)).toEqual(['no-tie', null])
  for (const typed of [number, number.replace('-', '').toLowerCase()])
    expect(await list({ number: typed })).toMatchObject([{ number, reader: '=林专员', refused: null }])
  expect(await list({ number: 'ZZZZZ-ZZZZZ' })).toEqual([])
  expect((await list({ answer: 'refused' })).length).toBe(1)
  expect(await list({ purpose: 'refund.execute' })).toEqual([])
  expect((await list({ from: '2026-03-02', to: '2026-03-02' })).length).toBe(2)
  expect(await list({ to: '2026-03-01' })).toEqual([])
  const first = (await app.call(listReadings, { limit: 1 }, { as: officer })).body
  const second = (await app.call(listReadings, { limit: 1, cursor: first.next ?? '' }, { as: officer })).body
  expect([first.rows[0]?.refused, second.rows[0]?.refused, second.next]).toEqual(['no-tie', null, null])
  const odd = await app.call(listReadings, { number: '1' }, { as: officer })
  expect([odd.status, odd.error.fields?.[0]?.path]).toEqual([400, 'number'])
})

test('whoever looks at the register or takes it along is in the record, and nobody else may', async () => {
  const governor = await app.as('governance-officer')
  await app.call(listReadings, { answer: 'refused' }, { as: governor })
  const file = await app.call(exportReadings, {}, { as: governor })
  expect(file.status).toBe(200)
  expect(await looksOf(governor)).toMatchObject([
    { kind: 'readings.listed', data: { answer: 'refused', rows: 1 } },
    { kind: 'readings.exported', data: { rows: 2 } },
  ])
  for (const person of [agent, consumer, await app.as('admin'), await app.as('regulator')]) {
    expect((await app.call(listReadings, {}, { as: person })).status).toBe(403)
    expect((await app.call(exportReadings, {}, { as: person })).status).toBe(403)
  }
})

test('a file of the register runs no formula in a spreadsheet', async () => {
  const reply = await app.server.inject({ url: exportReadings.path, headers: { cookie: officer.cookie } })
  expect(reply.body).toContain(number)
  expect(reply.body).toContain(",'=林专员,")
})

test('what cannot be recorded is not listed either', async () => {
  await sql`alter table kernel.fact add constraint no_looks check (kind <> 'readings.listed') not valid`.execute(app.db)
  const { status } = await app.call(listReadings, {}, { as: officer })
  await sql`alter table kernel.fact drop constraint no_looks`.execute(app.db)
  expect(status).toBe(500)
})
