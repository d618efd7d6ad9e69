import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../tests/support/app.ts'
import { timeline } from '../fact/record.ts'
import { domainNames } from './domain.rules.ts'
import * as contract from './keys.contract.ts'
import { rootKey } from './root.ts'
import { activeDomainKey } from './open-keys.actions.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T09:00:00+08:00' })
  await app.inTx(async (ctx) => {
    for (const domain of domainNames) await activeDomainKey(ctx, domain)
  })
})
afterAll(() => app.close())

test('whoever looks after the installation sees the age and state of every key and what each index tells, and never a key', async () => {
  const admin = await app.as('admin')
  const { status, body } = await app.call(contract.readKeys, {}, { as: admin })
  expect(status).toBe(200)
  expect(body.root).toEqual({ source: 'file', name: rootKey().id, wrappedByOther: 0 })
  expect(body.domains.map(({ domain }) => domain)).toEqual([...domainNames].toSorted())
  expect(body.domains.find(({ domain }) => domain === 'identity')).toMatchObject({
    version: 1,
    people: 1,
    changing: null,
  })
  const email = body.indexes.find(({ id }) => id === 'kernel.account.email_index')
  expect(email).toMatchObject({
    of: { zh: '账号' },
    by: { zh: '邮箱' },
    rows: 1,
    entries: 1,
    alone: 1,
    most: 1,
    state: 'equal',
  })
  expect(body.indexes.find(({ id }) => id === 'complaints.contact.phone_last4')).toMatchObject({
    rows: 0,
    state: 'few',
  })
  expect(body.indexes.every(({ of }) => !of.zh.includes('.'))).toBe(true)
  const text = JSON.stringify(body)
  for (const { wrapped } of await app.db.selectFrom('kernel.vault_domain_key').select('wrapped').execute())
    for (const encoding of ['hex', 'base64'] as const) expect(text).not.toContain(wrapped?.toString(encoding))
})

test('a key is changed from the page: pressed twice at once it is changed once, and again when that is done', async () => {
  const officer = await app.as('privacy-officer')
  const press = () => app.call(contract.rotateKey, { domain: 'identity' }, { as: officer })
  const both = await Promise.all([press(), press()])
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
  expect(both.find(({ status }) => status === 409)?.error.code).toBe('vault.rotation-running')
  expect(both.find(({ status }) => status === 200)?.body).toMatchObject({ version: 2, changing: { left: 2, of: 2 } })
  await app.runJobs()
  const { domains } = (await app.call(contract.readKeys, {}, { as: officer })).body
  expect(domains.find(({ domain }) => domain === 'identity')).toMatchObject({ version: 2, changing: null })
  expect((await press()).body.version).toBe(3)
  const kinds = (await timeline(app.ctx(), 'vault.identity')).map(({ kind }) => kind)
  expect(kinds.filter((kind) => kind === 'vault.rotation-begun')).toHaveLength(2)
})

test('nobody else sees or changes keys; a kind of data that does not exist is refused by its field', async () => {
  for (const role of ['agent', 'consumer', 'regulator'] as const) {
    const as = await app.as(role)
    expect((await app.call(contract.readKeys, {}, { as })).status, role).toBe(403)
    expect((await app.call(contract.rotateKey, { domain: 'contact' }, { as })).status, role).toBe(403)
  }
  const bad = await app.call(contract.rotateKey, { domain: 'everything' as 'contact' }, { as: await app.as('admin') })
  expect([bad.status, bad.error.fields?.[0]?.path]).toEqual([400, 'domain'])
})
