import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../../tests/support/app.ts'
import { createAccount } from '../account.actions.ts'
import * as session from '../session.contract.ts'

let app: TestApp
const password = 'correct horse battery'
beforeAll(async () => (app = await testApp()))
afterAll(() => app.close())

const person = (login: string) =>
  app.inTx((ctx) =>
    createAccount(ctx, {
      displayName: '周到',
      email: login,
      phone: null,
      language: 'zh',
      roles: ['agent'],
      consumerId: null,
      merchantId: null,
      password,
    }),
  )
const cookiesOf = (headers: Record<string, unknown>): string[] =>
  [headers['set-cookie']].flat().map((one) => String(one).split(';')[0] ?? '')
const deviceOf = (headers: Record<string, unknown>): string =>
  cookiesOf(headers).find((one) => one.startsWith('xiaobao_device=')) ?? 'xiaobao_device=none'
const signIn = (login: string, typed: string, cookie?: string) =>
  app.call(session.signIn, { login, password: typed }, cookie ? { headers: { cookie } } : {})
const attack = async (login: string, tries: number) => {
  for (let i = 0; i < tries; i += 1) await signIn(login, 'wrong')
}

test('while strangers guess, the owner signs in on the browser that signed in before, at once and as often as needed', async () => {
  await person('lin@example.com')
  const first = await signIn('lin@example.com', password)
  const device = deviceOf(first.headers)
  expect([first.headers['set-cookie']].flat().join()).toMatch(/xiaobao_device=[^;]+; Path=\/; Expires=[^;]+; HttpOnly/)
  await attack('lin@example.com', 8)
  expect((await signIn('lin@example.com', password)).error.code).toBe('session.wait')
  expect((await signIn('lin@example.com', password, device)).status).toBe(200)
})

test('a known browser guesses no faster than a stranger, and what it fails keeps nobody else waiting', async () => {
  await person('su@example.com')
  const device = deviceOf((await signIn('su@example.com', password)).headers)
  const codes = []
  for (let i = 0; i < 6; i += 1) codes.push((await signIn('su@example.com', 'wrong', device)).error.code)
  expect(codes).toEqual([...Array(5).fill('session.wrong-login'), 'session.wait'])
  expect((await signIn('su@example.com', password)).status).toBe(200)
})

test('a browser that is known at one account, or a cookie that was changed, is a stranger at another', async () => {
  await person('mine@example.com')
  await person('yours@example.com')
  const device = deviceOf((await signIn('mine@example.com', password)).headers)
  await attack('yours@example.com', 6)
  for (const cookie of [
    device,
    `${device.slice(0, -3)}AAA`,
    'xiaobao_device=~~~...',
    `xiaobao_device=${'x'.repeat(3000)}`,
  ])
    expect((await signIn('yours@example.com', password, cookie)).error.code).toBe('session.wait')
})

test('after ninety days the browser is a stranger again', async () => {
  await person('later@example.com')
  const device = deviceOf((await signIn('later@example.com', password)).headers)
  const before = app.clock.now
  app.clock.now = new Date(before.getTime() + 91 * 24 * 60 * 60_000)
  await attack('later@example.com', 6)
  expect((await signIn('later@example.com', password, device)).error.code).toBe('session.wait')
  app.clock.now = before
})

test('one password tried at many accounts from one network is slowed down, known accounts and unknown ones alike', async () => {
  const fresh = await testApp()
  const spray = (nth: number) =>
    fresh.call(session.signIn, { login: `nobody-${nth}@example.com`, password: 'qwertyuiop' })
  const codes = []
  for (let nth = 0; nth < 62; nth += 1) codes.push((await spray(nth)).error.code)
  expect(codes.filter((code) => code === 'session.wrong-login')).toHaveLength(60)
  expect(codes.at(-1)).toBe('session.wait')
  await fresh.close()
})
