import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { runSql } from '../../../tests/support/sql.ts'
import * as contract from './fields.contract.ts'
import type { Field } from './fields.contract.ts'

let app: TestApp
let officer: Person
beforeAll(async () => {
  app = await testApp()
  officer = await app.as('privacy-officer')
})
afterAll(() => app.close())

async function everyField(filter: contract.FieldFilter = {}): Promise<Field[]> {
  const found: Field[] = []
  let cursor: string | undefined
  do {
    const input = { ...filter, limit: 200, ...(cursor === undefined ? {} : { cursor }) }
    const { body } = await app.call(contract.listFields, input, { as: officer })
    found.push(...body.rows)
    cursor = body.next ?? undefined
  } while (cursor !== undefined)
  return found
}

test('the register holds every column of every table once, page by page, and none that is not there', async () => {
  const [{ n } = { n: 0 }] = await runSql(
    app.connectionString,
    `select count(*)::int as n from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where t.table_type = 'BASE TABLE' and c.table_schema not in ('graphile_worker', 'information_schema', 'pg_catalog', 'public')`,
  )
  const fields = await everyField()
  expect(fields).toHaveLength(Number(n))
  expect(new Set(fields.map(({ id }) => id)).size).toBe(fields.length)
})

test('a telephone is personal, sealed, of 5.1.2 identity, and says why and for how long it is kept', async () => {
  const { body } = await app.call(contract.listFields, { text: 'complaints.contact.phone_sealed' }, { as: officer })
  expect(body.rows).toEqual([
    {
      id: 'complaints.contact.phone_sealed',
      capability: 'complaints',
      table: 'complaints.contact',
      column: 'phone_sealed',
      store: 'tables',
      class: 'personal',
      kind: 'contact',
      sealed: true,
    },
  ])
  const kind = body.kinds.find(({ id }) => id === 'contact')
  expect(kind).toMatchObject({ category: 'identity', onErase: 'shred', mask: 'partial', copy: true })
  expect(kind?.basis?.zh).toContain('第十三条')
  expect(kind?.keep?.rule).toBe('online-trading-31.transactions')
})

test('filters leave what they say, and together leave less', async () => {
  const sensitive = await everyField({ class: 'sensitive' })
  expect(sensitive.length).toBeGreaterThan(5)
  expect(sensitive.every((one) => one.class === 'sensitive')).toBe(true)
  const feedback = await everyField({ category: 'feedback' })
  const sealed = await everyField({ category: 'feedback', seal: 'sealed', capability: 'complaints' })
  expect(sealed.length).toBeGreaterThan(0)
  expect(sealed.length).toBeLessThan(feedback.length)
  expect(sealed.every((one) => one.sealed && one.capability === 'complaints')).toBe(true)
  expect(await everyField({ text: 'nothing of this name' })).toEqual([])
})

test('a bad filter is refused, and whoever is not meant to see names of tables sees none', async () => {
  const bad = await app.call(contract.listFields, { class: 'secret' as 'public' }, { as: officer })
  expect(bad.status).toBe(400)
  for (const role of ['consumer', 'merchant', 'agent'] as const) {
    const other = await app.as(role)
    expect((await app.call(contract.listFields, {}, { as: other })).status).toBe(403)
    expect((await app.call(contract.readMap, {}, { as: other })).status).toBe(403)
    expect((await app.call(contract.readProcessing, {}, { as: other })).status).toBe(403)
  }
})

test('the file says what the page says, in the language asked for', async () => {
  const { status, body } = await app.call(
    contract.exportFields,
    { class: 'sensitive', language: 'en' },
    { as: officer },
  )
  expect(status).toBe(200)
  const lines = String(body).trim().split('\r\n')
  expect(lines).toHaveLength(1 + (await everyField({ class: 'sensitive' })).length)
  expect(lines[0]).toContain('keep_rule')
  expect(String(body)).toContain('Means of signing in')
})

