import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../tests/support/app.ts'
import * as contract from './account.contract.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

const draft = {
  displayName: '陈晨',
  email: 'chen@example.com',
  roles: ['agent' as const],
  password: 'a good long phrase',
}

test('an administrator creates an account; nobody else may', async () => {
  const admin = await app.as('admin')
  expect((await app.call(contract.createAccount, draft)).status).toBe(401)
  expect((await app.call(contract.createAccount, draft, { as: await app.as('agent') })).error.code).toBe(
    'access.not-your-role',
  )
  const made = await app.call(contract.createAccount, draft, { as: admin })
  expect(made.status).toBe(201)
  expect(JSON.stringify(made.body)).not.toContain('argon2')
  expect((await app.call(contract.createAccount, draft, { as: admin })).error.code).toBe('account.login-taken')
})

test('the same key twice creates one account and answers the same; the same key for another request is refused', async () => {
  const admin = await app.as('admin')
  const other = { ...draft, email: 'once@example.com' }
  const [first, second] = await Promise.all([
    app.call(contract.createAccount, other, { as: admin, idempotencyKey: 'same-key-1' }),
    app.call(contract.createAccount, other, { as: admin, idempotencyKey: 'same-key-1' }),
  ])
  expect([first.status, second.status]).toEqual([201, 201])
  expect(second.body.id).toBe(first.body.id)
  const reused = await app.call(
    contract.createAccount,
    { ...other, displayName: '别人' },
    { as: admin, idempotencyKey: 'same-key-1' },
  )
  expect(reused.error.code).toBe('idempotency.key-reused')
})

test('what is shown once stays unwritten: neither a key nor a password is kept for answering the same call again', async () => {
  const admin = await app.as('admin')
  const draftKey = { name: '商城', scopes: ['marketplace.write' as const] }
  const ask = () => app.call(contract.createApiKey, draftKey, { as: admin, idempotencyKey: 'make-a-key-1' })
  const made = await ask()
  expect(made.body.token).toMatch(/^xb_/)
  expect((await ask()).error.code).toBe('idempotency.shown-once')
  expect((await app.call(contract.listApiKeys, {}, { as: admin })).body.rows).toHaveLength(1)
  const person = { ...draft, email: 'kept@example.com' }
  const create = (password: string) =>
    app.call(contract.createAccount, { ...person, password }, { as: admin, idempotencyKey: 'make-a-person' })
  const first = await create('a good long phrase')
  // Recognised by everything but the password: no hash of it is kept to compare with.
  expect((await create('another long phrase')).body.id).toBe(first.body.id)
  const kept = await app.db.selectFrom('kernel.idempotency').select(['answer', 'request']).execute()
  expect(JSON.stringify(kept)).not.toContain(made.body.token)
})

test('a consumer account names its consumer and holds no platform role', async () => {
  const admin = await app.as('admin')
  const missing = await app.call(
    contract.createAccount,
    { ...draft, email: 'c1@example.com', roles: ['consumer'] },
    { as: admin },
  )
  expect(missing.error.code).toBe('account.party-missing')
  const mixed = await app.call(
    contract.createAccount,
    { ...draft, email: 'c2@example.com', roles: ['consumer', 'agent'], consumerId: 'con_1' },
    { as: admin },
  )
  expect(mixed.error.code).toBe('account.party-unfit')
  const nobody = await app.call(contract.createAccount, { ...draft, email: null }, { as: admin })
  expect(nobody.error.code).toBe('account.contact-missing')
})

test('an unknown field is refused by name instead of being dropped', async () => {
  const admin = await app.as('admin')
  const answer = await app.call(contract.createAccount, { ...draft, email: 'x@example.com', isAdmin: true } as never, {
    as: admin,
  })
  expect(answer.status).toBe(400)
  expect(answer.error.fields?.[0]?.path).toBe('isAdmin')
})

test('nobody disables themselves or changes their own roles', async () => {
  const admin = await app.as('admin')
  expect(
    (await app.call(contract.changeAccount, { id: admin.actor.id, state: 'disabled' }, { as: admin })).error.code,
  ).toBe('account.not-yourself')
})

