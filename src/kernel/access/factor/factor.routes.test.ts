import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../../tests/support/app.ts'
import { createAccount } from '../account.actions.ts'
import * as accountContract from '../account.contract.ts'
import * as session from '../session.contract.ts'
import * as factor from './factor.contract.ts'
import { hotp, stepAt } from './totp.ts'

let app: TestApp
const password = 'correct horse battery'
beforeAll(async () => (app = await testApp()))
afterAll(() => app.close())

const cookieOf = (headers: Record<string, unknown>): Person => ({
  cookie: String(headers['set-cookie']).split(';')[0] ?? '',
  actor: app.ctx().actor,
})
const minutesOn = (minutes: number) => (app.clock.now = new Date(app.clock.now.getTime() + minutes * 60_000))

/** From base32, as an app reads it. */
const bytesOf = (secret: string): Buffer => {
  const bits = [...secret].map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'))
  return Buffer.from((bits.join('').match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)))
}

/** Somebody with a password, signed in. */
async function somebody(login: string, role: 'agent' | 'admin' = 'agent') {
  const account = await app.inTx((ctx) =>
    createAccount(ctx, {
      displayName: '周到',
      email: login,
      phone: null,
      language: 'zh',
      roles: [role],
      consumerId: null,
      merchantId: null,
      password,
    }),
  )
  const signedIn = await app.call(session.signIn, { login, password })
  return { account, login, here: cookieOf(signedIn.headers) }
}
type Owner = { readonly login: string; readonly here: Person }

/** With the app on the phone: what it shows now, and the codes on paper. */
async function withApp(owner: Owner) {
  const begun = await app.call(factor.beginTotp, {}, { as: owner.here })
  const secret = bytesOf(begun.body.secret)
  const shown = () => hotp(secret, stepAt(app.clock.now))
  const confirmed = await app.call(factor.confirmTotp, { code: shown() }, { as: owner.here })
  minutesOn(1)
  return { begun, confirmed, secret, shown, paper: confirmed.body.recoveryCodes ?? [] }
}
const firstStep = async (login: string) => {
  const answer = await app.call(session.signIn, { login, password })
  return { answer, challenge: answer.body.secondStep?.challenge ?? 'none' }
}
const toldOf = async (accountId: string) =>
  (await app.db.selectFrom('kernel.notice').select('template').where('recipient', '=', accountId).execute()).map(
    ({ template }) => template,
  )

test('with an app set up, the password opens nothing by itself: the six digits do, once', async () => {
  const owner = await somebody('one@example.com')
  const { shown, paper } = await withApp(owner)
  expect(new Set(paper).size).toBe(10)
  const { answer, challenge } = await firstStep(owner.login)
  expect(answer.status).toBe(200)
  expect(answer.body).toMatchObject({ me: null, secondStep: { ways: ['totp', 'recovery-code'] } })
  expect(answer.headers['set-cookie']).toBeUndefined()
  const code = shown()
  const done = await app.call(factor.finishSignIn, { challenge, way: 'totp', code })
  expect(done.status).toBe(200)
  expect((await app.call(session.readMe, {}, { as: cookieOf(done.headers) })).body.me?.displayName).toBe('周到')
  const again = await app.call(factor.finishSignIn, { challenge, way: 'totp', code })
  expect(again.error.code).toBe('factor.challenge-over')
  const next = await firstStep(owner.login)
  const replayed = await app.call(factor.finishSignIn, { challenge: next.challenge, way: 'totp', code })
  expect(replayed.error.code).toBe('factor.code-wrong')
  expect(await toldOf(owner.account.id)).toContain('account.factor-added.totp')
})

test('the same code sent twice at once opens one session', async () => {
  const owner = await somebody('twice@example.com')
  const { shown } = await withApp(owner)
  const steps = await Promise.all([firstStep(owner.login), firstStep(owner.login)])
  const code = shown()
  const answers = await Promise.all(
    steps.map(({ challenge }) => app.call(factor.finishSignIn, { challenge, way: 'totp', code })),
  )
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 422])
})

