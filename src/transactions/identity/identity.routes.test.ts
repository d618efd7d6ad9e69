import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApiKey } from '../../kernel/access/account.contract.ts'
import { readFile } from '../../kernel/evidence/evidence.contract.ts'
import { sweepFiles } from '../../kernel/evidence/sweep.actions.ts'
import { reveal } from '../../kernel/reading/reading.contract.ts'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { consumerId } from '../../../tests/support/order.ts'
import { runSql } from '../../../tests/support/sql.ts'
import { photo, uploadsOf } from '../../../tests/support/uploads.ts'
import { accountsOf } from './identity.actions.ts'
import * as contract from './identity.contract.ts'

let app: TestApp
let desk: Person
let machine: { key: string }
beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T09:00:00+08:00' })
  desk = await app.as('risk-analyst')
  const admin = await app.as('admin')
  machine = {
    key: (await app.call(createApiKey, { name: 'shop', scopes: ['payments.write'] }, { as: admin })).body.token,
  }
})
afterAll(() => app.close())

/** A number of somebody born on 1 March 1990: valid, and of nobody we know. */
function numberOf(serial: number): string {
  const body = `11010519900301${String(serial).padStart(3, '0')}`
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = [...body].reduce((all, digit, place) => all + Number(digit) * (weights[place] ?? 0), 0)
  return body + ('10X98765432'[sum % 11] ?? '')
}
let people = 0
const somebody = () => app.as('consumer', { consumerId: consumerId(`V${(people += 1)}`) })
const pictureOf = async (person: Person) =>
  (await uploadsOf(app, () => person).upload(await photo(people), { name: 'id.jpg', type: 'image/jpeg' })).id
async function ask(person: Person, serial: number, other: { name?: string; number?: string } = {}) {
  const wish = { name: '王小明', number: numberOf(serial), ...other, agreedTo: contract.agreementVersion } as const
  return app.call(contract.askVerification, { ...wish, file: await pictureOf(person) }, { as: person })
}
const idOf = async (person: Person, serial: number) => (await ask(person, serial)).body.current?.id ?? ''
const decide = (id: string, why: (typeof contract.foundAtDesk)[number] | null = null, as = desk) =>
  app.call(contract.decideVerification, { id, why }, { as })

test('a person compares the picture and says yes: the account is verified, told so, and the picture is gone', async () => {
  const person = await somebody()
  const asked = await ask(person, 1)
  expect(asked.status).toBe(201)
  const { current } = asked.body
  expect(current).toMatchObject({ state: 'asked', name: '王**' })
  expect(current?.number).toMatch(/^1\*{16}[\dX]$/)
  const id = current?.id ?? ''
  const { body: seen } = await app.call(contract.readVerification, { id }, { as: desk })
  expect(seen).toMatchObject({ name: '王**', said: { birthYear: 1990, age: 36, ofAge: true }, otherAccounts: 0 })
  expect(JSON.stringify(seen)).not.toContain(numberOf(1))
  const [file] = seen.files
  expect((await app.call(readFile, { id: file?.id ?? '' }, { as: desk })).status).toBe(200)
  expect((await decide(id)).body.state).toBe('verified')
  const mine = await app.call(contract.readMyIdentity, {}, { as: person })
  expect(mine.body).toMatchObject({ level: 'verified', current: { id, state: 'verified' } })
  const level = await app.call(contract.readIdentityLevel, { id: person.actor.consumerId ?? '' }, { as: machine })
  expect(level.body).toMatchObject({ level: 'verified', accounts: 1 })
  expect((await app.call(readFile, { id: file?.id ?? '' }, { as: desk })).status).toBe(404)
  const notices = await runSql(app.connectionString, `select template from kernel.notice where subject = '${id}'`)
  expect(notices.map(({ template }) => template)).toContain('identity.verified')
})

test('the bytes of the picture are taken away with the next sweep, whatever was decided', async () => {
  const person = await somebody()
  const id = await idOf(person, 2)
  const [{ sha256 } = {}] = await runSql(app.connectionString, `select sha256 from kernel.file where subject = '${id}'`)
  const bytes = () =>
    runSql(app.connectionString, `select 1 from kernel.file_content where sha256 = '${String(sha256)}'`)
  expect(await bytes()).toHaveLength(1)
  await decide(id, 'unclear')
  const later = new Date(app.clock.now.getTime() + 2 * 3_600_000)
  await sweepFiles({ ...app.ctx(), now: later }, app.files)
  expect(await bytes()).toEqual([])
})

