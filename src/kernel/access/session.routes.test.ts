import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { createAccount } from './account.actions.ts'
import * as account from './account.contract.ts'
import { hash, verify } from '@node-rs/argon2'
import { declareInstallation, issueSetUpToken } from './installation.actions.ts'
import * as session from './session.contract.ts'

let app: TestApp
const password = 'correct horse battery'
beforeAll(async () => {
  app = await testApp()
  await app.inTx((ctx) =>
    createAccount(ctx, {
      displayName: '林晓',
      email: 'Lin@Example.com',
      phone: '13900000001',
      language: 'zh',
      roles: ['consumer'],
      consumerId: 'con_1',
      merchantId: null,
      password,
    }),
  )
})
afterAll(() => app.close())

const cookieOf = (headers: Record<string, unknown>): Person => {
  const cookie = String(headers['set-cookie']).split(';')[0] ?? ''
  return { cookie, actor: app.ctx().actor }
}

test('a consumer signs in with e-mail in any case or with phone, and the cookie cannot be read by scripts', async () => {
  for (const login of ['lin@example.COM', '13900000001', '+86 139 0000 0001', ' ｌｉｎ@example.com ']) {
    const answer = await app.call(session.signIn, { login, password })
    expect(answer.status).toBe(200)
    expect(answer.body.me).toMatchObject({ displayName: '林晓', roles: ['consumer'], consumerId: 'con_1' })
    expect(String(answer.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Lax/)
  }
})

test('a wrong password and an unknown login get the same words', async () => {
  const wrong = await app.call(session.signIn, { login: 'lin@example.com', password: 'wrong' }, { language: 'en' })
  const unknown = await app.call(session.signIn, { login: 'nobody@example.com', password: 'wrong' }, { language: 'en' })
  expect([wrong.status, unknown.status]).toEqual([401, 401])
  expect(wrong.error).toEqual(unknown.error)
  expect(wrong.error.message).toBe('That login and password do not match.')
})

test('guessing slows down after five tries and never locks the owner out for good', async () => {
  await app.inTx((ctx) =>
    createAccount(ctx, {
      displayName: '周到',
      email: 'zhou@example.com',
      phone: null,
      language: 'zh',
      roles: ['agent'],
      consumerId: null,
      merchantId: null,
      password,
    }),
  )
  // Written in other ways it is the same login: there are no more tries.
  for (const login of [
    'zhou@example.com',
    'ZHOU@example.com',
    ' zhou@example.com',
    'ｚhou@example.com',
    'zhou@Example.com',
  ])
    await app.call(session.signIn, { login, password: 'wrong' })
  const waiting = await app.call(session.signIn, { login: 'zhou@example.com', password })
  expect(waiting.status).toBe(429)
  expect(waiting.error.code).toBe('session.wait')
  const before = app.clock.now
  app.clock.now = new Date(before.getTime() + 15 * 60_000)
  expect((await app.call(session.signIn, { login: 'zhou@example.com', password })).status).toBe(200)
  app.clock.now = before
})

test('guesses that arrive all at once share the five free tries', async () => {
  await app.inTx((ctx) =>
    createAccount(ctx, {
      displayName: '苏木',
      email: 'su@example.com',
      phone: null,
      language: 'zh',
      roles: ['agent'],
      consumerId: null,
      merchantId: null,
      password,
    }),
  )
  const guesses = Array.from({ length: 12 }, (_, i) =>
    app.call(session.signIn, { login: 'su@example.com', password: `wrong ${i}` }),
  )
  const statuses = (await Promise.all(guesses)).map((answer) => answer.status)
  expect(statuses.filter((status) => status === 401)).toHaveLength(5)
  expect(statuses.filter((status) => status === 429)).toHaveLength(7)
})

test('waiting tells nothing about who has an account: a login nobody has is slowed down alike', async () => {
  const guess = () => app.call(session.signIn, { login: 'nobody-here@example.com', password: 'wrong' })
  const codes = []
  for (let i = 0; i < 6; i += 1) codes.push((await guess()).error.code)
  expect(codes).toEqual([...Array(5).fill('session.wrong-login'), 'session.wait'])
})

test('a missing password is named as a field, in the language asked for', async () => {
  const zh = await app.call(session.signIn, { login: 'lin@example.com' } as never)
  expect(zh.status).toBe(400)
  expect(zh.error.fields?.[0]?.path).toBe('password')
  expect(zh.error.message).toContain('1 处')
})

test('a session ends when it is signed out, when it idles too long, and when its account is disabled', async () => {
  const first = cookieOf((await app.call(session.signIn, { login: 'lin@example.com', password })).headers)
  expect((await app.call(session.readMe, {}, { as: first })).body.me?.displayName).toBe('林晓')
  await app.call(session.signOut, {}, { as: first })
  expect((await app.call(session.readMe, {}, { as: first })).body.me).toBeNull()

  const agent = await app.as('agent')
  const before = app.clock.now
  app.clock.now = new Date(before.getTime() + 3 * 60 * 60_000)
  expect((await app.call(session.readMe, {}, { as: agent })).body.me).toBeNull()
  app.clock.now = before

  const admin = await app.as('admin')
  const other = await app.as('agent')
  await app.call(account.changeAccount, { id: other.actor.id, state: 'disabled' }, { as: admin })
  expect((await app.call(session.readMe, {}, { as: other })).body.me).toBeNull()
})

test('a new password signs every other device out and keeps this one', async () => {
  const here = cookieOf((await app.call(session.signIn, { login: 'lin@example.com', password })).headers)
  const there = cookieOf((await app.call(session.signIn, { login: 'lin@example.com', password })).headers)
  const wrong = await app.call(session.changePassword, { current: 'not it', next: 'another good phrase' }, { as: here })
  expect(wrong.error.code).toBe('session.password-wrong')
  const common = await app.call(session.changePassword, { current: password, next: 'woaini1314520' }, { as: here })
  expect(common.error.code).toBe('password.too-common')
  expect(
    (await app.call(session.changePassword, { current: password, next: 'another good phrase' }, { as: here })).status,
  ).toBe(200)
  expect((await app.call(session.readMe, {}, { as: there })).body.me).toBeNull()
  expect((await app.call(session.readMe, {}, { as: here })).body.me).not.toBeNull()
})

test('a write that another web site sends with our cookie is refused', async () => {
  const agent = await app.as('agent')
  const write = (headers: Record<string, string>) =>
    app.call(session.changeLanguage, { language: 'en' }, { as: agent, headers })
  const foreign = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site', origin: 'http://localhost:80' },
    // A password of the browser's own (for a proxy in front, say) goes along with foreign writes too.
    { 'sec-fetch-site': 'cross-site', authorization: 'Basic dXNlcjpwYXNz' },
  ]
  for (const headers of foreign) expect((await write(headers)).error.code).toBe('access.foreign-origin')
})