test('an app that was never confirmed protects nothing and asks for nothing', async () => {
  const owner = await somebody('unconfirmed@example.com')
  await app.call(factor.beginTotp, {}, { as: owner.here })
  const wrong = await app.call(factor.confirmTotp, { code: '000000' }, { as: owner.here })
  expect(wrong.error.code).toBe('factor.code-wrong')
  expect((await firstStep(owner.login)).answer.body.me?.displayName).toBe('周到')
  expect((await app.call(factor.listFactors, {}, { as: owner.here })).body.totpSince).toBeNull()
})

test('a second step is tried five times and no more, and its owner hears that somebody knows the password', async () => {
  const owner = await somebody('five@example.com')
  const { shown } = await withApp(owner)
  const { challenge } = await firstStep(owner.login)
  const tries = []
  for (let i = 0; i < 5; i += 1)
    tries.push((await app.call(factor.finishSignIn, { challenge, way: 'totp', code: '000000' })).error.code)
  expect(tries).toEqual(Array(5).fill('factor.code-wrong'))
  const right = await app.call(factor.finishSignIn, { challenge, way: 'totp', code: shown() })
  expect(right.error.code).toBe('factor.challenge-over')
  expect(await toldOf(owner.account.id)).toContain('account.second-step-failed')
  // Beginning anew with the right password does not give a guesser new tries at once.
  const next = await firstStep(owner.login)
  const waiting = await app.call(factor.finishSignIn, { challenge: next.challenge, way: 'totp', code: shown() })
  expect(waiting.error.code).toBe('session.wait')
  minutesOn(16)
  const later = await firstStep(owner.login)
  const code = shown()
  expect((await app.call(factor.finishSignIn, { challenge: later.challenge, way: 'totp', code })).status).toBe(200)
})

test('a step that waited longer than five minutes is over', async () => {
  const owner = await somebody('late@example.com')
  const { shown } = await withApp(owner)
  const { challenge } = await firstStep(owner.login)
  minutesOn(6)
  const late = await app.call(factor.finishSignIn, { challenge, way: 'totp', code: shown() })
  expect([late.status, late.error.code]).toEqual([401, 'factor.challenge-over'])
})

test('a code from paper stands in for the app once, however it is typed, and its owner is told how many are left', async () => {
  const owner = await somebody('paper@example.com')
  const { paper } = await withApp(owner)
  const typed = (paper[0] ?? '').toLowerCase().replaceAll('-', ' ')
  const first = await firstStep(owner.login)
  const done = await app.call(factor.finishSignIn, { challenge: first.challenge, way: 'recovery-code', code: typed })
  expect(done.status).toBe(200)
  const second = await firstStep(owner.login)
  const again = await app.call(factor.finishSignIn, { challenge: second.challenge, way: 'recovery-code', code: typed })
  expect(again.error.code).toBe('factor.code-wrong')
  expect(await toldOf(owner.account.id)).toContain('account.recovery-code-used')
  expect((await app.call(factor.listFactors, {}, { as: owner.here })).body.recoveryCodesLeft).toBe(9)
})

test('neither the secret of the app nor a code from paper stands in the database as it is', async () => {
  const owner = await somebody('sealed@example.com')
  const { secret, paper } = await withApp(owner)
  const row = await app.db
    .selectFrom('kernel.totp_factor')
    .select('secret_sealed')
    .where('account_id', '=', owner.account.id)
    .executeTakeFirstOrThrow()
  expect(row.secret_sealed.includes(secret.toString('base64'))).toBe(false)
  const kept = await app.db.selectFrom('kernel.recovery_code').select('hash').execute()
  expect(kept.some(({ hash }) => paper.includes(hash))).toBe(false)
  const answers = await app.db.selectFrom('kernel.idempotency').select('answer').execute()
  expect(JSON.stringify(answers)).not.toContain(paper[0])
})

test('setting up an app signs every other device out, and ends a sign-in that was half way', async () => {
  const owner = await somebody('others@example.com')
  const there = cookieOf((await app.call(session.signIn, { login: owner.login, password })).headers)
  await withApp(owner)
  expect((await app.call(session.readMe, {}, { as: there })).body.me).toBeNull()
  expect((await app.call(session.readMe, {}, { as: owner.here })).body.me).not.toBeNull()
  const halfWay = await firstStep(owner.login)
  const changed = { current: password, next: 'another good phrase' }
  await app.call(session.changePassword, changed, { as: owner.here })
  const over = await app.call(factor.finishSignIn, { challenge: halfWay.challenge, way: 'totp', code: '000000' })
  expect(over.error.code).toBe('factor.challenge-over')
})

