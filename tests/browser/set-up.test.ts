import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { temporaryHome } from '../../src/kernel/db/temporary-home.ts'
import { en } from '../../web/src/text/en/index.ts'
import { zh } from '../../web/src/text/zh/index.ts'
import { accessibilityProblems, launchBrowser, overflows, settled, startSite, visit, type Site } from './support.ts'

const checkout = fileURLToPath(new URL('../..', import.meta.url))
const words = { zh: zh.account.setUp, en: en.account.setUp }
const production = { NODE_ENV: 'production', XIAOBAO_SECRET: 'a-secret-of-this-test-only-3f9b27c1d4e8' }
const admin = { displayName: '陈管理', email: 'chen@example.com', password: 'seven quiet rivers 29' }

// This one always starts its own: an installation is set up only once.
delete process.env['XIAOBAO_URL']
let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

const tokenOf = (site: Site): string => /Set-up token: (\S+)/.exec(site.output())?.[1] ?? ''

async function looked(page: Page, name: string): Promise<void> {
  await settled(page)
  expect(await overflows(page), `${name} sticks out`).toBe(false)
  expect(await accessibilityProblems(page), name).toEqual([])
}

test.each(['zh', 'en'] as const)(
  'a production installation is set up with the token of its console, once, and then its administrator is signed in (%s)',
  async (language) => {
    const t = words[language]
    const site = await startSite(production)
    try {
      // Ready is said before the token is printed.
      await expect.poll(() => tokenOf(site)).not.toBe('')
      const token = tokenOf(site)
      const { page, context, problems } = await visit(browser, site, { language })
      const fill = (name: string, value: string) => page.locator(`#field-${name}`).fill(value)
      const next = () => page.locator('form button[type=submit]').click()
      const walk = async (said: string) => {
        await fill('token', said)
        await looked(page, 'token')
        await next()
        await fill('name', '青禾商城消保')
        await looked(page, 'platform')
        await next()
        for (const [name, value] of Object.entries(admin)) await fill(name, value)
        await looked(page, 'administrator')
        await next()
      }
      // Every address leads to set-up while there is nobody.
      await page.goto(`${site.url}/complaints`)
      await page.waitForURL((url) => url.pathname === '/set-up')
      await page.getByRole('heading', { level: 1, name: t.title }).waitFor()
      expect(await page.locator('form button[type=submit]').isDisabled()).toBe(true)

      await walk('not-the-token')
      await page.locator('.problem').first().waitFor()
      await looked(page, 'refused')
      expect(new URL(page.url()).pathname).toBe('/set-up')

      await page.reload()
      await walk(token)
      await page.waitForURL((url) => url.pathname === '/')
      await settled(page)
      await page.getByText('青禾商城消保').first().waitFor()
      await page.goto(`${site.url}/admin/accounts`)
      await page.getByText(admin.email).first().waitFor()
      await page.goto(`${site.url}/set-up`)
      await page.getByRole('heading', { level: 1, name: t.already }).waitFor()
      await looked(page, 'already')

      const again = await fetch(`${site.url}/api/installation`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': 'a-second-set-up' },
        body: JSON.stringify({ token, name: '第二个', ...admin, email: 'second@example.com' }),
      })
      expect(again.status).toBe(409)
      expect(problems).toEqual([])
      await context.close()
    } finally {
      await site.stop()
    }
  },
  240_000,
)

test.each([
  { sentence: 'without a secret', secret: '' },
  { sentence: 'with a short secret', secret: 'short' },
  { sentence: 'with a secret that everybody would guess', secret: 'changemechangemechangemechangeme' },
])('a production start $sentence is refused by the name of the setting, and nothing is made', ({ secret }) => {
  const home = temporaryHome('xiaobao-refused-')
  const { status, stderr } = spawnSync(process.execPath, ['src/main.ts', 'serve'], {
    cwd: checkout,
    env: { ...process.env, NODE_ENV: 'production', XIAOBAO_SECRET: secret, XIAOBAO_HOME: home, PORT: '20001' },
    encoding: 'utf8',
    timeout: 60_000,
  })
  rmSync(home, { recursive: true, force: true })
  expect(status).toBe(1)
  expect(stderr).toContain('XIAOBAO_SECRET')
  if (secret) expect(stderr).not.toContain(secret)
})
