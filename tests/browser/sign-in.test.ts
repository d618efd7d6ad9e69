import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { hotp, stepAt } from '../../src/kernel/access/factor/totp.ts'
import { zh } from '../../web/src/text/zh/index.ts'
import { button, looked, settled, siteAndBrowser, visit, type Site, type Visitor } from './support.ts'

const t = zh.account
const open = siteAndBrowser()
/** Passkeys belong to a name, not to a number. */
const site = (): Site => ({ ...open.site, url: open.site.url.replace('127.0.0.1', 'localhost') })
const password = 'seven quiet rivers 29'

/** An account of its own, so that the demo's stay as they are printed. */
async function newcomer(role: 'admin' | 'agent', size: 'desk' | 'phone' = 'desk') {
  const admin = await visit(open.browser, site(), { role: 'admin' })
  const login = `new-${Date.now()}-${role}@example.com`
  const account = { displayName: '新同事', email: login, roles: [role], password }
  const made = await admin.context.request.post(`${site().url}/api/accounts`, { data: account })
  expect(made.status()).toBe(201)
  await admin.context.close()
  const visitor = await visit(open.browser, site(), { size })
  await enter(visitor.page, login)
  await visitor.page.waitForURL((url) => url.pathname !== '/sign-in')
  return { ...visitor, login }
}
async function enter(page: Page, login: string) {
  await page.goto(`${site().url}/sign-in`)
  await settled(page)
  await page.locator('#field-login').fill(login)
  await page.locator('#field-password').fill(password)
  await button(page, t.signIn.submit).click()
}
async function signOut({ page }: Pick<Visitor, 'page'>) {
  await page.goto(`${site().url}/account`)
  await settled(page)
  await page.getByRole('main').getByRole('button', { name: zh.shell.signOut }).first().click()
  await page.waitForURL((url) => url.pathname !== '/account')
}
const bytesOf = (secret: string): Buffer => {
  const bits = [...secret.replaceAll(' ', '')].map((sign) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'),
  )
  return Buffer.from((bits.join('').match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)))
}
/** Each code is taken once: the next one is a step ahead, as a phone's clock may be. */
function appOn(secret: Buffer) {
  let last = 0
  return () => {
    last = Math.max(last + 1, stepAt(new Date()))
    return hotp(secret, last)
  }
}

test('an app is added by its code, signing in asks for it or for a code on paper, and it is removed by its own code', async () => {
  const person = await newcomer('admin')
  const { page, login, problems } = person
  await page.goto(`${site().url}/account`)
  await looked(page, 'sign-in-1-account')
  await button(page, t.factors.add).click()
  const shown = appOn(bytesOf((await page.locator('.totp-secret').textContent()) ?? ''))
  await looked(page, 'sign-in-2-add')
  await page.locator('#field-totp-code').fill(shown())
  await button(page, t.totp.confirm).click()
  await page.getByRole('heading', { name: t.paper.title }).waitFor()
  const paper = await page.locator('.recovery-codes li').allTextContents()
  expect(paper).toHaveLength(10)
  await looked(page, 'sign-in-3-paper')
  await button(page, t.paper.done).click()
  await page.getByText(t.factors.on).waitFor()
  await looked(page, 'sign-in-4-on')
  await signOut(person)
  await enter(page, login)
  await page.getByRole('heading', { name: t.second.title }).waitFor()
  await looked(page, 'sign-in-5-second')
  await page.locator('#field-code').fill('000000')
  await button(page, t.second.submit).click()
  await page.getByText('验证码不对').first().waitFor()
  await looked(page, 'sign-in-6-wrong')
  await button(page, t.code.usePaper).click()
  await page.locator('#field-code').fill(paper[0]?.toLowerCase() ?? '')
  await button(page, t.second.submit).click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')
  await page.goto(`${site().url}/account`)
  await page.getByText(t.factors.left.replace('{n}', '9')).waitFor()
  await button(page, t.factors.remove).click()
  await page.locator('#field-totp-code').fill(shown())
  await looked(page, 'sign-in-7-remove')
  await page.locator('dialog').getByRole('button', { name: t.totp.remove, exact: true }).click()
  await button(page, t.factors.add).waitFor()
  expect(problems).toEqual([])
})

test('on a phone the second step fits, and nothing of it needs a mouse', async () => {
  const { page, problems } = await newcomer('agent', 'phone')
  await page.goto(`${site().url}/account`)
  await looked(page, 'sign-in-phone-1-account')
  await button(page, t.factors.add).press('Enter')
  await page.locator('.totp-secret').waitFor()
  await looked(page, 'sign-in-phone-2-add')
  await page.keyboard.press('Escape')
  await button(page, t.factors.add).waitFor()
  expect(problems).toEqual([])
})
