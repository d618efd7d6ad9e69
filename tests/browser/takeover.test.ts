import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { declareInstallation } from '../../src/kernel/access/installation.actions.ts'
import { zh } from '../../web/src/text/zh/index.ts'
import { testApp, type TestApp } from '../support/app.ts'
import { accessibilityProblems, launchBrowser, overflows, settled, visit, type Site } from './support.ts'

let app: TestApp
let site: Site
let browser: Browser
const pages = fileURLToPath(new URL('../../web/dist', import.meta.url))
const paths = [
  '/',
  '/plan',
  '/plan/7.3.1',
  '/rules',
  '/rules/complaint.finish.platform',
  '/calendar',
  '/deadline',
  '/remedies',
]

beforeAll(async () => {
  app = await testApp({ pages, now: new Date().toISOString() })
  await app.inTx((ctx) => declareInstallation(ctx, 'demo', '消保演示商城'))
  const url = await app.server.listen({ port: 0, host: '127.0.0.1' })
  site = { url, output: () => '', stop: () => app.close() }
  // A page that is drawn too late is left to the browser, which drawn-pages.test.ts tells of; the first drawing loads its parts.
  for (const path of paths) expect((await fetch(`${url}${path}`)).status).toBe(200)
  browser = await launchBrowser()
}, 240_000)
afterAll(async () => {
  await browser.close()
  await site.stop()
})

/** What moved by itself, and whether the drawn page was thrown away instead of being taken over. */
async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen = { moved: 0, replaced: false }
    Object.assign(globalThis, { seen })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.moved += Number(Reflect.get(entry, 'value'))
    }).observe({ type: 'layout-shift', buffered: true })
    document.addEventListener('DOMContentLoaded', () => {
      const root = document.querySelector('#root')
      const drawn = root?.firstElementChild
      if (!root || !drawn) seen.replaced = true
      else new MutationObserver(() => (seen.replaced ||= !document.contains(drawn))).observe(root, { childList: true })
    })
  })
}
const seen = (page: Page) =>
  page.evaluate(() => Reflect.get(globalThis, 'seen') as { moved: number; replaced: boolean })

async function faultsOf(page: Page): Promise<string[]> {
  const { moved, replaced } = await seen(page)
  return [
    ...(moved < 0.01 ? [] : [`moved by ${moved}`]),
    ...(replaced ? ['was drawn anew'] : []),
    ...((await overflows(page)) ? ['sticks out to the side'] : []),
    ...((await page.locator('h1').count()) === 1 ? [] : ['has not exactly one heading']),
  ]
}

test.each([
  { size: 'phone' as const, language: 'zh' as const },
  { size: 'desk' as const, language: 'en' as const },
])(
  'the browser takes over every open page on a $size in $language: nothing moves, nothing is asked again, nothing is wrong',
  async (who) => {
    const { page, context, problems } = await visit(browser, site, who)
    await watch(page)
    page.on('request', (request) => request.url().includes('/api/') && problems.push(`asked ${request.url()}`))
    for (const path of paths) {
      await page.goto(`${site.url}${path}`)
      await settled(page)
      const faults = await faultsOf(page)
      // What is named on a phone is named on a desk: the words are the same, only their places differ.
      if (who.size === 'phone') faults.push(...(await accessibilityProblems(page)))
      problems.push(...faults.map((fault) => `${path}: ${fault}`))
    }
    expect(problems).toEqual([])
    await context.close()
  },
)

test('without scripts one reads the whole library, each rule, every clause and other years, also in English', async () => {
  const { page, context } = await visit(browser, site, { size: 'phone', scripts: false })
  await page.goto(`${site.url}/`)
  await page.getByRole('link', { name: zh.policies.rules.title }).first().click()
  expect(await page.locator('.without-script').isVisible()).toBe(true)
  expect(await page.locator('.table-tools').isVisible()).toBe(false)
  const first = await page.locator('tbody tr').first().textContent()
  await page.getByRole('link', { name: `${zh.parts.table.next} →` }).click()
  expect(await page.locator('tbody tr').first().textContent()).not.toBe(first)
  await page.goBack()
  await page.getByRole('link', { name: '平台投诉办结', exact: true }).click()
  expect(await page.locator('h1').textContent()).toBe('平台投诉办结')
  expect(await page.locator('main').textContent()).toContain('15 个工作日')
  await page.goto(`${site.url}/plan`)
  await page.getByRole('link', { name: '平台投诉的期限', exact: true }).click()
  expect(await page.locator('h1').textContent()).toBe('7.3.1 平台投诉的期限')
  await page.goto(`${site.url}/calendar?year=2026`)
  await page.getByRole('link', { name: zh.policies.calendar.previous }).click()
  expect(await page.locator('h2').first().textContent()).toContain('2025')
  await page.goto(`${site.url}/remedies?topics=quality&view=result`)
  expect(await page.locator('.skeleton').first().isVisible()).toBe(false)
  await page.getByRole('link', { name: 'English', exact: true }).click()
  await page.goto(`${site.url}/rules/complaint.finish.platform`)
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  expect(await page.locator('main').textContent()).toContain('15 working days')
  await context.close()
})

test('a page that was taken over works: it filters, opens, changes its language and remembers it', async () => {
  const { page, context, problems } = await visit(browser, site)
  await page.goto(`${site.url}/rules?lang=zh`)
  await settled(page)
  await page.getByPlaceholder(zh.policies.rules.search).fill('七日')
  await page.waitForURL((url) => url.searchParams.get('text') === '七日')
  await page.getByRole('link', { name: 'English', exact: true }).click()
  await page.locator('html[lang=en]').waitFor()
  await page.waitForURL((url) => !url.searchParams.has('lang'))
  await page.goto(`${site.url}/rules`)
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  await settled(page)
  await page.getByRole('link', { name: 'Platform complaint finished', exact: true }).click()
  await page.locator('.side-panel').waitFor()
  expect(new URL(page.url()).pathname).toBe('/rules')
  expect(problems).toEqual([])
  await context.close()
})

test('somebody who signs in leaves the drawn pages behind: the same address is theirs, also when they go back to it', async () => {
  const { page, context, problems } = await visit(browser, site)
  const guest = await page.goto(`${site.url}/rules`)
  expect(guest?.headers()['etag']).toBeDefined()
  await settled(page)
  const [name = '', value = ''] = (await app.as('consumer')).cookie.split('=')
  await context.addCookies([{ name, value, url: site.url }])
  const known = await page.goto(`${site.url}/calendar`)
  expect(known?.headers()['etag']).toBeUndefined()
  await page.goBack()
  await settled(page)
  expect(await page.locator('.sign-in-link').count()).toBe(0)
  expect(problems).toEqual([])
  await context.close()
})
