import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { zh } from '../../web/src/text/zh/index.ts'
import { button, looked, settled, siteAndBrowser, visit } from './support.ts'

const t = zh.enter
const open = siteAndBrowser()

const next = async (page: Page, name: string) => {
  await looked(page, name)
  await button(page, t.next).click()
}

test('an agent writes down a call along the script, a reload loses nothing, and the caller gets a number, two days and a call back', async () => {
  const { page, problems } = await visit(open.browser, open.site, { role: 'agent' })
  await page.goto(`${open.site.url}/complaints/enter`)
  await settled(page)
  await next(page, 'enter-1-start')
  await page.getByLabel(t.field.name).fill('赵先生')
  await page.getByLabel(t.field.phone).fill('139 0000 1234')
  await page.getByLabel(t.search.words).fill('139 0000 1234')
  await page.getByText(t.search.noOrders).waitFor()
  await next(page, 'enter-2-caller')
  await page.getByLabel(t.field.category).selectOption('quality')
  await page.locator('#field-text').fill('上周买的电饭煲，用了三天内胆就掉漆。')
  await page.waitForTimeout(600)
  await page.reload()
  await settled(page)
  expect(await page.locator('#field-text').inputValue()).toBe('上周买的电饭煲，用了三天内胆就掉漆。')
  await next(page, 'enter-3-facts')
  await page.getByText(zh.complaints.remedy.refund, { exact: true }).click()
  await page.locator('#field-amountFen').fill('399')
  await next(page, 'enter-4-claim')
  const soon = new Date(Date.now() + 27 * 60 * 60 * 1000).toISOString().slice(0, 16)
  await page.locator('#field-callBackAt').fill(soon)
  await looked(page, 'enter-5-check')
  await button(page, t.send).click()
  await page.getByRole('heading', { name: t.done.title }).waitFor()
  expect(await page.locator('.entry-number').textContent()).toMatch(/^XB-\d{8}-/)
  await looked(page, 'enter-6-receipt')
  await page.getByRole('link', { name: t.calls.title }).last().click()
  await page.getByText('139****1234').waitFor()
  await looked(page, 'enter-7-calls')
  await button(page, t.calls.do).first().click()
  await button(page, zh.reading.open.replace('{what}', '电话')).click()
  await page.keyboard.press('Enter')
  await page.getByText('13900001234').waitFor()
  await page.locator('#field-note').fill('已告诉来电人进度')
  await looked(page, 'enter-8-call')
  await button(page, t.calls.send).click()
  await page.getByText(t.calls.empty).waitFor()
  expect(problems).toEqual([])
})

test('a letter of an authority is entered, waits with its day on the list of transfers, and what it was told stands in the case', async () => {
  const { page, problems } = await visit(open.browser, open.site, { role: 'agent' })
  await page.goto(`${open.site.url}/complaints/enter?channel=hotline-12315`)
  await settled(page)
  const own = `3301062026${Date.now()}`
  await page.locator('#field-reference').fill(own)
  await page.locator('#field-origin').fill('杭州市西湖区市场监督管理局')
  await page.locator('#field-answerBy').fill('2099-12-31')
  await next(page, 'transfer-1-letter')
  await page.getByLabel(t.field.name).fill('钱女士')
  await page.getByLabel(t.field.phone).fill('13900005678')
  await button(page, t.next).click()
  await page.getByLabel(t.field.category).selectOption('quality')
  await page.locator('#field-text').fill('消费者反映商家一直不发货，要求退款。')
  await button(page, t.next).click()
  await button(page, t.next).click()
  await button(page, t.send).click()
  await page.getByRole('heading', { name: t.done.title }).waitFor()
  await page.goto(`${open.site.url}/complaints/transfers?reference=${own}`)
  await page.getByText(own).waitFor()
  await looked(page, 'transfer-2-list')
  await button(page, t.report.do).click()
  await page.locator('#field-text').fill('已联系消费者和商家，正在核实发货情况。')
  await looked(page, 'transfer-3-report')
  await page.locator('dialog').getByRole('button', { name: t.report.send }).click()
  await page.getByText(t.transfers.interim).waitFor()
  await page.getByRole('link', { name: /^XB-/ }).click()
  await page.getByRole('heading', { name: t.source.title }).waitFor()
  await page.getByText('已联系消费者和商家').waitFor()
  await page.locator('summary', { hasText: t.source.promise }).click()
  await page.locator('#field-dueAt').fill('2099-12-30T10:00')
  await button(page, t.source.promise).click()
  await page.getByText(t.source.toCall).waitFor()
  await looked(page, 'transfer-4-case')
  expect(problems).toEqual([])
})