test('the app is taken away only with a code of its own or from paper, and the codes on paper go with the last factor', async () => {
  const owner = await somebody('remove@example.com')
  const { shown } = await withApp(owner)
  const wrong = await app.call(factor.removeTotp, { way: 'totp', code: '000000' }, { as: owner.here })
  expect(wrong.error.code).toBe('factor.code-wrong')
  const removed = await app.call(factor.removeTotp, { way: 'totp', code: shown() }, { as: owner.here })
  expect(removed.body).toEqual({ removed: true })
  expect((await app.call(factor.listFactors, {}, { as: owner.here })).body).toMatchObject({
    totpSince: null,
    recoveryCodesLeft: 0,
  })
  expect((await firstStep(owner.login)).answer.body.secondStep).toBeNull()
  expect(await toldOf(owner.account.id)).toContain('account.factor-removed.totp')
  const none = await app.call(factor.renewRecoveryCodes, {}, { as: owner.here })
  expect(none.error.code).toBe('factor.none')
})

const newKey = { name: 'mall', scopes: ['deadlines.read' as const] }

test('a step that needs it asks an administrator with an app to prove again, and the same call then goes through', async () => {
  const owner = await somebody('stepup@example.com', 'admin')
  const { shown } = await withApp(owner)
  minutesOn(10)
  const asked = await app.call(accountContract.createApiKey, newKey, { as: owner.here })
  expect([asked.status, asked.error.code]).toEqual([403, 'session.step-up-needed'])
  expect(asked.error.params).toMatchObject({ minutes: 5, ways: 'totp,recovery-code' })
  const wrong = await app.call(factor.stepUp, { way: 'totp', code: '000000' }, { as: owner.here })
  expect(wrong.error.code).toBe('factor.code-wrong')
  const proved = await app.call(factor.stepUp, { way: 'totp', code: shown() }, { as: owner.here })
  const fresh = cookieOf(proved.headers)
  expect((await app.call(accountContract.createApiKey, newKey, { as: fresh })).status).toBe(201)
  // The token of before opens nothing any more.
  expect((await app.call(session.readMe, {}, { as: owner.here })).body.me).toBeNull()
  minutesOn(6)
  expect((await app.call(accountContract.createApiKey, newKey, { as: fresh })).error.code).toBe(
    'session.step-up-needed',
  )
})

test('what one session proved does not count for another of the same person', async () => {
  const owner = await somebody('othersession@example.com', 'admin')
  const { shown } = await withApp(owner)
  const { challenge } = await firstStep(owner.login)
  const other = cookieOf((await app.call(factor.finishSignIn, { challenge, way: 'totp', code: shown() })).headers)
  minutesOn(10)
  const proved = await app.call(factor.stepUp, { way: 'totp', code: shown() }, { as: other })
  expect((await app.call(accountContract.createApiKey, newKey, { as: cookieOf(proved.headers) })).status).toBe(201)
  expect((await app.call(accountContract.createApiKey, newKey, { as: owner.here })).error.code).toBe(
    'session.step-up-needed',
  )
})

test('whoever has no second factor works on as before', async () => {
  const owner = await somebody('nofactor@example.com', 'admin')
  minutesOn(60)
  expect((await app.call(accountContract.createApiKey, newKey, { as: owner.here })).status).toBe(201)
})

test('bad input is named, and guests are sent to sign in', async () => {
  const bad = await app.call(factor.finishSignIn, { challenge: 'x', way: 'totp', code: '1' })
  expect([bad.status, bad.error.fields?.[0]?.path]).toEqual([400, 'code'])
  expect((await app.call(factor.beginTotp, {})).status).toBe(401)
  expect((await app.call(factor.stepUp, { way: 'totp', code: '123456' })).status).toBe(401)
  const nothing = await app.call(factor.confirmTotp, { code: '123456' }, { as: await app.as('agent') })
  expect(nothing.error.code).toBe('factor.totp-not-begun')
})
