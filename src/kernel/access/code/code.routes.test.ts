import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../../tests/support/app.ts'
import type { Contact } from '../../capability.ts'
import type { NoticeRow } from '../../notice/notice.store.ts'
import type { Role } from '../../role.contract.ts'
import { createAccount } from '../account.actions.ts'
import { changeAccount } from '../account.contract.ts'
import { beginTotp, confirmTotp } from '../factor/factor.contract.ts'
import { hotp, stepAt } from '../factor/totp.ts'
import { readMe, signIn } from '../session.contract.ts'
import { hashToken } from '../token.ts'
import * as contract from './code.contract.ts'
import { unopenedCodeDesk } from './code-desk.ts'
import { sendSignInCode } from './send-code.actions.ts'

let app: TestApp
const password = 'correct horse battery'
const better = 'another lovely phrase'
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

let people = 0
async function person(role: Role = 'consumer') {
  people += 1
  const email = `person${people}@example.com`
  const phone = `138${String(people).padStart(8, '0')}`
  const account = await app.inTx((ctx) =>
    createAccount(ctx, {
      displayName: '林晓',
      email,
      phone,
      language: 'zh',
      roles: [role],
      consumerId: role === 'consumer' ? `con_${people}` : null,
      merchantId: null,
      password,
    }),
  )
  return { id: account.id, email, phone }
}
/** Moves on, so that the caps of one test do not meet those of the next. */
const wait = (minutes: number) => {
  app.clock.now = new Date(app.clock.now.getTime() + minutes * 60_000)
}
async function ask(login: string) {
  const { status, body, error } = await app.call(contract.askPasswordReset, { login })
  return { status, error, flow: body?.flow, code: body?.shown ?? '' }
}
const wrongOf = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0')
const reset = (flow: string, code: string, next = better) =>
  app.call(contract.resetPassword, { flow, code, password: next })
const enters = async (login: string, word: string) => (await app.call(signIn, { login, password: word })).status === 200

test('a forgotten password is set anew with the code, once; every session ends and the owner is told', async () => {
  const { id, email } = await person()
  const session = await app.call(signIn, { login: email, password })
  const here = { actor: app.ctx().actor, cookie: String(session.headers['set-cookie']).split(';')[0] ?? '' }
  const { flow, code, status } = await ask(email)
  expect(status).toBe(202)
  const done = await reset(flow, code)
  expect([done.status, done.headers['set-cookie']]).toEqual([200, undefined])
  expect((await app.call(readMe, {}, { as: here })).body.me).toBeNull()
  expect([await enters(email, password), await enters(email, better)]).toEqual([false, true])
  expect((await reset(flow, code, 'yet another phrase')).error.code).toBe('code.over')
  const told = await app.db
    .selectFrom('kernel.notice')
    .select('channel')
    .where('recipient', '=', id)
    .where('template', '=', 'account.password-reset')
    .execute()
  expect(told.map(({ channel }) => channel).toSorted()).toEqual(['email', 'in-app', 'sms'])
  wait(60)
})

test('known or unknown, of staff or closed: the answer is the same, and only the owner is sent something', async () => {
  const known = await person()
  const closed = await person()
  const admin = await app.as('admin')
  await app.call(changeAccount, { id: closed.id, state: 'disabled' }, { as: admin })
  const answers = []
  const sent: NoticeRow[] = []
  const recording = {
    needs: 'email' as const,
    send: async (notice: NoticeRow) => {
      sent.push(notice)
      return { done: 'sent' as const }
    },
  }
  for (const login of [known.email, closed.email, 'nobody@example.com']) {
    const { status, body } = await app.call(contract.askPasswordReset, { login })
    const { flow, shown, ...rest } = body
    answers.push({ status, ...rest, flow: flow.length, shown: shown?.length })
    await sendSignInCode(app.ctx(), hashToken(flow), {
      ways: { email: recording, phone: null },
      showsCodes: false,
      site: 'xiaobao.example.com',
    })
    if (login !== known.email) expect((await reset(flow, shown ?? '')).error.code).toBe('code.wrong')
    else expect(sent[0]?.body).toContain(shown)
  }
  expect(answers[1]).toEqual(answers[0])
  expect(answers[2]).toEqual(answers[0])
  expect(sent).toHaveLength(1)
  expect(sent[0]?.body).toContain('xiaobao.example.com')
  wait(60)
})