test('a file of transfers is imported on the page, and what was rejected says why and can be taken along', async () => {
  const { page, problems } = await visit(open.browser, open.site, { role: 'agent' })
  await page.goto(`${open.site.url}/complaints/transfers?tab=all`)
  await settled(page)
  await button(page, t.import.open).click()
  const own = `IMP-${Date.now()}`
  const text = `编号,收到时间,投诉内容\n${own},2026-03-02,商家一直不发货，也不回复消息。\n${own}-2,昨天,商家一直不发货，也不回复消息。\n`
  const file = { name: '转办.csv', mimeType: 'text/csv', buffer: Buffer.from(text) }
  await page.locator('dialog input[type=file]').setInputFiles(file)
  const report = page.getByRole('region', { name: t.import.result })
  await report.getByText(t.import.loaded.replace('{n}', '1')).waitFor()
  await report.getByText('读不出时间').waitFor()
  await looked(page, 'transfer-5-import')
  const [saved] = await Promise.all([page.waitForEvent('download'), report.getByText(t.import.download).click()])
  expect(saved.suggestedFilename()).toMatch(/^rejected-tri_.*\.csv$/)
  expect(problems).toEqual([])
})

test('a post is captured with its snapshot, the reply tells nothing of the case, and after the poster is verified it may', async () => {
  const { page, problems } = await visit(open.browser, open.site, { role: 'agent' })
  await page.goto(`${open.site.url}/complaints/social`)
  await settled(page)
  await page.locator('#field-url').fill(`https://weibo.com/1234567890/P${Date.now()}`)
  await page.locator('#field-handle').fill('生气的小王')
  await page.locator('#field-text').fill('某某店的电饭煲用了三天就掉漆，大家别买！')
  const snapshot = {
    name: '截图.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from(`%PDF-1.7\n${Date.now()}\n%%EOF\n`),
  }
  await page.locator('#field-snapshots').setInputFiles(snapshot)
  await page
    .locator('.upload-list')
    .getByText(/已保存|截图/)
    .first()
    .waitFor()
  await settled(page)
  await looked(page, 'social-1-capture')
  await button(page, t.capture.send).click()
  await page.getByRole('heading', { name: t.done.captured }).waitFor()
  const receipt = (await page.locator('.entry-number').textContent()) ?? ''
  await page.getByRole('link', { name: t.done.open }).click()
  const reply = page.locator('.entry-say').first()
  await page.getByText(t.post.unverified).waitFor()
  expect(await reply.textContent()).not.toContain(receipt)
  await looked(page, 'social-2-unverified')
  await page.getByText(t.post.verify).click()
  await page.locator('#field-note').fill('私信报出收货人和电话后四位，与订单一致')
  await button(page, t.post.send).click()
  await page.getByText(t.post.replyVerified).waitFor()
  expect(await reply.textContent()).toContain(receipt)
  await looked(page, 'social-3-verified')
  expect(problems).toEqual([])
})

test('on a phone the search comes first and nothing sticks out', async () => {
  const { page, problems } = await visit(open.browser, open.site, { role: 'agent', size: 'phone' })
  for (const place of ['enter', 'social', 'transfers', 'calls']) {
    await page.goto(`${open.site.url}/complaints/${place}`)
    await looked(page, `phone-${place}`)
  }
  expect(problems).toEqual([])
})

test('in English on a phone nothing sticks out, and the regulator reads how its transfers stand without a button to press', async () => {
  const english = await visit(open.browser, open.site, { role: 'agent', size: 'phone', language: 'en' })
  for (const place of ['enter', 'social', 'transfers', 'calls']) {
    await english.page.goto(`${open.site.url}/complaints/${place}`)
    await looked(english.page, `phone-en-${place}`)
  }
  const { page, problems } = await visit(open.browser, open.site, { role: 'regulator' })
  await page.goto(`${open.site.url}/complaints/transfers?tab=all`)
  await page.getByRole('link', { name: /^XB-/ }).first().waitFor()
  await looked(page, 'transfer-6-regulator')
  expect(await button(page, t.report.do).count()).toBe(0)
  expect([...english.problems, ...problems]).toEqual([])
})
