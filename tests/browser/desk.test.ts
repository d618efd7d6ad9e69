import { expect, test } from 'vitest'
import { zh } from '../../web/src/text/zh/index.ts'
import { button, looked, settled, siteAndBrowser, visit } from './support.ts'

const t = zh.desk
const open = siteAndBrowser()

test('the lead adds a tag; an agent puts it on a complaint, writes a note that survives a reload, follows it, and finds it by the tag', async () => {
  const lead = await visit(open.browser, open.site, { role: 'admin' })
  await lead.page.goto(`${open.site.url}/complaints/tags`)
  await settled(lead.page)
  await button(lead.page, t.tags.add).click()
  const name = `测试${Date.now() % 100_000}`
  await lead.page.locator('#field-name').fill(name)
  await looked(lead.page, 'desk-1-tag')
  await button(lead.page, t.tags.save).click()
  await lead.page.getByRole('cell', { name }).waitFor()
  await looked(lead.page, 'desk-2-tags')

  const { page, problems } = await visit(open.browser, open.site, { role: 'agent' })
  await page.goto(`${open.site.url}/complaints?tab=mine&sort=newest`)
  await settled(page)
  await page.locator('tbody a').first().click()
  await page.getByRole('heading', { name: t.title }).waitFor()
  await page.getByRole('combobox', { name: t.tag.put }).click()
  await page.locator('.ant-select-item-option', { hasText: name }).click()
  await button(page, t.tag.off.replace('{name}', name)).waitFor()
  await page.locator('#field-note').fill('')
  await page.locator('#field-note').pressSequentially('请 @管')
  await page.locator('.ant-mentions-dropdown-menu-item').first().click()
  await page.locator('#field-note').pressSequentially('看一下答复口径')
  await page.waitForTimeout(600)
  await page.reload()
  await settled(page)
  expect(await page.locator('#field-note').inputValue()).toContain('@管理员')
  await button(page, t.note.saveTelling.replace('{n}', '1')).click()
  await page.locator('.desk-note', { hasText: '答复口径' }).waitFor()
  await button(page, t.watch.start).click()
  await button(page, t.watch.stop).waitFor()
  await looked(page, 'desk-3-case')
  await page.goto(`${open.site.url}/complaints?tab=watching`)
  await page.locator('.tag-chip', { hasText: name }).waitFor()
  await looked(page, 'desk-4-queue')
  await lead.page.goto(`${open.site.url}/notices`)
  await lead.page
    .getByText(/内部备注/)
    .first()
    .waitFor()
  expect([...problems, ...lead.problems]).toEqual([])
})

test('the consumer and the shop of a case find nothing of what colleagues say', async () => {
  const shop = await visit(open.browser, open.site, { role: 'merchant' })
  await shop.page.goto(`${open.site.url}/complaints?tab=open`)
  await settled(shop.page)
  await shop.page.locator('tbody a').first().click()
  await shop.page.getByRole('heading', { name: zh.complaints.track.said }).waitFor()
  expect(await shop.page.getByRole('heading', { name: t.title }).count()).toBe(0)
  expect(shop.problems).toEqual([])
})
