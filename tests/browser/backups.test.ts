import { expect, test } from 'vitest'
import { en } from '../../web/src/text/en/index.ts'
import { zh } from '../../web/src/text/zh/index.ts'
import { looked, settled, siteAndBrowser, visit } from './support.ts'

const open = siteAndBrowser()
const text = { zh, en }

test.each(['zh', 'en'] as const)('where nobody set backups up, the page says what to do (%s)', async (language) => {
  const { backups: t } = text[language]
  const { page } = await visit(open.browser, open.site, { role: 'admin', language })
  await page.goto(`${open.site.url}/operations/backups`)
  await settled(page)
  await page.getByText(t.setUp.title).waitFor()
  await page.getByText('npm run xiaobao -- backup key').waitFor()
  await page.getByText(t.noDrill).waitFor()
  expect(await page.getByText(t.untried).count()).toBe(0)
  await looked(page, `${language}-backups-1-not-set-up`)
})
