import { expect, test } from 'vitest'
import { en } from '../../web/src/text/en/index.ts'
import { zh } from '../../web/src/text/zh/index.ts'
import { looked, siteAndBrowser, visit } from './support.ts'

const open = siteAndBrowser()

test.each([
  ['zh', 'desk'],
  ['en', 'phone'],
] as const)(
  'what a dispute turns on is written down and lies open to those who handle it (%s, %s)',
  async (language, size) => {
    const t = { zh, en }[language].dispute
    const { page, context, problems } = await visit(open.browser, open.site, { role: 'agent', language, size })
    const answer = await page.request.get(`${open.site.url}/api/complaints?tab=open&state=evidence&limit=1`)
    const { rows }: { rows: { id: string }[] } = await answer.json()
    await page.goto(`${open.site.url}/complaints/${rows[0]?.id}`)
    await page.getByRole('link', { name: t.panel.go }).click()
    await page.getByRole('heading', { name: t.title }).waitFor()
    await looked(page, `${language}-dispute-1`)
    const fact = `${language} 外壳在签收时已经开裂`
    await page.getByLabel(t.pointText).fill(fact)
    await page.getByRole('button', { name: t.addPoint, exact: true }).click()
    await page.locator('.dispute-list').getByText(fact).waitFor()
    await page.getByText(t.document).click()
    await page.locator('.dispute-text').getByText(fact).waitFor()
    await looked(page, `${language}-dispute-2`)
    await page.getByRole('button', { name: t.withdraw, exact: true }).last().click()
    await page.locator('dialog').getByRole('button', { name: t.withdraw, exact: true }).click()
    await page.locator('.dispute-list').getByText(fact).waitFor({ state: 'detached' })
    expect(problems).toEqual([])
    await context.close()
  },
)
