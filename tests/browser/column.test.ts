import { expect, test } from 'vitest'
import { zh } from '../../web/src/text/zh/index.ts'
import { button, looked, settled, siteAndBrowser, visit } from './support.ts'

const t = zh.column
const open = siteAndBrowser()

test('a consumer makes a complaint public on a phone, the desk reads it first, everybody reads it then, and a withdrawal takes it away', async () => {
  const mine = await visit(open.browser, open.site, { role: 'consumer', size: 'phone' })
  await mine.page.goto(`${open.site.url}/complaints`)
  await settled(mine.page)
  await mine.page.locator('a[href^="/complaints/cmp_"]').first().click()
  await mine.page.getByText(t.offer).click()
  const title = `耳机断连 ${Date.now() % 100_000}`
  await mine.page.locator('#field-column-title').fill(title)
  await mine.page.getByText(t.consent).click()
  await button(mine.page, t.send).click()
  await mine.page.getByText(t.state.offered).waitFor()
  await looked(mine.page, 'column-1-offered')

  const desk = await visit(open.browser, open.site, { role: 'governance-officer' })
  await desk.page.goto(`${open.site.url}/column/desk`)
  await settled(desk.page)
  await looked(desk.page, 'column-2-desk')
  const card = desk.page.locator('article', { has: desk.page.locator(`input[value="${title}"]`) })
  await card.getByRole('button', { name: t.desk.publish, exact: true }).click()
  await card.waitFor({ state: 'detached' })

  const guest = await visit(open.browser, open.site, { size: 'phone', scripts: false })
  await guest.page.goto(`${open.site.url}/column`)
  await guest.page.getByRole('link', { name: title }).waitFor()
  const reader = await visit(open.browser, open.site, { size: 'phone' })
  await reader.page.goto(`${open.site.url}/column`)
  await looked(reader.page, 'column-3-public')
  await reader.page.getByRole('link', { name: title }).click()
  await reader.page.getByRole('heading', { name: title }).waitFor()
  await looked(reader.page, 'column-4-posting')

  await mine.page.reload()
  await settled(mine.page)
  await button(mine.page, t.withdraw).click()
  await mine.page.getByText(t.state.withdrawn).waitFor()
  await reader.page.reload()
  await reader.page.getByText(t.gone).waitFor()
  expect([...mine.problems, ...desk.problems, ...reader.problems]).toEqual([])
})
