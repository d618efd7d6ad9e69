import { expect, test } from 'vitest'
import { en } from '../../web/src/text/en/index.ts'
import { zh } from '../../web/src/text/zh/index.ts'
import { looked, settled, siteAndBrowser, visit } from './support.ts'

const open = siteAndBrowser()
const text = { zh, en }

test.each(['zh', 'en'] as const)(
  'the quality department reads of dangerous goods without the case; whoever handles complaints opens it from there (%s)',
  async (language) => {
    const { leads } = text[language].signals
    const inspector = await visit(open.browser, open.site, { role: 'inspector', language, size: 'desk' })
    const { page } = inspector
    await page.goto(`${open.site.url}/complaints/safety`)
    await page.getByRole('heading', { name: leads.title, exact: true }).waitFor()
    await page.locator('tbody .code').first().waitFor()
    await settled(page)
    expect(await page.locator('tbody a').count()).toBe(0)
    await looked(page, `${language}-safety-inspector`)
    const agent = await visit(open.browser, open.site, { role: 'agent', language, size: 'desk' })
    await agent.page.goto(`${open.site.url}/complaints/safety`)
    await agent.page.locator('tbody a').first().click()
    await agent.page.waitForURL(/\/complaints\/cmp_/)
    expect([...inspector.problems, ...agent.problems]).toEqual([])
    await inspector.context.close()
    await agent.context.close()
  },
)

test.each(['zh', 'en'] as const)(
  'what complaints that belong together say of goods is read by the quality department (%s)',
  async (language) => {
    const { massLeads: t } = text[language]
    const { page, problems, context } = await visit(open.browser, open.site, { role: 'inspector', language })
    await page.goto(`${open.site.url}/complaints/leads`)
    for (const name of [t.title, t.products, t.together])
      await page.getByRole('heading', { name, exact: true }).waitFor()
    await page.locator('section', { hasText: t.together }).locator('tbody tr').first().waitFor()
    await settled(page)
    await looked(page, `${language}-product-leads`)
    expect(problems).toEqual([])
    await context.close()
  },
)