test('the message names the host of the settings and goes to the contact on record, not to what was typed', async () => {
  const { email } = await person()
  const { body } = await app.call(
    contract.askPasswordReset,
    { login: ` ${email.toUpperCase()} ` },
    { headers: { host: 'evil.example', 'x-forwarded-host': 'evil.example' } },
  )
  const sent: [NoticeRow, Contact][] = []
  const recording = {
    needs: 'email' as const,
    send: async (notice: NoticeRow, contact: Contact) => {
      sent.push([notice, contact])
      return { done: 'sent' as const }
    },
  }
  const desk = { ...unopenedCodeDesk, ways: { email: recording, phone: null } }
  await sendSignInCode(app.ctx(), hashToken(body.flow), desk)
  expect(sent.map(([, contact]) => contact.email)).toEqual([email])
  expect(JSON.stringify(sent)).not.toContain('evil')
  // Nothing of it is kept: neither the digits nor whom they went to.
  const kept = await app.db.selectFrom('kernel.sign_in_challenge').selectAll().execute()
  const asked = await app.db.selectFrom('kernel.sign_in_code_request').selectAll().execute()
  expect(JSON.stringify([kept, asked])).not.toMatch(new RegExp(`${body.shown}"|${email}|${body.flow}`))
  wait(60)
})

test('the job sends what was asked for, and fails loudly while the mail server is away', async () => {
  const { email } = await person()
  const { body } = await app.call(contract.askPasswordReset, { login: email })
  expect(await app.runJobs()).toBeGreaterThan(0)
  const away = { needs: 'email' as const, send: async () => ({ done: 'again' as const, error: 'away' }) }
  const desk = { ...unopenedCodeDesk, ways: { email: away, phone: null } }
  await expect(sendSignInCode(app.ctx(), hashToken(body.flow), desk)).rejects.toThrow('could not be sent')
  wait(6)
  // Ended by now: nothing is sent, nothing is wrong.
  await sendSignInCode(app.ctx(), hashToken(body.flow), desk)
  wait(60)
})

test('a second factor stays: the new password and a code by mail open nothing without it', async () => {
  const { id, email } = await person()
  const begun = await app.call(signIn, { login: email, password })
  const here = { actor: app.ctx().actor, cookie: String(begun.headers['set-cookie']).split(';')[0] ?? '' }
  const { secret } = (await app.call(beginTotp, {}, { as: here })).body
  const bits = [...secret].map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'))
  const key = Buffer.from((bits.join('').match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)))
  const confirmed = await app.call(confirmTotp, { code: hotp(key, stepAt(app.clock.now)) }, { as: here })
  expect(confirmed.status).toBe(200)
  const { flow, code } = await ask(email)
  expect((await reset(flow, code)).status).toBe(200)
  const entered = await app.call(signIn, { login: email, password: better })
  expect(entered.body).toMatchObject({ me: null, secondStep: { ways: ['totp', 'recovery-code'] } })
  wait(2)
  const asked = await app.call(contract.askSignInCode, { login: email })
  const byMail = await app.call(contract.signInByCode, { flow: asked.body.flow, code: asked.body.shown ?? '' })
  expect(byMail.body).toMatchObject({ me: null, secondStep: { ways: ['totp', 'recovery-code'] } })
  expect(byMail.headers['set-cookie']).toBeUndefined()
  const sessions = await app.db.selectFrom('kernel.session').select('id').where('account_id', '=', id).execute()
  expect(sessions).toEqual([])
  wait(60)
})

test('five wrong tries end a code, also when they come at once; the right one opens nothing after that', async () => {
  const { email } = await person()
  const { flow, code } = await ask(email)
  const tries = await Promise.all(Array.from({ length: 8 }, () => reset(flow, wrongOf(code))))
  const codes = tries.map(({ error }) => error.code).toSorted()
  expect(codes.filter((one) => one === 'code.wrong')).toHaveLength(4)
  expect(codes.filter((one) => one === 'code.over')).toHaveLength(4)
  expect((await reset(flow, code)).error.code).toBe('code.over')
  expect(await enters(email, password)).toBe(true)
  wait(60)
})

test('a code is good for five minutes, for its own flow and for what it was sent for', async () => {
  const { email } = await person()
  const { flow, code } = await ask(email)
  wait(2)
  const other = await ask(email)
  expect((await reset(other.flow, code)).error.code).toBe('code.wrong')
  expect((await app.call(contract.signInByCode, { flow, code })).error.code).toBe('code.over')
  const stranger = await person()
  const theirs = await ask(stranger.email)
  expect((await reset(theirs.flow, code)).error.code).toBe('code.wrong')
  wait(4)
  expect((await reset(flow, code)).error.code).toBe('code.over')
  expect((await reset(other.flow, other.code)).status).toBe(200)
  wait(60)
})

