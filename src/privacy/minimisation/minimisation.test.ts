import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { runSql } from '../../../tests/support/sql.ts'
import { readMinimisation, reviewMinimisation } from './minimisation.contract.ts'

let app: TestApp
let officer: Person
beforeAll(async () => {
  app = await testApp()
  officer = await app.as('privacy-officer')
})
afterAll(() => app.close())
const report = async () => (await app.call(readMinimisation, {}, { as: officer })).body
const read = (id: string, at: string, refused = 'null') =>
  runSql(
    app.connectionString,
    `insert into kernel.reading (id, at, until, reader, role, purpose, case_id, person, fields, refused, rule)
     values ('${id}', '${at}', ${refused === 'null' ? `'${at}'` : 'null'}, 'acc_a', 'agent', 'dispute.handle', 'cmp_a', 'con_a', '{phone}', ${refused}, null)`,
  )

test('a personal column that nobody ever filled is named, and no more once somebody fills it', async () => {
  const phone = (one: Awaited<ReturnType<typeof report>>) =>
    one.empty.find(({ table, column }) => table === 'kernel.account' && column === 'phone_sealed')
  expect(phone(await report())).toMatchObject({ kind: 'contact' })
  await runSql(
    app.connectionString,
    `update kernel.account set phone_sealed = '\\x00' where id = '${officer.actor.id}'`,
  )
  expect(phone(await report())).toBeUndefined()
  await runSql(app.connectionString, `update kernel.account set phone_sealed = null`)
})

test('a field and a purpose count as used by reads of the last 92 days only, and not by what was refused', async () => {
  const unused = async () => {
    const { unread, idle } = await report()
    return [unread.some(({ field }) => field === 'phone'), idle.some(({ purpose }) => purpose === 'dispute.handle')]
  }
  expect(await unused()).toEqual([true, true])
  const now = app.clock.now.getTime()
  const ago = (days: number) => new Date(now - days * 86_400_000).toISOString()
  await read('rdg_1', ago(93))
  await read('rdg_2', ago(1), `'role'`)
  expect(await unused()).toEqual([true, true])
  await read('rdg_3', ago(91))
  expect(await unused()).toEqual([false, false])
})

test('tables with a period that nothing clears are named while they have rows, and those that are cleared are not', async () => {
  const { uncleared } = await report()
  expect(uncleared.some(({ table }) => table === 'kernel.account')).toBe(true)
  expect(uncleared.some(({ table }) => table === 'kernel.notice')).toBe(false)
})

test('the privacy officer reviews the report that was on the page, and it is a fact; nobody else does', async () => {
  const { findings } = await report()
  const review = (as: Person, seen: number) => app.call(reviewMinimisation, { findings: seen }, { as })
  expect((await review(await app.as('admin'), findings)).status).toBe(403)
  expect((await review(officer, -1)).status).toBe(400)
  expect((await review(officer, findings + 1)).error.code).toBe('minimisation.changed')
  expect((await review(officer, findings)).status).toBe(201)
  const facts = await runSql(app.connectionString, `select data from kernel.fact where kind = 'privacy.minimised'`)
  expect(facts).toEqual([{ data: { findings } }])
  expect((await report()).reviewed).toMatchObject({ findings })
  expect((await app.call(readMinimisation, {}, { as: await app.as('agent') })).status).toBe(403)
})