test('our own pages may write, also behind a proxy that calls us by another name', async () => {
  const agent = await app.as('agent')
  const write = (headers: Record<string, string>) =>
    app.call(session.changeLanguage, { language: 'en' }, { as: agent, headers })
  const own = { host: 'xiaobao.internal:8080', origin: 'https://xiaobao.example.com', 'sec-fetch-site': 'same-origin' }
  expect((await write(own)).status).toBe(200)
  expect((await write({ host: 'xiaobao.example.com', origin: 'https://xiaobao.example.com' })).status).toBe(200)
})

test('first set-up makes the first administrator once, with the token of the console, which a restart does not change', async () => {
  await app.inTx((ctx) => declareInstallation(ctx, 'production', '消保'))
  const start = (secret = 'the secret of this installation') => app.inTx((ctx) => issueSetUpToken(ctx, secret))
  const [token, besides] = await Promise.all([start(), start()])
  expect(besides).toBe(token)
  expect(await start()).toBe(token)
  if (token === null) throw new Error('no token although nothing is set up')
  const other = (await start('another secret')) ?? ''
  const first = {
    token: 'guess',
    name: '测试平台',
    email: 'admin@example.com',
    displayName: '管理员',
    password: 'a good long phrase',
  }
  expect((await app.call(session.setUpInstallation, first)).error.code).toBe('installation.token-wrong')
  // Whoever starts last decides: a token under a secret that is no longer used opens nothing.
  expect((await app.call(session.setUpInstallation, { ...first, token })).error.code).toBe('installation.token-wrong')
  expect(await start()).toBe(token)
  expect((await app.call(session.setUpInstallation, { ...first, token: other })).error.code).toBe(
    'installation.token-wrong',
  )
  expect((await app.call(session.setUpInstallation, { ...first, token, password: 'short' })).error.code).toBe(
    'password.too-short',
  )
  const [one, two] = await Promise.all([
    app.call(session.setUpInstallation, { ...first, token }, { language: 'en' }),
    app.call(session.setUpInstallation, { ...first, token }, { language: 'en' }),
  ])
  expect([one.status, two.status].toSorted()).toEqual([201, 409])
  expect((one.status === 201 ? one : two).body.language).toBe('en')
  expect(await start()).toBe(null)
  expect((await app.call(session.readMe, {})).body.installation).toMatchObject({
    kind: 'production',
    setUp: true,
    demoAccounts: [],
  })
})

test('of a demo and a production that claim one new database at once, one wins and both know which', async () => {
  const fresh = await testApp()
  const kinds = await Promise.all(
    (['demo', 'production'] as const).map((kind) => fresh.inTx((ctx) => declareInstallation(ctx, kind, '消保'))),
  )
  expect(kinds[0]).toEqual(kinds[1])
  await fresh.close()
})

test('a password kept from before the pepper still opens, and is kept the new way from then on: with the database alone nobody can try it', async () => {
  const person = {
    displayName: '陆行',
    email: 'lu@example.com',
    phone: null,
    language: 'zh',
    roles: ['agent'],
  } as const
  const made = await app.inTx((ctx) => createAccount(ctx, { ...person, consumerId: null, merchantId: null, password }))
  const stored = () =>
    app.db.selectFrom('kernel.account').select('password_hash').where('id', '=', made.id).executeTakeFirstOrThrow()
  expect((await stored()).password_hash).toMatch(/^p1\$argon2id/)
  const before = await hash(password)
  await app.db.updateTable('kernel.account').set({ password_hash: before }).where('id', '=', made.id).execute()
  expect((await app.call(session.signIn, { login: person.email, password })).status).toBe(200)
  const after = (await stored()).password_hash ?? ''
  expect(after).toMatch(/^p1\$argon2id/)
  await expect(verify(after.slice(2), password)).resolves.toBe(false)
  expect((await app.call(session.signIn, { login: person.email, password })).status).toBe(200)
})

test('a password of more than 128 characters is refused before it is hashed, and full-width letters open like half-width ones', async () => {
  const long = await app.call(session.signIn, { login: 'lu@example.com', password: 'x'.repeat(129) })
  expect([long.status, long.error.fields?.[0]?.path]).toEqual([400, 'password'])
  const wide = 'ｃｏｒｒｅｃｔ　ｈｏｒｓｅ　ｂａｔｔｅｒｙ'
  expect((await app.call(session.signIn, { login: 'lu@example.com', password: wide })).status).toBe(200)
  expect((await app.call(session.signIn, { login: 'lu@example.com', password: ` ${password}` })).status).toBe(401)
})