test('the map names every personal column under one category and one store, with the rows that are there now', async () => {
  const before = (await app.call(contract.readMap, {}, { as: officer })).body
  const columns = before.parts.flatMap(({ tables }) => tables).reduce((sum, one) => sum + one.columns, 0)
  const personal = [...(await everyField({ class: 'personal' })), ...(await everyField({ class: 'sensitive' }))]
  expect(columns).toBe(personal.length)
  expect(before.fields).toBe(personal.length)
  expect(new Set(before.parts.map(({ category, store }) => `${category} ${store}`)).size).toBe(20)
  const accounts = (map: contract.DataMap) =>
    map.parts
      .find(({ category, store }) => category === 'identity' && store === 'tables')
      ?.tables.find(({ table }) => table === 'kernel.account')?.rows ?? 0
  await app.as('agent')
  const after = (await app.call(contract.readMap, {}, { as: officer })).body
  expect(accounts(after)).toBe(accounts(before) + 1)
})

test('the log of facts holds no personal column', async () => {
  const { body } = await app.call(contract.readMap, {}, { as: officer })
  for (const { store, tables } of body.parts) if (store === 'log') expect(tables).toEqual([])
})

test('the privacy officer checks the map that was on the page; it is a fact, and what changes later is named', async () => {
  const { body: map } = await app.call(contract.readMap, {}, { as: officer })
  expect(map.checked).toBeNull()
  const stale = await app.call(contract.checkMap, { digest: 'f'.repeat(64) }, { as: officer })
  expect([stale.status, stale.error.code]).toEqual([409, 'privacy-map.changed'])
  const other = await app.as('agent')
  expect((await app.call(contract.checkMap, { digest: map.digest }, { as: other })).status).toBe(403)
  const malformed = await app.call(contract.checkMap, { digest: 'yes' }, { as: officer })
  expect(malformed.status).toBe(400)
  const done = await app.call(contract.checkMap, { digest: map.digest }, { as: officer })
  expect(done.status).toBe(201)
  const facts = await runSql(app.connectionString, `select data from kernel.fact where kind = 'privacy.map-checked'`)
  expect(facts).toEqual([{ data: { digest: map.digest, fields: map.fields } }])
  expect((await app.call(contract.readMap, {}, { as: officer })).body).toMatchObject({
    checked: { id: done.body.id },
    added: [],
    removed: [],
  })
  await runSql(
    app.connectionString,
    `update privacy.map_check set fields = array_append(array_remove(fields, 'complaints.contact.phone_sealed contact'), 'complaints.gone.word words')`,
  )
  expect((await app.call(contract.readMap, {}, { as: officer })).body).toMatchObject({
    added: ['complaints.contact.phone_sealed'],
    removed: ['complaints.gone.word'],
  })
})

test('the record of processing accounts for every personal field and names who may read it in the open', async () => {
  const { body } = await app.call(contract.readProcessing, {}, { as: officer })
  const { body: map } = await app.call(contract.readMap, {}, { as: officer })
  expect(body.rows.reduce((sum, row) => sum + row.fields, 0)).toBe(map.fields)
  const contacts = body.rows.find(({ capability, kind }) => capability === 'complaints' && kind.id === 'contact')
  expect(contacts?.readers).toEqual(expect.arrayContaining(['agent', 'mediator']))
  expect(contacts?.readers).not.toContain('admin')
  const keys = body.rows.filter(({ kind }) => kind.id === 'credential')
  expect(keys.every(({ readers }) => readers?.length === 0)).toBe(true)
  const csv = await app.call(contract.exportProcessing, {}, { as: officer })
  expect(String(csv.body).trim().split('\r\n')).toHaveLength(1 + body.rows.length)
})

test('anybody reads what is collected, why and for how long, without names of tables', async () => {
  const { status, body } = await app.call(contract.readNotice, {})
  expect(status).toBe(200)
  expect(body.categories.map(({ category }) => category).toSorted()).toEqual([
    'behaviour',
    'feedback',
    'identity',
    'transaction',
  ])
  expect(JSON.stringify(body)).not.toMatch(/kernel\.|complaints\.contact|_sealed/)
  const orders = body.categories.flatMap(({ kinds }) => kinds).find(({ id }) => id === 'order')
  expect(orders?.years).toBe(3)
})