test('of two codes that were asked for, the second ends with the use of the first', async () => {
  const { email } = await person()
  const first = await ask(email)
  wait(2)
  const second = await ask(email)
  expect((await reset(second.flow, second.code)).status).toBe(200)
  expect((await reset(first.flow, first.code)).error.code).toBe('code.over')
  wait(60)
})

test('of two who come with the right code at once, one sets a password', async () => {
  const { email } = await person()
  const { flow, code } = await ask(email)
  const both = await Promise.all([reset(flow, code, better), reset(flow, code, 'a quite different one')])
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 401])
  wait(60)
})

test('a password that is refused costs neither the code nor a try', async () => {
  const { email } = await person()
  const { flow, code } = await ask(email)
  for (let i = 0; i < 7; i += 1) expect((await reset(flow, code, 'short')).error.code).toBe('password.too-short')
  expect((await reset(flow, code)).status).toBe(200)
  wait(60)
})

test('to one address goes one code in a minute, five an hour and ten a day, known or not, however it is spelt', async () => {
  const spelt = (name: string, i: number) => (i % 2 === 0 ? name : ` ${name.toUpperCase()} `)
  for (const login of [(await person()).email, 'somebody-else@example.com']) {
    expect((await ask(login)).status).toBe(202)
    const again = await ask(spelt(login, 1))
    expect([again.status, again.error.code, again.error.params['seconds']]).toEqual([429, 'code.wait', 60])
    for (let i = 0; i < 4; i += 1) {
      wait(1)
      expect((await ask(spelt(login, i))).status).toBe(202)
    }
    wait(1)
    expect((await ask(login)).error.code).toBe('code.wait')
    for (let i = 0; i < 5; i += 1) {
      wait(60)
      expect((await ask(login)).status).toBe(202)
    }
    wait(60)
    expect((await ask(login)).error.code).toBe('code.wait')
    wait(25 * 60)
    expect((await ask(login)).status).toBe(202)
    wait(60)
  }
})

test('one network cannot have codes sent to everybody', async () => {
  const statuses = []
  for (let i = 0; i < 32; i += 1) statuses.push((await ask(`flood${i}@example.com`)).status)
  expect(statuses.filter((status) => status === 202)).toHaveLength(30)
  wait(61)
})

test('strangers who ask for codes do not use up those of a device that the owner signed in with', async () => {
  const { email } = await person()
  const entered = await app.call(signIn, { login: email, password })
  const cookies = entered.headers['set-cookie']
  const cookie = (Array.isArray(cookies) ? cookies : [String(cookies)])
    .map((one) => String(one).split(';')[0] ?? '')
    .find((one) => one.startsWith('xiaobao_device'))
  await ask(email)
  expect((await ask(email)).status).toBe(429)
  const owner = await app.call(contract.askPasswordReset, { login: email }, { headers: { cookie: cookie ?? '' } })
  expect(owner.status).toBe(202)
  wait(60)
})

test('a consumer signs in with a code; a colleague is sent none, and the answer does not say so', async () => {
  const consumer = await person()
  const agent = await person('agent')
  const asked = await app.call(contract.askSignInCode, { login: consumer.phone })
  expect([asked.status, asked.body.way]).toEqual([202, 'phone'])
  const wrong = await app.call(contract.signInByCode, { flow: asked.body.flow, code: wrongOf(asked.body.shown ?? '') })
  expect([wrong.status, wrong.error.params['left']]).toEqual([422, 4])
  const entered = await app.call(contract.signInByCode, { flow: asked.body.flow, code: asked.body.shown ?? '' })
  expect(entered.body.me?.id).toBe(consumer.id)
  expect(String(entered.headers['set-cookie'])).toMatch(/HttpOnly/)
  const staff = await app.call(contract.askSignInCode, { login: agent.email })
  expect(staff.status).toBe(202)
  const tried = await app.call(contract.signInByCode, { flow: staff.body.flow, code: staff.body.shown ?? '' })
  expect(tried.error.code).toBe('code.wrong')
  wait(60)
})

test.each([['not a login'], ['12']])('%s is no login that a code could go to', async (login) => {
  const answer = await app.call(contract.askPasswordReset, { login })
  expect([400, 422]).toContain(answer.status)
  expect((await reset('x', '12345')).status).toBe(400)
  expect((await reset('no such flow', '123456')).error.code).toBe('code.over')
})
