import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { en } from '../../web/src/text/en/index.ts'
import { zh } from '../../web/src/text/zh/index.ts'
import { accessibilityProblems, launchBrowser, overflows, settled, startSite, visit, type Site } from './support.ts'

let site: Site
let browser: Browser
beforeAll(async () => {
  site = await startSite()
  browser = await launchBrowser()
}, 240_000)
afterAll(async () => {
  await browser.close()
  await site.stop()
})

async function looked(page: Page): Promise<void> {
  await settled(page)
  expect(await overflows(page)).toBe(false)
  expect(await accessibilityProblems(page)).toEqual([])
}

test.each([
  ['zh', 'desk'],
  ['en', 'phone'],
] as const)(
  'what a dispute turns on is written down and lies open to those who handle it (%s, %s)',
  async (language, size) => {
    const t = { zh, en }[language].dispute
    const { page, context, problems } = await visit(browser, site, { role: 'agent', language, size })
    const answer = await page.request.get(`${site.url}/api/complaints?tab=open&state=evidence&limit=1`)
    const { rows }: { rows: { id: string }[] } = await answer.json()
    await page.goto(`${site.url}/complaints/${rows[0]?.id}`)
    await page.getByRole('link', { name: t.panel.go }).click()
    await page.getByRole('heading', { name: t.title }).waitFor()
    await looked(page)
    const fact = `${language} 外壳在签收时已经开裂`
    await page.getByLabel(t.pointText).fill(fact)
    await page.getByRole('button', { name: t.addPoint, exact: true }).click()
    await page.locator('.dispute-list').getByText(fact).waitFor()
    await page.getByText(t.document).click()
    await page.locator('.dispute-text').getByText(fact).waitFor()
    await looked(page)
    await page.getByRole('button', { name: t.withdraw, exact: true }).last().click()
    await page.locator('dialog').getByRole('button', { name: t.withdraw, exact: true }).click()
    await page.locator('.dispute-list').getByText(fact).waitFor({ state: 'detached' })
    expect(problems).toEqual([])
    await context.close()
  },
)