test('the list pages by key and finds by part of a name; the wildcard characters mean themselves', async () => {
  const admin = await app.as('admin')
  for (let i = 0; i < 5; i += 1) await app.as('educator', { displayName: `讲师${i}_100%` })
  const first = await app.call(contract.listAccounts, { role: 'educator', limit: 3 }, { as: admin })
  const second = await app.call(
    contract.listAccounts,
    { role: 'educator', limit: 3, cursor: first.body.next! },
    { as: admin },
  )
  expect([...first.body.rows, ...second.body.rows]).toHaveLength(5)
  expect(second.body.next).toBeNull()
  expect((await app.call(contract.listAccounts, { text: '_100%' }, { as: admin })).body.rows).toHaveLength(5)
  expect((await app.call(contract.listAccounts, { text: '%x%' }, { as: admin })).body.rows).toHaveLength(0)
})

test('a whole e-mail or phone is found however it is written; nothing of either stands in the database', async () => {
  const admin = await app.as('admin')
  const person = { ...draft, displayName: '羽毛探针', email: 'Feather@Example.com', phone: '13977770001' }
  const made = await app.call(contract.createAccount, person, { as: admin })
  for (const text of ['ＦＥＡＴＨＥＲ@example.com', '+86 139 7777 0001', '毛探', 'feather@']) {
    const { rows } = (await app.call(contract.listAccounts, { text }, { as: admin })).body
    expect(rows, text).toEqual([made.body])
  }
  expect((await app.call(contract.listAccounts, { text: '7777' }, { as: admin })).body.rows).toEqual([])
  const taken = { ...draft, displayName: '别人', email: null, phone: '13977770001' }
  expect((await app.call(contract.createAccount, taken, { as: admin })).error.code).toBe('account.login-taken')
  await app.call(contract.changeAccount, { id: made.body.id, displayName: '改了名' }, { as: admin })
  const found = (await app.call(contract.listAccounts, { text: '改了' }, { as: admin })).body.rows
  expect(found.map(({ id, email }) => [id, email])).toEqual([[made.body.id, 'feather@example.com']])
  const kept = JSON.stringify(await app.db.selectFrom('kernel.account').selectAll().execute())
  for (const text of ['羽毛', '改了名', 'feather', '13977770001']) expect(kept).not.toContain(text)
})

test('names are looked for over many accounts, page by page, and every page tells where the next one begins', async () => {
  const admin = await app.as('admin')
  for (let n = 0; n < 7; n += 1) await app.as('inspector', { displayName: `查验员羽${n}` })
  const ids: string[] = []
  let cursor: string | undefined
  do {
    const { rows, next } = (
      await app.call(contract.listAccounts, { text: '员羽', limit: 3, ...(cursor && { cursor }) }, { as: admin })
    ).body
    ids.push(...rows.map(({ displayName }) => displayName))
    cursor = next ?? undefined
  } while (cursor)
  expect(ids).toEqual([6, 5, 4, 3, 2, 1, 0].map((n) => `查验员羽${n}`))
})

test('an API key works only inside its scopes, is shown once, and stops working when revoked', async () => {
  const admin = await app.as('admin')
  const made = await app.call(contract.createApiKey, { name: '商城', scopes: ['marketplace.read'] }, { as: admin })
  const key = { key: made.body.token }
  expect((await app.call(contract.listAccounts, {}, { as: key })).error.code).toBe('access.not-your-role')
  expect(JSON.stringify((await app.call(contract.listApiKeys, {}, { as: admin })).body)).not.toContain(made.body.token)
  await app.call(contract.revokeApiKey, { id: made.body.id }, { as: admin })
  expect((await app.call(contract.listAccounts, {}, { as: key })).status).toBe(401)
})

test('the permission matrix says of every route exactly what the route itself says', async () => {
  const answer = await app.call(contract.listPermissions, {}, { as: await app.as('admin') })
  const routes = app.capabilities.flatMap((capability) => capability.routes)
  expect(answer.body.rows).toHaveLength(routes.length)
  for (const { route } of routes) {
    const row = answer.body.rows.find((candidate) => candidate.method === route.method && candidate.path === route.path)
    expect(row?.who).toEqual([...route.who])
    if (route.method !== 'GET')
      expect(route.audit, `${route.method} ${route.path} is a write without an audit name`).toBeTruthy()
  }
})