test('what is refused keeps neither name nor number, says why, and may be asked again', async () => {
  const person = await somebody()
  const id = await idOf(person, 3)
  expect((await decide(id, 'mismatch')).body).toMatchObject({ state: 'refused', why: 'mismatch', name: null })
  const [row] = await runSql(
    app.connectionString,
    `select name_sealed, number_sealed, number_index from transactions.verification where id = '${id}'`,
  )
  expect(row).toEqual({ name_sealed: null, number_sealed: null, number_index: null })
  expect((await ask(person, 3)).status).toBe(201)
})

test('a number that cannot be, a name of figures and a picture of somebody else are refused with their field', async () => {
  const person = await somebody()
  const wrong = await ask(person, 4, { number: '110105199003010000' })
  expect([wrong.status, wrong.error.code, wrong.error.params['field']]).toEqual([
    422,
    'identity.not-a-number',
    'number',
  ])
  const named = await ask(person, 4, { name: '1234' })
  expect([named.error.code, named.error.params['field']]).toEqual(['identity.not-a-name', 'name'])
  const other = await pictureOf(await somebody())
  const wish = { name: '王小明', number: numberOf(4), agreedTo: contract.agreementVersion } as const
  const stolen = await app.call(contract.askVerification, { ...wish, file: other }, { as: person })
  expect(stolen.error.code).toBe('file.unknown')
  expect((await app.call(contract.readMyIdentity, {}, { as: person })).body.level).toBe('none')
})

test('two requests at once are one, and nothing is decided twice', async () => {
  const person = await somebody()
  const both = await Promise.all([ask(person, 5), ask(person, 5)])
  expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409])
  const id = (await app.call(contract.readMyIdentity, {}, { as: person })).body.current?.id ?? ''
  const decided = await Promise.all([decide(id), decide(id, 'mismatch')])
  expect(decided.map(({ status }) => status).toSorted()).toEqual([200, 409])
})

test('taken back, name and number are gone at once, and the account is known to nobody', async () => {
  const person = await somebody()
  const id = await idOf(person, 6)
  await decide(id)
  const back = await app.call(contract.withdrawVerification, { id }, { as: person })
  expect(back.body).toMatchObject({ level: 'none', current: null })
  const other = await app.call(contract.withdrawVerification, { id }, { as: await somebody() })
  expect(other.status).toBe(404)
  const [row] = await runSql(
    app.connectionString,
    `select number_sealed from transactions.verification where id = '${id}'`,
  )
  expect(row).toEqual({ number_sealed: null })
})

test('five accounts are one person for caps; a sixth with the same number is refused', async () => {
  const persons: Person[] = []
  for (let n = 0; n < 6; n += 1) {
    const person = await somebody()
    persons.push(person)
    const done = await decide(await idOf(person, 7))
    expect(done.body).toMatchObject(n < 5 ? { state: 'verified' } : { state: 'refused', why: 'too-many' })
  }
  const five = persons.slice(0, 5).map(({ actor }) => actor.consumerId)
  expect((await accountsOf(app.ctx(), five[2] ?? '')).toSorted()).toEqual(five.toSorted())
  expect(await accountsOf(app.ctx(), persons[5]?.actor.consumerId ?? '')).toEqual([persons[5]?.actor.consumerId])
})

test('name and number are read in the open by whoever compares them, for that purpose, and no longer once it is decided', async () => {
  const person = await somebody()
  const id = await idOf(person, 8)
  const read = (as: Person) =>
    app.call(reveal, { case: id, purpose: 'identity.verify', fields: ['name', 'id-number'] }, { as })
  expect((await read(desk)).body.values).toEqual([
    { field: 'name', value: '王小明' },
    { field: 'id-number', value: numberOf(8) },
  ])
  expect((await read(await app.as('agent'))).status).toBe(404)
  await decide(id)
  expect((await read(await app.as('risk-analyst'))).status).toBe(403)
})

test('nobody but the desk sees requests, nobody decides about themselves, and the oldest waits on top', async () => {
  const own = await app.as('risk-analyst', { consumerId: consumerId('V-own') })
  const asking = await app.as('consumer', { consumerId: consumerId('V-own') })
  const id = await idOf(asking, 9)
  expect((await decide(id, null, own)).status).toBe(404)
  for (const role of ['consumer', 'merchant', 'agent', 'admin', 'privacy-officer'] as const) {
    const person = await app.as(role)
    expect((await app.call(contract.listVerifications, {}, { as: person })).status).toBe(403)
    expect((await decide(id, null, person)).status).toBe(403)
  }
  const { body } = await app.call(contract.listVerifications, { limit: 2 }, { as: desk })
  const times = body.rows.map(({ askedAt }) => askedAt)
  expect(times).toEqual(times.toSorted())
  const bad = await app.call(contract.listVerifications, { state: 'lost' as 'asked' }, { as: desk })
  expect(bad.status).toBe(400)
})
