import { expect, test } from 'vitest'
import { zh } from '../../web/src/text/zh/index.ts'
import { complained, long, send } from './session.ts'
import { button, looked, settled, siteAndBrowser, visit } from './support.ts'

const open = siteAndBrowser()
const t = zh.complaints.lines
const two = { items: 2, amountFen: 400 }

test('a shop offers for one of two items, the consumer accepts on a phone, and both read what stays in dispute', async () => {
  const consumer = await visit(open.browser, open.site, { role: 'consumer', size: 'phone' })
  const id = await complained(consumer.page, two)
  const agent = await visit(open.browser, open.site, { role: 'agent' })
  await send(agent.page, `/api/complaints/${id}/acknowledgement`, {})
  const merchant = await visit(open.browser, open.site, { role: 'merchant' })
  await merchant.page.goto(`${open.site.url}/complaints/${id}?step=answer`)
  await settled(merchant.page)
  await merchant.page.locator('#field-text').fill(long)
  await merchant.page.getByLabel(t.each).check()
  await merchant.page.locator('.line-offer').first().getByRole('checkbox').check()
  await merchant.page.locator('#field-forLines\\.0\\.amountFen').fill('1')
  await looked(merchant.page, 'settle-1-offer')
  await button(merchant.page, '商家答复').last().click()
  await merchant.page.getByText(t.offered).waitFor()

  const { page } = consumer
  await page.goto(`${open.site.url}/complaints/${id}`)
  await page.getByText(t.offered).waitFor()
  await looked(page, 'settle-2-read')
  await button(page, '接受商家的答复').first().click()
  await button(page, '确认接受商家的答复').click()
  await page.getByText(zh.mediation.part.title).waitFor()
  await page.getByText(/仍在处理：/).waitFor()
  await looked(page, 'settle-3-parted')

  await merchant.page.goto(`${open.site.url}/complaints/${id}`)
  await merchant.page.getByText(zh.mediation.part.title).waitFor()
  await looked(merchant.page, 'settle-4-shop')
  expect([...consumer.problems, ...merchant.problems, ...agent.problems]).toEqual([])
})

test('in the mediation room a proposal names the items that it settles, each with its term', async () => {
  const consumer = await visit(open.browser, open.site, { role: 'consumer', size: 'phone' })
  const id = await complained(consumer.page, two)
  const agent = await visit(open.browser, open.site, { role: 'agent' })
  const merchant = await visit(open.browser, open.site, { role: 'merchant' })
  await send(agent.page, `/api/complaints/${id}/acknowledgement`, {})
  await send(merchant.page, `/api/complaints/${id}/merchant-reply`, { text: long, offer: null })
  await send(consumer.page, `/api/complaints/${id}/refusal`, { text: long })
  await send(agent.page, `/api/complaints/${id}/evidence-closing`, { text: long })
  const { page } = merchant
  await page.goto(`${open.site.url}/complaints/${id}/mediation`)
  await settled(page)
  await button(page, zh.mediation.propose).click()
  await page.getByLabel(zh.mediation.part.byLines).check()
  await page.locator('#field-settles\\.lineIds').getByRole('checkbox').first().check()
  await page.locator('#field-terms\\.0\\.amountFen').fill('1')
  await page.locator('#field-terms\\.0\\.dueOn').fill('2099-01-05')
  await page.locator('#field-text').fill(long)
  await looked(page, 'settle-5-proposal')
  await page.locator('form').getByRole('button', { name: zh.mediation.propose }).click()
  await page.getByText(/只解决：/).waitFor()
  await consumer.page.goto(`${open.site.url}/complaints/${id}/mediation`)
  await consumer.page.getByText(/只解决：/).waitFor()
  await looked(consumer.page, 'settle-6-read')
  expect([...consumer.problems, ...merchant.problems]).toEqual([])
})
