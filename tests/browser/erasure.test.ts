import { expect, test } from 'vitest'
import { en } from '../../web/src/text/en/index.ts'
import { zh } from '../../web/src/text/zh/index.ts'
import { accessibilityProblems, overflows, settled, siteAndBrowser, visit } from './support.ts'

const opened = siteAndBrowser()

for (const [language, size] of [
  ['zh', 'phone'],
  ['en', 'desk'],
] as const)
  test(`whoever closes their account sees before what goes and what stays, and takes it back by the link alone (${language}, ${size})`, async () => {
    const { site, browser } = opened
    const t = language === 'zh' ? zh : en
    const { page, problems } = await visit(browser, site, { role: 'consumer', size, language })
    await page.goto(`${site.url}/my/privacy/requests`)
    await settled(page)
    const wish = page.locator('li').filter({ has: page.getByRole('heading', { name: /注销账号|Close my account/ }) })
    await wish.getByRole('button').click()
    await wish.getByText(t.erase.matters).waitFor()
    const list = await wish.getByRole('list', { name: t.erase.what }).innerText()
    for (const outcome of [t.erase.outcome.goes, t.erase.outcome.held]) expect(list).toContain(outcome)
    expect(await accessibilityProblems(page)).toEqual([])
    expect(await overflows(page)).toBe(false)
    await wish.getByRole('button', { name: t.erase.close, exact: true }).click()
    await page.getByRole('link', { name: t.erase.openCertificate }).click()
    await page.waitForURL(/\/erasures\//)

    const stranger = await visit(browser, site, { size, language })
    await stranger.page.goto(page.url())
    await settled(stranger.page)
    expect(await accessibilityProblems(stranger.page)).toEqual([])
    expect(await overflows(stranger.page)).toBe(false)
    await stranger.page.getByRole('button', { name: t.erase.withdraw }).click()
    await stranger.page.getByText(t.erase.withdrawn).waitFor()
    await page.reload()
    await page.getByText(t.erase.withdrawn).waitFor()
    expect([...problems, ...stranger.problems]).toEqual([])
  })
